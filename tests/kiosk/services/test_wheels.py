"""Dates and counts by wheels: only what may be answered can be made, whatever is turned."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.wheels import Count, Wheels, day_of

NOW = datetime(2026, 11, 22, 9, 26, tzinfo=UTC)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2080, 12, 31))
TURNS = st.lists(
    st.tuples(
        st.sampled_from(["decade", "year", "month", "day", "hour", "minute"]), st.sampled_from([-1, 1])
    ),
    max_size=25,
)


def wheels(kind: str = "day", low: date | None = None, high: date | None = None) -> Wheels:
    return Wheels(kind, NOW, low, high)


@given(st.sampled_from(["day", "month", "year"]), DAYS, DAYS, DAYS, TURNS)
def test_no_turning_makes_a_day_that_is_not_allowed(
    kind: str, one: date, two: date, start: date, turns: list[tuple[str, int]]
) -> None:
    low, high = sorted((one, two))
    # A month counts as its first day: bounds within one month may leave none.
    low, high = low.replace(month=1, day=1), high.replace(month=12, day=31)
    made = wheels(kind, low, high)
    made.show(min(max(start, low), high).isoformat())
    keys = [part.key for part in made.parts]
    for key, step in turns:
        if key not in keys:
            continue
        part = next(part for part in made.parts if part.key == key)
        assert made.turn(key, step) is (part.more if step > 0 else part.less)
        assert low <= date.fromisoformat(made.value) <= high


def test_the_end_of_a_month_follows_the_month() -> None:
    made = wheels()
    made.show("2024-01-31")
    made.turn("month", 1)
    assert made.value == "2024-02-29"
    made.turn("year", 1)
    assert made.value == "2025-02-28"


def test_a_wheel_goes_round_within_what_is_allowed() -> None:
    made = wheels(low=date(2026, 10, 5), high=date(2026, 11, 22))
    made.show("2026-11-22")
    made.turn("day", 1)
    assert made.value == "2026-11-01"
    made.turn("day", -1)
    assert made.value == "2026-11-22"
    made.turn("month", 1)
    assert made.value == "2026-10-22"
    assert [part.more for part in made.parts if part.key == "year"] == [False]


def test_nothing_is_answered_before_a_touch_and_the_first_touch_takes_what_is_seen() -> None:
    made = wheels(high=NOW.date())
    assert (made.value, made.words) == ("", "2026年11月22日 星期日")
    made.confirm()
    assert made.value == "2026-11-22"


def test_a_far_day_has_a_wheel_of_decades() -> None:
    made = wheels(high=NOW.date())
    assert [part.key for part in made.parts] == ["decade", "year", "month", "day"]
    for _ in range(7):
        made.turn("decade", -1)
    assert made.value == "1956-11-22"
    assert made.parts[0].words == "1950"
    assert "decade" not in [part.key for part in wheels(low=date(2010, 1, 1), high=NOW.date()).parts]


@pytest.mark.parametrize(
    ("kind", "typed", "value", "grouped"),
    [
        ("day", "19580406", "1958-04-06", "1958年04月06日"),
        ("month", "202603", "2026-03-01", "2026年03月"),
        ("year", "1999", "1999-01-01", "1999年"),
        ("time", "0930", "09:30:00", "09时30分"),
        ("moment", "202611220815", "2026-11-22T08:15:00", "2026年11月22日08时15分"),
    ],
)
def test_digits_are_taken_once_they_are_all_there(kind: str, typed: str, value: str, grouped: str) -> None:
    made = wheels(kind)
    assert made.type(typed[:-1]) == ""
    assert made.value == ""
    assert made.type(typed) == ""
    assert (made.value, made.grouped(typed)) == (value, grouped)


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        ("day", "20230229", "没有这一天，请再看一遍"),
        ("day", "20270101", "还没到这一天，请再看一遍"),
        ("time", "2460", "没有这个时间，请再看一遍"),
    ],
)
def test_digits_that_say_nothing_are_told(kind: str, typed: str, sentence: str) -> None:
    made = wheels(kind, high=NOW.date())
    assert made.type(typed) == sentence
    assert made.value == ""


def test_what_is_allowed_is_said_with_both_ends() -> None:
    assert wheels(low=date(2026, 5, 26), high=date(2026, 12, 1)).type("20260101") == (
        "要在 2026年5月26日 到 2026年12月1日 之间"
    )


def test_months_and_years_are_their_first_day() -> None:
    made = wheels("month", low=date(2026, 3, 15), high=date(2026, 11, 22))
    made.confirm()
    assert made.value == "2026-11-01"
    made.turn("month", 1)
    assert made.value == "2026-04-01"


def test_time_goes_by_five_minutes_round_the_clock() -> None:
    made = wheels("time")
    made.show("23:57:00")
    made.turn("minute", 1)
    assert made.value == "23:00:00"
    made.turn("hour", 1)
    made.turn("minute", -1)
    assert made.value == "00:55:00"


def test_quick_days_are_only_those_allowed() -> None:
    assert [words for words, _ in wheels(high=NOW.date()).quick()] == ["今天", "昨天"]
    assert [words for words, _ in wheels(low=NOW.date()).quick()] == ["今天", "明天"]
    made = wheels(high=NOW.date())
    made.pick(1)
    assert made.value == "2026-11-21"


def test_an_absurd_bound_is_no_crash() -> None:
    assert day_of(-1e9) == date(1900, 1, 1)
    assert day_of(1e12) == date.max


def test_a_count_stays_between_its_ends() -> None:
    count = Count(1, 15)
    assert count.value == ""
    assert not count.turn("number", -1)
    assert count.turn("number", 1)
    assert (count.value, count.words) == ("2", "2")
    assert count.type("16") == "要在 1 到 15 之间"
    assert count.type("1") == ""
    assert count.value == "1"
    assert count.type("15") == ""
    assert [count.parts[0].less, count.parts[0].more] == [True, False]


def test_a_range_goes_by_its_step() -> None:
    count = Count(0, 10, 5)
    count.turn("number", 1)
    assert count.value == "5"
    assert count.type("7") == "从 0 起，每次加 5"
