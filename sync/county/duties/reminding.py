"""First-asked duties that nobody answered: who is told when, as for late cases (desk/escalating.py).

An hourly job tells whoever was asked first, and whoever has it now, on the first day after its day; the
leader of the township from the second working day, who supervises from the third. Each is told once for each
day that was missed. A duty that goes with a case is as late as the case: leader and supervisor are told of
that, and here only whoever was asked first, who answers for it although somebody else has the case.
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
from sync.county.duties import queries
from sync.county.duties.models import Duty, DutyReminder
from sync.county.people import access
from sync.county.people.models import Staff

_MOST = 100


def remind(now: datetime) -> int:
    """Tell whoever has to be told by now; how many were. Doing it again tells nobody twice."""
    today, calendar, overseers = timezone.localdate(now), catalogue.work_calendar(), Overseers()
    told = 0
    for part in in_parts(Duty.objects.filter(queries.late(today))):
        wanted = [
            (duty.id, level, person, duty.day)
            for duty in part
            if duty.day is not None
            for level in levels_due(duty.day, today, calendar)
            for person in _told(duty, level, overseers)
        ]
        with transaction.atomic():
            told += tell(DutyReminder, "duty", wanted, now)
    return told


def _told(duty: Duty, level: int, overseers: Overseers) -> Collection[int | None]:
    """None: nobody holds that office, or it was a helper's name that is nobody's; the list shows it all the
    same."""
    if duty.case_id is not None:
        known = level == 1 and duty.owner_id is not None and duty.owner_id != duty.case_holder
        return [duty.owner_id] if known else []
    if level == 1:
        return {duty.owner_id, duty.holder_id} - {None} or [None]
    return [overseers.leader(duty.township) if level == 2 else overseers.supervisor(duty.township)]


def of_person(staff: Staff) -> Sequence[DutyReminder]:
    """What this person was told and has not ticked off, of duties that are still open."""
    return list(_news(staff).select_related("duty")[:_MOST])


def of_duty(duty: Duty) -> QuerySet[DutyReminder]:
    """Who was told of it, the newest first."""
    return DutyReminder.objects.filter(duty=duty).select_related("staff")


def unseen(staff: Staff) -> int:
    """For the menu."""
    return _news(staff).count() if queries.sees(staff.office) else 0


def seen(staff: Staff, ids: Sequence[int], now: datetime) -> int:
    """Tick off what one was told."""
    return tick_off(DutyReminder, staff, ids, now)


def _news(staff: Staff) -> QuerySet[DutyReminder]:
    mine = DutyReminder.objects.filter(staff=staff, seen_at=None, duty__closed_at=None)
    return mine.filter(access.duties_of(staff, "duty__"), duty__day=F("due"))
