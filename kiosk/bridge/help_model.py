"""Where help is, and calling it to the machine."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.shown import said

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python owns the help model")
class HelpModel(QObject):  # type: ignore[operator]
    """Who helps, when and where. Every field may be empty: then the counter is named."""

    changed = Signal()
    callAsked = Signal()
    cancelAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._helper = self._phone = self._hours = self._window = self._complaints = ""
        self._off_duty = self._called = self._answer = ""
        self._up = False

    def show(self, helper: str, phone: str, hours: str, window: str, complaints: str) -> None:
        """The duty helper (masked name), phone, hours, counter, and the complaints line."""
        self._helper, self._phone, self._hours = helper, phone, hours
        self._window, self._complaints = window, complaints
        self.changed.emit()

    def set_duty(self, off_duty: str) -> None:
        """Why nobody may be there now; "" when somebody should be."""
        self._off_duty = off_duty
        self.changed.emit()

    def set_call(self, called: str, answer: str = "", *, up: bool = True) -> None:
        """called: what became of the call, "" for none; answer: who comes; up: it went up to the county."""
        if (called, answer) != (self._called, self._answer):
            self._called, self._answer, self._up = called, answer, up and bool(called)
            self.changed.emit()

    @Property(str, notify=changed)
    @said
    def offDuty(self) -> str:
        return self._off_duty

    @Property(bool, notify=changed)
    def calling(self) -> bool:
        return bool(self._called)

    @Property(bool, notify=changed)
    def waits(self) -> bool:
        """A call is up, and nobody has answered it."""
        return self._up and not self._answer

    @Property(str, notify=changed)
    @said
    def called(self) -> str:
        return self._called

    @Property(str, notify=changed)
    @said
    def answer(self) -> str:
        return self._answer

    @Slot()
    def call(self) -> None:
        self.callAsked.emit()

    @Slot()
    def cancel(self) -> None:
        self.cancelAsked.emit()

    @Property(str, notify=changed)
    def helper(self) -> str:
        return self._helper

    @Property(str, notify=changed)
    def phone(self) -> str:
        return self._phone

    @Property(str, notify=changed)
    @said
    def hours(self) -> str:
        return self._hours

    @Property(str, notify=changed)
    @said
    def window(self) -> str:
        return self._window or "综合窗口"

    @Property(str, notify=changed)
    @said
    def complaints(self) -> str:
        return self._complaints or "12345"
