"""Beside sending and hearing: a restored county, bodies that go in time, reports, a narrow line."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from sync.model.device import DeviceReport
from sync.model.resend import ResendOrder, ResendOrders
from sync.model.settings import Line
from sync.protocol.envelope import Kind, open_body
from sync.protocol.line import PUSH_PATH, Answer, Record, Topic, Verdict
from sync.protocol.wire import MSGPACK_TYPE
from sync.terminal import upkeep as upkeeping
from sync.terminal.allowance import LEAST, Allowance
from sync.terminal.mailbox.memory import MemoryMailbox
from sync.terminal.mailbox.port import CountySaid, MailboxError, MessageState
from sync.terminal.mailbox.sqlite import SqliteMailbox
from sync.terminal.service import AgentService
from sync.terminal.upkeep import DROP, LACK_EVERY, REPORT_AT_LEAST, Upkeep
from sync.terminal.watch import Watch
from tests.helpers.clock import FakeClock, eventually
from tests.helpers.county import Trick
from tests.helpers.mailbox import COUNTY_PRIVATE, MADE_AT, enrolment, review_message
from tests.terminal.world import QUICK, World


@pytest.fixture
def box() -> MemoryMailbox:
    made = MemoryMailbox()
    made.enrol(enrolment(), b"k" * 32)
    return made


def done(box: MemoryMailbox, count: int, epoch: str = "e1", days_ago: int = 0) -> list[str]:
    messages = [review_message() for _ in range(count)]
    for message in messages:
        box.post(message)
    at = (MADE_AT - timedelta(days=days_ago)).isoformat()
    answers = [Answer(m.id, Verdict.ACCEPTED) for m in messages]
    box.settle(answers, MADE_AT, CountySaid(epoch=epoch, time=at))
    return [message.id for message in messages]


class TestARestoredCounty:
    def test_it_gets_everything_again_and_nothing_twice(self) -> None:
        """Over real sockets: the county loses all it had, and is told by nobody."""
        with World() as world, world.agent():
            ids = [world.post(visit=str(n)) for n in range(5)]
            eventually(lambda: world.is_done(*ids))
            world.county.core.restore_backup()
            late = world.post(visit="late")
            eventually(lambda: set(world.county.core.stored) == {*ids, late})
            eventually(lambda: world.is_done(*ids, late))
            assert world.mailbox.line().parked == 0

    def test_a_terminal_that_was_off_meanwhile_finds_out_at_its_start(self) -> None:
        with World() as world:
            with world.agent():
                id = world.post()
                eventually(lambda: world.is_done(id))
            world.county.core.restore_backup()
            with world.agent():
                eventually(lambda: id in world.county.core.stored)

    def test_the_same_county_gets_nothing_again(self, box: MemoryMailbox) -> None:
        done(box, 3)
        upkeep = Upkeep(box, Line(), FakeClock())
        upkeep.reached("e1", MADE_AT.isoformat())
        upkeep.turn()
        assert box.line().waiting == 0
        upkeep.reached("e2", MADE_AT.isoformat())
        upkeep.turn()
        assert box.line().waiting == 3

    def test_it_gets_what_an_old_stick_says_that_its_earlier_life_has(self, box: MemoryMailbox) -> None:
        """Found in a drawer, and read in by another process while this one runs on."""
        clock = FakeClock()
        upkeep = Upkeep(box, Line(), clock)
        upkeep.reached("e2", MADE_AT.isoformat())
        upkeep.turn()
        message = review_message()
        box.post(message)
        said = CountySaid(epoch="e1", time=MADE_AT.isoformat(), by_hand=True)
        box.settle([Answer(message.id, Verdict.ACCEPTED)], MADE_AT, said)
        assert box.resend("e1", 10) == 0
        clock.advance(LACK_EVERY)
        upkeep.reached("e2", MADE_AT.isoformat())
        upkeep.turn()
        assert box.line().waiting == 1

    def test_nothing_is_dropped_that_it_may_lack(
        self, box: MemoryMailbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """However old it is: while it is at hand, what another life took goes up before anything goes."""
        monkeypatch.setattr(upkeeping, "STEP", 1)
        old = done(box, 3, days_ago=31)
        upkeep = Upkeep(box, Line(keep_done_days=30), FakeClock())
        upkeep.reached("e2", MADE_AT.isoformat())
        for _ in old:
            upkeep.turn()
        assert len(box.take(MADE_AT, 10, 1_000_000)) == len(old)


class TestWhatPeopleAskFor:
    def test_a_locked_file_puts_it_off_and_loses_nothing(
        self, box: MemoryMailbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        upkeep = Upkeep(box, Line(), FakeClock())
        upkeep.reached("e1", MADE_AT.isoformat())
        upkeep.turn()
        body = msgspec.json.encode(ResendOrders((ResendOrder("o1", ""),)))
        terminal = enrolment().terminal
        record = Record(topic=Topic.RESEND, key=terminal, rev=1, body=body)
        box.apply([record], "c1", snapshot_begin=False, snapshot_end=False)
        upkeep.ordered()

        def locked(now: object) -> int:
            raise MailboxError("存储正忙。", "locked")

        with monkeypatch.context() as broken:
            broken.setattr(box, "obey", locked)
            with pytest.raises(MailboxError):
                upkeep.turn()
        assert box.resent() == []
        upkeep.turn()
        assert [done.order for done in box.resent()] == ["o1"]


class TestDropping:
    def test_by_age_and_only_once_the_county_has_said_what_day_it_is(self, box: MemoryMailbox) -> None:
        done(box, 1, days_ago=31)
        clock = FakeClock()
        upkeep = Upkeep(box, Line(keep_done_days=30), clock)
        clock.jump(40 * 365 * 86_400)
        upkeep.turn()
        upkeep.reached("e1", "no time")
        upkeep.turn()
        assert box.resend("e2", 10) == 1
        done(box, 0)
        box.settle([Answer(m.id, Verdict.ALREADY) for m in box.messages()], MADE_AT)

    def test_a_clock_that_jumps_ahead_by_years_drops_nothing(self, box: MemoryMailbox) -> None:
        done(box, 2, days_ago=1)
        clock = FakeClock()
        upkeep = Upkeep(box, Line(keep_done_days=30), clock)
        clock.jump(10 * 365 * 86_400)
        upkeep.reached("e1", MADE_AT.isoformat())
        upkeep.turn()
        assert box.resend("e2", 10) == 2

    def test_a_month_s_worth_goes_in_steps(self, box: MemoryMailbox) -> None:
        done(box, DROP + 5, days_ago=31)
        done(box, 1)
        upkeep = Upkeep(box, Line(keep_done_days=30), FakeClock())
        upkeep.reached("e1", MADE_AT.isoformat())
        upkeep.turn()
        assert len([m for m in box.messages() if m.state is MessageState.DONE]) == DROP + 6
        upkeep.turn()
        assert box.resend("e2", 1000) == 1


class TestReports:
    def reports(self, box: MemoryMailbox) -> list[DeviceReport]:
        taken = box.take(MADE_AT, 100, 10**6)
        said = CountySaid(epoch="e1", time=MADE_AT.isoformat())
        box.settle([Answer(m.id, Verdict.ACCEPTED) for m in taken], MADE_AT, said)
        return [open_body(m, COUNTY_PRIVATE, DeviceReport) for m in taken if m.kind == Kind.DEVICE_REPORT]

    def test_at_once_then_when_something_changed_then_once_a_day(self, box: MemoryMailbox) -> None:
        clock, disk = FakeClock(), [(8 * 10**9, 16 * 10**9)]
        settings = Line(report_every=900)
        upkeep = Upkeep(box, settings, clock, "doorstep-terminal/1", lambda: disk[0])
        upkeep.turn()
        assert self.reports(box) == [], "not before the county was reached: offline they would pile up"
        upkeep.reached("e1", MADE_AT.isoformat())
        upkeep.turn()
        (first,) = self.reports(box)
        assert (first.source, first.software, first.disk_free) == ("agent", "doorstep-terminal/1", 8 * 10**9)
        clock.advance(901)
        upkeep.turn()
        assert self.reports(box) == []
        disk[0] = (10**9, 16 * 10**9)
        upkeep.turn()
        assert self.reports(box) == [], "at most every quarter of an hour"
        clock.advance(901)
        upkeep.turn()
        assert [r.disk_free for r in self.reports(box)] == [10**9]
        clock.advance(REPORT_AT_LEAST + 1)
        upkeep.turn()
        assert len(self.reports(box)) == 1

    def test_what_waits_is_in_it(self, box: MemoryMailbox) -> None:
        box.post(review_message())
        upkeep = Upkeep(box, Line(), FakeClock(), "x")
        upkeep.reached("e1", MADE_AT.isoformat())
        upkeep.turn()
        (report,) = self.reports(box)
        assert report.line is not None
        assert (report.line.waiting, report.line.parked) == (1, 0)
        assert report.line.oldest_at


class TestAllowance:
    def test_no_limit(self) -> None:
        free = Allowance(0)
        free.spend(10**9, 5.0)
        assert (free.wait(5.0), free.most(2_000_000)) == (0.0, 2_000_000)

    def test_on_the_average(self) -> None:
        slow = Allowance(100_000)
        assert slow.most(2_000_000) == 100_000
        slow.spend(50_000, 10.0)
        slow.spend(50_000, 10.0)
        assert slow.wait(10.0) == pytest.approx(1.0)
        assert slow.wait(11.0) == 0.0
        slow.spend(50_000, 20.0)
        assert slow.wait(20.0) == pytest.approx(0.5), "what was not used is not saved up"

    def test_a_very_narrow_line_still_gets_something(self) -> None:
        assert Allowance(10).most(2_000_000) == LEAST

    def test_a_narrow_line_is_kept_to(self) -> None:
        settings = replace(QUICK, rate_limit=100_000, batch_count=1)
        with World(settings=settings) as world:
            ids = [world.post(visit=str(n), words="长" * 400) for n in range(6)]
            with world.agent():
                eventually(lambda: world.is_done(*ids))
            assert world.county.core.pushes == 6


class TestWhatGoesUp:
    def test_as_messagepack_where_the_county_reads_it_and_json_where_not(self) -> None:
        for accepts, zipped in (((MSGPACK_TYPE,), []), ((), [PUSH_PATH])):
            with World() as world:
                world.county.core.accepts = accepts
                with world.agent():
                    id = world.post()
                    eventually(lambda world=world, id=id: world.is_done(id))  # type: ignore[misc]
                assert [path for path in world.county.zipped if path == PUSH_PATH] == zipped

    def test_the_end_of_the_log_and_a_doubt_goes_with_it_once(self) -> None:
        with World() as world, world.agent():
            first = world.post()
            eventually(lambda: world.is_done(first))
            (place,) = world.county.core.anchors
            assert world.county.core.anchors[place].count == 1
            world.county.core.anchors[place] = world.mailbox.head().__class__(count=1, link=b"x" * 32)
            second = world.post()
            eventually(lambda: world.is_done(second))
            assert world.county.core.forks == []
            third = world.post()
            eventually(lambda: world.is_done(third))
            fourth = world.post()
            eventually(lambda: world.is_done(fourth))
            assert world.county.core.forks == [world.enrolment.terminal]


class Jumping(FakeClock):
    """A wall clock that jumps, and a monotonic one that runs on as the machine's does."""

    def monotonic(self) -> float:
        return time.monotonic()


