"""What the pages show of snags, and who sees which."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from msgspec import Struct

from sync.county import asking
from sync.county.days import urgency_of
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.people.orgs import staffed
from sync.county.snags.models import Snag
from sync.model.calendar import WorkCalendar
from sync.model.snag import SnagSort, SnagState


class Tab(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return {Tab.OPEN: "待答复", Tab.ANSWERED: "待确认", Tab.CLOSED: "已解决"}[self]


class Filter(Struct, frozen=True):
    """township: division code; owner: key of an organisation; sort: of :class:`SnagSort`. "" for all."""

    township: str = ""
    owner: str = ""
    sort: str = ""
    late: bool = False


def visible(staff: Staff) -> QuerySet[Snag]:
    rows = Snag.objects.select_related("owner", "staff", "answered_by", "terminal")
    return rows.filter(access.snags_of(staff))


def listed(staff: Staff, tab: Tab, filter: Filter, today: date) -> QuerySet[Snag]:
    """Those that wait by their day, the most urgent first; solved ones from the newest on."""
    rows = _filtered(visible(staff).filter(state=tab.value), filter, today)
    if tab is Tab.CLOSED:
        return rows.order_by("-closed_at", "-id")
    return rows.order_by(F("due").asc(nulls_last=True), "received_at", "id")


def counts(staff: Staff, filter: Filter, today: date) -> dict[Tab, int]:
    rows = _filtered(visible(staff), filter, today).order_by().values("state").annotate(number=Count("id"))
    found = {str(row["state"]): int(row["number"]) for row in rows}
    return {tab: found.get(tab.value, 0) for tab in Tab}


def waiting_count(staff: Staff) -> int:
    """What this person's side has to do: answer, or say whether the answer helped."""
    rows = visible(staff)
    if staff.office.decides and not staff.township:
        mine = Q(owner_id=staff.unit_id)
        if access.reach_of(staff).whole:
            mine |= Q(owner_id=None) | ~Q(owner_id__in=staffed())
        return rows.filter(mine, state=SnagState.OPEN.value).count()
    if staff.township:
        return rows.filter(township=staff.township, state=SnagState.ANSWERED.value).count()
    return 0


class Shown(Struct, frozen=True):
    """A row; tone and text of its day as in tags. days: how long it has been open, or was."""

    row: Snag
    tone: str
    text: str
    days: int


def shown(row: Snag, now: datetime, calendar: WorkCalendar) -> Shown:
    today = timezone.localdate(now)
    days = ((row.closed_at or now) - row.at).days
    if row.due is None or row.status is not SnagState.OPEN:
        return Shown(row, "n", "", max(days, 0))
    mark = urgency_of(row.due, today, calendar)
    return Shown(row, mark.tone, mark.text, max(days, 0))


def _filtered(rows: QuerySet[Snag], filter: Filter, today: date) -> QuerySet[Snag]:
    if filter.township:
        rows = rows.filter(township=filter.township)
    if (owner := asking.number(filter.owner)) is not None:
        rows = rows.filter(owner_id=owner)
    if filter.sort in set(SnagSort):
        # A list of words in one column: the sorts are words without quotes, so this finds just that one.
        rows = rows.filter(sorts__icontains=f'"{filter.sort}"')
    return rows.filter(state=SnagState.OPEN.value, due__lt=today) if filter.late else rows
