"""What the page of calls shows."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from sync.county.calls.models import HelpCall
from sync.county.calls.rules import WAITS
from sync.county.people import access
from sync.county.people.models import Staff

SHOWN = timedelta(days=7)


def visible(staff: Staff) -> QuerySet[HelpCall]:
    """Staff of a township see the calls of its machines; the county's see all."""
    calls = HelpCall.objects.select_related("terminal", "answered_by").order_by("-called_at")
    return calls.filter(access.terminals_of(staff, "terminal__"))


def waiting(staff: Staff, now: datetime) -> QuerySet[HelpCall]:
    calls = visible(staff).filter(cancelled_at=None, answered_at=None, called_at__gt=now - WAITS)
    return calls.order_by("called_at")


def lately(staff: Staff, now: datetime) -> QuerySet[HelpCall]:
    return visible(staff).filter(called_at__gt=now - SHOWN)
