"""Keys of the window, shown first to a scanner that types: what is a code reaches no field."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow

from kiosk.services.scanning import GAP, KeyScanner

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFTS = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock)


class KeyWatch(QObject):
    """An event filter of ``window``. What was held back and is no code comes again, in its order."""

    def __init__(self, scanner: KeyScanner, window: QWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scanner, self._window = scanner, window
        self._held: list[QKeyEvent] = []
        self._giving = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(int(GAP * 1000) + 10)
        self._timer.timeout.connect(self._look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if self._giving or not isinstance(event, QKeyEvent):
            return False
        if kind == QEvent.Type.KeyRelease:
            return self._scanner.reading  # of a key that was held back
        if kind != QEvent.Type.KeyPress:
            return False
        self._look()
        if self._scanner.reading and event.key() in _SHIFTS:
            return True  # a scanner's own, for its large letters
        held = self._scanner.key(event.text(), enter=event.key() in _ENTER)
        if held and self._scanner.reading:
            self._held.append(event.clone())
            self._timer.start()
        elif held:
            self._held.clear()
            self._timer.stop()
        return held

    def _look(self) -> None:
        if self._scanner.late():
            self._give_back()
        elif not self._scanner.reading:
            self._held.clear()

    def _give_back(self) -> None:
        held, self._held = self._held, []
        self._giving = True
        try:
            for event in held:
                QCoreApplication.sendEvent(self._window, event)
        finally:
            self._giving = False
