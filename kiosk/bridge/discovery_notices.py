"""Pages that say something: where help is, what is not open yet, what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.shown import said

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python owns the notice model")
class NoticeModel(QObject):  # type: ignore[operator]
    """这里还没开通: what it will be, and what works today."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._text = ""
        self._ways: list[str] = []

    def show(self, title: str, text: str, ways: list[str]) -> None:
        """Any notice: what it is about, a sentence, and what can be done instead."""
        self._title, self._text, self._ways = title, text, ways
        self.changed.emit()

    @Property(str, notify=changed)
    @said
    def title(self) -> str:
        return self._title

    @Property(str, notify=changed)
    @said
    def text(self) -> str:
        return self._text

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    @said
    def ways(self) -> list[str]:
        return self._ways


@QmlElement
@QmlUncreatable("Python owns the error model")
class ErrorModel(QObject):  # type: ignore[operator]
    """What happened, what to do, and whether trying again can help. ``detail`` is for the keeper."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._title = self._text = self._detail = ""
        self._retry = False

    def show(self, title: str, text: str, retry: bool = False, detail: str = "") -> None:
        """``detail``: a code the keeper can look up; no personal data."""
        self._title, self._text, self._retry, self._detail = title, text, retry, detail
        self.changed.emit()

    @Property(str, notify=changed)
    @said
    def title(self) -> str:
        return self._title

    @Property(str, notify=changed)
    @said
    def text(self) -> str:
        return self._text

    @Property(str, notify=changed)
    def detail(self) -> str:
        return self._detail

    @Property(bool, notify=changed)
    def retry(self) -> bool:
        return self._retry
