"""Terminals that wait at once: each hears of its own, also when the one who listens for all goes; and those
whose lines are slow keep nobody else waiting."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from http.client import HTTPResponse
from pathlib import Path

import msgspec
import pytest

from sync.county.config import CONNECTIONS
from sync.protocol.line import FeedReply, PushReply, Verdict, read_reply
from tests.helpers.county_cases import case_message, filed_case
from tests.helpers.county_server import CountyServer
from tests.helpers.line_client import LineClient

NUMBER = 12


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountyServer]:
    """Threads for 8 who wait, and 24 to spare."""
    folder: Path = tmp_path_factory.mktemp("county")
    with CountyServer(folder, serve=("--threads", "32")) as server:
        yield server


@pytest.fixture
def clients(county: CountyServer) -> Iterator[list[LineClient]]:
    terminals = [LineClient(county.base_url) for _ in range(NUMBER)]
    for terminal in terminals:
        terminal.enrol(county.new_code("420626106"))
        terminal.log_in()
    yield terminals
    for terminal in terminals:
        terminal.close()


def test_all_hear_of_a_record_for_all(county: CountyServer, clients: list[LineClient]) -> None:
    """The first to come listens for all, and gives up before there is news."""
    waiting = clients[:6]
    cursors = [client.everything()[1] for client in waiting]
    first = threading.Event()

    def wait(place: int) -> FeedReply:
        if place:
            first.wait(30)
            return waiting[place].feed(cursors[place], wait=20)
        threading.Timer(0.2, first.set).start()
        return waiting[0].feed(cursors[0], wait=1)

    with ThreadPoolExecutor(len(waiting)) as pool:
        pages = [pool.submit(wait, place) for place in range(len(waiting))]
        assert pages[0].result(30).records == ()
        county.publish("poster", "for-all", b"{}")
        for page in pages[1:]:
            assert "for-all" in [r.key for r in page.result(30).records]


def test_a_case_is_heard_of_by_its_own_terminal(county: CountyServer, clients: list[LineClient]) -> None:
    own, other = clients[0], clients[1]
    cursors = [client.everything()[1] for client in (own, other)]
    case = filed_case(own.terminal)
    with ThreadPoolExecutor(2) as pool:
        heard = pool.submit(own.feed, cursors[0], wait=20)
        quiet = pool.submit(other.feed, cursors[1], wait=2)
        pusher = LineClient(county.base_url)
        pusher.bearer = own.bearer
        pusher.push(case_message(case, own.county_key))
        pusher.close()
        assert case.id in [r.key for r in heard.result(30).records]
        assert quiet.result(30).records == ()


def test_who_finds_no_place_is_asked_to_come_again(county: CountyServer, clients: list[LineClient]) -> None:
    cursor = clients[0].everything()[1]
    with ThreadPoolExecutor(NUMBER) as pool:
        pages = list(pool.map(lambda client: client.feed(cursor, wait=2), clients))
    assert sorted(page.pause > 0 for page in pages) == [False] * 8 + [True] * (NUMBER - 8)
    assert all(page.pause == 0 for page in [clients[0].feed(cursor), clients[1].feed(cursor, wait=0.1)])


def test_slow_lines_keep_nobody_waiting(county: CountyServer, clients: list[LineClient]) -> None:
    """Of more terminals than may be worked on at once, half of what they push is still on the way."""
    slow, quick = clients[0], clients[1]
    messages = [case_message(filed_case(slow.terminal), slow.county_key) for _ in range(CONNECTIONS + 2)]
    bodies = [msgspec.json.encode({"v": 1, "messages": [message]}) for message in messages]
    head = (
        f"POST /line/v1/push HTTP/1.1\r\nAuthorization: Bearer {slow.bearer}\r\n"
        "Content-Type: application/json"
    )
    with slowly(county, head, bodies) as rest:
        push_now(quick)
        for response in rest():
            answers = read_reply(response.read(), PushReply).answers
            assert [answer.verdict for answer in answers] == [Verdict.ACCEPTED]


def test_slow_forms_keep_nobody_waiting(county: CountyServer, clients: list[LineClient]) -> None:
    """Of the console or of a phone: whose log-in it is, is asked before the form is read."""
    log_in, key = "x" * 32, "y" * 32
    head = (
        f"POST /login/ HTTP/1.1\r\nCookie: sessionid={log_in}; csrftoken={key}\r\n"
        "Content-Type: application/x-www-form-urlencoded"
    )
    forms = [
        f"csrfmiddlewaretoken={key}&username=nobody{n}&password=none".encode() for n in range(CONNECTIONS + 2)
    ]
    with slowly(county, head, forms) as rest:
        push_now(clients[0])
        assert {response.status for response in rest()} == {401}


def push_now(client: LineClient) -> None:
    for _ in range(3):
        reply = client.push(case_message(filed_case(client.terminal), client.county_key))
        assert [answer.verdict for answer in reply.answers] == [Verdict.ACCEPTED]


@contextmanager
def slowly(
    county: CountyServer, head: str, bodies: Sequence[bytes]
) -> Iterator[Callable[[], Iterator[HTTPResponse]]]:
    """Half of each body is sent. What it gives sends the other halves; the answers."""
    with ExitStack() as stack:
        lines = []
        for body in bodies:
            line = stack.enter_context(socket.create_connection(("127.0.0.1", county.port), 30))
            begun = f"{head}\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            line.sendall(begun + body[: len(body) // 2])
            lines.append((line, body[len(body) // 2 :]))

        def rest() -> Iterator[HTTPResponse]:
            for line, other_half in lines:
                line.sendall(other_half)
            for line, _ in lines:
                response = HTTPResponse(line)
                response.begin()
                yield response

        yield rest
