"""One question of a form as a page shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.ink_model import InkModel
from kiosk.bridge.rows import RowModel
from kiosk.bridge.shown import said, speaks_chinese
from kiosk.bridge.wheels_model import WheelsModel
from kiosk.services import asking, letters
from kiosk.services.wheels import Count, Wheels, day_of
from sync.model.persons import mask_id_number, mask_phone

if TYPE_CHECKING:
    from sync.model.forms import Question
    from sync.model.forms.bounds import Bounds

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

#: The form's author cannot know that a promise is a box to touch here.
_TICK = "看过了，请点一下方框，打上勾"
#: How a photograph or signature is answered that is left for the window.
_LATER = "window"
_AT_THE_WINDOW = {"paper": ("到窗口交", "这台机器不拍这一张"), "ink": ("到窗口签", "")}
#: A longer list is narrowed by the first letter, with so many keys.
_LONG = 12
_LETTER_KEYS = 5


@QmlElement
@QmlUncreatable("Python owns the questions")
class QuestionModel(QObject):  # type: ignore[operator]
    """``kind`` is the control (``kiosk.services.asking``). ``chosen`` is the index of a single answer, -1
    for none. A problem is shown once the citizen has left the field or asked to go on.

    bounds: between which values an answer may lie now. now: the county's local time.
    """

    changed = Signal()

    def __init__(
        self,
        path: str,
        answer: Callable[[str, Any], None],
        bounds: Callable[[str], Bounds],
        now: datetime,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._answer = answer
        self._bounds_of = bounds
        self._now = now
        self._control = "text"
        self._pad = ""
        self._wheels: WheelsModel | None = None
        self._ink: InkModel | None = None
        self._letters: list[tuple[str, str]] = []
        self._narrowed = -1
        self._shown = 0
        self._question: Question | None = None
        roles = ("name", "words", "remark_", "on", "place", "at")
        self._choices = RowModel(roles, "name", self, said=("words", "remark_"))
        self._elder = False
        self._typed: str | None = None
        self._touched = False
        self._refusal = ""

    # ---- used by Python ----

    @property
    def wrong(self) -> bool:
        return bool(self._refusal) or (self._question is not None and bool(self._question.problems))

    def refuse(self, sentence: str) -> None:
        """What was typed is no answer of this type and was not taken; "" when it was."""
        if sentence != self._refusal:
            self._refusal = sentence
            self.changed.emit()

    def take(self, question: Question, elder: bool) -> None:
        """The engine's present view of this question."""
        if question == self._question and elder == self._elder:
            return
        self._question, self._elder = question, elder
        bounds = self._bounds_of(self._path)
        self._control, self._pad = asking.control_of(question, bounds), asking.pad_of(question)
        if self._control == "wheels":
            self._set_wheels(question, bounds)
        if self._control == "ink":
            self._ink = self._ink or InkModel(self._turned, self.refuse, self)
            self._ink.show(question.value)
        self._show_choices()
        self.changed.emit()

    def _show_choices(self) -> None:
        """The choices, with what is chosen; ``at``: which of those with the letters asked for, or -1."""
        if self._question is None:
            return
        on = list(self._values())
        offered = self._offered(self._question)
        initials = [letters.letter_of(words) for _, words, _ in offered]
        self._letters = letters.groups(initials, _LETTER_KEYS) if len(offered) > _LONG else []
        if self._narrowed >= len(self._letters):
            self._narrowed = -1
        first, last = self._letters[self._narrowed] if self._narrowed >= 0 else ("", "")
        at = 0
        rows = []
        for (name, words, remark), initial in zip(offered, initials, strict=True):
            wanted = not first or first <= initial <= last
            rows.append(
                {
                    "name": name,
                    "words": words,
                    "remark_": remark,
                    "on": name in on,
                    "place": on.index(name) + 1 if self._control == "rank" and name in on else 0,
                    "at": at if wanted else -1,
                }
            )
            at += wanted
        self._shown = at
        self._choices.show(rows)

    def _offered(self, question: Question) -> list[tuple[str, str, str]]:
        if self._control in _AT_THE_WINDOW:
            return [(_LATER, *_AT_THE_WINDOW[self._control])]
        elder = self._elder
        return [
            (choice.name, (elder and choice.elder_label) or choice.label, choice.hint if elder else "")
            for choice in question.choices
        ]

    def _set_wheels(self, question: Question, bounds: Bounds) -> None:
        kind = asking.wheels_kind(question)
        ends = asking.count_ends(question, bounds) if kind == "number" else None
        low = None if bounds.low is None else day_of(bounds.low + bounds.low_open)
        high = None if bounds.high is None else day_of(bounds.high - bounds.high_open)
        if self._wheels is None:
            made = Wheels(kind, self._now, low, high) if ends is None else Count(*ends)
            self._wheels = WheelsModel(made, self._turned, self)
        wheels = self._wheels.wheels
        if isinstance(wheels, Wheels):
            wheels.bound(low, high)
        elif ends is not None:
            wheels.bound(ends[0], ends[1])
        self._wheels.show("" if question.value is None else str(question.value))

    def _turned(self, value: str) -> None:
        self._touched = True
        self._answer(self._path, value)

    def touch(self) -> None:
        """From now on its problems are shown."""
        if not self._touched:
            self._touched = True
            self.changed.emit()

    def _values(self) -> Sequence[str]:
        value = self._question.value if self._question else None
        if value is None or value == "":
            return ()
        if isinstance(value, str):
            return value.split() if self._control in ("many", "rank") else (value,)
        return tuple(str(part) for part in value) if isinstance(value, list | tuple) else (str(value),)

    @property
    def _given(self) -> bool:
        """Filled in from what is known already."""
        return self._question is not None and bool(self._question.source) and bool(self._values())

    @property
    def kind_name(self) -> str:
        return self._control

    @property
    def label_text(self) -> str:
        question = self._question
        return "" if question is None else (self._elder and question.elder_label) or question.label

    # ---- read by the page ----

    @Property(str, constant=True)
    def path(self) -> str:
        return self._path

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self.kind_name

    @Property(str, notify=changed)
    @said
    def label(self) -> str:
        return self.label_text

    @Property(str, notify=changed)
    @said
    def hint(self) -> str:
        if self._question is None:
            return ""
        hint = (self._elder and self._question.elder_hint) or self._question.hint
        return "按先后点：先点最要紧的" if self._control == "rank" and not hint else hint

    @Property(str, notify=changed)
    def text(self) -> str:
        """What stands in the field."""
        if self._typed is not None:
            return self._typed
        value = self._question.value if self._question else None
        text = "" if value is None else str(value)
        if self._given and self._question is not None and self._question.read_only:
            if self._question.source.endswith("number"):
                return mask_id_number(text)
            if self._question.source.endswith("phone"):
                return mask_phone(text)
        return asking.grouped(self._pad, text)

    @Property(str, notify=changed)
    def pad(self) -> str:
        """The pad of a written answer (``kiosk.services.asking.pad_of``)."""
        return self._pad

    @Property(str, notify=changed)
    @said
    def below(self) -> str:
        """What stands under the field: money in words, digits still to come."""
        words = "" if self.readOnly else asking.below(self._pad, str(self.text))
        # Chinese numerals help nobody who reads another language.
        return words if self._pad != "money" or speaks_chinese() else ""

    @Property(WheelsModel, notify=changed)
    def wheels(self) -> WheelsModel | None:
        """The wheels of a date, a time or a count."""
        return self._wheels if self._control == "wheels" else None

    @Property(bool, notify=changed)
    def yesNo(self) -> bool:
        """Two answers that are yes and no."""
        rows = [(str(row["name"]), str(row["words"])) for row in self._choices.rows]
        return self._control == "one" and asking.is_yes_no(rows)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def place(self) -> list[str]:
        """Latitude and longitude as they stand, degrees north and east."""
        return self._located()

    def _located(self) -> list[str]:
        typed = self._typed if self._typed is not None else (self._question and self._question.value) or ""
        return [*str(typed).replace(",", " ").split(" ")[:2], "", ""][:2]

    @Property(str, notify=changed)
    @said
    def answer(self) -> str:
        """The chosen answer in words."""
        if self._control == "wheels" and self._wheels is not None:
            return self._wheels.wheels.words if self._wheels.wheels.chosen else ""
        if self._ink is not None and self._ink.signed:
            return "已手写签名"
        if self._control == "rank":
            ranked = sorted((row for row in self._choices.rows if row["on"]), key=lambda row: row["place"])
            return "、".join(str(row["words"]) for row in ranked)
        return "、".join(str(row["words"]) for row in self._choices.rows if row["on"])

    @Property(QObject, constant=True)
    def choices(self) -> RowModel:
        return self._choices

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    @said
    def options(self) -> list[str]:
        return [str(row["words"]) for row in self._choices.rows]

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def letters(self) -> list[str]:
        """Keys to narrow a long list by: A–C, D–H …; none for a short one."""
        return [first if first == last else f"{first}–{last}" for first, last in self._letters]

    @Property(int, notify=changed)
    def narrowed(self) -> int:
        """Which of ``letters`` the list is narrowed to, -1 for none."""
        return self._narrowed

    @Property(int, notify=changed)
    def shown(self) -> int:
        """How many choices the list has now."""
        return self._shown

    @Property(int, notify=changed)
    def chosen(self) -> int:
        return next((n for n, row in enumerate(self._choices.rows) if row["on"]), -1)

    @Property(InkModel, notify=changed)
    def ink(self) -> InkModel | None:
        """A name to be written with a finger."""
        return self._ink if self._control == "ink" else None

    @Property(bool, notify=changed)
    def acknowledged(self) -> bool:
        return bool(self._values())

    @Property(str, notify=changed)
    @said
    def problem(self) -> str:
        if not self._touched or self._refusal or self._question is None or not self._question.problems:
            return self._refusal if self._touched else ""
        first = self._question.problems[0]
        return _TICK if self._control == "yes" and first.rule == "required" else first.message

    @Property(bool, notify=changed)
    def mandatory(self) -> bool:
        return bool(self._question and self._question.required)

    @Property(bool, notify=changed)
    def readOnly(self) -> bool:
        return bool(self._question and self._question.read_only)

    @Property(str, notify=changed)
    @said
    def source(self) -> str:
        """Where a given answer comes from, in words."""
        # The identity is typed until a card reader is there; nothing may claim to come from a card.
        return "刚才填过" if self._given else ""

    @Property(bool, notify=changed)
    def segmented(self) -> bool:
        """Few and short answers: all of them side by side."""
        texts = [str(row["words"]) for row in self._choices.rows]
        return self._control == "one" and 2 <= len(texts) <= 3 and sum(map(len, texts)) <= 10

    @Property(bool, notify=changed)
    def wide(self) -> bool:
        """Takes the whole width of the page."""
        if self._question is None:
            return True
        answer = str(self._question.value) if self._given else ""
        choices = [str(row["words"]) for row in self._choices.rows]
        return asking.wants_width(self._question, self._control, self._pad, self.label_text, answer, choices)

    # ---- asked by the page ----

    @Slot(str)
    def type(self, text: str) -> None:
        """The whole new text of the field."""
        self._typed = asking.grouped(self._pad, text)
        self._answer(self._path, asking.answer_of(self._pad, text))
        self.changed.emit()

    @Slot(int, str)
    def locate(self, part: int, text: str) -> None:
        """Latitude (0) or longitude (1)."""
        parts = self._located()
        parts[part] = text.strip()
        self._typed = " ".join(parts)
        self._answer(self._path, self._typed if all(parts) else "")
        self.changed.emit()

    @Slot()
    def leave(self) -> None:
        """The citizen went on to another field: show it as it is kept, say what is wrong."""
        if not self.wrong:
            self._typed = None
        self._touched = True
        self.changed.emit()

    @Slot(int)
    def narrow(self, key: int) -> None:
        """Only names that begin with one of ``letters``; -1 for all."""
        if key != self._narrowed and -1 <= key < len(self._letters):
            self._narrowed = key
            self._show_choices()
            self.changed.emit()

    @Slot(int)
    def choose(self, index: int) -> None:
        """Take one answer; of many, put it in or out."""
        rows = self._choices.rows
        if not 0 <= index < len(rows):
            return
        self._touched = True
        name = str(rows[index]["name"])
        if self._control == "many":
            on = [str(row["name"]) for row in rows if row["on"] != (row["name"] == name)]
            self._answer(self._path, on)
        elif self._control == "rank":
            ranked = list(self._values())
            self._answer(self._path, [n for n in ranked if n != name] if name in ranked else [*ranked, name])
        else:
            self._answer(self._path, name)

    @Slot(bool)
    def acknowledge(self, yes: bool) -> None:
        self._touched = True
        self._answer(self._path, "OK" if yes else "")
