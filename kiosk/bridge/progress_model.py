"""Looking for a case, and seeing who has it and since when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import Row, RowModel
from kiosk.bridge.shown import said, shown
from kiosk.bridge.working import WorkingModel

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

#: Lines of a timeline that stay together on a page in large type.
CHUNK = 3
_EVENT = ("key", "what", "when", "who", "phase")
_SAID = ("what", "when", "who")
_FIELDS = ("receipt", "number")
_LONGEST = {"receipt": 22, "number": 18}


@QmlElement
@QmlUncreatable("Python owns the search for a case")
class ProgressFindModel(WorkingModel):  # type: ignore[operator]
    """Receipt number (all of it or its last 11 digits) and ID number; the wrong pair gives one sentence
    that does not say which of them was wrong."""

    changed = Signal()
    findAsked = Signal(str, str)
    #: Nothing was found, and why stands on the page now.
    refused = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = dict.fromkeys(_FIELDS, "")
        self._current = "receipt"
        self._asking = False

    def clear(self) -> None:
        self._text = dict.fromkeys(_FIELDS, "")
        self._current, self._asking = "receipt", False
        self.settle()
        self.changed.emit()

    def scanned(self, receipt: str) -> None:
        """A receipt's code: its number stands there, the ID number is asked."""
        self.clear()
        self._set("".join(character for character in receipt if character.isdigit()))
        self.turnTo("number")

    def fail(self, sentence: str) -> None:
        self._asking = False
        super().fail(sentence)
        self.changed.emit()
        self.refused.emit()

    def set_asking(self) -> None:
        """It is not in this machine: the county is being asked."""
        self._asking = True
        self.set_busy()
        self.changed.emit()

    @Property(str, notify=changed)
    def current(self) -> str:
        return self._current

    @Property(int, notify=changed)
    def step(self) -> int:
        return _FIELDS.index(self._current)

    @Property(int, constant=True)
    def steps(self) -> int:
        return len(_FIELDS)

    @Property(str, notify=changed)
    def receipt(self) -> str:
        text = self._text["receipt"]
        if len(text) <= 11:  # the tail: date, serial, check
            return "-".join(part for part in (text[:6], text[6:10], text[10:]) if part)
        parts = (text[:9], text[9:11], text[11:17], text[17:21], text[21:])
        return "-".join(part for part in parts if part)

    @Property(str, notify=changed)
    def number(self) -> str:
        text = self._text["number"]
        return " ".join(part for part in (text[:6], text[6:14], text[14:]) if part)

    @Property(str, notify=changed)
    @said
    def problem(self) -> str:
        return self._problem

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        return self._asking

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return all(self._text.values())

    @Slot(str)
    def turnTo(self, field: str) -> None:
        if field in _FIELDS and field != self._current:
            self._current = field
            self.changed.emit()

    @Slot(str)
    def typed(self, key: str) -> None:
        self._set(self._text[self._current] + key)

    @Slot()
    def erased(self) -> None:
        self._set(self._text[self._current][:-1])

    @Slot(result=bool)
    def forward(self) -> bool:
        """Elder mode: on to the ID number; False when that was the last one."""
        if self._current == "receipt" and self._text["receipt"]:
            self.turnTo("number")
            return True
        return False

    @Slot(result=bool)
    def backward(self) -> bool:
        if self._current == "number":
            self.turnTo("receipt")
            return True
        return False

    @Slot()
    def find(self) -> None:
        if self._busy or not all(self._text.values()):
            return
        self.set_busy()
        self.findAsked.emit(self._text["receipt"], self._text["number"])

    def _set(self, text: str) -> None:
        text = text[: _LONGEST[self._current]]
        if text != self._text[self._current]:
            self._text[self._current] = text
            self.forgive()
            self.changed.emit()


