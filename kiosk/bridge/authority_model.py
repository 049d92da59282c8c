"""The letter of authority on the screen: relation, how it is given, the signature or the number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.shown import said
from kiosk.bridge.sign_model import Strokes
from sync.model.authority import DIGITS, RELATIONS
from sync.model.ink import FEWEST_STROKES

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

REFUSED = "没有本人的委托，不能代办。请本人在屏上签名；来不了的，打印委托书拿去签好，按了手印再来办。"
_NO_RELATION = "请先选办事人是代办人的什么人。"
_NOT_SIGNED = "还没有签名。请本人用手指在框里写名字。"


@QmlElement
@QmlUncreatable("Python owns the authority model")
class AuthorityModel(QObject):  # type: ignore[operator]
    """``part``: "relation", "way", then "screen" or "paper"."""

    changed = Signal()
    #: width and height of the pad.
    printAsked = Signal(int, int)
    #: width, height and strokes of the pad.
    signedHere = Signal(int, int, object)
    #: The number typed from a letter signed on paper.
    signedOnPaper = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._part, self._way, self._number, self._problem, self._paper = "relation", "", "", "", ""
        self._applicant = self._agent = self._matter = self._words = ""
        self._relation = -1
        self._strokes: Strokes = ()

    # ---- used by Python ----

    def show(self, applicant: str, agent: str, matter: str, words: str, relation: str) -> None:
        """Masked name and number of both; words: the letter, masked; relation: as given before, or ""."""
        self._applicant, self._agent, self._matter, self._words = applicant, agent, matter, words
        self._relation = RELATIONS.index(relation) if relation in RELATIONS else -1
        self._part, self._way = "relation", ""
        self._number = self._problem = self._paper = ""
        self._strokes = ()
        self.changed.emit()

    def clear(self) -> None:
        self.show("", "", "", "", "")

    def fail(self, sentence: str) -> None:
        self._problem = sentence
        self.changed.emit()

    def set_paper(self, words: str) -> None:
        """What became of the printed letter."""
        self._paper = words
        self.changed.emit()

    @property
    def on_screen(self) -> bool:
        """The pad is shown."""
        return self._part == "screen"

    @property
    def relation_words(self) -> str:
        return RELATIONS[self._relation] if self._relation >= 0 else ""

    @property
    def strokes(self) -> Strokes:
        return self._strokes

    # ---- read by QML ----

    @Property(str, notify=changed)
    def part(self) -> str:
        return self._part

    @Property(str, notify=changed)
    def way(self) -> str:
        return self._way

    @Property(str, notify=changed)
    def applicant(self) -> str:
        return self._applicant

    @Property(str, notify=changed)
    def agent(self) -> str:
        return self._agent

    @Property(str, notify=changed)
    @said
    def matter(self) -> str:
        return self._matter

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._words

    @Property("QStringList", constant=True)  # type: ignore[arg-type]
    @said
    def relations(self) -> Sequence[str]:
        return list(RELATIONS)

    @Property(int, notify=changed)
    def relation(self) -> int:
        return self._relation

    @Property(str, notify=changed)
    def number(self) -> str:
        return " ".join(part for part in (self._number[:4], self._number[4:]) if part)

    @Property(str, notify=changed)
    @said
    def problem(self) -> str:
        return self._problem

    @Property(str, notify=changed)
    @said
    def paper(self) -> str:
        return self._paper

    # ---- asked by QML ----

    @Slot(int)
    def choose(self, relation: int) -> None:
        if 0 <= relation < len(RELATIONS):
            self._relation, self._problem = relation, ""
            self.changed.emit()

    @Slot(str)
    def take(self, way: str) -> None:
        """``screen``: the applicant signs here; ``paper``: they have signed the printed letter."""
        if way in ("screen", "paper"):
            self._way, self._problem = way, ""
            self.changed.emit()

    @Slot("QVariantList")
    def write(self, strokes: list[Any]) -> None:
        drawn = tuple(tuple((int(x), int(y), int(t)) for x, y, t in stroke) for stroke in strokes if stroke)
        if drawn != self._strokes:
            self._strokes, self._problem = drawn, ""
            self.changed.emit()

    @Slot(str)
    def typed(self, key: str) -> None:
        if key.isdigit() and len(self._number) < DIGITS:
            self._number, self._problem = self._number + key, ""
            self.changed.emit()

    @Slot()
    def erased(self) -> None:
        self._number, self._problem = self._number[:-1], ""
        self.changed.emit()

    @Slot(int, int)
    def print(self, width: int, height: int) -> None:
        """The letter, signed or to be signed. width, height: of the pad."""
        self.printAsked.emit(width, height)

    @Slot(int, int)
    def forward(self, width: int, height: int) -> None:
        """The primary button. width, height: of the pad."""
        if self._part == "relation":
            self._turn("way") if self._relation >= 0 else self.fail(_NO_RELATION)
        elif self._part == "way":
            self._turn(self._way) if self._way else self.fail(REFUSED)
        elif self._part == "screen":
            if len(self._strokes) < FEWEST_STROKES:
                self.fail(_NOT_SIGNED)
            else:
                self.signedHere.emit(width, height, self._strokes)
        else:
            self.signedOnPaper.emit(self._number)

    @Slot(result=bool)
    def backward(self) -> bool:
        """False on the first part."""
        if self._part == "relation":
            return False
        self._turn("relation" if self._part == "way" else "way")
        return True

    def _turn(self, part: str) -> None:
        self._part, self._problem = part, ""
        if part != "screen":
            self._strokes = ()
        self.changed.emit()
