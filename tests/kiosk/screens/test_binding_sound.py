"""The Qt binding must not lose references: a kiosk that runs for weeks would stop with a fatal error."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer, Signal

CALLS = 400


class Bell(QObject):
    """Something that can be rung."""

    rung = Signal()


def test_calls_that_return_nothing_keep_none_alive(qapp: object) -> None:
    bell, timer = Bell(), QTimer()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        bell.setObjectName("bell")
        timer.start(1000)
        timer.stop()
    assert sys.getrefcount(None) > before - CALLS / 2


def test_signals_keep_true_and_false_alive(qapp: object) -> None:
    bell = Bell()
    # Borrow enough references first, or the faulty release would end this very process.
    spare = [value for value in (True, False) for _ in range(4 * CALLS)]
    before = sys.getrefcount(True), sys.getrefcount(False)
    for _ in range(CALLS):
        bell.rung.emit()
        bell.blockSignals(False)
    after = sys.getrefcount(True), sys.getrefcount(False)
    assert len(spare) == 8 * CALLS
    assert min(now - then for now, then in zip(after, before, strict=True)) > -CALLS / 2
