"""A clock that stands still until it is told to move, and waiting for what other threads do."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def eventually(check: Callable[[], object], seconds: float = 30.0) -> None:
    """Return as soon as ``check`` is true; AssertionError when it is not within ``seconds``."""
    pause = threading.Event()
    until = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < until, f"not within {seconds} s"
        pause.wait(0.01)


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
