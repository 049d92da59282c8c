"""The queue between a device's thread and the screen's: bounded, so that a flood costs nothing."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Any

#: More than anything real says between two looks; of a flood, the oldest go.
MOST = 64


class Inbox:
    def __init__(self, most: int = MOST) -> None:
        self._events: deque[Any] = deque(maxlen=most)
        self._guard = threading.Lock()
        self._told: Callable[[], None] = _nobody

    def listen(self, told: Callable[[], None]) -> None:
        """told: called from the device's thread, once for all that is put until the next :meth:`take`."""
        with self._guard:
            self._told = told
            waiting = bool(self._events)
        if waiting:
            told()

    def put(self, event: Any) -> None:
        with self._guard:
            first = not self._events
            self._events.append(event)
            told = self._told
        if first:
            told()

    def take(self) -> list[Any]:
        with self._guard:
            events = list(self._events)
            self._events.clear()
        return events


def _nobody() -> None:
    """Nobody listens yet."""
