"""How loud and how fast the citizen wants to hear the machine: three levels each, for one visit."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.services.levels import LEVELS, MIDDLE

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python owns the hearing model")
class HearingModel(QObject):  # type: ignore[operator]
    """``volume`` and ``rate``: 0 to 2. ``shown``: the sheet to choose them stands over the page."""

    changed = Signal()
    #: The citizen chose one, also the same again: to be heard at once.
    turned = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._volume = self._rate = MIDDLE
        self._shown = False

    # ---- used by Python ----

    def show(self, shown: bool) -> None:
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    def is_shown(self) -> bool:
        return self._shown

    def levels(self) -> tuple[int, int]:
        """Of volume and rate."""
        return self._volume, self._rate

    def reset(self) -> None:
        """For the next citizen."""
        self._volume = self._rate = MIDDLE
        self._shown = False
        self.changed.emit()

    # ---- read by QML ----

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        return self._shown

    @Property(int, notify=changed)
    def volume(self) -> int:
        return self._volume

    @Property(int, notify=changed)
    def rate(self) -> int:
        return self._rate

    # ---- asked by QML ----

    @Slot(int)
    def chooseVolume(self, level: int) -> None:
        self._choose(level, self._rate)

    @Slot(int)
    def chooseRate(self, level: int) -> None:
        self._choose(self._volume, level)

    @Slot()
    def done(self) -> None:
        self.show(False)

    def _choose(self, volume: int, rate: int) -> None:
        levels = range(LEVELS)
        if volume in levels and rate in levels:
            self._volume, self._rate = volume, rate
            self.changed.emit()
            self.turned.emit()
