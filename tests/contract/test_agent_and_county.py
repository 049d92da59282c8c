"""The real agent and the real county, joined by a wire that is cut: the two ends of the line together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.protocol.seal import new_private_key, public_of
from sync.terminal.clock import SystemClock
from sync.terminal.enrolment import enrol
from sync.terminal.mailbox.port import Enrolment, MessageState
from sync.terminal.mailbox.sqlite import SqliteMailbox
from sync.terminal.service import AgentService, county_http
from tests.helpers.clock import eventually
from tests.helpers.county_server import CountyServer
from tests.helpers.mailbox import review_message
from tests.helpers.proxy import Proxy
from tests.terminal.world import QUICK


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountyServer]:
    """One for all terminals of a file: each test enrols its own."""
    with CountyServer(tmp_path_factory.mktemp("county")) as server:
        yield server


@pytest.fixture
def proxy(county: CountyServer) -> Iterator[Proxy]:
    with Proxy("127.0.0.1", county.port) as wire:
        yield wire


@pytest.fixture
def mailbox(tmp_path: Path, county: CountyServer, proxy: Proxy) -> Iterator[SqliteMailbox]:
    """Enrolled through the wire."""
    box = SqliteMailbox(tmp_path / "line.db")
    box.publish_seal_key(public_of(new_private_key()))
    line = county_http(proxy.base_url, QUICK, SystemClock())
    enrol(box, line.enrol, county.new_code("420626106"), proxy.base_url)
    line.close()
    yield box
    box.close()


def enrolment_of(box: SqliteMailbox) -> Enrolment:
    enrolment = box.enrolment()
    assert enrolment is not None
    return enrolment


def post(box: SqliteMailbox, visit: str) -> str:
    who = enrolment_of(box)
    message = review_message(visit=visit, terminal=who.terminal, key=who.county_keys[0])
    box.post(message)
    return message.id


def all_done(box: SqliteMailbox, ids: list[str]) -> bool:
    states = {m.id: m.state for m in box.messages()}
    return all(states[id] is MessageState.DONE for id in ids)


def test_filed_offline_sent_when_the_line_is_back(
    county: CountyServer, proxy: Proxy, mailbox: SqliteMailbox
) -> None:
    who = enrolment_of(mailbox)
    with AgentService(mailbox, who, QUICK):
        eventually(lambda: mailbox.record("terminal", who.terminal))
        proxy.go_offline()
        ids = [post(mailbox, f"v{n}") for n in range(5)]
        eventually(lambda: not mailbox.line().online)
        proxy.go_online()
        eventually(lambda: all_done(mailbox, ids))
        county.publish("poster", "p", b"{}")
        eventually(lambda: mailbox.record("poster", "p"))
    skew = mailbox.line().skew_ms
    assert skew is not None
    # Of one and the same clock; it is known as well as an answer is quick, and that may take so long.
    assert abs(skew) < QUICK.read_timeout * 1000


def test_a_county_killed_and_started_again_has_each_message_once(
    county: CountyServer, mailbox: SqliteMailbox
) -> None:
    who = enrolment_of(mailbox)
    with AgentService(mailbox, who, QUICK):
        first = [post(mailbox, f"a{n}") for n in range(5)]
        eventually(lambda: all_done(mailbox, first))
        county.kill()
        second = [post(mailbox, f"b{n}") for n in range(5)]
        eventually(lambda: mailbox.messages("b0")[0].attempts >= 1)
        assert not all_done(mailbox, second)
        county.start()
        eventually(lambda: all_done(mailbox, second))
    assert county.count("intake.ReceivedMessage", terminal=who.terminal) == 10


def test_answers_cut_on_the_wire_end_in_already(
    county: CountyServer, proxy: Proxy, mailbox: SqliteMailbox
) -> None:
    who = enrolment_of(mailbox)
    with AgentService(mailbox, who, QUICK):
        eventually(lambda: mailbox.line().online)
        ids = []
        for n in range(5):
            proxy.cut_reply_after(40)
            ids.append(post(mailbox, f"v{n}"))
        eventually(lambda: all_done(mailbox, ids))
    assert county.count("intake.ReceivedMessage", terminal=who.terminal) == 5
