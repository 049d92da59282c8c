"""What is counted of a report's days, and how: asked of the cases by the night (keeping.py) and by whoever
looks at the last week (counting.py), so that both mean the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from sync.county.desk.models import Case, CaseReview
from sync.county.desk.queries import CLOSED
from sync.county.reports.overview import IN_TIME, channel


def received(cases: QuerySet[Case]) -> Iterable[tuple[date, str, str, str, int]]:
    """Day, township, domain, how it was filed; how many. cases: received within the days, in no order."""
    days = cases.values_list(TruncDate("received_at"), "township", "domain", channel())
    return days.annotate(number=Count("pk"))


def closed(cases: QuerySet[Case]) -> Iterable[tuple[date, str, str, int, int, int]]:
    """Day, township, domain; how many, of them decided, of those in time. cases: closed within the days."""
    decided = Q(accepted_at__isnull=False)
    days = cases.filter(state__in=CLOSED).annotate(closed_day=TruncDate("closed_at"))
    return days.values_list("closed_day", "township", "domain").annotate(
        number=Count("pk"),
        decided=Count("pk", filter=decided),
        kept=Count("pk", filter=decided & IN_TIME),
    )


def rated(reviews: QuerySet[CaseReview]) -> Iterable[tuple[date, str, str, str, int]]:
    """Day, township, domain, level; how many. reviews: counted ones that came within the days."""
    days = reviews.values_list(TruncDate("received_at"), "township", "domain", "level")
    return days.annotate(number=Count("pk"))
