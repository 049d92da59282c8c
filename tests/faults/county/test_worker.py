"""Between stored and filed, between filed and told: a worker that dies, or meets another one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sync.protocol.line import Verdict
from tests.helpers.clock import eventually
from tests.helpers.county_cases import case_message, filed_case, review_message, review_of
from tests.helpers.county_server import CountyServer
from tests.helpers.line_client import LineClient

ROOT = Path(__file__).resolve().parents[3]
NUMBER = 300


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountyServer]:
    """Takes messages in; nobody works on them unless a test starts a worker. Each test has its terminal."""
    with CountyServer(tmp_path_factory.mktemp("county"), worker=False) as server:
        yield server


@pytest.fixture
def client(county: CountyServer) -> Iterator[LineClient]:
    terminal = LineClient(county.base_url)
    terminal.enrol(county.new_code("420626106"))
    terminal.log_in()
    yield terminal
    terminal.close()


def cases_of(county: CountyServer, client: LineClient) -> int:
    return county.count("desk.Case", terminal=client.terminal)


def reviews_of(county: CountyServer, client: LineClient) -> int:
    return county.count("desk.CaseReview", case__terminal=client.terminal, counted=True)


def waiting_of(county: CountyServer, client: LineClient) -> int:
    return county.count("intake.Waiting", terminal=client.terminal)


def file_many(county: CountyServer, client: LineClient) -> set[str]:
    """Cases and a review of each, half of them in the same batch; ids of the cases."""
    cases = [filed_case(client.terminal) for _ in range(NUMBER)]
    messages = [case_message(case, client.county_key) for case in cases]
    for case in cases[::3]:
        messages.append(review_message(review_of(case), client.terminal, client.county_key, case.visit))
    for first in range(0, len(messages), 150):
        answers = client.push(*messages[first : first + 150], zipped=True).answers
        assert {a.verdict for a in answers} == {Verdict.ACCEPTED}
    assert cases_of(county, client) == 0
    return {case.id for case in cases}


def check(county: CountyServer, client: LineClient, cases: set[str]) -> None:
    """Each case once, with its two lines and its review, and told to the terminal."""
    assert waiting_of(county, client) == 0
    assert cases_of(county, client) == NUMBER
    assert county.count("desk.CaseEvent", case__terminal=client.terminal) == 2 * NUMBER
    assert reviews_of(county, client) == NUMBER // 3
    assert county.count("feed.Entry", topic="case", scope=f"d:{client.terminal}") == NUMBER
    pages, _ = client.everything()
    assert {r.key for page in pages for r in page.records if r.topic == "case"} == cases


def run_worker(county: CountyServer, moment: str) -> int:
    """A worker that dies at that moment; its exit code."""
    command = [sys.executable, "-m", "tests.faults.county.dying_worker", moment]
    return subprocess.run(command, cwd=ROOT, env=county.environment, timeout=240).returncode


def test_killed_again_and_again_every_case_is_filed_once(county: CountyServer, client: LineClient) -> None:
    cases = file_many(county, client)
    for times in (1, 2):
        assert run_worker(county, "third") == -9
        done = cases_of(county, client)
        assert done == 80 * times
        # What is filed is filed with everything that belongs to it, and waits to be told.
        assert county.count("desk.CaseEvent", case__terminal=client.terminal) == 2 * done
        assert county.count("intake.Waiting", terminal=client.terminal, stage=2) == done
        assert waiting_of(county, client) == NUMBER + NUMBER // 3 - reviews_of(county, client)
    county.work_off()
    check(county, client, cases)


def test_killed_at_the_worst_moments(county: CountyServer, client: LineClient) -> None:
    """After the rows are taken, after the cases are written, after the news is written but not committed."""
    cases = file_many(county, client)
    for moment in ("taken", "filed", "published"):
        assert run_worker(county, moment) == -9
        assert cases_of(county, client) == 0
        assert waiting_of(county, client) == NUMBER + NUMBER // 3
    county.work_off()
    check(county, client, cases)


def test_killed_while_terminals_are_told(county: CountyServer, client: LineClient) -> None:
    """The news of the first hundred is written but not committed."""
    cases = file_many(county, client)
    assert run_worker(county, "told") == -9
    assert cases_of(county, client) == NUMBER
    assert county.count("intake.Waiting", terminal=client.terminal, stage=2) == NUMBER
    county.work_off()
    check(county, client, cases)


def test_workers_at_once_file_each_case_once(county: CountyServer, client: LineClient) -> None:
    """Without the lock that keeps all but one of them standing by."""
    cases = file_many(county, client)
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(lambda _: run_worker(county, "never"), range(3))) == [0, 0, 0]
    check(county, client, cases)


def test_one_works_and_the_other_takes_over(county: CountyServer, client: LineClient) -> None:
    first, second = county.start_worker(), county.start_worker()
    case = filed_case(client.terminal)
    client.push(case_message(case, client.county_key))
    eventually(lambda: county.count("desk.Case", id=case.id) == 1, 60)
    first.kill()
    first.wait(30)
    other = filed_case(client.terminal)
    client.push(case_message(other, client.county_key))
    eventually(lambda: county.count("desk.Case", id=other.id) == 1, 60)
    second.terminate()
    assert second.wait(30) == 0
