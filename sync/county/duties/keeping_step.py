"""A duty keeps step with its case: has its day, ends when it ends, lives again when that is taken back.

Called for every case that is saved (apps.py), so that no list has to join a million cases to know it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Q

from sync.county.desk.models import Case
from sync.county.duties import doubling
from sync.county.duties.models import Doubled, Duty


def begin(duty: Duty, case: Case | None) -> None:
    """The columns of a duty that is about to be saved, for the case it has got; None: its own day."""
    if case is None:
        duty.day = duty.due
    else:
        duty.day = case.due
        duty.case_owner, duty.case_first_owner, duty.case_holder = _seen_by(case)
        if case.status.closed and duty.closed_at is None:
            duty.closed_at, duty.by_case, duty.closed_how = case.closed_at, True, _how(case)


def follow(case: Case) -> None:
    """Write into the case's duty how it stands; in the transaction that changed the case."""
    duty = Duty.objects.filter(case=case)
    owner, first, holder = _seen_by(case)
    same = Q(case_owner=owner, case_first_owner=first, case_holder=holder)
    duty.exclude(same).update(case_owner=owner, case_first_owner=first, case_holder=holder)
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
    count = 0
    for duty in Duty.objects.filter(closed_at=None, case__isnull=False).select_related("case").iterator(500):
        case = duty.case
        if case is not None and _stands(duty) != (case.status.closed, case.due, *_seen_by(case)):
            follow(case)
            count += 1
    doubling.say_who_sees(Doubled.objects.all())
    return count + Duty.objects.filter(closed_at=None, case=None, day=None).update(day=F("due"))


def _stands(duty: Duty) -> tuple[bool, date | None, int | None, int | None, int | None]:
    return False, duty.day, duty.case_owner, duty.case_first_owner, duty.case_holder


def when_saved(sender: type[Case], instance: Case, **_: Any) -> None:
    """For Django's ``post_save``. A case that is new comes by the other door (arrival.py)."""
    follow(instance)
    doubling.follow(instance)


def _seen_by(case: Case) -> tuple[int | None, int | None, int | None]:
    return case.owner_id, case.first_owner_id, case.holder_id


def _how(case: Case) -> str:
    return f"办件{case.status.label}"[:200]
