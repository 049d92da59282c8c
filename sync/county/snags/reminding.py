"""Snags a department leaves unanswered: who is told when, as for late cases (desk/escalating.py).

An hourly job tells whoever answers for the department on the first day after its day, the leader of the
township that waits from the second working day, who supervises from the third. Each is told once for each day
that was missed; a snag that the township sends back gets another day and starts anew, and a department it is
handed on to is told as well.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from sync.county.catalogue import services as catalogue
from sync.county.desk.escalating import Overseers, levels_due
from sync.county.desk.reminders import in_parts, tell, tick_off
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.people.orgs import staffed
from sync.county.people.rules import Role
from sync.county.snags.models import Snag, SnagReminder
from sync.model.snag import SnagState

_MOST = 100


def remind(now: datetime) -> int:
    """Tell whoever has to be told by now; how many were. Doing it again tells nobody twice."""
    today, calendar, people = timezone.localdate(now), catalogue.work_calendar(), _Responsible()
    late = Snag.objects.filter(state=SnagState.OPEN.value, due__lt=today)
    told = 0
    for part in in_parts(late.select_related("owner")):
        wanted = [
            (snag.id, level, person, snag.due)
            for snag in part
            if snag.due is not None
            for level in levels_due(snag.due, today, calendar)
            for person in people.of(snag, level)
        ]
        with transaction.atomic():
            told += tell(SnagReminder, "snag", wanted, now)
    return told


class _Responsible:
    """Who is told at which level, looked up once."""

    def __init__(self) -> None:
        self._overseers, self._staffed = Overseers(), staffed()
        deciding = Staff.objects.filter(is_active=True, role__in=[r.value for r in Role if r.decides])
        self._deciding = list(deciding.select_related("unit").order_by("pk"))

    def of(self, snag: Snag, level: int) -> Collection[int | None]:
        """None: nobody holds that office; the list shows it all the same."""
        if level == 1:
            answering = [p.pk for p in self._deciding if access.answers_snag(p, snag, self._staffed)]
            return answering or [None]
        if level == 2:
            return [self._overseers.leader(snag.township)]
        return [self._overseers.supervisor(snag.township)]


def of_person(staff: Staff) -> Sequence[SnagReminder]:
    """What this person was told and has not ticked off, of snags that still wait for that answer."""
    return list(_news(staff).select_related("snag", "snag__owner")[:_MOST])


def of_snag(snag: Snag) -> QuerySet[SnagReminder]:
    """Who was told of it, the newest first."""
    return SnagReminder.objects.filter(snag=snag).select_related("staff")


def unseen(staff: Staff) -> int:
    """For the menu, of those who oversee: who answers has the snag itself in that number."""
    return _news(staff).filter(level__gt=1).count() if staff.office.oversees else 0


def seen(staff: Staff, ids: Sequence[int], now: datetime) -> int:
    """Tick off what one was told."""
    return tick_off(SnagReminder, staff, ids, now)


def _news(staff: Staff) -> QuerySet[SnagReminder]:
    mine = SnagReminder.objects.filter(staff=staff, seen_at=None, snag__state=SnagState.OPEN.value)
    return mine.filter(access.snags_of(staff, "snag__"), snag__due=F("due"))
