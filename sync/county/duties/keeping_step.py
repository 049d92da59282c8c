"""A duty keeps step with its case: has its day, ends when it ends, lives again when that is taken back.

Called for every case that is saved (apps.py), so that no list has to join a million cases to know it.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F, OuterRef, Q, Subquery

from sync.county.desk.models import Case
from sync.county.desk.queries import CLOSED
from sync.county.duties import doubling
from sync.county.duties.models import Duty


def begin(duty: Duty, case: Case | None) -> None:
    """The columns of a duty that is about to be saved, for the case it has got; None: its own day."""
    if case is None:
        duty.day = duty.due
    else:
        duty.day = case.due
        if case.status.closed and duty.closed_at is None:
            duty.closed_at, duty.by_case, duty.closed_how = case.closed_at, True, _how(case)


def follow(case: Case) -> None:
    """Write into the case's duty how it stands; in the transaction that changed the case."""
    duty = Duty.objects.filter(case=case)
    if case.status.closed:
        duty.filter(closed_at=None).update(
            closed_at=case.closed_at,
            closed_how=_how(case),
            by_case=True,
            day=None,
            version=F("version") + 1,
        )
        return
    # Only what the case closed does it open again: a helper's own word that all is told stays.
    duty.filter(by_case=True).update(
        closed_at=None, closed_how="", by_case=False, day=case.due, version=F("version") + 1
    )
    duty.filter(~Q(day=case.due) if case.due else Q(day__isnull=False), closed_at=None).update(day=case.due)


def catch_up() -> int:
    """What a server of the release before changed meanwhile, which knows no such columns; how many."""
    ended = Duty.objects.filter(closed_at=None, case__state__in=CLOSED, case__closed_at__isnull=False)
    count = 0
    for duty in ended.select_related("case").iterator(chunk_size=500):
        if duty.case is not None:
            follow(duty.case)
            count += 1
    days = Subquery(Case.objects.filter(pk=OuterRef("case_id")).values("due")[:1])
    moved = Duty.objects.filter(closed_at=None, case__isnull=False).exclude(day=F("case__due"))
    moved = moved.exclude(day=None, case__due=None)
    count += Duty.objects.filter(pk__in=list(moved.values_list("pk", flat=True)[:10_000])).update(day=days)
    fresh = Duty.objects.filter(closed_at=None, case=None, day=None)
    return count + fresh.update(day=F("due"))


def when_saved(sender: type[Case], instance: Case, **_: Any) -> None:
    """For Django's ``post_save``. A case that is new comes by the other door (arrival.py)."""
    follow(instance)
    doubling.follow(instance)


def _how(case: Case) -> str:
    return f"办件{case.status.label}"[:200]
