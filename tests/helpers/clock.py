"""A clock that stands still until it is told to move, and waiting for what other threads do."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))


def eventually(check: Callable[[], object], seconds: float = 30.0) -> None:
    """Return as soon as ``check`` is true; AssertionError when it is not within ``seconds``."""
    pause = threading.Event()
    until = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < until, f"not within {seconds} s"
        pause.wait(0.01)


def until_midnight(now: datetime) -> float:
    """Seconds until the day ends in China, where the county's days are counted."""
    here = now.astimezone(CHINA)
    over = here.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return (over - here).total_seconds()


def let_the_day_end(now: datetime, wait: Callable[[float], object] | None = None) -> None:
    """Return when the day lasts for another minute, or has ended: who asks twice which day it is gets one
    answer. wait: for so many seconds."""
    left = until_midnight(now)
    if left < 60:
        (wait or threading.Event().wait)(left + 0.01)


class FakeClock:
    """Wall time and monotonic time, moved by hand. ``jump`` moves the wall alone, as a person or NTP does."""

    def __init__(self, start: datetime = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)) -> None:
        self._now = start
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds

    def jump(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
