"""Time for the services. Nothing else in kiosk.services asks the system for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

from sync.model.ids import uuid7
from sync.terminal.mailbox.port import MailboxError

CHINA = timezone(timedelta(hours=8), "CST")
"""中国标准时间. No summer time since 1991, so a fixed offset needs no time-zone database."""


class Clock(Protocol):
    def now(self) -> datetime:
        """The terminal's own wall clock, aware, UTC. It may be wrong or jump."""

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never jumps. For idle times and lockouts."""


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


class CountyClock:
    """The best estimate of the county's time: the terminal's clock plus the skew last measured.

    What a citizen is told (filing time, days left) rests on it, because deadlines run on the county's
    clock; ``clock`` stays at hand for what must say the terminal's own time.
    """

    def __init__(self, clock: Clock, skew_ms: Callable[[], int | None]) -> None:
        """skew_ms: county minus terminal clock as last measured (``lambda: mailbox.line().skew_ms``)."""
        self.clock = clock
        self._ask = skew_ms
        self._last: int | None = None

    def skew_ms(self) -> int | None:
        """None when it was never measured; the last known one while the mailbox cannot be read."""
        with suppress(MailboxError):
            self._last = self._ask()
        return self._last

    def now(self) -> datetime:
        """Aware, in China standard time."""
        skew = self.skew_ms() or 0
        return (self.clock.now() + timedelta(milliseconds=skew)).astimezone(CHINA)

    def today(self) -> date:
        return self.now().date()

    def monotonic(self) -> float:
        return self.clock.monotonic()


class Ids:
    """UUIDv7 that rise even when the wall clock jumps back (see sync.model.ids)."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def new(self) -> str:
        self._last = max(self._last + 1, int(self._clock.now().timestamp() * 1000))
        return uuid7(self._last)