class TestClocks:
    def test_a_clock_that_jumps_by_years_while_at_work_holds_nothing_up(self) -> None:
        clock = Jumping()
        with World(clock=clock) as world, world.agent():
            for days in (0, -9000, 18_000, -9000):
                clock.jump(days * 86_400)
                world.county.play(Trick.HANG_UP, times=1, path=PUSH_PATH)
                id = world.post()
                eventually(lambda id=id: world.is_done(id))  # type: ignore[misc]
            assert len(world.county.core.stored) == 4


class TestWatch:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "line.db"

    def test_a_commit_of_the_other_process_is_heard(self, path: Path) -> None:
        box, heard = SqliteMailbox(path), threading.Event()
        watch = Watch(path, heard.set)
        assert watch.hears
        box.post(review_message())
        assert heard.wait(30)
        watch.close()
        watch.close()
        box.close()

    def test_the_agent_is_woken_and_does_not_look_by_the_clock(self, path: Path) -> None:
        """With half a minute between looks of its own, what another connection posts goes out at once."""
        box, kiosk = SqliteMailbox(path), SqliteMailbox(path)
        with World(box, settings=replace(QUICK, outbox_poll=30.0, long_poll=30.0)) as world:
            service = AgentService(box, world.enrolment, world.settings, database=path)
            with service:
                eventually(lambda: box.line().online)
                for n in range(5):
                    message = world.message(visit=str(n))
                    kiosk.post(message)
                    eventually(lambda id=message.id: world.is_done(id))  # type: ignore[misc]
        kiosk.close()
        box.close()

    def test_where_nothing_can_be_heard_nothing_breaks(self, tmp_path: Path) -> None:
        for place in (None, tmp_path / "no" / "folder" / "line.db"):
            watch = Watch(place, lambda: None)
            assert not watch.hears
            watch.close()
