"""When a terminal is told what was done with a case: not before it can no longer be taken back.

An act waits ``undo_seconds`` in the table Held; until then nobody outside knows of it, nothing binds, and
who did it may take it back. The worker tells what is due, once a second. Whatever else makes the state of the
case known earlier (an urge that is answered, a question of another terminal) ends the waiting: what was told
stays.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import ForeignKey

from sync.county.desk.models import Case, CaseEvent, Held
from sync.county.desk.status import publication
from sync.county.feed.services import publish
from sync.county.people.models import Staff

_AT_ONCE = 100
# Numbered on by every change, also by the one that takes an act back.
_NOT_PUT_BACK = ("version", "updated_at", "id")


def values_of(case: Case) -> dict[str, Any]:
    """Its columns, to be put back."""
    return {field.attname: getattr(case, field.attname) for field in Case._meta.concrete_fields}


def tell(case: Case, staff: Staff, event: CaseEvent, before: dict[str, Any], now: datetime) -> None:
    """Tell the terminal of an act: at once, or when it cannot be taken back any more."""
    seconds: int = settings.UNDO_SECONDS
    if not seconds:
        publish([publication(case)])
        return
    after = values_of(case)
    changed = {
        name: value for name, value in before.items() if value != after[name] and name not in _NOT_PUT_BACK
    }
    owed = Held.objects.filter(case=case).exists()
    Held.objects.update_or_create(
        case=case,
        defaults={
            "staff": staff,
            "until": now + timedelta(seconds=seconds),
            "version": case.version,
            "before": json.loads(json.dumps(changed, cls=DjangoJSONEncoder)),
            "event": event,
            "owed": owed,
        },
    )


def _fields() -> dict[str, Any]:
    """Who turns a stored value back into a column's own."""
    fields = Case._meta.concrete_fields
    return {f.attname: f.target_field if isinstance(f, ForeignKey) else f for f in fields}


def held_of(case: Case) -> Held | None:
    return Held.objects.select_related("event").filter(case=case).first()


def tell_now(case: Case) -> None:
    """Somebody outside is shown the case as it is, by another way than its terminal: so the terminal is told
    too, and the last act on it can no longer be taken back."""
    if held_of(case) is None:
        return
    with transaction.atomic():
        fresh = Case.objects.select_for_update().get(pk=case.pk)
        if Held.objects.filter(case=fresh).exists():
            publish([publication(fresh)])


def put_back(case: Case, held: Held) -> None:
    """The case as it was before the act; the line it wrote goes with it, for nobody has read it outside.

    Save the case, then tell what is :attr:`Held.owed`.
    """
    for name, value in held.before.items():
        setattr(case, name, None if value is None else _fields()[name].to_python(value))
    held.event.delete()


def tell_due(now: datetime) -> int:
    """Tell terminals of all acts whose time to be taken back is over; how many there were."""
    due = list(
        Held.objects.filter(until__lte=now).order_by("until").values_list("case_id", flat=True)[:_AT_ONCE]
    )
    for case_id in due:
        with transaction.atomic():
            case = Case.objects.select_for_update().get(pk=case_id)
            # Taken back, or told by somebody else, since we looked.
            if Held.objects.filter(case=case, until__lte=now).exists():
                publish([publication(case)])
    return len(due)
