"""What the pages of duties, doubles and late cases show; indexes make each list independent of its length."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet
from msgspec import Struct

from sync.county.days import within
from sync.county.desk.queries import OPEN
from sync.county.duties.models import Doubled, Duty, LateCase
from sync.county.duties.rules import Double, Late
from sync.county.fleet.models import Health, Terminal
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.model.division import TOWNSHIPS


class Tab(StrEnum):
    OPEN = "open"
    LATE = "late"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return {Tab.OPEN: "没办结", Tab.LATE: "超期", Tab.CLOSED: "已办结"}[self]


def sees(role: Role) -> bool:
    """Whom duties concern: who may be asked, and who looks after it."""
    return access.may_open(role, "duties:duties", changes=False)


def visible(staff: Staff) -> QuerySet[Duty]:
    return Duty.objects.select_related("case", "owner", "terminal", "holder").filter(access.duties_of(staff))


def may_act(staff: Staff, duty: Duty) -> bool:
    return staff.pk in (duty.owner_id, duty.holder_id) or staff.office is Role.SUPERVISOR


def still_open() -> Q:
    """A duty with a case is open as long as that is (keeping_step.py); others until somebody closes it."""
    return Q(closed_at=None)


def late(today: date) -> Q:
    return Q(closed_at=None, day__lt=today)


def listed(staff: Staff, tab: Tab, today: date, who: str = "") -> QuerySet[Duty]:
    """who: the masked name of an owner, "" for all."""
    duties = visible(staff)
    if who:
        duties = duties.filter(owner_name=who)
    if tab is Tab.OPEN:
        return duties.filter(still_open()).order_by(F("day").asc(nulls_last=True), "id")
    if tab is Tab.LATE:
        return duties.filter(late(today)).order_by("day", "id")
    return duties.filter(closed_at__isnull=False).order_by("-closed_at", "-id")


class Owner(Struct, frozen=True):
    """How many duties somebody has open, and late."""

    name: str
    org: str
    open: int
    late: int


def owners(staff: Staff, today: date, most: int = 12) -> Sequence[Owner]:
    """Open ones by person, whoever has most late ones first."""
    rows = (
        visible(staff)
        .filter(still_open())
        .order_by()
        .values("owner_name", "owner_org")
        .annotate(number=Count("id"), behind=Count("id", filter=late(today)))
        .order_by("-behind", "-number", "owner_name")
    )
    return [Owner(r["owner_name"], r["owner_org"], r["number"], r["behind"]) for r in rows[:most]]


def is_late(duty: Duty, today: date) -> bool:
    return duty.closed_at is None and duty.day is not None and duty.day < today


def visible_doubles(staff: Staff) -> QuerySet[Doubled]:
    """Whoever sees one of the two cases sees the pair; the row itself says who that is."""
    rows = Doubled.objects.select_related("first__terminal", "second__terminal", "decided_by")
    return rows.filter(access.cases_of(staff, "first_") | access.cases_of(staff, "second_"))


def waiting_doubles(staff: Staff) -> QuerySet[Doubled]:
    """Pairs nobody has decided; one of two cases ended otherwise needs no decision any more."""
    rows = visible_doubles(staff).filter(decision="")
    moot = Q(kind=Double.CASE.value) & ~(Q(first__state__in=OPEN) & Q(second__state__in=OPEN))
    return rows.exclude(moot).order_by("-found_at", "-id")


def decided_doubles(staff: Staff) -> QuerySet[Doubled]:
    return visible_doubles(staff).exclude(decision="").order_by("-decided_at", "-id")


class LateCount(Struct, frozen=True):
    """key: a township code or a terminal id. reasons: how many of each reason, in the order of rules.Late."""

    key: str
    name: str
    number: int
    worst: int
    reasons: tuple[int, ...]


def late_cases(
    staff: Staff, since: date, until: date, township: str = "", terminal: str = ""
) -> QuerySet[LateCase]:
    """Those that arrived within the days, the newest first."""
    rows = LateCase.objects.select_related("case", "terminal").order_by("-received_at")
    place = staff.township or township
    if not staff.township or not staff.office.sees_cases:
        rows = rows.filter(access.cases_of(staff, "case__"))
    rows = rows.filter(within("received_at", since, until))
    if place:
        rows = rows.filter(township=place)
    return rows.filter(terminal=terminal) if terminal else rows


def late_by_place(rows: QuerySet[LateCase], by: str) -> list[LateCount]:
    """by: ``township`` or ``terminal_id``; whoever has most first."""
    found: dict[str, list[int]] = {}
    worst: dict[str, int] = {}
    order = [reason.value for reason in Late]
    for row in rows.order_by().values(by, "reason", "days").annotate(number=Count("pk")):
        counts = found.setdefault(row[by], [0] * len(order))
        counts[order.index(row["reason"])] += row["number"]
        worst[row[by]] = max(worst.get(row[by], 0), row["days"])
    names = {t.code: t.name for t in TOWNSHIPS}
    if by != "township":
        names = {t.id: t.label for t in Terminal.objects.filter(pk__in=found)}
    counted = [LateCount(k, names.get(k, k), sum(c), worst[k], tuple(c)) for k, c in found.items()]
    return sorted(counted, key=lambda c: (-c.number, c.key))


class StillThere(Struct, frozen=True):
    """What a machine said was still on it. oldest_at: of the oldest message that waits."""

    terminal: Terminal
    waiting: int
    oldest_at: datetime
    reported_at: datetime


def still_at_terminals(staff: Staff) -> list[StillThere]:
    """Terminals with messages that the county has not got, as they last reported, the oldest first."""
    rows = Health.objects.select_related("terminal").filter(
        access.terminals_of(staff, "terminal__"),
        waiting__gt=0,
        oldest_at__isnull=False,
        terminal__revoked_at=None,
    )
    return [
        StillThere(row.terminal, row.waiting or 0, row.oldest_at, row.reported_at)
        for row in rows.order_by("oldest_at")
        if row.oldest_at is not None
    ]


def doubtful_clocks(staff: Staff) -> list[Terminal]:
    """Machines whose clock was never compared with the county's: their times are their own word."""
    rows = Terminal.objects.filter(access.terminals_of(staff), revoked_at=None, skew_ms=None)
    return list(rows.order_by("id"))
