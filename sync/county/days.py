"""Days by the county's clock: as moments (what is stored says when, what is asked for says which days), and
as how much time is left."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from msgspec import Struct

from sync.model.calendar import WorkCalendar


def start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


def within(field: str, first: date, last: date) -> Q:
    """Rows whose moment lies within the days; both count. field: its name, or the path to it."""
    return Q(**{f"{field}__gte": start(first), f"{field}__lt": start(last + timedelta(days=1))})


class Urgency(Struct, frozen=True):
    """left: working days to the due day, negative when overdue; None when nothing is owed. tone: r, y, t or n
    as in the design language."""

    left: int | None
    tone: str
    text: str


def urgency_of(due: date, today: date, calendar: WorkCalendar) -> Urgency:
    """The tag of whatever has to be done by a day. Late from the day after, also where that is a Sunday."""
    left = calendar.workdays_between(today, due)
    if due < today:
        return Urgency(left, "r", f"超期 {max(-left, 1)} 天")
    if left <= 0:
        return Urgency(left, "y", "今天到期")
    return Urgency(left, "y" if left == 1 else "t", f"剩 {left} 个工作日")
