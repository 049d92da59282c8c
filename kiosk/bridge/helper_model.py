"""The helper's desk (帮办工作台)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import Row, RowModel
from kiosk.bridge.shown import said

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_TABS = ("today", "drafts", "waiting", "late", "asked")


@QmlElement
@QmlUncreatable("Python owns the helper's desk")
class HelperModel(QObject):  # type: ignore[operator]
    changed = Signal()
    #: Go on beside the citizen: the case carries the helper's name from here on.
    accompanyAsked = Signal()
    #: 新建帮办: choose what to begin.
    newAsked = Signal()
    #: A line of the list was touched: its kind and key.
    rowAsked = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[tuple[Row, tuple[str, ...]], ...] = ()
        self._tab = _TABS[0]
        self._problem = self._visit = ""
        self._rows = RowModel(
            ("key", "kind", "name", "who", "phase", "tone"), "key", self, said=("name", "phase")
        )
        self._parts: list[dict[str, Any]] = []

    # ---- used by Python ----

    def show(self, lines: Sequence[tuple[Row, tuple[str, ...]]], parts: Sequence[Row], visit: str) -> None:
        """lines: each with the tabs it stands under. parts: the devices: name, label, words, tone, icon.
        visit: what the citizen is about, "" for nothing yet."""
        self._lines = tuple(lines)
        self.show_desk(parts, visit)

    def show_desk(self, parts: Sequence[Row], visit: str) -> None:
        """What is known at once; the lines of before stay until they are read."""
        self._parts, self._visit = [dict(part) for part in parts], visit
        self._problem = ""
        self._fill()

    def show_lines(self, lines: Sequence[tuple[Row, tuple[str, ...]]]) -> None:
        self._lines = tuple(lines)
        self._fill()

    def set_problem(self, sentence: str) -> None:
        self._problem = sentence
        self.changed.emit()

    def clear(self) -> None:
        self._tab = _TABS[0]
        self.show((), (), "")

    def _fill(self) -> None:
        self._rows.show([row for row, tabs in self._lines if self._tab in tabs])
        self.changed.emit()

    # ---- read by QML ----

    @Property(QObject, constant=True)
    def rows(self) -> RowModel:
        return self._rows

    @Property(str, notify=changed)
    def current(self) -> str:
        return self._tab

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def counts(self) -> list[int]:
        """For 今日帮办, 草稿, 待报送, 超期, 首问."""
        return [sum(tab in tabs for _, tabs in self._lines) for tab in _TABS]

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def parts(self) -> list[dict[str, Any]]:
        return self._parts

    @Property(str, notify=changed)
    @said
    def visit(self) -> str:
        return self._visit

    @Property(str, notify=changed)
    @said
    def problem(self) -> str:
        return self._problem

    # ---- asked by QML ----

    @Slot(str)
    def turnTo(self, tab: str) -> None:
        if tab in _TABS and tab != self._tab:
            self._tab = tab
            self._fill()

    @Slot()
    def accompany(self) -> None:
        self.accompanyAsked.emit()

    @Slot()
    def new(self) -> None:
        self.newAsked.emit()

    @Slot(str, str)
    def openRow(self, kind: str, key: str) -> None:
        self.rowAsked.emit(kind, key)
