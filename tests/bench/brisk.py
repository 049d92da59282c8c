"""A citizen in a hurry: the same buttons of the same window, without waiting for a finger."""

from __future__ import annotations

from PySide6.QtCore import QMetaObject
from PySide6.QtQuick import QQuickItem

from tests.faults.residue.citizen import Citizen
from tests.journeys.finger import Finger


class BriskFinger(Finger):
    """Presses what is there as soon as it is there, and sees one frame of what comes of it."""

    def touch(self, name: str) -> None:
        item = self.see(name)
        if not item.property("pressable"):
            super().touch(name)
            return
        self.press(item)
        drawn = self._frames
        self._window.update()
        self.wait_for(lambda: self._frames > drawn, "a frame")

    def press(self, item: QQuickItem) -> None:
        QMetaObject.invokeMethod(item, "activate")


class BriskCitizen(Citizen):
    def press_pad(self, digits: str, pad: str = "pad") -> None:
        finger = self.finger
        assert isinstance(finger, BriskFinger)
        for digit in digits:
            finger.press(finger.see(f"{pad}_{'extra' if digit == 'X' else digit}"))

    def press_letters(self, letters: str) -> None:
        self.finger.compose(letters)

    def type_name(self) -> None:
        self.finger.compose(self.name)
