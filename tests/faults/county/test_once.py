"""Stored once, for good: many at once, a killed server, a lost answer, two clerks on one case."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from sync.model.case import CaseState
from sync.protocol.envelope import Envelope
from sync.protocol.line import PushReply, Verdict, read_reply
from tests.helpers.county_cases import case_message, filed_case
from tests.helpers.county_server import CountyServer
from tests.helpers.line_client import LineClient

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountyServer]:
    """One server for all; each test has a terminal of its own and counts only what that one sent."""
    with CountyServer(tmp_path_factory.mktemp("county")) as server:
        yield server


@pytest.fixture
def client(county: CountyServer) -> Iterator[LineClient]:
    terminal = LineClient(county.base_url)
    terminal.enrol(county.new_code("420626106"))
    terminal.log_in()
    yield terminal
    terminal.close()


def copy_of(client: LineClient) -> LineClient:
    """Another connection of the same terminal."""
    other = LineClient(client.base_url)
    other.terminal, other.bearer, other.county_key = client.terminal, client.bearer, client.county_key
    other.sign = client.sign
    return other


def test_a_hundred_posts_of_one_case_store_one(county: CountyServer, client: LineClient) -> None:
    message = case_message(filed_case(client.terminal), client.county_key)
    start = threading.Barrier(20)

    def post(_: int) -> list[Verdict]:
        other = copy_of(client)
        start.wait(30)
        try:
            return [other.push(message).answers[0].verdict for _ in range(5)]
        finally:
            other.close()

    with ThreadPoolExecutor(20) as pool:
        verdicts = [v for batch in pool.map(post, range(20)) for v in batch]
    assert sorted(verdicts) == [Verdict.ACCEPTED] + [Verdict.ALREADY] * 99
    assert county.count("intake.ReceivedMessage", terminal=client.terminal) == 1
    county.work_off()
    assert county.count("desk.Case", terminal=client.terminal) == 1
    assert county.count("desk.CaseEvent", case__terminal=client.terminal) == 2


def test_batches_that_overlap_store_each_message_once(county: CountyServer, client: LineClient) -> None:
    messages = [case_message(filed_case(client.terminal), client.county_key) for _ in range(30)]

    def post(order: int) -> list[Verdict]:
        other = copy_of(client)
        batch = messages[order:] + messages[:order]
        try:
            return [answer.verdict for answer in other.push(*batch, zipped=True).answers]
        finally:
            other.close()

    with ThreadPoolExecutor(6) as pool:
        verdicts = [v for batch in pool.map(post, range(0, 30, 5)) for v in batch]
    assert (verdicts.count(Verdict.ACCEPTED), len(verdicts)) == (30, 180)
    county.work_off()
    assert county.count("desk.Case", terminal=client.terminal) == 30


def test_terminals_that_push_while_others_read_are_seen_in_order(county: CountyServer) -> None:
    """No reader ever steps over a record: what it has by its cursors is all there is for it."""
    clients = [LineClient(county.base_url) for _ in range(4)]
    for one in clients:
        one.enrol(county.new_code("420626106"))
        one.log_in()

    def work(one: LineClient) -> tuple[set[str], set[str]]:
        reader, cursor = copy_of(one), one.feed().cursor
        filed: set[str] = set()
        seen: set[str] = set()
        while len(filed) < 12 or seen < filed:
            if len(filed) < 12:
                case = filed_case(one.terminal)
                one.push(case_message(case, one.county_key))
                filed.add(case.id)
            page = reader.feed(cursor, wait=10)
            assert not page.snapshot
            assert page.records
            cursor = page.cursor
            seen |= {r.key for r in page.records if r.topic == "case"}
        reader.close()
        return filed, seen

    with ThreadPoolExecutor(4) as pool:
        for filed, seen in pool.map(work, clients):
            assert seen == filed
    for one in clients:
        one.close()


def push_until_the_end(client: LineClient, messages: list[Envelope]) -> list[str]:
    """Ids the server acknowledged before it died."""
    done: list[str] = []
    for message in messages:
        try:
            response = client.post("/line/v1/push", {"v": 1, "messages": [message]})
        except requests.RequestException:
            break
        reply = read_reply(response.content, PushReply)
        done += [a.id for a in reply.answers if a.verdict is Verdict.ACCEPTED]
    return done


def test_a_killed_server_keeps_what_it_acknowledged(county: CountyServer, client: LineClient) -> None:
    messages = [case_message(filed_case(client.terminal), client.county_key) for _ in range(400)]
    with ThreadPoolExecutor(1) as pool:
        pushing = pool.submit(push_until_the_end, client, messages)
        while county.count("intake.ReceivedMessage", terminal=client.terminal) < 10:
            assert not pushing.done()
        county.kill()
        acknowledged = pushing.result(60)
    assert 1 <= len(acknowledged) < 400
    county.start()
    again = copy_of(client)
    verdicts = {a.id: a.verdict for a in again.push(*messages, zipped=True).answers}
    again.close()
    assert all(verdicts[id] is Verdict.ALREADY for id in acknowledged)
    county.work_off()
    for model in ("intake.ReceivedMessage", "desk.Case"):
        assert county.count(model, terminal=client.terminal) == 400


def log_in(county: CountyServer, username: str, password: str) -> requests.Session:
    session = requests.Session()
    page = session.get(county.url + "/login/", timeout=20)
    form = {"csrfmiddlewaretoken": token_in(page.text), "username": username, "password": password}
    assert session.post(county.url + "/login/", form, timeout=20).status_code == 200
    return session


def token_in(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found
    return found.group(1)


def test_of_clerks_who_decide_at_the_same_moment_one_wins(county: CountyServer, client: LineClient) -> None:
    county.command("import-matters", str(ROOT / "assets/catalogue/matters.xlsx"))
    password = county.first_accounts()["clerk"]
    cases = [filed_case(client.terminal) for _ in range(5)]
    client.push(*(case_message(case, client.county_key) for case in cases))
    county.work_off()
    clerks = [log_in(county, "clerk", password) for _ in range(4)]
    start = threading.Barrier(len(clerks))

    def decide(work: tuple[requests.Session, str, str]) -> int:
        session, url, act = work
        token = token_in(session.get(url, timeout=20).text)
        start.wait(30)
        form = {"csrfmiddlewaretoken": token, "act": act, "version": "1", "note": "理由"}
        return session.post(url + "act/", form, timeout=30, allow_redirects=False).status_code

    acts = ["accept", "not_accept", "accept", "correct"]
    with ThreadPoolExecutor(len(clerks)) as pool:
        for case in cases:
            url = f"{county.url}/cases/{case.id}/"
            codes = list(pool.map(decide, [(s, url, act) for s, act in zip(clerks, acts, strict=True)]))
            assert sorted(codes) == [302, 409, 409, 409]
    assert county.count("desk.CaseEvent", case__terminal=client.terminal) == 3 * len(cases)
    assert county.count("desk.Case", terminal=client.terminal, version=2) == len(cases)
    assert county.count("desk.Case", terminal=client.terminal, state=CaseState.RECEIVED.value) == 0


def test_one_broken_header_holds_up_nobody(county: CountyServer, client: LineClient) -> None:
    good = [case_message(filed_case(client.terminal), client.county_key) for _ in range(2)]
    broken = {"id": "broken", "kind": "case", "seq": "seven"}
    response = client.post("/line/v1/push", {"v": 1, "messages": [good[0], broken, good[1]]})
    answers = read_reply(response.content, PushReply).answers
    assert [a.verdict for a in answers] == [Verdict.ACCEPTED, Verdict.REFUSED, Verdict.ACCEPTED]
    nameless = client.post("/line/v1/push", {"v": 1, "messages": [{"kind": "case"}]})
    assert nameless.status_code == 400
