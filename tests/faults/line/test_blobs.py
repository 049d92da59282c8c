"""Photographs on a bad line: resumed where it broke, nothing lost, nothing doubled, cases first."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from sync.protocol.blob import SEALED_SEGMENT
from sync.terminal.mailbox.blob_port import BlobState
from sync.terminal.mailbox.port import MessageState
from tests.helpers.booth import QUICK, Booth
from tests.helpers.clock import eventually
from tests.helpers.county_server import CountyServer

ROOT = Path(__file__).resolve().parents[3]
MB = 1_000_000


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountyServer]:
    with CountyServer(tmp_path_factory.mktemp("county"), long_poll_most=1) as server:
        yield server


@pytest.fixture
def booth(county: CountyServer, tmp_path: Path) -> Iterator[Booth]:
    with Booth(county, tmp_path) as made:
        yield made


def test_a_photograph_arrives_as_it_was_sealed_and_only_once(booth: Booth) -> None:
    small, large = booth.post(1), booth.post(2 * MB)
    with booth.agent():
        eventually(lambda: booth.is_done(small) and booth.is_done(large), 60)
    assert booth.is_the_same(small)
    assert booth.is_the_same(large)
    sent = booth.proxy.bytes_up
    with booth.agent():
        eventually(lambda: booth.mailbox.line().online, 60)
    assert booth.proxy.bytes_up - sent < 10_000


def test_nothing_is_sent_before_its_case_is_filed(booth: Booth) -> None:
    message = booth.message()
    id = booth.photograph(message, 1000)
    other = booth.post(1000)
    with booth.agent():
        eventually(lambda: booth.is_done(other), 60)
        assert booth.received(id) == 0
        assert booth.at_county(id) is None
        booth.mailbox.post(message)
        eventually(lambda: booth.at_county(id), 60)


def test_twenty_megabytes_cut_three_times_cost_less_than_twenty_two(booth: Booth) -> None:
    dice = random.Random(20)  # noqa: S311 - places to cut
    id = booth.post(20 * MB)
    for part in (1, 2, 3):
        with booth.agent():
            eventually(lambda: booth.received(id) > part * 4 * MB, 60)  # noqa: B023
            cuts = booth.proxy.connections
            booth.proxy.cut_request_after(dice.randrange(600_000))
            eventually(lambda: booth.proxy.connections > cuts, 60)  # noqa: B023
    with booth.agent():
        eventually(lambda: booth.is_done(id), 60)
    assert booth.is_the_same(id)
    assert booth.proxy.bytes_up < 22 * MB


@pytest.mark.parametrize("seed", range(4))
def test_cut_at_random_places_it_arrives_and_no_more_than_a_piece_is_sent_again(
    booth: Booth, seed: int
) -> None:
    dice, size, cuts = random.Random(seed), 3 * MB, 6  # noqa: S311 - places to cut
    id = booth.post(size, seed)
    with booth.agent():
        for _ in range(cuts):
            connections = booth.proxy.connections
            booth.proxy.cut_request_after(dice.randrange(1, size // 4))
            eventually(lambda: booth.proxy.connections > connections or booth.is_done(id), 60)  # noqa: B023
        eventually(lambda: booth.is_done(id), 60)
    assert booth.is_the_same(id)
    assert booth.proxy.bytes_up < size + cuts * SEALED_SEGMENT + 100_000


def test_an_answer_that_is_lost_is_asked_for_not_sent_for(booth: Booth) -> None:
    """The piece is at the county; only its 204 was cut off."""
    id = booth.post(3 * MB)
    booth.proxy.cut_reply_after(900)
    with booth.agent():
        eventually(lambda: booth.is_done(id), 60)
    assert booth.is_the_same(id)


def test_a_damaged_piece_is_sent_again_and_only_that(booth: Booth) -> None:
    id = booth.post(3 * MB)
    booth.proxy.corrupt_large(30_000)
    with booth.agent():
        eventually(lambda: booth.is_done(id), 60)
    assert booth.is_the_same(id)
    assert booth.proxy.bytes_up < 4.3 * MB


def test_bytes_that_are_damaged_at_the_terminal_end_parked_with_a_sentence(booth: Booth) -> None:
    id, other = booth.post(MB), booth.post(MB)
    with booth.mailbox._db.write() as db:
        db.execute("UPDATE blob_segments SET body = zeroblob(length(body)) WHERE blob = ?", (id,))
    with booth.agent():
        eventually(lambda: booth.status(id).state is BlobState.PARKED, 60)
        eventually(lambda: booth.is_done(other), 60)
    assert "登记的不一样" in booth.status(id).last_error
    assert booth.at_county(id) is None


def test_cases_go_first_and_photographs_still_arrive(booth: Booth) -> None:
    booth.settings = replace(QUICK, rate_limit=MB // 10)
    id = booth.post(6 * MB)
    with booth.agent():
        eventually(lambda: booth.received(id) > 0, 60)
        for _ in range(10):
            message = booth.message()
            booth.mailbox.post(message, priority=5)
            eventually(lambda: booth.mailbox.message(message.id).state is MessageState.DONE, 60)  # noqa: B023
        # At that rate it takes a minute: none of the cases waited for it.
        assert not booth.is_done(id)
    booth.settings = QUICK
    with booth.agent():
        eventually(lambda: booth.is_done(id), 60)


def test_an_agent_killed_in_the_middle_goes_on_from_there(booth: Booth) -> None:
    (booth.folder / "config.toml").write_text(
        "[line]\nrate_limit = 2000000\noutbox_poll = 0.02\nbackoff_first = 0.1\nlong_poll = 1\n",
        encoding="utf-8",
    )
    id, size = booth.post(4 * MB), 4 * MB
    booth.mailbox.close()
    for part in (1, 2, 3):
        agent = subprocess.Popen(
            [sys.executable, "-m", "sync.terminal", "run"],
            cwd=booth.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stderr=subprocess.DEVNULL,
        )
        eventually(lambda: booth.received(id) > part * 800_000, 60)  # noqa: B023
        agent.kill()
        agent.wait()
    booth.mailbox = type(booth.mailbox)(booth.folder / "var" / "line" / "line.db")
    with booth.agent():
        eventually(lambda: booth.is_done(id), 60)
    assert booth.is_the_same(id)
    assert booth.proxy.bytes_up < size + 3 * SEALED_SEGMENT + 200_000


def test_a_county_killed_in_the_middle_goes_on_from_there(county: CountyServer, tmp_path: Path) -> None:
    with Booth(county, tmp_path, replace(QUICK, rate_limit=4 * MB)) as booth:
        id = booth.post(4 * MB)
        with booth.agent():
            for part in (1, 2):
                eventually(lambda: booth.received(id) > part * MB, 60)  # noqa: B023
                county.kill()
                kept = booth.received(id)
                county.start()
                assert booth.received(id) >= kept
            eventually(lambda: booth.is_done(id), 60)
        assert booth.is_the_same(id)
        assert booth.proxy.bytes_up < 4 * MB + 2 * SEALED_SEGMENT + 200_000


def test_photographs_wait_for_their_hours(booth: Booth) -> None:
    from datetime import UTC, datetime, timedelta

    now = datetime.now(UTC) + timedelta(hours=8)
    span = f"{now + timedelta(hours=2):%H:%M}-{now + timedelta(hours=3):%H:%M}"
    booth.settings = replace(QUICK, photos_hours=span)
    id = booth.post(1000)
    with booth.agent():
        (message,) = booth.mailbox.messages()
        eventually(lambda: booth.mailbox.message(message.id).state is MessageState.DONE, 60)
    assert booth.status(id).state is BlobState.WAITING
    assert booth.status(id).attempts == 0
    booth.settings = QUICK
    with booth.agent():
        eventually(lambda: booth.is_done(id), 60)
