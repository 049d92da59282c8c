"""One question of a form as a page shows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import RowModel
from sync.model.persons import mask_id_number, mask_phone

if TYPE_CHECKING:
    from sync.model.forms import Question

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

#: Types of the form engine -> how the page asks.
_KINDS = {
    "integer": "digits",
    "decimal": "digits",
    "range": "digits",
    "date": "date",
    "select_one": "one",
    "select_multiple": "many",
    "rank": "many",
    "acknowledge": "yes",
    "note": "note",
}
_HALF = {"digits", "date"}
_WORDS_OF_HALF = 12
_DAY = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?")


def day_in_words(iso: str) -> str:
    """``1949-12-31`` as ``1949年12月31日``; anything else unchanged."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", iso)
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match else iso


def day_of_text(text: str) -> str:
    """What people type for a day (``19491231``, ``1949年12月31日``) as ISO; anything else unchanged, so
    that the form's own check speaks."""
    match = _DAY.fullmatch(text.strip())
    if match and (len(match[2]) == 2 or not text.isdigit()):
        return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
    return text


@QmlElement
@QmlUncreatable("Python owns the questions")
class QuestionModel(QObject):  # type: ignore[operator]
    """``kind``: text, digits, date, one, many, yes, note. ``chosen`` is the index of a single answer, -1
    for none. A problem is shown once the citizen has left the field or asked to go on."""

    changed = Signal()

    def __init__(
        self,
        path: str,
        answer: Callable[[str, Any], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._answer = answer
        self._question: Question | None = None
        self._choices = RowModel(("name", "words", "remark_", "on"), "name", self)
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
        on = self._values()
        self._choices.show(
            [
                {
                    "name": choice.name,
                    "words": (elder and choice.elder_label) or choice.label,
                    "remark_": choice.hint if elder else "",
                    "on": choice.name in on,
                }
                for choice in question.choices
            ]
        )
        self.changed.emit()

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
            return value.split() if self.kind_name == "many" else (value,)
        return tuple(str(part) for part in value) if isinstance(value, list | tuple) else (str(value),)

    @property
    def _given(self) -> bool:
        """Filled in from what is known already."""
        return self._question is not None and bool(self._question.source) and bool(self._values())

    @property
    def kind_name(self) -> str:
        return _KINDS.get(self._question.type, "text") if self._question else "text"

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
    def label(self) -> str:
        return self.label_text

    @Property(str, notify=changed)
    def hint(self) -> str:
        if self._question is None:
            return ""
        hint = (self._elder and self._question.elder_hint) or self._question.hint
        if hint or self.kind_name != "date":
            return hint
        return "写 8 位数字，如 19580406"

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
        return day_in_words(text) if self.kind_name == "date" else text

    @Property(str, notify=changed)
    def answer(self) -> str:
        """The chosen answer in words."""
        return "、".join(str(row["words"]) for row in self._choices.rows if row["on"])

    @Property(QObject, constant=True)
    def choices(self) -> RowModel:
        return self._choices

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def options(self) -> list[str]:
        return [str(row["words"]) for row in self._choices.rows]

    @Property(int, notify=changed)
    def chosen(self) -> int:
        return next((n for n, row in enumerate(self._choices.rows) if row["on"]), -1)

    @Property(bool, notify=changed)
    def acknowledged(self) -> bool:
        return bool(self._values())

    @Property(str, notify=changed)
    def problem(self) -> str:
        if not self._touched:
            return ""
        if self._refusal or self._question is None or not self._question.problems:
            return self._refusal
        return self._question.problems[0].message

    @Property(bool, notify=changed)
    def mandatory(self) -> bool:
        return bool(self._question and self._question.required)

    @Property(bool, notify=changed)
    def readOnly(self) -> bool:
        return bool(self._question and self._question.read_only)

    @Property(str, notify=changed)
    def source(self) -> str:
        """Where a given answer comes from, in words."""
        # The identity is typed until a card reader is there; nothing may claim to come from a card.
        return "刚才填过" if self._given else ""

    @Property(bool, notify=changed)
    def segmented(self) -> bool:
        """Few and short answers: all of them side by side."""
        texts = [str(row["words"]) for row in self._choices.rows]
        return self.kind_name == "one" and 2 <= len(texts) <= 3 and sum(map(len, texts)) <= 10

    @Property(bool, notify=changed)
    def wide(self) -> bool:
        """Takes the whole width of the page."""
        if self._question is None or self.kind_name in ("many", "yes", "note"):
            return True
        if self._given and len(str(self._question.value)) > _WORDS_OF_HALF:
            return True
        looks = self._question.appearance
        if "multiline" in looks or "w" in looks.split() or len(self.label_text) > _WORDS_OF_HALF + 4:
            return True
        if len(self._question.hint) > 2 * _WORDS_OF_HALF:
            return True
        if self.kind_name == "one":
            longest = max((len(str(row["words"])) for row in self._choices.rows), default=0)
            return longest > _WORDS_OF_HALF
        return self.kind_name not in _HALF and "地址" in self.label_text

    # ---- asked by the page ----

    @Slot(str)
    def type(self, text: str) -> None:
        """The whole new text of the field."""
        self._typed = text
        self._answer(self._path, day_of_text(text) if self.kind_name == "date" else text)
        self.changed.emit()

    @Slot()
    def leave(self) -> None:
        """The citizen went on to another field: show it as it is kept, say what is wrong."""
        if not self.wrong:
            self._typed = None
        self._touched = True
        self.changed.emit()

    @Slot(int)
    def choose(self, index: int) -> None:
        """Take one answer; of many, put it in or out."""
        rows = self._choices.rows
        if not 0 <= index < len(rows):
            return
        self._touched = True
        name = str(rows[index]["name"])
        if self.kind_name == "many":
            on = [str(row["name"]) for row in rows if row["on"] != (row["name"] == name)]
            self._answer(self._path, on)
        else:
            self._answer(self._path, name)

    @Slot(bool)
    def acknowledge(self, yes: bool) -> None:
        self._touched = True
        self._answer(self._path, "OK" if yes else "")
