"""What the desk and the overview show: lists and counts, all from the database."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from msgspec import Struct

from sync.county.desk.models import Case, CaseReview
from sync.county.keys import KeyRing
from sync.county.people import access
from sync.county.people.models import Staff
from sync.model.calendar import WorkCalendar
from sync.model.case import CaseState
from sync.model.persons import normalise
from sync.model.review import Level

CLOSED = [s.value for s in CaseState if s.closed]
OPEN = [s.value for s in CaseState if not s.closed]
DAYS = 14


class Tab(StrEnum):
    OPEN = "open"
    MINE = "mine"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return {Tab.OPEN: "待办", Tab.MINE: "我经办的", Tab.CLOSED: "已办结"}[self]


def visible(staff: Staff) -> QuerySet[Case]:
    """The cases a member of staff may see at all (see services.may_see)."""
    return Case.objects.select_related("terminal", "holder", "owner").filter(access.cases_of(staff))


class Search(Struct, frozen=True):
    """What a list is narrowed to. words: part of a matter, or a number; person: a keyed hash of somebody.

    Only these two go into an address: a name or an ID number typed by a clerk never does, because
    addresses stay in a browser's history.
    """

    words: str = ""
    person: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.person)


def search_for(staff: Staff, typed: str) -> Search | None:
    """What a clerk means by what was typed; None when nothing fits.

    A person is found by the whole name or the whole ID number, through their keyed hashes.
    """
    typed, ring = typed.replace("\x00", "").strip(), KeyRing(settings.KEYS_FOLDER)
    if not typed:
        return Search()
    hashes = (ring.lookup_hash("name", typed), ring.lookup_hash("id_number", normalise(typed)))
    searches = [Search(person=hash) for hash in hashes] + [Search(words=typed)]
    cases = visible(staff)
    return next((search for search in searches if cases.filter(_matching(search)).exists()), None)


def listed(staff: Staff, tab: Tab, search: Search | None = None) -> QuerySet[Case]:
    """The list of a tab, most urgent first; a search looks through all of them."""
    cases = visible(staff)
    if search:
        cases = cases.filter(_matching(search))
    elif tab is Tab.OPEN:
        cases = cases.filter(state__in=OPEN)
    elif tab is Tab.MINE:
        cases = cases.filter(state__in=OPEN, holder=staff)
    else:
        return cases.filter(state__in=CLOSED).order_by(F("closed_at").desc(nulls_last=True), "-received_at")
    return cases.order_by(F("due").asc(nulls_last=True), "received_at", "id")


def open_count(staff: Staff) -> int:
    return visible(staff).filter(state__in=OPEN).count()


def _matching(search: Search) -> Q:
    if search.person:
        return Q(name_hash=search.person) | Q(person_hash=search.person)
    words = search.words.replace("\x00", "")
    number = normalise(words)
    found = Q(matter_name__icontains=words) | Q(case_no=number)
    digits = number.removeprefix("BK")
    if len(digits) == 22 and digits.isascii() and digits.isdigit():
        parts = (digits[:9], digits[9:11], digits[11:17], digits[17:21], digits[21])
        found |= Q(receipt_no="BK" + "-".join(parts))
    return found


class Urgency(Struct, frozen=True):
    """left: working days to the due day, negative when overdue; None when the county owes nothing."""

    left: int | None
    tone: str
    text: str


def urgency(case: Case, today: date, calendar: WorkCalendar) -> Urgency:
    """The tag of a row: tone is r, y, t or n as in the design language."""
    if case.status is CaseState.CORRECTING:
        return Urgency(None, "n", "等群众补正")
    if case.status.closed or case.due is None:
        return Urgency(None, "n", case.status.label)
    left = calendar.workdays_between(today, case.due)
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
