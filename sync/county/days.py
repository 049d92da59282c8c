"""Days by the county's clock, as moments: what is stored says when, what is asked for says which days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone


def start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


def within(field: str, first: date, last: date) -> Q:
    """Rows whose moment lies within the days; both count. field: its name, or the path to it."""
    return Q(**{f"{field}__gte": start(first), f"{field}__lt": start(last + timedelta(days=1))})
