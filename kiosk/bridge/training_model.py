"""Training (业务培训): the list of whoever is signed in, and one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import RowModel
from kiosk.bridge.shown import shown
from kiosk.bridge.working import WorkingModel
from kiosk.services.trainings import TrainingView

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_ROLES = ("key", "title", "when", "place", "phase", "tone", "waits")


@QmlElement
@QmlUncreatable("Python owns the trainings")
class TrainingModel(WorkingModel):  # type: ignore[operator]
    """``part``: what is shown, ``list`` or ``one``."""

    changed = Signal()
    signAsked = Signal(str)
    #: Words for the toast.
    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = RowModel(_ROLES, "key", self, said=("when", "phase"))
        self._views: tuple[TrainingView, ...] = ()
        self._id = ""
        self._known = False

    # ---- used by Python ----

    def clear(self) -> None:
        self._views, self._id, self._known = (), "", False
        self._rows.clear()
        self.settle()
        self.changed.emit()

    def show(self, views: Sequence[TrainingView]) -> None:
        """All that there are; the one that is open stays open."""
        self._views, self._known = tuple(views), True
        self._rows.show([_row(view) for view in views])
        self.changed.emit()

    def signed(self, words: str) -> None:
        """It is on disk; the page shows it."""
        self.settle()
        self.told.emit(words)

    @property
    def view(self) -> TrainingView | None:
        return next((view for view in self._views if view.id == self._id), None)

    # ---- read by QML ----

    @Property(str, notify=changed)
    def part(self) -> str:
        return "list" if self.view is None else "one"

    @Property(QObject, constant=True)
    def rows(self) -> RowModel:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._views)

    @Property(bool, notify=changed)
    def none(self) -> bool:
        """They were read, and there are none."""
        return self._known and not self._views

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def one(self) -> dict[str, object]:
        """The one that is open; empty when none is."""
        view = self.view
        return {} if view is None else _fields(view)

    # ---- asked by QML ----

    @Slot(str)
    def open(self, key: str) -> None:
        self._id = key
        self.forgive()
        self.changed.emit()

    @Slot()
    def sign(self) -> None:
        if self._id and not self._busy:
            self.signAsked.emit(self._id)

    @Slot(result=bool)
    def backward(self) -> bool:
        """To the list; False from there."""
        if self.view is None:
            return False
        self._id = ""
        self.forgive()
        self.changed.emit()
        return True


def _row(view: TrainingView) -> dict[str, object]:
    return {
        "key": view.id,
        "title": view.title,
        "when": view.when,
        "place": view.place,
        "phase": view.state_words,
        "tone": view.tone,
        "waits": view.can_sign,
    }


def _fields(view: TrainingView) -> dict[str, object]:
    return {
        "title": view.title,
        "owner": view.owner,
        "when": shown(view.when),
        "place": view.place,
        "matters": view.matters,
        "note": view.note,
        "phase": shown(view.state_words),
        "tone": view.tone,
        "signed": view.signed,
        "outcome": shown(view.outcome),
        "score": view.score,
        "marked": view.marked,
        "cancelled": view.cancelled,
        "canSign": view.can_sign,
    }
