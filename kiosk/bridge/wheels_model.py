"""Wheels of a date, a time or a count as a page shows them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import RowModel
from kiosk.bridge.shown import said
from kiosk.services.wheels import Count, Wheels

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python owns the wheels")
class WheelsModel(QObject):  # type: ignore[operator]
    """``parts`` are the wheels. Digits can be typed instead (``typing``); they count once all are there.

    taken: told the new answer, in the form's own writing.
    """

    changed = Signal()

    def __init__(
        self, wheels: Wheels | Count, taken: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._wheels = wheels
        self._taken = taken
        self._parts = RowModel(("key", "words", "unit", "less", "more"), "key", self, said=("words", "unit"))
        self._typing = False
        self._typed = ""
        self._problem = ""
        self._refresh()

    # ---- used by Python ----

    @property
    def wheels(self) -> Wheels | Count:
        return self._wheels

    def show(self, value: str) -> None:
        """The answer as the form keeps it; nothing changes where it is what stands there."""
        if value != self._wheels.value:
            self._wheels.show(value)
        self._refresh()

    def _refresh(self) -> None:
        self._parts.show(
            [
                {"key": p.key, "words": p.words, "unit": p.unit, "less": p.less, "more": p.more}
                for p in self._wheels.parts
            ]
        )
        self.changed.emit()

    def _answered(self) -> None:
        self._taken(self._wheels.value)
        self._refresh()

    # ---- read by the page ----

    @Property(QObject, constant=True)
    def parts(self) -> RowModel:
        return self._parts

    @Property(str, notify=changed)
    @said
    def words(self) -> str:
        """What stands on the wheels, chosen or not."""
        return self._wheels.words

    @Property(bool, notify=changed)
    def chosen(self) -> bool:
        return self._wheels.chosen

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    @said
    def quick(self) -> list[str]:
        """What is often meant: 今天, 昨天."""
        return [words for words, _ in self._wheels.quick()]

    @Property(bool, notify=changed)
    def typing(self) -> bool:
        """Digits are typed instead of turning wheels."""
        return self._typing

    @Property(str, notify=changed)
    def typed(self) -> str:
        """The digits so far, with 年 月 日 between them."""
        return self._wheels.grouped(self._typed)

    @Property(str, notify=changed)
    @said
    def missing(self) -> str:
        """How many digits are still to come, or what is wrong with them."""
        if self._problem:
            return self._problem
        left = self._wheels.digits_wanted - len(self._typed)
        if not self._typed or left <= 0 or self._wheels.kind == "number":
            return ""
        return f"还差 {left} 位"

    @Property(bool, notify=changed)
    def wrong(self) -> bool:
        return bool(self._problem)

    @Property(str, notify=changed)
    @said
    def example(self) -> str:
        """How the digits are written."""
        return {
            "day": "8 位数字，如 19580406",
            "month": "6 位数字，如 202603",
            "year": "4 位数字，如 1999",
            "time": "4 位数字，如 0930",
            "moment": "12 位数字，如 202603150930",
        }.get(self._wheels.kind, "")

    # ---- asked by the page ----

    @Slot(str, int)
    def turn(self, key: str, step: int) -> None:
        """One notch of one wheel, 1 or -1."""
        if self._wheels.turn(key, step):
            self._answered()

    @Slot()
    def confirm(self) -> None:
        """What stands there is meant."""
        self._wheels.confirm()
        self._answered()

    @Slot(int)
    def pick(self, index: int) -> None:
        """One of ``quick``."""
        self._wheels.pick(index)
        self._answered()

    @Slot(bool)
    def type(self, wanted: bool) -> None:
        """Type digits, or go back to the wheels."""
        self._typing, self._typed, self._problem = wanted, "", ""
        self.changed.emit()

    @Slot(str)
    def key(self, digit: str) -> None:
        """One digit more; on a keyboard plugged in this begins typing by itself."""
        if not digit.isdigit():
            return
        if not self._typing:
            self._typing, self._typed = True, ""
        full = len(self._typed) >= self._wheels.digits_wanted
        # All digits are there already: a new one begins a new number.
        self._typed = digit if full else self._typed + digit
        self._problem = self._wheels.type(self._typed)
        if self._wheels.chosen and not self._problem:
            self._answered()
        else:
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        self._typed, self._problem = self._typed[:-1], ""
        self.changed.emit()
