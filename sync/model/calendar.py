"""Working days and deadlines.

Rules: 民法典 201 and 203 (the first day is not counted; for calendar-day periods a last day on a
day off moves to the next working day), 行政许可法 82 (periods are in working days, holidays out).
The holiday list is data that the county pushes: the State Council publishes a year's list in
October or November of the year before, so a deadline that crosses into a year nobody has published
yet is computed on plain weekends and marked provisional, never an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct


class Unit(StrEnum):
    """What a time limit counts (GB/T 39046 table 4 gives every limit a unit)."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"


class HolidayYear(Struct, frozen=True):
    """One published year. off: days off beyond plain weekends; work: weekend days worked."""

    year: int
    paper: str
    off: tuple[date, ...]
    work: tuple[date, ...]


class Deadline(Struct, frozen=True):
    """The last day, and whether it rests on a year whose holidays are not published yet."""

    day: date
    provisional: bool


class WorkCalendar:
    """Answers by day; built from the published years, cheap to build and immutable after."""

    def __init__(self, years: Iterable[HolidayYear]) -> None:
        self._years = {y.year: y for y in years}
        self._off = {d for y in self._years.values() for d in y.off}
        self._work = {d for y in self._years.values() for d in y.work}

    @property
    def years(self) -> tuple[HolidayYear, ...]:
        return tuple(self._years[y] for y in sorted(self._years))

    def is_published(self, day: date) -> bool:
        """True when nothing can still change about this day.

        The last week of December belongs to two lists: New Year's holiday may begin in it, and its
        paper is that of the next year (as 2018-12-29 to 31 were moved by the list for 2019).
        """
        years = {day.year, day.year + 1} if (day.month, day.day) >= (12, 25) else {day.year}
        return years <= self._years.keys()

    def is_workday(self, day: date) -> bool:
        """Listed as worked, or not listed and Monday to Friday."""
        if day in self._work:
            return True
        return day not in self._off and day.weekday() < 5

    def deadline(self, start: date, count: int, unit: Unit = Unit.WORKING_DAY) -> Deadline:
        """The last day of a period of ``count`` days that starts on ``start`` (not counted).

        count 0 is the same day (即办), whether or not it is a working day.
        Raises ValueError for a negative count.
        """
        if count < 0:
            raise ValueError("a period has no negative length")
        if count == 0:
            return Deadline(start, provisional=False)
        day, known, left = start, True, count
        if unit is Unit.CALENDAR_DAY:
            day = start + timedelta(days=count)
            known = self.is_published(day)
            while not self.is_workday(day):
                day += timedelta(days=1)
                known = known and self.is_published(day)
            return Deadline(day, not known)
        while left:
            day += timedelta(days=1)
            known = known and self.is_published(day)
            left -= self.is_workday(day)
        return Deadline(day, not known)

    def workdays_between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; negative when end lies before.

        So days left on the last day is 0, and -2 means two working days overdue.
        """
        if end < start:
            return -self.workdays_between(end, start)
        return sum(self.is_workday(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def _days(*spans: tuple[str, str]) -> tuple[date, ...]:
    found: list[date] = []
    for first, last in spans:
        day, end = date.fromisoformat(first), date.fromisoformat(last)
        while day <= end:
            found.append(day)
            day += timedelta(days=1)
    return tuple(found)


# 国办发明电 for 2026, so that a terminal that has not yet met its county already counts rightly.
YEAR_2026 = HolidayYear(
    year=2026,
    paper="国务院办公厅关于2026年部分节假日安排的通知",
    off=_days(
        ("2026-01-01", "2026-01-03"),
        ("2026-02-15", "2026-02-23"),
        ("2026-04-04", "2026-04-06"),
        ("2026-05-01", "2026-05-05"),
        ("2026-06-19", "2026-06-21"),
        ("2026-09-25", "2026-09-27"),
        ("2026-10-01", "2026-10-07"),
    ),
    work=_days(
        ("2026-01-04", "2026-01-04"),
        ("2026-02-14", "2026-02-14"),
        ("2026-02-28", "2026-02-28"),
        ("2026-05-09", "2026-05-09"),
        ("2026-09-20", "2026-09-20"),
        ("2026-10-10", "2026-10-10"),
    ),
)
