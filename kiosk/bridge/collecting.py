"""Garbage is looked for in the GUI thread alone.

Python collects cycles in whichever thread happens to allocate. A model or a timer that lies in one would be
destroyed by the worker or by a device's thread, and Qt dies of that (timers cannot be stopped from another
thread). So the automatic collector is off, and this one runs between two events, by Python's own thresholds.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

#: Young objects are looked through in well under a millisecond; nothing piles up in this time.
_EVERY_MS = 2_000


class GuiCollector(QObject):
    """Made in the GUI thread, lives as long as the application; switches the automatic collector off."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.turn)
        self._timer.start()

    def turn(self) -> None:
        """Collect the oldest generation whose threshold is passed, as Python would."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
