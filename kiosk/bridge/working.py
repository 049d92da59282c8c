"""What every page that asks for something says of it: it is being done, or it went wrong and why."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.shown import said

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python owns the models")
class WorkingModel(QObject):  # type: ignore[operator]
    """``busy`` and ``problem``: never both. ``stood`` tells of either."""

    stood = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problem = ""
        self._busy = False

    def set_busy(self) -> None:
        """It is being done."""
        self._stand(busy=True)

    def fail(self, sentence: str) -> None:
        """It was not done, and why; everything stays, it may be tried again."""
        self._stand(problem=sentence)

    def settle(self) -> None:
        """Nothing is being done, and nothing is wrong."""
        self._stand()

    def forgive(self) -> None:
        """It is being mended: what was wrong need not stand there any more."""
        if self._problem:
            self.settle()

    def _stand(self, *, busy: bool = False, problem: str = "") -> None:
        if (busy, problem) != (self._busy, self._problem):
            self._busy, self._problem = busy, problem
            self.stood.emit()

    @Property(str, notify=stood)
    @said
    def problem(self) -> str:
        return self._problem

    @Property(bool, notify=stood)
    def busy(self) -> bool:
        return self._busy
