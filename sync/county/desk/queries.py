"""What the desk shows: lists and counts, all from the database."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from sync.county.days import Urgency, urgency_of
from sync.county.desk.models import Case
from sync.county.people import access
from sync.county.people.models import Staff
from sync.model.calendar import WorkCalendar
from sync.model.case import CaseState
from sync.model.review import ITEMS, Level

CLOSED = [s.value for s in CaseState if s.closed]
OPEN = [s.value for s in CaseState if not s.closed]
DAYS = 14
MOST_COUNTED = 1000


def visible(staff: Staff) -> QuerySet[Case]:
    """The cases a member of staff may see at all (see services.may_see)."""
    return Case.objects.select_related("terminal", "holder", "owner").filter(access.cases_of(staff))


def open_count(staff: Staff) -> int:
    """For the menu; not counted further than anybody reads there."""
    return visible(staff).filter(state__in=OPEN)[:MOST_COUNTED].count()


def urgency(case: Case, today: date, calendar: WorkCalendar) -> Urgency:
    """The tag of a row."""
    if case.status is CaseState.CORRECTING:
        return Urgency(None, "n", "等群众补正")
    if case.deliver_by is not None and case.status in (CaseState.COMPLETED, CaseState.REFUSED):
        left = calendar.workdays_between(today, case.deliver_by)
        tone = "r" if left < 0 else "y" if left <= 1 else "n"
        return Urgency(left, tone, f"送达超期 {-left} 天" if left < 0 else f"{left} 个工作日内送达")
    if case.status.closed or case.due is None:
        return Urgency(None, "n", case.status.label)
    left = calendar.workdays_between(today, case.due)
    if case.status is CaseState.PAUSED:
        late = left < 0 or case.due < today
        return Urgency(
            left, "y" if late else "n", "特别程序该结束了" if late else f"特别程序，还有 {left} 个工作日"
        )
    return urgency_of(case.due, today, calendar)


def ticked(level: Level, items: list[str]) -> list[str]:
    """What was ticked in a review, in words."""
    known = ITEMS[level]
    return [known.get(code, code) for code in items]
