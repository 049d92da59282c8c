"""First-asked duties as the county tells of them: what was done at the console, or at another machine."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from kiosk.services.errors import ServiceError
from kiosk.services.helper_list import HelperLine, Tab
from kiosk.services.helping import KEEP
from sync.model.duty import DutyMove, DutyStatus
from sync.model.helping import Help, HelperRecord
from sync.protocol.line import Record, Topic, feed_info
from sync.protocol.seal import public_of, seal
from tests.kiosk.services.test_helping import Beside

FROM_COUNTY = "孙*宁（县政务服务中心）"


class World(Beside):
    def __init__(self) -> None:
        super().__init__()
        self._rev = 0

    def ask(self) -> HelperRecord:
        return self.asked.ask(self.session(), "v1", about="老年证在哪里办", told="带身份证", asker="赵示生")

    def told(self, id: str, *moves: DutyMove, key: str = "", **fields: Any) -> None:
        """What the county says of it, sealed to this terminal."""
        enrolment = self.kiosk.mailbox.enrolment()
        assert enrolment is not None
        assert self.kiosk.memory is not None
        base: dict[str, Any] = {
            "duty": id,
            "about": "老年证在哪里办",
            "asked_at": self.now(0),
            "moves": moves,
        }
        base |= {"asked_at": self.now(0), "owner": "h0312", "owner_name": "王*琴"}
        base |= {"holder": "h0312", "holder_name": "王*琴"}
        status = DutyStatus(**base | fields)
        self._rev += 1
        info = feed_info(enrolment.terminal, Topic.DUTY, key or id, self._rev)
        body = seal(msgspec.json.encode(status), public_of(self.kiosk.store.seal_private()), info)
        record = Record(topic=Topic.DUTY, key=key or id, rev=self._rev, body=body, sealed=True)
        self.kiosk.memory.apply([record], f"c{self._rev}", snapshot_begin=False, snapshot_end=False)

    def now(self, minutes: int) -> str:
        return (self.kiosk.clock.now() + timedelta(minutes=minutes)).isoformat(timespec="seconds")

    def closed(self, first: HelperRecord) -> None:
        self.told(
            first.id,
            DutyMove(help=Help.ASKED, at=first.made_at, who="王*琴", record=first.id, note=first.note),
            DutyMove(help=Help.CLOSED, at=self.now(5), who=FROM_COUNTY, note="电话告诉他了"),
            closed_at=self.now(5),
            closed_by=FROM_COUNTY,
            how="电话告诉他了",
        )

    def lines_of(self, number: str = "h0312") -> list[HelperLine]:
        lines = self.lines.of(number, self.kiosk.clock.today())
        return [line for line in lines if Tab.ASKED in line.tabs]


def test_closed_at_the_console_is_closed_here_with_by_whom_and_when() -> None:
    world = World()
    first = world.ask()
    assert [line.state for line in world.lines_of()] == ["没办结"]
    world.closed(first)
    (line,) = world.lines_of()
    assert (line.state, line.tone) == ("已办结", "g")
    assert FROM_COUNTY in line.who
    view = world.asked.view(first.id)
    assert view is not None
    assert view.closed
    assert view.ended_by == FROM_COUNTY
    assert [(step.what, step.note) for step in view.steps] == [
        ("首问接待", "告知：带身份证"),
        ("告知结果", "电话告诉他了"),
    ]
    with pytest.raises(ServiceError, match="已经办结"):
        world.asked.close(world.session(), "v2", first.id, "我也说过了")


def test_after_a_week_it_is_no_news_any_more() -> None:
    world = World()
    world.closed(world.ask())
    world.kiosk.wall.advance(8 * 86_400)
    assert world.lines_of() == []


def test_what_one_ended_oneself_is_not_told_as_news() -> None:
    world = World()
    first = world.ask()
    world.asked.close(world.session(), "v2", first.id, "领走了")
    assert world.lines_of() == []


def test_handed_on_at_the_console_then_again_here_before_the_county_knows() -> None:
    world = World()
    first = world.ask()
    world.told(
        first.id,
        DutyMove(help=Help.ASKED, at=first.made_at, who="王*琴", record=first.id, note=first.note),
        DutyMove(help=Help.HANDED_ON, at=world.now(1), who=FROM_COUNTY, note="交给 赵*国"),
        holder="",
        holder_name="赵*国",
    )
    (line,) = world.lines_of()
    assert line.state == "已转 赵*国"
    world.kiosk.wall.advance(600)
    world.helping.record(
        world.session(), "v2", Help.HANDED_ON, duty=first.id, handed_to="h0400", note="赵*国出差"
    )
    view = world.asked.view(first.id)
    assert view is not None
    assert (view.owner, view.holder) == ("h0312", "h0400")


def test_one_that_began_at_another_machine_can_be_ended_here_once() -> None:
    world = World()
    world.told("other", DutyMove(help=Help.ASKED, at=world.now(0), who="王*琴", record="other", note="问：x"))
    assert [line.state for line in world.lines_of()] == ["没办结"]
    world.kiosk.wall.advance(60)
    world.asked.close(world.session(), "v2", "other", "领走了")
    (sent,) = world.sent()
    assert (sent.help, sent.duty) == (Help.CLOSED, "other")
    assert world.lines_of() == []
    assert world.lines_of("h0400") == []


def test_what_is_not_ours_is_passed_over() -> None:
    world = World()
    first = world.ask()
    world.told("stranger", key=first.id)
    assert [line.state for line in world.lines_of()] == ["没办结"]


def test_what_the_county_closed_is_not_kept_for_ever() -> None:
    world = World()
    world.closed(world.ask())
    still_open = world.ask()
    world.kiosk.wall.advance((KEEP + timedelta(days=1)).total_seconds())
    world.helping.recover()
    assert [one.record.id for one in world.helping.all()] == [still_open.id]
