"""请人帮忙: a call goes up at once or not at all, and what cannot be promised is not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kiosk.services.calling import Calling, within
from kiosk.services.clock import CHINA
from sync.model.helping import CallStatus, HelperCall
from sync.protocol.envelope import Kind, open_body
from sync.protocol.line import Topic
from tests.helpers.clock import FakeClock
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.kiosk.services.kiosk_world import Kiosk
from tests.kiosk.services.world import TERMINAL, profile

MONDAY = datetime(2026, 11, 23, 1, 41, tzinfo=UTC)  # 09:41 in China
EVENING = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)  # 19:00 in China
SUNDAY = datetime(2026, 11, 22, 1, 41, tzinfo=UTC)


def world(now: datetime = MONDAY, *, online: bool = True, **about: object) -> tuple[Kiosk, Calling]:
    kiosk = Kiosk(clock=FakeClock(now), terminal_profile=profile(**about))
    assert kiosk.memory is not None
    kiosk.memory.contact(now, ok=online)
    calling = Calling(catalogue=kiosk.catalogue, mailbox=kiosk.mailbox, clock=kiosk.clock, ids=kiosk.ids)
    return kiosk, calling


def sent(kiosk: Kiosk) -> list[HelperCall]:
    assert kiosk.memory is not None
    taken = kiosk.memory.take(kiosk.wall.now(), 100, 10**9)
    kiosk.memory.release()
    return [open_body(e, COUNTY_PRIVATE, HelperCall) for e in taken if e.kind == Kind.HELPER_CALL]


def test_with_the_line_up_it_goes_to_the_county_and_back_comes_who() -> None:
    kiosk, calling = world()
    call = calling.call("v1", "填表")
    assert call.sent
    assert "09:41 叫的" in call.words
    (body,) = sent(kiosk)
    assert (body.id, body.visit, body.place, body.cancels) == (call.id, "v1", "填表", "")
    assert calling.answer(call) == ""
    kiosk.county.publish(Topic.HELPER_CALL, TERMINAL, CallStatus(call="another", who="李*"))
    assert calling.answer(call) == ""
    kiosk.county.publish(
        Topic.HELPER_CALL, TERMINAL, CallStatus(call=call.id, who="王*琴", org="党群服务中心")
    )
    assert calling.answer(call) == "王*琴（党群服务中心）看到了，马上过来。"


def test_it_is_taken_back() -> None:
    kiosk, calling = world()
    call = calling.call("v1", "首页")
    calling.cancel("v1", call)
    assert [body.cancels for body in sent(kiosk)] == ["", call.id]


def test_without_the_line_nothing_is_sent_later_and_that_is_said() -> None:
    kiosk, calling = world(online=False)
    call = calling.call("v1", "首页")
    assert not call.sent
    assert "没联网" in call.words
    calling.cancel("v1", call)
    assert sent(kiosk) == []


@pytest.mark.parametrize(
    ("now", "about", "words"),
    [
        (MONDAY, {}, ""),
        (EVENING, {}, "现在不是上班时间"),
        (SUNDAY, {}, "今天休息"),
        (SUNDAY, {"hours": "每天 8:30-17:30"}, ""),
        (MONDAY, {"helper": None}, "没有安排帮办员"),
        (EVENING, {"hours": "全天"}, ""),
    ],
)
def test_when_nobody_may_be_there_it_is_said(now: datetime, about: dict[str, object], words: str) -> None:
    _, calling = world(now, **about)
    said = calling.off_duty()
    assert words in said
    assert bool(said) is bool(words)


@pytest.mark.parametrize(
    ("hours", "at", "inside"),
    [
        ("8:30–12:00  14:30–17:30", "11:59", True),
        ("8:30–12:00  14:30–17:30", "12:00", False),
        ("8:30至12:00，14:30至17:30", "15:00", True),
        ("上午 8：30 — 12：00", "07:10", False),
        ("上班时间", "07:10", None),
        ("", "07:10", None),
        ("99:99-99:99", "07:10", None),
    ],
)
def test_opening_hours_as_people_write_them(hours: str, at: str, inside: bool | None) -> None:
    hour, minute = map(int, at.split(":"))
    assert within(hours, datetime(2026, 11, 23, hour, minute, tzinfo=CHINA)) is inside
