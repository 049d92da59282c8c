"""Working days and deadlines, against the published 2026 list and against plain arithmetic."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.model.calendar import YEAR_2026, HolidayYear, Unit, WorkCalendar

CALENDAR = WorkCalendar([YEAR_2026])
D = date.fromisoformat
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-01-01", False),
        ("2026-01-04", True),  # Sunday worked for New Year
        ("2026-02-14", True),  # Saturday worked before Spring Festival
        ("2026-02-15", False),
        ("2026-02-23", False),
        ("2026-02-24", True),
        ("2026-02-28", True),
        ("2026-09-20", True),
        ("2026-10-07", False),
        ("2026-10-08", True),
        ("2026-10-10", True),
        ("2026-11-21", False),  # a plain Saturday
        ("2026-11-23", True),
    ],
)
def test_the_days_of_2026(day: str, works: bool) -> None:
    assert CALENDAR.is_workday(D(day)) is works


def test_2026_has_248_working_days() -> None:
    """365 days, 104 weekend days, 13 legal holidays off (国务院令第795号): 365 - 104 - 13."""
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert sum(CALENDAR.is_workday(day) for day in year) == 248


@pytest.mark.parametrize(
    ("start", "count", "unit", "last"),
    [
        ("2026-11-20", 1, Unit.WORKING_DAY, "2026-11-23"),  # Friday: the next working day is Monday
        ("2026-11-22", 1, Unit.WORKING_DAY, "2026-11-23"),  # accepted on a Sunday
        ("2026-11-23", 5, Unit.WORKING_DAY, "2026-11-30"),
        ("2026-02-13", 1, Unit.WORKING_DAY, "2026-02-14"),  # a Saturday that is worked
        ("2026-02-14", 1, Unit.WORKING_DAY, "2026-02-24"),  # over Spring Festival
        ("2026-09-30", 2, Unit.WORKING_DAY, "2026-10-09"),
        ("2026-11-23", 0, Unit.WORKING_DAY, "2026-11-23"),
        ("2026-11-22", 0, Unit.CALENDAR_DAY, "2026-11-22"),
        ("2026-11-01", 15, Unit.CALENDAR_DAY, "2026-11-16"),
        ("2026-11-01", 20, Unit.CALENDAR_DAY, "2026-11-23"),  # 21 November is a Saturday: moves on
        ("2026-09-21", 10, Unit.CALENDAR_DAY, "2026-10-08"),  # 1 October: moves past the holiday
    ],
)
def test_last_days(start: str, count: int, unit: Unit, last: str) -> None:
    found = CALENDAR.deadline(D(start), count, unit)
    assert (found.day, found.provisional) == (D(last), False)


@pytest.mark.parametrize(
    ("start", "count", "unit", "provisional"),
    [
        ("2026-12-01", 10, Unit.WORKING_DAY, False),
        ("2026-12-14", 20, Unit.WORKING_DAY, True),
        ("2026-12-01", 60, Unit.CALENDAR_DAY, True),
        ("2026-12-17", 5, Unit.WORKING_DAY, False),  # ends on 24 December
        ("2026-12-17", 8, Unit.WORKING_DAY, True),  # 29 December: next year's list may move it
        ("2027-03-01", 5, Unit.WORKING_DAY, True),
        ("2027-03-01", 0, Unit.WORKING_DAY, False),
        ("2027-03-01", 0, Unit.CALENDAR_DAY, False),
    ],
)
def test_what_rests_on_an_unpublished_year_is_provisional(
    start: str, count: int, unit: Unit, provisional: bool
) -> None:
    assert CALENDAR.deadline(D(start), count, unit).provisional is provisional


def test_the_list_of_the_next_year_may_move_days_of_december() -> None:
    """As the list for 2019 did: 29 December 2018, a Saturday, was worked, and Monday the 31st was off."""
    year = HolidayYear(2019, "示例", off=(D("2018-12-31"), D("2019-01-01")), work=(D("2018-12-29"),))
    both = WorkCalendar([HolidayYear(2018, "示例", off=(), work=()), year])
    assert both.is_workday(D("2018-12-29"))
    assert not both.is_workday(D("2018-12-31"))
    found = both.deadline(D("2018-12-28"), 2)
    assert (found.day, found.provisional) == (D("2019-01-02"), False)


def test_a_calendar_without_any_year_counts_weekends() -> None:
    bare = WorkCalendar([])
    found = bare.deadline(D("2026-10-01"), 1)
    assert (found.day, found.provisional) == (D("2026-10-02"), True)


def test_a_period_is_not_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        CALENDAR.deadline(D("2026-01-05"), -1)


@given(days, st.integers(1, 40))
def test_the_last_day_is_a_working_day_and_counts_back(start: date, count: int) -> None:
    last = CALENDAR.deadline(start, count).day
    assert CALENDAR.is_workday(last)
    assert CALENDAR.workdays_between(start, last) == count
    assert CALENDAR.workdays_between(last, start) == -count


@given(days, st.integers(1, 60), st.sampled_from(Unit))
def test_a_longer_period_never_ends_earlier(start: date, count: int, unit: Unit) -> None:
    assert CALENDAR.deadline(start, count, unit).day <= CALENDAR.deadline(start, count + 1, unit).day
    assert CALENDAR.deadline(start, count, unit).day > start


def test_days_left_and_overdue() -> None:
    last = D("2026-11-23")
    assert CALENDAR.workdays_between(last, last) == 0
    assert CALENDAR.workdays_between(D("2026-11-20"), last) == 1
    assert CALENDAR.workdays_between(D("2026-11-25"), last) == -2


def test_years_are_kept_in_order() -> None:
    later = HolidayYear(2027, "示例", (), ())
    assert [y.year for y in WorkCalendar([later, YEAR_2026]).years] == [2026, 2027]
