"""A daily span of hours in settings, such as ``20:00-06:30``."""

from __future__ import annotations

from datetime import datetime, time

_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]"
HOURS_PATTERN = f"^({_TIME}-{_TIME})?$"


def within_hours(hours: str, now: datetime) -> bool:
    """Whether a local time is inside the span. The end is not in it; a span may go over midnight.

    "" and a span that ends where it begins mean the whole day. hours: as :data:`HOURS_PATTERN` allows.
    """
    if not hours:
        return True
    begin, end = (time.fromisoformat(part) for part in hours.split("-"))
    at = now.time().replace(tzinfo=None)
    if begin == end:
        return True
    if begin < end:
        return begin <= at < end
    return at >= begin or at < end
