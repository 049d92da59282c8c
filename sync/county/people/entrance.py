"""Logging in: every try is written down, and too many wrong ones from one place have to wait.

Not django-axes: an account is locked where its password is checked, in one transaction and in the same time
for names that nobody has, on both databases; what axes would add is the place, which is these few lines.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from sync.county.people.models import LoginRecord, Staff
from sync.county.people.rules import LOCK_TIME

MOST_FROM_ONE_PLACE = 30
"""A township centre's staff share one address; a machine that tries passwords does not stop at thirty."""
KEPT = timedelta(days=180)


def address_of(request: HttpRequest) -> str:
    """Who asks: the connection, or what the county's own proxies say of it (``[county] proxies``)."""
    proxies: int = settings.PROXIES
    said = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if proxies and len(said) >= proxies:
        return said[-proxies][:45]
    return str(request.META.get("REMOTE_ADDR", ""))[:45]


def too_many(address: str, now: datetime) -> bool:
    """Whether this place has to wait."""
    wrong = LoginRecord.objects.filter(address=address, outcome="wrong", at__gt=now - LOCK_TIME)
    return wrong.count() >= MOST_FROM_ONE_PLACE


def note(request: HttpRequest, typed: str, staff: Staff | None, outcome: str) -> None:
    """outcome: in, out, wrong, waits."""
    # Somebody may type the password where the name belongs: what is no name of ours is not kept.
    known = staff or Staff.objects.filter(username=typed).first()
    LoginRecord.objects.create(
        at=timezone.now(),
        staff=known,
        typed=known.username if known else "",
        address=address_of(request),
        outcome=outcome,
    )


def sweep(now: datetime) -> int:
    """Old records go; how many."""
    return LoginRecord.objects.filter(at__lt=now - KEPT).delete()[0]
