from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec
import pytest

from kiosk.services.clock import CHINA
from kiosk.services.clock_words import (
    channel_words,
    day_words,
    days_left_words,
    deadline_words,
    fee_words,
    greeting,
    limit_words,
    moment_words,
    promise_words,
    trip_words,
    wait_words,
)
from sync.model.calendar import Deadline, Unit
from sync.model.matter import Channel, TimeLimit
from tests.kiosk.services.kiosk_world import pension

SUNDAY = date(2026, 11, 22)


def test_days_and_moments() -> None:
    assert day_words(SUNDAY) == "11月22日 星期日"
    assert day_words(date(2027, 1, 4), SUNDAY) == "2027年1月4日 星期一"
    assert moment_words(datetime(2026, 11, 22, 9, 5, tzinfo=CHINA)) == "11月22日 09:05"


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (0, "夜深了"),
        (5, "早上好"),
        (8, "上午好"),
        (11, "中午好"),
        (13, "下午好"),
        (18, "晚上好"),
        (23, "晚上好"),
    ],
)
def test_greetings(hour: int, words: str) -> None:
    assert greeting(datetime(2026, 11, 22, hour, tzinfo=CHINA)) == words


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (TimeLimit(None), "没有规定时限"),
        (TimeLimit(0), "当场办好"),
        (TimeLimit(1), "1 个工作日"),
        (TimeLimit(60, Unit.CALENDAR_DAY), "60 天"),
    ],
)
def test_limits(limit: TimeLimit, words: str) -> None:
    assert limit_words(limit) == words


@pytest.mark.parametrize(
    ("promised", "statutory", "instant", "words"),
    [
        (1, 20, False, ("1 个工作日", "法定 20 个工作日")),
        (0, None, True, ("当天办好", "没有法定时限")),
        (None, 30, False, ("没有承诺时限", "法定 30 个工作日")),
        (0, 0, True, ("当天办好", "法定即办")),
    ],
)
def test_promises(promised: int | None, statutory: int | None, instant: bool, words: tuple[str, str]) -> None:
    matter = msgspec.structs.replace(
        pension(), promised=TimeLimit(promised), statutory=TimeLimit(statutory), instant=instant
    )
    assert promise_words(matter) == words


def test_deadlines() -> None:
    wednesday = Deadline(date(2026, 11, 25), False)
    assert deadline_words(wednesday, SUNDAY, expected=True) == "预计 11月25日 星期三"
    assert deadline_words(wednesday, SUNDAY, expected=False) == "11月25日 星期三"
    assert deadline_words(Deadline(wednesday.day, True), SUNDAY, expected=False).startswith("预计 ")
    assert deadline_words(Deadline(SUNDAY, False), SUNDAY, expected=True) == "预计当天办好"
    assert deadline_words(None, SUNDAY, expected=True) == "没有承诺时限"


def test_fees_trips_and_ways() -> None:
    matter = pension()
    assert fee_words(matter) == ("不收费", "一分钱不用交")
    assert fee_words(msgspec.structs.replace(matter, fee="住宅80元/件")) == ("要收费", "住宅80元/件")
    assert trip_words(matter) == ("就这一次", "办完把材料交到窗口")
    exempt = msgspec.structs.replace(matter, materials=matter.materials[:3])
    assert trip_words(exempt) == ("就这一次", "在这里就能办完")
    counter = msgspec.structs.replace(matter, channels=(Channel.WINDOW, Channel.VILLAGE))
    assert trip_words(counter)[0] == "到窗口一次"
    assert channel_words(counter) == ("综合窗口", "村（社区）便民服务站")


@pytest.mark.parametrize(
    ("days", "words"), [(4, "还剩 4 个工作日"), (0, "今天到期"), (-2, "超期 2 个工作日")]
)
def test_days_left(days: int, words: str) -> None:
    assert days_left_words(days) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "1 秒"), (59, "59 秒"), (60, "1 分钟"), (60.5, "2 分钟"), (600, "10 分钟")]
)
def test_waits_round_up(seconds: float, words: str) -> None:
    assert wait_words(timedelta(seconds=seconds)) == words
