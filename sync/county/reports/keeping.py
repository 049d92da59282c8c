"""Figures of each day that is over, kept: the job of the night counts all of them anew.

So nothing has to be kept in step with cases that change later (a helper's record that comes after its case, a
review that came before it): what is more than a week old stands in a report as it was last night, the last
week as it is now. Where no night has counted for two days, reports count for themselves.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from sync.county import bulk
from sync.county.days import within
from sync.county.desk.models import Case, CaseReview
from sync.county.reports import numbers
from sync.county.reports.models import Tally, TallyMade
from sync.county.reports.scope import MOST_DAYS

NOT_YET = timedelta(days=7)
"""What is younger is counted when it is asked for."""
_STALE = timedelta(days=2)
_FIELDS = ("what", "day", "township", "domain", "kind", "number", "decided", "kept")


class What(StrEnum):
    RECEIVED = "received"
    CLOSED = "closed"
    RATED = "rated"


class Kept(Struct, frozen=True):
    """The days whose tallies may be used; both count."""

    first: date
    last: date


def kept(now: datetime) -> Kept | None:
    """None: nothing is kept, or it is too old."""
    made = TallyMade.objects.filter(made_at__gt=now - _STALE).first()
    return Kept(made.first, made.last) if made else None


def recount(now: datetime) -> int:
    """Count all days that a report may go back to, but the last week; how many rows there are now."""
    last = timezone.localdate(now) - NOT_YET
    first = last - timedelta(days=MOST_DAYS)
    cases, reviews = Case.objects.order_by(), CaseReview.objects.filter(counted=True).order_by()
    received = numbers.received(cases.filter(within("received_at", first, last)))
    closed = numbers.closed(cases.filter(within("closed_at", first, last)))
    rated = numbers.rated(reviews.filter(within("received_at", first, last)))
    rows = [
        *((What.RECEIVED.value, *row, 0, 0) for row in received),
        *((What.CLOSED.value, day, place, domain, "", *done) for day, place, domain, *done in closed),
        *((What.RATED.value, *row, 0, 0) for row in rated),
    ]
    with transaction.atomic():
        Tally.objects.all().delete()
        bulk.insert(Tally, _FIELDS, rows)
        TallyMade.objects.update_or_create(pk=1, defaults={"made_at": now, "first": first, "last": last})
    return len(rows)
