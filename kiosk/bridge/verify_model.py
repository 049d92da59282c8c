"""核验身份: why no card was read, and who of the staff looked instead."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.shown import said

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

REASONS = ("没带身份证", "身份证丢了，正在补", "身份证读不出来", "身份证过期了", "读卡器坏了")


@QmlElement
@QmlUncreatable("Python owns the verify model")
class VerifyModel(QObject):  # type: ignore[operator]
    """``part``: "reason", "way", or "second" where a colleague signs. The PIN is not kept here."""

    changed = Signal()
    #: What was typed must go from the fields.
    cleared = Signal()
    #: Nobody else is here: to be checked later.
    laterAsked = Signal()
    #: A colleague's staff number and PIN.
    secondAsked = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._part, self._problem, self._reason, self._busy = "reason", "", -1, False

    # ---- used by Python ----

    def clear(self) -> None:
        self._part, self._problem, self._reason, self._busy = "reason", "", -1, False
        self.cleared.emit()
        self.changed.emit()

    def fail(self, sentence: str) -> None:
        self._problem, self._busy = sentence, False
        self.cleared.emit()
        self.changed.emit()

    def set_busy(self) -> None:
        self._problem, self._busy = "", True
        self.changed.emit()

    @property
    def reason_words(self) -> str:
        return REASONS[self._reason] if self._reason >= 0 else ""

    # ---- read by QML ----

    @Property(str, notify=changed)
    def part(self) -> str:
        return self._part

    @Property(str, notify=changed)
    @said
    def problem(self) -> str:
        return self._problem

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property("QStringList", constant=True)  # type: ignore[arg-type]
    @said
    def reasons(self) -> list[str]:
        return list(REASONS)

    @Property(int, notify=changed)
    def reason(self) -> int:
        return self._reason

    # ---- asked by QML ----

    @Slot(int)
    def choose(self, reason: int) -> None:
        if 0 <= reason < len(REASONS):
            self._reason, self._problem = reason, ""
            self.changed.emit()

    @Slot(str)
    def turn(self, part: str) -> None:
        """``way`` once a reason is chosen, ``second``, or back to ``reason``."""
        if part == "reason" or self._reason >= 0:
            self._part, self._problem = part, ""
            self.cleared.emit()
            self.changed.emit()

    @Slot()
    def later(self) -> None:
        if self._reason >= 0:
            self.laterAsked.emit()

    @Slot(str, str)
    def second(self, number: str, pin: str) -> None:
        if self._reason >= 0 and number.strip() and pin and not self._busy:
            self.secondAsked.emit(number.strip(), pin)
