"""What a citizen has at this terminal: a list of drafts and cases, and one draft of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import Row, RowModel
from kiosk.bridge.shown import said

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_ROLES = ("key", "kind", "name", "about")
_SAID = ("name", "about")


@QmlElement
@QmlUncreatable("Python owns the list of a citizen's things")
class MineModel(QObject):  # type: ignore[operator]
    """Rows of the list: ``kind`` is ``draft`` or ``case``."""

    changed = Signal()
    #: A row was touched: its kind and key.
    chosen = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._who = ""
        self._rows = RowModel(_ROLES, "key", self, said=_SAID)

    def show(self, who: str, rows: Sequence[Row]) -> None:
        """who: masked name and number."""
        self._who = who
        self._rows.show(rows)
        self.changed.emit()

    def clear(self) -> None:
        self.show("", ())

    @Property(str, notify=changed)
    def who(self) -> str:
        return self._who

    @Property(int, notify=changed)
    def count(self) -> int:
        return self._rows.rowCount()

    @Property(QObject, constant=True)
    def rows(self) -> RowModel:
        return self._rows

    @Slot(str, str)
    def choose(self, kind: str, key: str) -> None:
        self.chosen.emit(kind, key)


@QmlElement
@QmlUncreatable("Python owns the draft that is shown")
class DraftModel(QObject):  # type: ignore[operator]
    """One draft: what it is, how long it stays, its code; and the slip of a draft that was just kept."""

    changed = Signal()
    resumeAsked = Signal()
    printAsked = Signal()
    dropAsked = Signal()
    #: It could not be taken up, and why stands on the page now.
    refused = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[dict[str, Any]] = []
        self.clear()

    def show(self, matter: str, rows: Sequence[tuple[str, str]], code: str) -> None:
        """rows: name and value. code: "" for one that nobody kept on purpose."""
        self._matter, self._code = matter, code
        self._rows = [{"name": name, "value": value} for name, value in rows]
        self._problem = self._paper = ""
        self._busy = False
        self.changed.emit()

    def set_paper(self, busy: bool, words: str) -> None:
        """busy: the slip is being made; words: what became of it."""
        self._busy, self._paper = busy, words
        self.changed.emit()

    def refuse(self, sentence: str) -> None:
        self._problem = sentence
        self.changed.emit()
        self.refused.emit()

    def clear(self) -> None:
        self._matter = self._code = self._problem = self._paper = ""
        self._rows = []
        self._busy = False
        self.changed.emit()

    @Property(str, notify=changed)
    @said
    def matter(self) -> str:
        return self._matter

    @Property(str, notify=changed)
    def code(self) -> str:
        """Grouped for reading: ``123 456``."""
        return " ".join(part for part in (self._code[:3], self._code[3:]) if part)

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def rows(self) -> list[dict[str, Any]]:
        return self._rows

    @Property(str, notify=changed)
    @said
    def problem(self) -> str:
        return self._problem

    @Property(str, notify=changed)
    @said
    def paper(self) -> str:
        return self._paper

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Slot()
    def resume(self) -> None:
        self.resumeAsked.emit()

    @Slot()
    def print(self) -> None:
        self.printAsked.emit()

    @Slot()
    def drop(self) -> None:
        self.dropAsked.emit()
