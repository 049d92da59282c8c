"""The agent against a county that behaves, over real sockets."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta

import msgspec
import pytest

from sync.model.settings import Line
from sync.protocol.line import PUSH_PATH, feed_info
from sync.protocol.seal import open_sealed
from sync.terminal.agent import STOPPED
from sync.terminal.mailbox.port import MessageState
from tests.helpers.clock import FakeClock, eventually
from tests.helpers.county import Trick
from tests.terminal.world import World

FEED = "GET /line/v1/feed"


@pytest.fixture
def world() -> Iterator[World]:
    with World() as made:
        yield made


def test_what_waits_is_sent_in_order_and_done(world: World) -> None:
    ids = [world.post(f"visit-{n}") for n in range(5)]
    with world.agent():
        eventually(lambda: world.is_done(*ids))
    assert world.county.core.arrivals == ids
    assert [world.county.core.stored[id].seq for id in ids] == [1, 2, 3, 4, 5]
    assert world.status(ids[0]).attempts == 1


def test_a_new_message_interrupts_the_long_poll(world: World) -> None:
    # Longer than the test waits: only an interrupted poll lets the message through in time.
    world.settings = msgspec.structs.replace(world.settings, long_poll=600)
    with world.agent():
        eventually(lambda: world.county.requests.count("GET /line/v1/feed") >= 2)
        id = world.post()
        eventually(lambda: world.is_done(id))


def test_a_large_outbox_goes_in_batches(world: World) -> None:
    world.settings = Line(
        connect_timeout=30, read_timeout=30, outbox_poll=0.02, batch_count=10, batch_bytes=1_000_000
    )
    ids = [world.post(f"v{n}") for n in range(25)]
    with world.agent():
        eventually(lambda: world.is_done(*ids))
    assert world.county.core.pushes == 3


def test_a_batch_of_bytes_ends_where_they_end(world: World) -> None:
    world.settings = Line(connect_timeout=30, read_timeout=30, outbox_poll=0.02, batch_bytes=1)
    ids = [world.post(f"v{n}") for n in range(3)]
    with world.agent():
        eventually(lambda: world.is_done(*ids))
    assert world.county.core.pushes == 3


def test_the_feed_is_mirrored_and_kept_up_to_date(world: World) -> None:
    for n in range(3):
        world.county.publish("poster", f"p{n}", b"1")
    with world.agent():
        eventually(lambda: len(world.mailbox.records("poster")) == 3)
        world.county.publish("poster", "p0", b"2")
        world.county.publish("poster", "p1", None)
        eventually(lambda: [r.key for r in world.mailbox.records("poster")] == ["p0", "p2"])
        record = world.mailbox.record("poster", "p0")
        assert record is not None
        assert record.body == b"2"


def test_a_record_sealed_to_the_kiosk_opens_there(world: World) -> None:
    terminal = world.enrolment.terminal
    world.county.core.publish("case", "c1", "已受理".encode(), terminal)
    with world.agent():
        eventually(lambda: world.mailbox.record("case", "c1"))
    record = world.mailbox.record("case", "c1")
    assert record is not None
    assert record.sealed
    assert record.body is not None
    info = feed_info(terminal, "case", "c1", record.rev)
    assert open_sealed(record.body, world.seal_private, info).decode() == "已受理"


def test_after_a_long_absence_a_snapshot_removes_what_is_gone(world: World) -> None:
    world.county.publish("poster", "old", b"1")
    with world.agent():
        eventually(lambda: world.mailbox.record("poster", "old"))
    world.county.core.places.clear()
    world.county.publish("poster", "new", b"1")
    world.county.core.restore_backup()
    with world.agent():
        eventually(lambda: [r.key for r in world.mailbox.records("poster")] == ["new"])


def test_a_new_county_epoch_is_remembered(world: World) -> None:
    with world.agent():
        eventually(lambda: world.mailbox.line().online)
        world.county.core.restore_backup()
        world.post()
        eventually(lambda: len(world.mailbox.county_epochs) == 2)  # type: ignore[union-attr]


def test_the_token_is_used_again_until_shortly_before_its_end(world: World) -> None:
    with world.agent():
        for n in range(3):
            id = world.post(f"v{n}")
            eventually(lambda id=id: world.is_done(id))  # type: ignore[misc]
    assert world.county.requests.count("POST /line/v1/token") == 1


def test_a_token_the_county_forgot_is_fetched_anew(world: World) -> None:
    with world.agent():
        first = world.post()
        eventually(lambda: world.is_done(first))
        world.county.core.drop_tokens()
        second = world.post()
        eventually(lambda: world.is_done(second))
        assert world.status(second).attempts == 1


def test_the_clock_difference_is_measured(world: World) -> None:
    world.county.core.clock_offset = timedelta(seconds=90)
    with world.agent():
        eventually(lambda: world.mailbox.line().skew_ms is not None)
    skew = world.mailbox.line().skew_ms
    assert skew is not None
    assert abs(skew - 90_000) < 1000


@pytest.mark.parametrize("days", [-3000, 400])
def test_a_wrong_clock_does_not_lock_the_terminal_out(days: int) -> None:
    class Wrong(FakeClock):
        """Wrong on the wall, right in its pace."""

        def monotonic(self) -> float:
            return time.monotonic()

    clock = Wrong()
    clock.jump(timedelta(days=days).total_seconds())
    with World(clock=clock) as world:
        id = world.post()
        with world.agent():
            eventually(lambda: world.is_done(id))
        skew = world.mailbox.line().skew_ms
        assert skew is not None
        assert abs(skew) > 300 * 86_400_000


def test_stopping_says_that_the_line_is_not_served(world: World) -> None:
    with world.agent():
        eventually(lambda: world.mailbox.line().online)
    line = world.mailbox.line()
    assert (line.online, line.last_error) == (False, STOPPED)


def test_a_message_in_the_air_at_a_crash_is_sent_again(world: World) -> None:
    id = world.post()
    world.mailbox.take(world.clock.now(), 10, 10_000)
    assert world.status(id).state is MessageState.SENDING
    with world.agent():
        eventually(lambda: world.is_done(id))


def test_offline_then_online_by_itself(world: World) -> None:
    with world.agent():
        eventually(lambda: world.mailbox.line().online)
        world.proxy.go_offline()
        ids = [world.post(f"v{n}") for n in range(3)]
        eventually(lambda: world.status(ids[0]).attempts >= 2)
        line = world.mailbox.line()
        assert not line.online
        assert "县里" in line.last_error
        world.proxy.go_online()
        eventually(lambda: world.is_done(*ids))
        eventually(lambda: world.mailbox.line().online)
    assert world.county.core.arrivals == ids


def test_a_slow_wire_is_only_slow(world: World) -> None:
    world.proxy.delay(0.1)
    id = world.post()
    with world.agent():
        eventually(lambda: world.is_done(id))


def test_a_new_case_does_not_sit_out_a_long_back_off() -> None:
    """The wait after a failure is a guess; a citizen who hands in a case is a reason to look again."""
    clock = FakeClock()
    patient = Line(connect_timeout=30, read_timeout=30, backoff_first=3600, backoff_most=7200)
    with World(settings=patient, clock=clock) as world:
        world.county.play(Trick.HANG_UP)
        first = world.post()
        service = world.agent()
        service.agent.turn()
        assert world.status(first).attempts == 1
        world.county.behave()
        clock.advance(60)
        service.agent.turn()
        assert world.status(first).attempts == 1
        second = world.post()
        service.agent.turn()
        assert world.is_done(first, second)
        service.stop()


def test_a_feed_that_answers_shows_that_the_wire_is_back() -> None:
    clock = FakeClock()
    patient = Line(connect_timeout=30, read_timeout=30, backoff_first=3600, backoff_most=7200)
    with World(settings=patient, clock=clock) as world:
        world.county.play(Trick.HANG_UP, path=PUSH_PATH, times=1)
        id = world.post()
        service = world.agent()
        service.agent.turn()
        assert world.status(id).attempts == 1
        eventually(lambda: service.agent.turn() and world.is_done(id))
        service.stop()


def test_a_county_that_does_not_hold_answers_back_is_not_asked_without_pause() -> None:
    clock = FakeClock()
    with World(clock=clock) as world:
        world.county.core.ignores_wait = True
        service = world.agent()
        service.agent.turn()
        eventually(lambda: service.agent.turn() and world.mailbox.cursor())
        eventually(lambda: service.agent.turn() and world.county.requests.count(FEED) == 2)
        # The second answer was empty. Until a second has passed, no turn asks again.
        eventually(lambda: not service._listener._heard.empty())
        for _ in range(20):
            service.agent.turn()
        assert not service._listener.busy
        assert world.county.requests.count(FEED) == 2
        clock.advance(1)
        service.agent.turn()
        eventually(lambda: world.county.requests.count(FEED) == 3)
        service.stop()


def test_a_clock_set_back_during_a_back_off_delays_nothing() -> None:
    clock = FakeClock()
    with World(settings=Line(connect_timeout=30, read_timeout=30, backoff_first=60), clock=clock) as world:
        world.county.play(Trick.SERVER_ERROR, path=PUSH_PATH)
        id = world.post()
        service = world.agent()
        service.agent.turn()
        world.county.behave()
        clock.jump(-3600)
        clock.advance(61)
        service.agent.turn()
        assert world.is_done(id)
        service.stop()
