"""When a call for help is still one."""

from __future__ import annotations

from datetime import datetime, timedelta

WAITS = timedelta(minutes=30)
"""After this long nobody stands there any more. A call that was late on the line is history on arrival."""


def is_waiting(
    called_at: datetime, cancelled_at: datetime | None, answered_at: datetime | None, now: datetime
) -> bool:
    return cancelled_at is None and answered_at is None and now - called_at < WAITS
