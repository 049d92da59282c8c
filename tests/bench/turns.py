"""The window's own thread under a finger: when the first frame comes, and how long a turn of the loop takes.

With software rendering everything happens in this one thread: the page is made, laid out and painted there. A
touch that arrives meanwhile waits for the turn to end: the longest turn is how long the window is blocked.

Milliseconds are those in which the thread had a processor: a busy machine makes no page slow. What that
leaves out, waiting for a disk, is the matter of ``bench_sync`` and ``bench_agent``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

FRAME_MS = 1000 / 60
#: A page change never blocks the window's thread longer.
BLOCK_MS = 50.0
#: So long after the first frame the turns still belong to the page: what it does in a turn of its own.
_AFTER_MS = 30.0
_PATIENCE_MS = 20_000.0


def worked_ms() -> float:
    """What this thread has worked, in ms."""
    return time.thread_time() * 1000


def turn() -> float:
    """One turn of the event loop, without waiting for anything; how long it took in ms."""
    begin = worked_ms()
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return worked_ms() - begin


@dataclass(frozen=True)
class Change:
    """Both in ms, from the lifting of the finger on."""

    frame: float
    block: float


class Watch:
    """Taps on a window and watches what comes of it."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._device = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
        self._frames = 0
        window.frameSwapped.connect(self._drawn)

    def _drawn(self) -> None:
        self._frames += 1

    def tap(self, place: QPoint) -> Change:
        """Press, let the press be drawn, lift: the first frame after that and the longest turn until then and
        shortly after. Raises RuntimeError when no frame comes."""
        self._hand_in("press", place)
        self.until(self._one_more_frame())
        self.turns()
        return self.watched(lambda: self._hand_in("release", place))

    def watched(self, act: Callable[[], None]) -> Change:
        """As :meth:`tap`, for what is set off by ``act``."""
        drawn = self._one_more_frame()
        begin = worked_ms()
        act()
        block = worked_ms() - begin
        while not drawn():
            block = max(block, turn())
            if worked_ms() - begin > _PATIENCE_MS:
                raise RuntimeError("nothing was drawn")
        frame = worked_ms() - begin
        while worked_ms() - begin < frame + _AFTER_MS:
            block = max(block, turn())
        return Change(frame, block)

    def turns(self) -> None:
        """A few, for what is left over from before."""
        for _ in range(3):
            turn()

    def until(self, done: Callable[[], bool]) -> None:
        """Raises RuntimeError when it takes too long."""
        begin = time.monotonic()
        while not done():
            turn()
            if (time.monotonic() - begin) * 1000 > _PATIENCE_MS:
                raise RuntimeError("waited in vain")

    def _one_more_frame(self) -> Callable[[], bool]:
        before = self._frames
        return lambda: self._frames > before

    def _hand_in(self, what: str, place: QPoint) -> None:
        """Queued: delivered by the loop, in a turn that is counted."""
        sequence = QTest.touchEvent(self._window, self._device, False)
        getattr(sequence, what)(0, place, self._window)
        sequence.commit(False)
