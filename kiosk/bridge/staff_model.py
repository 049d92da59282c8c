"""Staff signing in, and what stands above every page of theirs."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.shown import said
from kiosk.bridge.working import WorkingModel

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python owns the staff model")
class StaffModel(WorkingModel):  # type: ignore[operator]
    """Number and PIN go straight to Python when asked; nothing typed is kept here."""

    changed = Signal()
    clockChanged = Signal()
    #: What was typed must go from the fields.
    cleared = Signal()
    signInAsked = Signal(str, str)
    lockAsked = Signal()
    #: Another page of the staff: its name.
    doorAsked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = self._number = self._greeting = ""
        self._allowed = True
        self._left = self._news = self._trainings = 0

    # ---- used by Python ----

    def clear(self) -> None:
        """Nobody is signed in, nothing is typed."""
        self._name = self._number = self._greeting = ""
        self._left = self._news = self._trainings = 0
        self.settle()
        self.cleared.emit()
        self.changed.emit()
        self.clockChanged.emit()

    def allow(self, allowed: bool) -> None:
        """Whether staff may sign in here: not where a citizen rates."""
        if allowed != self._allowed:
            self._allowed = allowed
            self.changed.emit()

    def fail(self, sentence: str) -> None:
        super().fail(sentence)
        self.cleared.emit()

    def show(self, name: str, number: str, greeting: str) -> None:
        """Who is signed in: masked name, staff number, the greeting of the hour."""
        self._name, self._number, self._greeting = name, number, greeting
        self.settle()
        self.cleared.emit()
        self.changed.emit()

    def set_news(self, count: int) -> None:
        """How many answers to their snags they have not read."""
        if count != self._news:
            self._news = count
            self.changed.emit()

    def set_trainings(self, count: int) -> None:
        """How many trainings they still have to come to."""
        if count != self._trainings:
            self._trainings = count
            self.changed.emit()

    def set_left(self, seconds: int) -> None:
        if seconds != self._left:
            self._left = seconds
            self.clockChanged.emit()

    # ---- read by QML ----

    @Property(bool, notify=changed)
    def allowed(self) -> bool:
        return self._allowed

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._name

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._number

    @Property(str, notify=changed)
    @said
    def greeting(self) -> str:
        return self._greeting

    @Property(int, notify=changed)
    def news(self) -> int:
        return self._news

    @Property(int, notify=changed)
    def trainings(self) -> int:
        return self._trainings

    @Property(str, notify=clockChanged)
    @said
    def left(self) -> str:
        """Until it locks by itself, e.g. ``9:48``."""
        return f"{self._left // 60}:{self._left % 60:02}"

    # ---- asked by QML ----

    @Slot(str, str)
    def signIn(self, number: str, pin: str) -> None:
        if number.strip() and pin and not self._busy:
            self.signInAsked.emit(number.strip(), pin)

    @Slot()
    def lock(self) -> None:
        self.lockAsked.emit()

    @Slot(str)
    def openDoor(self, page: str) -> None:
        self.doorAsked.emit(page)
