"""Figures of each day that is over, kept: the job of the night counts all of them anew.

So nothing has to be kept in step with cases that change later (a helper's record that comes after its case, a
review that came before it): what is more than a week old stands in a report as it was last night, the last
week as it is now. Where no night has counted for two days, reports count for themselves.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils import timezone
from msgspec import Struct

from sync.county import bulk
from sync.county.desk.models import Case, CaseReview
from sync.county.desk.queries import CLOSED
from sync.county.reports.models import Tally, TallyMade
from sync.county.reports.overview import IN_TIME, channel
from sync.county.reports.scope import MOST_DAYS, start

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
    rows = [
        row
        for what, count in ((What.RECEIVED, _received), (What.CLOSED, _closed), (What.RATED, _rated))
        for row in count(what, _within(what, first, last))
    ]
    with transaction.atomic():
        Tally.objects.all().delete()
        bulk.insert(Tally, _FIELDS, rows)
        TallyMade.objects.update_or_create(pk=1, defaults={"made_at": now, "first": first, "last": last})
    return len(rows)


_Row = tuple[str, date, str, str, str, int, int, int]


def _within(what: What, first: date, last: date) -> Q:
    field = "closed_at" if what is What.CLOSED else "received_at"
    return Q(**{f"{field}__gte": start(first), f"{field}__lt": start(last + timedelta(days=1))})


def _received(what: What, span: Q) -> list[_Row]:
    rows = (
        Case.objects.filter(span)
        .order_by()
        .values_list(TruncDate("received_at"), "township", "domain", channel())
        .annotate(number=Count("pk"))
    )
    return [(what.value, *row, 0, 0) for row in rows]


def _closed(what: What, span: Q) -> list[_Row]:
    decided = Q(accepted_at__isnull=False)
    rows = (
        Case.objects.filter(span, state__in=CLOSED)
        .order_by()
        .annotate(closed_day=TruncDate("closed_at"))
        .values_list("closed_day", "township", "domain")
        .annotate(
            number=Count("pk"),
            decided=Count("pk", filter=decided),
            kept=Count("pk", filter=decided & IN_TIME),
        )
    )
    return [(what.value, day, place, domain, "", *numbers) for day, place, domain, *numbers in rows]


def _rated(what: What, span: Q) -> list[_Row]:
    rows = (
        CaseReview.objects.filter(span, counted=True)
        .order_by()
        .values_list(TruncDate("received_at"), "township", "domain", "level")
        .annotate(number=Count("pk"))
    )
    return [(what.value, *row, 0, 0) for row in rows]
