"""A stream of words that can be waited for."""

from __future__ import annotations

import io
import threading

PATIENCE = 60.0


class Lines(io.StringIO):
    def __init__(self) -> None:
        super().__init__()
        self._more = threading.Condition()
        self._complete = False

    def write(self, text: str) -> int:
        with self._more:
            done = super().write(text)
            self._more.notify_all()
            return done

    def finish(self) -> None:
        """Nothing will come any more: whoever waits need not."""
        with self._more:
            self._complete = True
            self._more.notify_all()

    def wait_for(self, words: str, times: int = 1) -> None:
        """Until ``words`` was written so many times. Fails the test after a minute, showing all there was."""
        with self._more:
            self._more.wait_for(lambda: self._complete or self.getvalue().count(words) >= times, PATIENCE)
            assert self.getvalue().count(words) >= times, f"{words!r} did not come:\n{self.getvalue()}"
