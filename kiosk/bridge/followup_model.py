"""Supplying what a correction asked for, and taking a case back: what the two pages show and take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.shown import said
from kiosk.bridge.working import WorkingModel
from sync.model.followup import MOST_REASON

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

#: Why a case is taken back: key, words. The last says nothing, which is a right.
REASONS = (
    ("mistake", "填错了，要重新办"),
    ("twice", "重复交了"),
    ("elsewhere", "到别处办了"),
    ("not_needed", "不想办了"),
    ("none", "不说原因"),
)


@QmlElement
@QmlUncreatable("Python owns what follows a case")
class FollowupModel(WorkingModel):  # type: ignore[operator]
    """``current``: what the supplement page asks, ``given`` (which papers) or ``words``."""

    changed = Signal()
    #: A page was opened, or all is forgotten.
    begun = Signal()
    #: Send what is on the supplement page; take the case back.
    supplementAsked = Signal()
    withdrawAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clear()

    # ---- written by Python ----

    def clear(self) -> None:
        self._matter = self._words = self._reason = ""
        self._missing: list[str] = []
        self._given: set[str] = set()
        self._current = "words"
        self.settle()
        self.begun.emit()
        self.changed.emit()

    def begin(self, matter: str, missing: Sequence[str]) -> None:
        """A page is opened, with nothing on it yet."""
        self.clear()
        self._matter, self._missing = matter, list(dict.fromkeys(missing))
        self._current = "given" if self._missing else "words"
        self.begun.emit()
        self.changed.emit()

    @property
    def given(self) -> tuple[str, ...]:
        """What is supplied now, in the order it was asked for."""
        return tuple(name for name in self._missing if name in self._given)

    @property
    def note(self) -> str:
        return self._words

    @property
    def reason_words(self) -> str:
        """For the clerk: always Chinese. "" when the citizen gives none."""
        return "" if self._reason == "none" else dict(REASONS).get(self._reason, "")

    # ---- read by QML ----

    @Property(str, notify=changed)
    @said
    def matter(self) -> str:
        return self._matter

    @Property(str, notify=changed)
    def current(self) -> str:
        return self._current

    @Property("QStringList", notify=begun)  # type: ignore[arg-type]
    @said
    def missing(self) -> list[str]:
        """As the clerk wrote it."""
        return self._missing

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def ticks(self) -> list[bool]:
        """For each of ``missing``, whether it is supplied now."""
        return [name in self._given for name in self._missing]

    @Property(bool, notify=changed)
    def asksWhich(self) -> bool:
        return bool(self._missing)

    @Property(bool, notify=changed)
    def all(self) -> bool:
        """Everything that was asked for is ticked."""
        return set(self._missing) <= self._given

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._words

    @Property(int, constant=True)
    def longest(self) -> int:
        return MOST_REASON

    @Property(bool, notify=changed)
    def canSend(self) -> bool:
        """Something is supplied: a paper ticked, or words."""
        return bool(self._given) or bool(self._words.strip())

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]
    @said
    def reasons(self) -> list[dict[str, Any]]:
        return [{"key": key, "words": words} for key, words in REASONS]

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._reason

    # ---- called by QML ----

    @Slot(int, bool)
    def tick(self, number: int, on: bool) -> None:
        (self._given.add if on else self._given.discard)(self._missing[number])
        self.forgive()
        self.changed.emit()

    @Slot(str)
    def typeWords(self, text: str) -> None:
        if text != self._words and not self._busy:
            self._words = text[:MOST_REASON]
            self.settle()
            self.changed.emit()

    @Slot(str)
    def choose(self, reason: str) -> None:
        if reason in dict(REASONS):
            self._reason = reason
            self.forgive()
            self.changed.emit()

    @Slot(result=bool)
    def forward(self) -> bool:
        """To the second question; False when that was the last."""
        if self._current == "words":
            return False
        self._current = "words"
        self.changed.emit()
        return True

    @Slot(result=bool)
    def backward(self) -> bool:
        """To the first question; False when there is none before."""
        if self._current == "given" or not self._missing:
            return False
        self._current = "given"
        self.changed.emit()
        return True

    @Slot()
    def send(self) -> None:
        if not self._busy and self.canSend:
            self.supplementAsked.emit()

    @Slot()
    def withdraw(self) -> None:
        if not self._busy and self._reason:
            self.withdrawAsked.emit()
