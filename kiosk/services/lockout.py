"""Against guessing: after a few wrong tries the terminal waits, whoever stands before it."""

from __future__ import annotations

import threading
from collections import deque
from datetime import timedelta

from kiosk.services.clock import CountyClock

TRIES = 5
WINDOW = timedelta(minutes=10)


class Lockout:
    """Counts wrong tries of this terminal, not of a visit: leaving and coming back does not reset it."""

    def __init__(self, clock: CountyClock, tries: int = TRIES, window: timedelta = WINDOW) -> None:
        self._clock = clock
        self._window = window.total_seconds()
        self._wrong: deque[float] = deque(maxlen=tries)
        self._guard = threading.Lock()

    def wait(self) -> timedelta:
        """How long until the next try is allowed; zero when it is allowed now."""
        with self._guard:
            if len(self._wrong) < (self._wrong.maxlen or 0):
                return timedelta(0)
            left = self._wrong[0] + self._window - self._clock.monotonic()
            return timedelta(seconds=max(0.0, left))

    def wrong(self) -> None:
        with self._guard:
            self._wrong.append(self._clock.monotonic())