@QmlElement
@QmlUncreatable("Python owns the progress model")
class ProgressModel(QObject):  # type: ignore[operator]
    """One case: what it is, how it stands, what happened when."""

    changed = Signal()
    printAsked = Signal()
    urgeAsked = Signal()
    #: The citizen wants to supply what was asked for, or to take the case back.
    supplementAsked = Signal()
    withdrawAsked = Signal()
    #: Words for the citizen that pass by themselves.
    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events = RowModel(_EVENT, "key", self, said=_SAID)
        self._chunks: list[RowModel] = []
        self._shown = 0
        self._rows: list[dict[str, Any]] = []
        self._missing: list[str] = []
        self._left: int | None = None
        self.clear()

    def tell(self, sentence: str) -> None:
        """A word about what was asked, for a few seconds."""
        self.told.emit(shown(sentence))

    def show(
        self,
        *,
        matter: str,
        state: str,
        kind: str,
        words: str,
        rows: Sequence[tuple[str, str]],
        missing: Sequence[str],
        events: Sequence[Row],
    ) -> None:
        """state: its name; kind: the tag's colour; words: where it is now; rows: name and value; missing:
        what has to be handed in later; events: rows of the timeline."""
        self._matter, self._state, self._kind, self._words = matter, state, kind, words
        self._missing = list(missing)
        self._rows = [{"name": name, "value": value} for name, value in rows]
        lines: list[Row] = [{"key": str(n), **event} for n, event in enumerate(events)]
        self._events.show(lines)
        while len(self._chunks) * CHUNK < len(lines):
            self._chunks.append(RowModel(_EVENT, "key", self, said=_SAID))
        for number, chunk in enumerate(self._chunks):
            chunk.show(lines[number * CHUNK : (number + 1) * CHUNK])
        self._shown = -(-len(lines) // CHUNK)
        self.changed.emit()

    def set_deadline(self, left: int | None, used: float, provisional: bool) -> None:
        """Working days left (negative: overdue) and the share of the time used; None while no clock runs."""
        self._left, self._used, self._provisional = left, used, provisional
        self.changed.emit()

    def set_rating(self, open_: bool, given: bool) -> None:
        """Whether this case can be rated now, and whether it was."""
        self._can_rate, self._rated = open_, given
        self.changed.emit()

    def set_urge(self, refusal: str, who: str) -> None:
        """refusal: why it cannot be urged today, "" when it can. who: whom it reminds."""
        self._urge_refusal, self._urge_who = refusal, who
        self.changed.emit()

    def set_followups(self, *, supplement: bool, withdraw: bool, supplied: bool = False) -> None:
        """What may be sent after this case. supplied: all that was asked for waits to be sent."""
        self._can_supplement, self._can_withdraw, self._supplied = supplement, withdraw, supplied
        self.changed.emit()

    def set_printing(self, busy: bool) -> None:
        self._printing = busy
        self.changed.emit()

    def clear(self) -> None:
        self._urge_refusal = self._urge_who = ""
        self._printing = False
        self._can_supplement = self._can_withdraw = self._supplied = False
        self._matter = self._state = self._words = ""
        self._missing = []
        self._can_rate = self._rated = False
        self._kind = "t"
        self._rows = []
        self._left = None
        self._used = 0.0
        self._provisional = False
        self._events.clear()
        for chunk in self._chunks:
            chunk.clear()
        self._shown = 0
        self.changed.emit()

    @Property(str, notify=changed)
    @said
    def matter(self) -> str:
        return self._matter

    @Property(str, notify=changed)
    @said
    def state(self) -> str:
        return self._state

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._kind

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    @said
    def rows(self) -> list[dict[str, Any]]:
        return self._rows

    @Property(QObject, constant=True)
    def events(self) -> RowModel:
        return self._events

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def chunks(self) -> list[RowModel]:
        """The timeline in pieces that fit a page in every mode, each a list model."""
        return self._chunks[: self._shown]

    @Property(bool, notify=changed)
    def hasDeadline(self) -> bool:
        return self._left is not None

    @Property(int, notify=changed)
    def left(self) -> int:
        return self._left or 0

    @Property(int, notify=changed)
    def total(self) -> int:
        """Length of the promise in working days, as far as the used share tells; 0 when it does not."""
        left = self._left or 0
        return round(left / (1 - self._used)) if left > 0 and self._used < 1 else max(0, left)

    @Property(str, notify=changed)
    @said
    def words(self) -> str:
        return self._words

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    @said
    def missing(self) -> list[str]:
        return self._missing

    @Property(bool, notify=changed)
    def canRate(self) -> bool:
        return self._can_rate

    @Property(bool, notify=changed)
    def rated(self) -> bool:
        return self._rated

    @Property(bool, notify=changed)
    def provisional(self) -> bool:
        return self._provisional

    @Property(bool, notify=changed)
    def canUrge(self) -> bool:
        return not self._urge_refusal

    @Property(str, notify=changed)
    @said
    def urgeWords(self) -> str:
        """Under 催一催: whom it reminds, or why it cannot be used now."""
        return self._urge_refusal or f"提醒{self._urge_who}"

    @Property(bool, notify=changed)
    def canSupplement(self) -> bool:
        return self._can_supplement

    @Property(bool, notify=changed)
    def supplied(self) -> bool:
        return self._supplied

    @Property(bool, notify=changed)
    def canWithdraw(self) -> bool:
        return self._can_withdraw

    @Slot()
    def supplement(self) -> None:
        self.supplementAsked.emit()

    @Slot()
    def withdraw(self) -> None:
        self.withdrawAsked.emit()

    @Property(bool, notify=changed)
    def printing(self) -> bool:
        return self._printing

    @Slot()
    def print(self) -> None:
        self.printAsked.emit()

    @Slot()
    def urge(self) -> None:
        self.urgeAsked.emit()
