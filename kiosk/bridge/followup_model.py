"""Supplying what a correction asked for, and taking a case back: what the two pages show and take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.materials_model import DO_WORDS, PHONE, SHOOT, STICK, taken_words
from kiosk.bridge.rows import Row, RowModel
from kiosk.bridge.shown import said
from kiosk.bridge.working import WorkingModel
from sync.model.followup import MOST_REASON

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_ROLES = ("key", "name", "options", "codes", "chosen")
_PHOTO, _PAPER = "photo", "paper"
_PAPER_WORDS = "交了纸的"
#: A correction that only says in words what is wrong.
UNNAMED = "要补的材料"

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
    """``current``: what the supplement page asks, ``given`` (which papers, and how) or ``words``.

    A material is handed in by camera or stick, where the machine has them, or its paper is given to somebody
    of the staff.
    """

    changed = Signal()
    #: A page was opened, or all is forgotten.
    begun = Signal()
    #: Send what is on the supplement page; take the case back.
    supplementAsked = Signal()
    withdrawAsked = Signal()
    #: A page for this material is wanted ("" where no list was given): camera, stick, phone, what was
    #: taken.
    shootAsked = Signal(str)
    stickAsked = Signal(str)
    phoneAsked = Signal(str)
    takenAsked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = RowModel(_ROLES, "key", self, said=("name", "options"))
        self._offered: tuple[str, ...] = ()
        self.clear()

    # ---- written by Python ----

    def offer(self, ways: Sequence[str]) -> None:
        """``shoot``, ``stick``, ``phone``, where there is such a way; from the next :meth:`begin` on."""
        self._offered = tuple(ways)

    def clear(self) -> None:
        self._matter = self._words = self._reason = ""
        self._names: list[str] = []
        self._given: set[str] = set()
        self._pages: dict[str, int] = {}
        self._current = "words"
        self._rows.clear()
        self.settle()
        self.begun.emit()
        self.changed.emit()

    def begin(self, matter: str, missing: Sequence[str]) -> None:
        """The supplement page is opened, with nothing on it yet."""
        self.clear()
        self._matter = matter
        self._names = list(dict.fromkeys(missing)) or ([""] if self._offered else [])
        self._current = "given" if self._names else "words"
        self._retell()
        self.begun.emit()

    def ask_why(self, matter: str) -> None:
        """The page that takes the case back is opened; what was begun of a supplement stays."""
        self._matter, self._reason = matter, ""
        self.settle()
        self.begun.emit()
        self.changed.emit()

    def show_pages(self, pages: Mapping[str, int]) -> None:
        """How many pages of each material are here now."""
        self._pages = {name: count for name, count in pages.items() if count}
        self._given -= self._pages.keys()
        self.forgive()
        self._retell()

    @property
    def names(self) -> tuple[str, ...]:
        """What was asked for; one "" where it was asked for without a list."""
        return tuple(self._names)

    @property
    def given(self) -> tuple[str, ...]:
        """Of what papers were given to a person, in the order it was asked for."""
        return tuple(name for name in self._names if name in self._given)

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
        return [name for name in self._names if name]

    @Property(QObject, constant=True)
    def rows(self) -> RowModel:
        return self._rows

    @Property(bool, notify=begun)
    def asksWhich(self) -> bool:
        return bool(self._names)

    @Property(bool, notify=begun)
    def canTake(self) -> bool:
        """It can be handed in right here."""
        return bool(self._offered)

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._words

    @Property(int, constant=True)
    def longest(self) -> int:
        return MOST_REASON

    @Property(bool, notify=changed)
    def canSend(self) -> bool:
        """Something is supplied: a page, a paper given, or words."""
        return bool(self._given or self._pages or self._words.strip())

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]
    @said
    def reasons(self) -> list[dict[str, Any]]:
        return [{"key": key, "words": words} for key, words in REASONS]

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._reason

    # ---- called by QML ----

    @Slot(int, int)
    def hand(self, number: int, way: int) -> None:
        """The way-th of what the number-th row offers."""
        name = self._names[number]
        codes: list[str] = self._row(number, name)["codes"]
        code = codes[way]
        if code == SHOOT:
            self.shootAsked.emit(name)
        elif code == STICK:
            self.stickAsked.emit(name)
        elif code == PHONE:
            self.phoneAsked.emit(name)
        elif code == _PHOTO:
            self.takenAsked.emit(name)
        elif code == _PAPER:
            self._given ^= {name}
            self.forgive()
            self._retell()

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
        if self._current == "given" or not self._names:
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

    def _retell(self) -> None:
        self._rows.show([self._row(number, name) for number, name in enumerate(self._names)])
        self.changed.emit()

    def _row(self, number: int, name: str) -> Row:
        pages = self._pages.get(name, 0)
        codes = [_PHOTO] if pages else [*self._offered, *([_PAPER] if name else [])]
        said = {**DO_WORDS, _PHOTO: taken_words(pages), _PAPER: _PAPER_WORDS}
        chosen = _PHOTO if pages else _PAPER if name in self._given else ""
        return {
            "key": str(number),
            "name": name or UNNAMED,
            "options": [said[code] for code in codes],
            "codes": codes,
            "chosen": codes.index(chosen) if chosen else -1,
        }
