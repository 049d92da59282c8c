"""What the desk and the overview show: lists and counts, all from the database."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Count, QuerySet
from django.utils import timezone
from msgspec import Struct

from sync.county.desk.models import Case, CaseReview
from sync.county.people import access
from sync.county.people.models import Staff
from sync.model.calendar import WorkCalendar
from sync.model.case import CaseState
from sync.model.review import Level

CLOSED = [s.value for s in CaseState if s.closed]
OPEN = [s.value for s in CaseState if not s.closed]
DAYS = 14


def visible(staff: Staff) -> QuerySet[Case]:
    """The cases a member of staff may see at all (see services.may_see)."""
    return Case.objects.select_related("terminal", "holder", "owner").filter(access.cases_of(staff))


def open_count(staff: Staff) -> int:
    return visible(staff).filter(state__in=OPEN).count()


class Urgency(Struct, frozen=True):
    """left: working days to the due day, negative when overdue; None when the county owes nothing."""

    left: int | None
    tone: str
    text: str


def urgency(case: Case, today: date, calendar: WorkCalendar) -> Urgency:
    """The tag of a row: tone is r, y, t or n as in the design language."""
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
    if left < 0 or case.due < today:
        return Urgency(left, "r", f"超期 {max(-left, 1)} 天")
    if left == 0:
        return Urgency(left, "y", "今天到期")
    return Urgency(left, "y" if left == 1 else "t", f"剩 {left} 个工作日")


class Day(Struct, frozen=True):
    """Cases received on a day: alone at the machine, and with a helper."""

    day: date
    alone: int
    helped: int

    @property
    def total(self) -> int:
        return self.alone + self.helped


class Overview(Struct, frozen=True):
    """Counts of what is in the database; a rate is None while there is nothing to count."""

    today: int
    yesterday: int
    alone: int
    helped: int
    reviews: int
    bad: int
    closed_in_month: int
    in_time: int
    overdue: int
    due_soon: int
    days: tuple[Day, ...]

    @property
    def satisfied(self) -> float | None:
        return 100 * (self.reviews - self.bad) / self.reviews if self.reviews else None

    @property
    def punctual(self) -> float | None:
        return 100 * self.in_time / self.closed_in_month if self.closed_in_month else None


def overview(now: datetime, calendar: WorkCalendar) -> Overview:
    today = timezone.localdate(now)
    days = _days(today)
    month = timezone.make_aware(datetime.combine(today.replace(day=1), time()))
    closed = Case.objects.filter(state__in=CLOSED, closed_at__gte=month, accepted_at__isnull=False)
    in_time = 0
    for closed_at, promised, statutory in closed.values_list("closed_at", "promised", "statutory"):
        last = promised or statutory
        in_time += last is None or (closed_at is not None and timezone.localdate(closed_at) <= last)
    counted = CaseReview.objects.filter(counted=True)
    bad = [level.value for level in Level if level.bad]
    waiting = Case.objects.filter(state__in=OPEN, due__isnull=False)
    soon = today + timedelta(days=1)
    while not calendar.is_workday(soon):
        soon += timedelta(days=1)
    return Overview(
        today=days[-1].total,
        yesterday=days[-2].total,
        alone=days[-1].alone,
        helped=days[-1].helped,
        reviews=counted.count(),
        bad=counted.filter(level__in=bad).count(),
        closed_in_month=closed.count(),
        in_time=in_time,
        overdue=waiting.filter(due__lt=today).count(),
        due_soon=waiting.filter(due__gte=today, due__lte=soon).count(),
        days=tuple(days),
    )


def _days(today: date) -> list[Day]:
    first = today - timedelta(days=DAYS - 1)
    start = timezone.make_aware(datetime.combine(first, time()))
    rows = Case.objects.filter(received_at__gte=start).values("received_at__date", "helper")
    alone: dict[date, int] = {}
    helped: dict[date, int] = {}
    for row in rows.annotate(number=Count("id")):
        side = helped if row["helper"] else alone
        day = row["received_at__date"]
        side[day] = side.get(day, 0) + row["number"]
    span = [first + timedelta(days=n) for n in range(DAYS)]
    return [Day(day, alone.get(day, 0), helped.get(day, 0)) for day in span]
