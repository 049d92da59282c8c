"""How much may go up: so many bytes a second on the average, where the line is narrow or paid by the byte."""

from __future__ import annotations

import threading

LEAST = 16 * 1024


class Allowance:
    """One budget for messages and files, for two threads. Messages go first: they wait for what messages have
    spent, files for what both have.

    Times are monotonic seconds. rate: bytes a second, 0 for no limit.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._guard = threading.Lock()
        self._messages_until = self._all_until = 0.0

    def most(self, bytes: int) -> int:
        """The size of a batch: at most a second's worth, so that an urgent message finds its turn soon."""
        return min(bytes, max(self._rate, LEAST)) if self._rate else bytes

    def spend(self, bytes: int, now: float) -> None:
        """A batch of messages goes up."""
        if self._rate:
            with self._guard:
                self._messages_until = max(self._messages_until, now) + bytes / self._rate
                self._all_until = max(self._all_until, now) + bytes / self._rate

    def spend_on_file(self, bytes: int, now: float) -> None:
        if self._rate:
            with self._guard:
                self._all_until = max(self._all_until, now) + bytes / self._rate

    def wait(self, now: float) -> float:
        """Seconds until messages may go again."""
        return max(0.0, self._messages_until - now)

    def wait_for_files(self, now: float) -> float:
        """Seconds until the next piece of a file may go."""
        return max(0.0, self._all_until - now)
