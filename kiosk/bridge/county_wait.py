"""Waiting for the county's answer to a question, without holding up the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

EVERY = 15  # ms between looks; a look is a read of a counter


class CountyWait(QObject):
    """One question at a time. ``answered`` carries what ``look`` gave, ``failed`` what it raised."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._tick)
        self._look: Callable[[], Any] | None = None

    @property
    def waiting(self) -> bool:
        return self._look is not None

    def start(self, look: Callable[[], Any]) -> None:
        """look: None while there is nothing to say; must be quick, it runs in this thread."""
        self._look = look
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._look = None

    def _tick(self) -> None:
        if self._look is None:
            return
        try:
            found = self._look()
        except Exception as error:
            self.stop()
            self.failed.emit(error)
            return
        if found is not None:
            self.stop()
            self.answered.emit(found)
