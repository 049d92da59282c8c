"""How much may go up: so many bytes a second on the average, where the line is narrow or paid by the byte."""

from __future__ import annotations

LEAST = 16 * 1024


class Allowance:
    """Times are monotonic seconds. rate: bytes a second, 0 for no limit."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._paid_until = 0.0

    def most(self, bytes: int) -> int:
        """The size of a batch: at most a second's worth, so that an urgent message finds its turn soon."""
        return min(bytes, max(self._rate, LEAST)) if self._rate else bytes

    def spend(self, bytes: int, now: float) -> None:
        if self._rate:
            self._paid_until = max(self._paid_until, now) + bytes / self._rate

    def wait(self, now: float) -> float:
        """Seconds until something may go again."""
        return max(0.0, self._paid_until - now)
