"""A body that nobody reads: its sender hears why, and the connection means nothing else by it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from msgspec.structs import replace

from sync.protocol.line import PUSH_PATH, ErrorReply, PushRequest, read_reply
from sync.terminal.clock import SystemClock
from sync.terminal.errors import LineError
from sync.terminal.http import CountyHttp
from tests.helpers.county_cases import case_message, filed_case
from tests.helpers.county_server import CountyServer
from tests.helpers.line_client import LineClient


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountyServer]:
    folder: Path = tmp_path_factory.mktemp("county")
    with CountyServer(folder) as server:
        yield server


@pytest.fixture
def replaced(county: CountyServer) -> Iterator[LineClient]:
    """A machine that is logged in, and another has taken its place since."""
    client, other = LineClient(county.base_url), LineClient(county.base_url)
    client.enrol(county.new_code("420626106"))
    client.log_in()
    township, _, device = client.terminal.partition("-")
    other.enrol(county.ask(do="code", township=township, device=int(device)))
    assert other.terminal == client.terminal
    yield client
    client.close()
    other.close()


@pytest.mark.parametrize("size", [0, 700, 60_000, 3_000_000])
def test_a_connection_goes_on_or_ends(county: CountyServer, replaced: LineClient, size: int) -> None:
    """What was not read is never taken for the next request: half of it would be one."""
    request = b"GET /line/v1/ca HTTP/1.1\r\nHost: x\r\n\r\n"
    body = (request * (size // len(request) + 1))[:size]
    connection = HTTPConnection("127.0.0.1", county.port, timeout=30)
    headers = {"Authorization": f"Bearer {replaced.bearer}", "Content-Type": "application/json"}
    for _ in range(3):
        try:
            connection.request("POST", PUSH_PATH, body, headers)
        except (BrokenPipeError, ConnectionResetError):
            # It has been answered already, and closed.
            assert size > 60_000
        response = connection.getresponse()
        assert (response.status, read_reply(response.read(), ErrorReply).code) == (401, "invalid_token")
        if size > 60_000:
            connection.close()
    connection.close()


@pytest.mark.parametrize("packed", [False, True], ids=["json", "msgpack"])
def test_an_agent_hears_why_however_much_it_brought(
    county: CountyServer, replaced: LineClient, packed: bool
) -> None:
    """More than any buffer on the way holds: it is answered, and cut off, while it is still sending."""
    message = case_message(filed_case(replaced.terminal), replaced.county_key)
    large = replace(message, body=os.urandom(2_000_000))
    http = CountyHttp(county.base_url, ca_file="", connect_timeout=5, read_timeout=30, clock=SystemClock())
    try:
        for _ in range(3):
            with pytest.raises(LineError) as caught:
                http.push(replaced.bearer, PushRequest(messages=(large,) * 3), packed=packed)
            assert caught.value.code == "invalid_token", str(caught.value)
    finally:
        http.close()
