"""When to try again: twice as long each time, with jitter, so that a county that comes back after a
power cut is not called by all its terminals in the same second."""

from __future__ import annotations

from collections.abc import Callable


class Lane:
    """One direction of the line and the moment from which it may be tried. Times are monotonic seconds."""

    def __init__(self, first: float, most: float, jitter: Callable[[], float]) -> None:
        """first, most: shortest and longest wait. jitter: gives numbers from 0 to 1."""
        self._first, self._most, self._jitter = first, most, jitter
        self._failures = 0
        self._ready_at = 0.0

    def ready(self, now: float) -> bool:
        return now >= self._ready_at

    def fail(self, now: float, at_least: float = 0.0) -> float:
        """Note a failure; the wait it leads to, in seconds: between half and the whole of the step.

        at_least: what the county asked for (``retry_after``), followed up to ``most``.
        """
        step = min(self._first * 2.0 ** min(self._failures, 30), self._most)
        self._failures += 1
        wait = max(step * (0.5 + self._jitter() / 2), min(at_least, self._most))
        self._ready_at = now + wait
        return wait

    def succeed(self) -> None:
        self._failures = 0
        self._ready_at = 0.0

    def not_before(self, moment: float) -> None:
        """Hold without a failure."""
        self._ready_at = max(self._ready_at, moment)

    def no_later_than(self, moment: float) -> None:
        """Shorten a wait: there is a new reason to try."""
        self._ready_at = min(self._ready_at, moment)
