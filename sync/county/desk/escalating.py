"""Cases that are late: who is told when (限时办结), and the overdue ones by who is responsible.

An hourly job tells the person responsible on the first day after the deadline, the leader of the township
from the second working day, who supervises from the third. Each is told once for each deadline that was
missed; a case that gets another deadline starts anew. Whoever could not open the case (a helper who was asked
first; somebody who has left) is not told of it: the next in line is, as where nobody was ever asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, Exists, Min, OuterRef, QuerySet
from django.utils import timezone
from msgspec import Struct

from sync.county.catalogue import services as catalogue
from sync.county.desk.models import Case, Escalation
from sync.county.desk.queries import OPEN, visible
from sync.county.desk.reminders import in_parts, tell, tick_off
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.model.calendar import WorkCalendar

_MOST = 100
LEVELS = {1: "提醒责任人", 2: "报乡镇负责人", 3: "报督查岗"}


def levels_due(due: date, today: date, calendar: WorkCalendar) -> range:
    """Which levels have been reached; none before the day after the deadline."""
    if due >= today:
        return range(0)
    behind = max(calendar.workdays_between(due, today), 1)
    return range(1, min(behind, 3) + 1)


def escalate(now: datetime) -> int:
    """Tell whoever has to be told by now; how many were. Doing it again tells nobody twice."""
    today, calendar, overseers = timezone.localdate(now), catalogue.work_calendar(), Overseers()
    told = 0
    late = Case.objects.filter(state__in=OPEN, due__lt=today).select_related("holder__unit", "asked__unit")
    for part in in_parts(late):
        wanted = [
            (case.id, level, _responsible(case, level, overseers), case.due)
            for case in part
            if case.due is not None
            for level in levels_due(case.due, today, calendar)
        ]
        with transaction.atomic():
            told += tell(Escalation, "case", wanted, now, one_a_level=True)
    return told


class Overseers:
    """The leader of each township and who supervises, looked up once."""

    def __init__(self) -> None:
        self._leaders: dict[str, int] = {}
        self._supervisors: dict[str, int] = {}
        staff = Staff.objects.filter(
            is_active=True, role__in=[Role.LEADER.value, Role.SUPERVISOR.value]
        ).order_by("-pk")
        for person in staff:
            side = self._leaders if person.office is Role.LEADER else self._supervisors
            side[person.township] = person.pk

    def leader(self, township: str) -> int | None:
        """None: nobody holds that office."""
        return self._leaders.get(township)

    def supervisor(self, township: str) -> int | None:
        """The county's; the township's where it has none. None: nobody holds that office."""
        return self._supervisors.get("") or self._supervisors.get(township)


def _responsible(case: Case, level: int, overseers: Overseers) -> int | None:
    """None: nobody holds that office; the list shows it all the same."""
    if level == 1:
        return _first(case, overseers)
    return overseers.leader(case.township) if level == 2 else overseers.supervisor(case.township)


def _first(case: Case, overseers: Overseers) -> int | None:
    """Who has the case, or else was asked first; where nobody was, or those cannot open it, whoever oversees
    the township: a case that came by itself at night is somebody's too."""
    for person in (case.holder, case.asked):
        if person is not None and person.is_active and access.sees_case(person, case):
            return person.pk
    return overseers.leader(case.township) or overseers.supervisor(case.township)


def of_person(staff: Staff) -> list[Escalation]:
    """What this person was told and has not ticked off, of cases that are still open."""
    rows = _news(staff).select_related("case", "case__terminal", "case__holder", "case__owner")
    return list(rows[:_MOST])


def unseen(staff: Staff) -> int:
    """For the menu."""
    return _news(staff).count() if staff.office.sees_cases else 0


def seen(staff: Staff, ids: Sequence[int], now: datetime) -> int:
    """Tick off what one was told; how many. Who was told of a case twice knows of it by the later word."""
    count = tick_off(Escalation, staff, ids, now)
    later = _later(staff).filter(pk__in=ids)
    Escalation.objects.filter(Exists(later), staff=staff, seen_at=None).update(seen_at=now)
    return count


def _news(staff: Staff) -> QuerySet[Escalation]:
    """Whoever was moved to another place sees its cases no more. Of two words about one case the later one:
    a leader may be told in somebody's place, and then as leader."""
    mine = Escalation.objects.filter(staff=staff, seen_at=None, case__state__in=OPEN)
    return mine.filter(access.cases_of(staff, "case__")).exclude(Exists(_later(staff)))


def _later(staff: Staff) -> QuerySet[Escalation]:
    """Of a row around this: what the same person was told of the same case at a higher level."""
    same = Escalation.objects.filter(case=OuterRef("case"), due=OuterRef("due"), staff=staff)
    return same.filter(level__gt=OuterRef("level"))


class Behind(Struct, frozen=True):
    """Overdue cases of one who is responsible. person: the key for a filter; None: nobody has them yet."""

    person: int | None
    name: str
    org: str
    number: int
    oldest: date


def by_person(staff: Staff, today: date) -> list[Behind]:
    """Overdue cases within what this person may see, by who holds them, the worst first."""
    late = visible(staff).filter(state__in=OPEN, due__lt=today).order_by()
    rows = (
        late.values("holder_id", "holder__name", "holder__org", "owner__name")
        .annotate(number=Count("pk"), oldest=Min("due"))
        .order_by("-number", "oldest")[:200]
    )
    return [
        Behind(
            row["holder_id"],
            row["holder__name"] or "还没有人经办",
            row["holder__org"] or row["owner__name"] or "县政务服务机构",
            row["number"],
            row["oldest"],
        )
        for row in rows
    ]


def trail(staff: Staff, today: date) -> list[Escalation]:
    """What was told to whom of late cases this person may see, the newest first."""
    told = Escalation.objects.filter(case__in=visible(staff).filter(state__in=OPEN, due__lt=today).order_by())
    return list(told.select_related("case", "staff")[:_MOST])
