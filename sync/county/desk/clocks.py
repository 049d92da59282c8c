"""How much of a time limit is left while a case is handled: it stands still in special procedures.

Pure. A limit runs from acceptance, whose own day is not counted (民法典 201). A special procedure (行政许可法
45) takes the days after the one it was opened on, up to and including the one it ended on, out of the count.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from sync.model.calendar import Deadline, Unit, WorkCalendar
from sync.model.matter import Matter, TimeLimit


class Limit(Struct, frozen=True):
    """left: days not yet used when the clock started last; negative: overdue before it was stopped."""

    left: int
    unit: Unit


class Clock(Struct, frozen=True):
    """since: the day, itself not counted, from which ``left`` is used up; None while the clock stands.

    A limit of None: there is none, or nobody knows it.
    """

    since: date | None
    promised: Limit | None = None
    statutory: Limit | None = None


class LastDays(Struct, frozen=True):
    """provisional: a year nobody has published the holidays of yet is in it."""

    promised: date | None
    statutory: date | None
    provisional: bool


def started(accepted: date, matter: Matter | None) -> Clock:
    """As it starts with acceptance."""

    def whole(limit: TimeLimit | None) -> Limit | None:
        return None if limit is None or limit.days is None else Limit(limit.days, limit.unit)

    if matter is None:
        return Clock(accepted)
    return Clock(accepted, whole(matter.promised), whole(matter.statutory))


def stopped(clock: Clock, day: date, calendar: WorkCalendar) -> Clock:
    """As it stands after it was stopped on ``day``, which still counts."""
    if clock.since is None:
        return clock
    since = clock.since

    def rest(limit: Limit | None) -> Limit | None:
        if limit is None:
            return None
        left = limit.left - used(since, day, limit.unit, calendar)
        # A last day on a day off had moved on to the next working day (民法典 203): that much was left.
        in_time = left < 0 <= limit.left and day <= _last(since, limit, calendar).day
        return replace(limit, left=0 if in_time else left)

    return Clock(None, rest(clock.promised), rest(clock.statutory))


def resumed(clock: Clock, day: date) -> Clock:
    """As it goes on from ``day``, which does not count."""
    return clock if clock.since is not None else replace(clock, since=day)


def used(since: date, day: date, unit: Unit, calendar: WorkCalendar) -> int:
    """Days of a limit used after ``since`` up to and including ``day``."""
    if day <= since:
        return 0
    if unit is Unit.CALENDAR_DAY:
        return (day - since).days
    return calendar.workdays_between(since, day)


def last_days(clock: Clock, calendar: WorkCalendar) -> LastDays:
    """The days by which it must be decided; of a clock that stands, none can be named."""

    def last(limit: Limit | None) -> Deadline | None:
        if limit is None or clock.since is None:
            return None
        if limit.left >= 0:
            return _last(clock.since, limit, calendar)
        return Deadline(_before(clock.since, -limit.left, limit.unit, calendar), provisional=False)

    promised, statutory = last(clock.promised), last(clock.statutory)
    return LastDays(
        promised.day if promised else None,
        statutory.day if statutory else None,
        any(one.provisional for one in (promised, statutory) if one),
    )


def _last(since: date, limit: Limit, calendar: WorkCalendar) -> Deadline:
    found = calendar.deadline(since, limit.left, limit.unit)
    if limit.left or limit.unit is Unit.WORKING_DAY:
        return found
    # No days left of a limit in calendar days: today, or the next working day.
    day = since
    while not calendar.is_workday(day):
        day += timedelta(days=1)
    return Deadline(day, not calendar.is_published(day))


def _before(day: date, count: int, unit: Unit, calendar: WorkCalendar) -> date:
    """So many days of the unit before ``day``: what was overdue when it was stopped stays as much overdue."""
    if unit is Unit.CALENDAR_DAY:
        return day - timedelta(days=count)
    while count:
        count -= calendar.is_workday(day)
        day -= timedelta(days=1)
    while not calendar.is_workday(day):
        day -= timedelta(days=1)
    return day
