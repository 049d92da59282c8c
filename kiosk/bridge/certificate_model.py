"""A certificate on the screen: asked for, there, kept for another day, or not to be had."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.shown import said

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python owns the certificate model")
class CertificateModel(QObject):  # type: ignore[operator]
    """``state``: "" nothing, "asking", "ready", "kept" or "refused". ``paper``: "" not asked, "busy", "done"
    or "failed"."""

    changed = Signal()
    printAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[dict[str, Any]] = []
        self.clear()

    # ---- used by Python ----

    def show(
        self, state: str, sentence: str, *, number: str = "", rows: Sequence[tuple[str, str]] = ()
    ) -> None:
        """number: of the certificate, or to fetch it with. rows: name and value."""
        self._state, self._sentence, self._number = state, sentence, number
        self._rows = [{"name": name, "value": value, "strong": False} for name, value in rows]
        self._paper = self._words = ""
        self.changed.emit()

    def set_paper(self, state: str, words: str = "") -> None:
        self._paper, self._words = state, words
        self.changed.emit()

    def clear(self) -> None:
        self._state = self._sentence = self._number = self._paper = self._words = ""
        self._rows = []
        self.changed.emit()

    # ---- read by the page ----

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._state

    @Property(str, notify=changed)
    @said
    def sentence(self) -> str:
        return self._sentence

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._number

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def rows(self) -> list[dict[str, Any]]:
        return self._rows

    @Property(str, notify=changed)
    def paper(self) -> str:
        return self._paper

    @Property(str, notify=changed)
    @said
    def paperWords(self) -> str:
        return self._words

    # ---- asked by the page ----

    @Slot()
    def print(self) -> None:
        if self._state in ("ready", "kept") and self._paper != "busy":
            self.set_paper("busy")
            self.printAsked.emit()
