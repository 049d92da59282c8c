"""The receipt on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.shown import said

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python owns the receipt model")
class ReceiptModel(QObject):  # type: ignore[operator]
    """Shown only after the case is on disk. ``paper``: of the slip; "" not asked, "busy", "done" or "failed".
    ``form``: the same of the application form, ``hasForm``: there is one. ``paperWords`` and ``paperState``:
    of whichever was asked for last."""

    changed = Signal()
    printAsked = Signal()
    formAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[dict[str, Any]] = []
        self._steps: list[dict[str, Any]] = []
        self.clear()

    # ---- used by Python ----

    def show(self, *, number: str, sentence: str, rows: Sequence[tuple[str, str, bool]], qr: str) -> None:
        """rows: name, value, emphasised; qr: address of the QR picture."""
        self._number, self._sentence, self._qr = number, sentence, qr
        self._rows = [{"name": n, "value": v, "strong": strong} for n, v, strong in rows]
        self._paper = self._form = self._last = self._words = ""
        self._copy, self._has_form = 0, False
        self.changed.emit()

    def set_contact(self, helper: str, phone: str) -> None:
        """Who to talk to: the helper on duty (masked) and the complaint line."""
        self._helper, self._phone = helper, phone
        self.changed.emit()

    def offer_form(self, there: bool) -> None:
        """The application form can be printed too."""
        self._has_form = there
        self.changed.emit()

    def set_steps(self, steps: Sequence[tuple[str, str, str]]) -> None:
        """What comes next: icon, title, remark of each step."""
        self._steps = [{"icon": icon, "title": title, "remark": remark} for icon, title, remark in steps]
        self.changed.emit()

    def next_copy(self) -> int:
        """Which print of the slip the one that is asked for is."""
        self._copy += 1
        return self._copy

    def set_paper(self, state: str, words: str = "") -> None:
        self._paper = self._last = state
        self._words = words
        self.changed.emit()

    def set_form(self, state: str, words: str = "") -> None:
        self._form = self._last = state
        self._words = words
        self.changed.emit()

    def clear(self) -> None:
        self._number = self._sentence = self._qr = self._words = ""
        self._paper = self._form = self._last = ""
        self._copy, self._has_form = 0, False
        self._helper = self._phone = ""
        self._rows, self._steps = [], []
        self.changed.emit()

    # ---- read by the page ----

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._number

    @Property(str, notify=changed)
    @said
    def sentence(self) -> str:
        return self._sentence

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def rows(self) -> list[dict[str, Any]]:
        return self._rows

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def steps(self) -> list[dict[str, Any]]:
        return self._steps

    @Property(QUrl, notify=changed)
    def qr(self) -> QUrl:
        return QUrl(self._qr)

    @Property(str, notify=changed)
    def paper(self) -> str:
        return self._paper

    @Property(str, notify=changed)
    def paperState(self) -> str:
        return self._last

    @Property(str, notify=changed)
    def form(self) -> str:
        return self._form

    @Property(bool, notify=changed)
    def hasForm(self) -> bool:
        return self._has_form

    @Property(str, notify=changed)
    @said
    def paperWords(self) -> str:
        return self._words

    @Property(str, notify=changed)
    def helper(self) -> str:
        return self._helper

    @Property(str, notify=changed)
    def phone(self) -> str:
        return self._phone

    # ---- asked by the page ----

    @Slot()
    def print(self) -> None:
        """Make the slip and print it; again after a failure, or for a second one, which says so."""
        if self._paper == "busy":
            return
        self.set_paper("busy")
        self.printAsked.emit()

    @Slot()
    def printForm(self) -> None:
        """Make the application form and print it; again after a failure, or for a second one."""
        if self._form == "busy" or not self._has_form:
            return
        self.set_form("busy")
        self.formAsked.emit()
