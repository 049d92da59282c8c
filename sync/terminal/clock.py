"""Time, as a thing that is handed in: the machine's in production, a still one in tests."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The wall clock, with zone. May be wrong and may jump."""

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never jumps. For every wait and life time."""


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()
