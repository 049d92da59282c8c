"""What a helper may begin from the desk (新建帮办), and a way from door to door (上门代办)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import Row, RowModel
from kiosk.bridge.shown import said

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python owns the errand model")
class ErrandModel(QObject):  # type: ignore[operator]
    changed = Signal()
    #: "entrusted", "round", "ask", "code", "supplement", "voice".
    chosen = Signal(str)
    #: The place, and whether the next household's person is not there.
    nextAsked = Signal(str, bool)
    roundOver = Signal()
    #: From the page that says a household is done: enough for now.
    pauseAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problem = self._place = ""
        self._open = False
        self._done = RowModel(("key", "name", "who", "words"), "key", self, said=("name", "words"))

    # ---- used by Python ----

    def show_round(self, place: str, done: Sequence[Row], *, is_open: bool) -> None:
        """done: the households: key, name, who, words. is_open: a round is under way."""
        self._place, self._open, self._problem = place, is_open, ""
        self._done.show(done)
        self.changed.emit()

    def set_problem(self, sentence: str) -> None:
        self._problem = sentence
        self.changed.emit()

    def clear(self) -> None:
        self.show_round("", (), is_open=False)

    # ---- read by QML ----

    @Property(str, notify=changed)
    @said
    def problem(self) -> str:
        return self._problem

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._place

    @Property(bool, notify=changed)
    def open(self) -> bool:
        """A round is under way."""
        return self._open

    @Property(int, notify=changed)
    def count(self) -> int:
        return self._done.rowCount()

    @Property(QObject, constant=True)
    def done(self) -> RowModel:
        return self._done

    # ---- asked by QML ----

    @Slot(str)
    def choose(self, way: str) -> None:
        self.chosen.emit(way)

    @Slot(str, bool)
    def goOn(self, place: str, absent: bool) -> None:
        self.nextAsked.emit(place, absent)

    @Slot()
    def finish(self) -> None:
        self.roundOver.emit()

    @Slot()
    def pause(self) -> None:
        self.pauseAsked.emit()
