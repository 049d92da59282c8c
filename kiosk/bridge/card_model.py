"""The card reader as pages show it: whether there is one, where it is, and what it is doing."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.shown import said

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

SIDES = ("right", "left", "below")


@QmlElement
@QmlUncreatable("Python owns the card model")
class CardModel(QObject):  # type: ignore[operator]
    """``state``: "waiting" for a card, "reading" one, "refused" the last one (``words`` says why)."""

    changed = Signal()

    def __init__(self, side: str = "right", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._side = side if side in SIDES else SIDES[0]
        self._there = False
        self._trouble = ""
        self._state, self._words = "waiting", ""

    # ---- used by Python ----

    def set_reader(self, there: bool, trouble: str) -> None:
        """there: a card can be read now. trouble: why one that is fitted cannot."""
        if (there, trouble) != (self._there, self._trouble):
            self._there, self._trouble = there, trouble
            if not there:
                self._state, self._words = "waiting", ""
            self.changed.emit()

    def show(self, state: str, words: str = "") -> None:
        if (state, words) != (self._state, self._words):
            self._state, self._words = state, words
            self.changed.emit()

    def rest(self) -> None:
        """Nothing is to be said of any card before."""
        self.show("waiting")

    # ---- read by pages ----

    @Property(bool, notify=changed)
    def there(self) -> bool:
        return self._there

    @Property(str, notify=changed)
    @said
    def trouble(self) -> str:
        return self._trouble

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._state

    @Property(str, notify=changed)
    @said
    def words(self) -> str:
        return self._words

    @Property(str, constant=True)
    def side(self) -> str:
        return self._side
