"""Who is at the screen, typed: name, ID number, mobile number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from sync.model.case import Applicant
from sync.model.persons import mask_id_number, mask_phone
from sync.model.problem import Problem

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

FIELDS = ("name", "number", "phone")
CODE = "code"
_LONGEST = {"name": 60, "number": 18, "phone": 11, CODE: 6}
# The rule's path ends with the name of what was checked.
_PATHS = {"name": "name", "id_number": "number", "number": "number", "phone": "phone"}


class Checker(Protocol):
    """The rules for a typed identity."""

    def check(self, name: str, number: str, phone: str) -> Applicant | tuple[Problem, ...]: ...


@QmlElement
@QmlUncreatable("Python owns the identify model")
class IdentifyModel(QObject):  # type: ignore[operator]
    """Three fields and what is wrong with each. ``current`` is the field the number pad writes into, and
    in elder mode the only one asked."""

    changed = Signal()
    #: The identity is right; carries an ``Applicant``.
    known = Signal(object)

    def __init__(self, checker: Checker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._checker = checker
        self._text = dict.fromkeys((*FIELDS, CODE), "")
        self._problem = dict.fromkeys((*FIELDS, CODE), "")
        self._current = "name"
        self._with_code = False
        self._refusal = ""

    # ---- used by Python ----

    def clear(self) -> None:
        """Forget the person."""
        self._text = dict.fromkeys((*FIELDS, CODE), "")
        self._problem = dict.fromkeys((*FIELDS, CODE), "")
        self._current = "name"
        self._with_code = False
        self._refusal = ""
        self.changed.emit()

    def refuse(self, sentence: str) -> None:
        """The identity is right but cannot be used now; say why."""
        self._refusal = sentence
        self.changed.emit()

    @property
    def pick_up_code(self) -> str:
        """The code of a kept draft, if the citizen has one."""
        return self._text[CODE] if self._with_code else ""

    # ---- read by the page ----

    @Property(str, notify=changed)
    def current(self) -> str:
        return self._current

    @Property(int, notify=changed)
    def step(self) -> int:
        return self._fields().index(self._current)

    @Property(int, notify=changed)
    def steps(self) -> int:
        return len(self._fields())

    @Property(bool, notify=changed)
    def withCode(self) -> bool:
        """The citizen has a pick-up code to enter."""
        return self._with_code

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._text[CODE]

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._text["name"]

    @Property(str, notify=changed)
    def number(self) -> str:
        """Grouped for reading while it is typed, masked as soon as another field is current."""
        text = self._text["number"]
        if self._current != "number" and len(text) > 8:
            return mask_id_number(text)
        return " ".join(part for part in (text[:6], text[6:14], text[14:]) if part)

    @Property(str, notify=changed)
    def phone(self) -> str:
        text = self._text["phone"]
        if self._current != "phone" and len(text) == 11:
            return mask_phone(text)
        return " ".join(part for part in (text[:3], text[3:7], text[7:]) if part)

    @Property(str, notify=changed)
    def nameProblem(self) -> str:
        return self._problem["name"]

    @Property(str, notify=changed)
    def numberProblem(self) -> str:
        return self._problem["number"]

    @Property(str, notify=changed)
    def phoneProblem(self) -> str:
        return self._problem["phone"]

    @Property(str, notify=changed)
    def refusal(self) -> str:
        return self._refusal

    # ---- asked by the page ----

    @Slot(str)
    def turnTo(self, field: str) -> None:
        """Make a field the current one."""
        if field in self._fields() and field != self._current:
            self._current = field
            self.changed.emit()

    @Slot(str)
    def write(self, text: str) -> None:
        """The whole new text of the current field."""
        self._set(self._current, text)

    @Slot(str)
    def typed(self, key: str) -> None:
        """One key of the number pad, for the current field."""
        self._set(self._current, self._text[self._current] + key)

    @Slot()
    def erased(self) -> None:
        self._set(self._current, self._text[self._current][:-1])

    @Slot(result=bool)
    def forward(self) -> bool:
        """Elder mode: on to the next field when this one is right. True while a field is left."""
        problems = self._check()
        if self._problem_of(self._current, problems):
            self._tell(problems, (self._current,))
            return True
        self._problem[self._current] = ""
        fields = self._fields()
        at = fields.index(self._current)
        if at + 1 < len(fields):
            self._current = fields[at + 1]
            self.changed.emit()
            return True
        return False

    @Slot(result=bool)
    def backward(self) -> bool:
        """Elder mode: to the field before; False at the first."""
        fields = self._fields()
        at = fields.index(self._current)
        if at == 0:
            return False
        self._current = fields[at - 1]
        self.changed.emit()
        return True

    @Slot(bool)
    def useCode(self, wanted: bool) -> None:
        """取草稿: ask for the pick-up code as well, or not."""
        if wanted != self._with_code:
            self._with_code = wanted
            self._text[CODE] = ""
            self._current = CODE if wanted else FIELDS[0]
            self.changed.emit()

    def _fields(self) -> tuple[str, ...]:
        return (*FIELDS, CODE) if self._with_code else FIELDS

    @Slot()
    def submit(self) -> None:
        """Check everything; ``known`` when it is right, sentences beside the fields when not."""
        found = self._checker.check(*(self._text[field] for field in FIELDS))
        self._refusal = ""
        if isinstance(found, Applicant):
            self._problem = dict.fromkeys((*FIELDS, CODE), "")
            self.changed.emit()
            self.known.emit(found)
            return
        self._tell(found, FIELDS)

    def _check(self) -> tuple[Problem, ...]:
        found = self._checker.check(*(self._text[field] for field in FIELDS))
        return () if isinstance(found, Applicant) else found

    def _set(self, field: str, text: str) -> None:
        text = text[: _LONGEST[field]]
        if text != self._text[field]:
            self._text[field] = text
            self._problem[field] = ""
            self.changed.emit()

    @staticmethod
    def _problem_of(field: str, problems: Sequence[Problem]) -> str:
        for problem in problems:
            if _PATHS.get(problem.path.rsplit(".", 1)[-1].rsplit("/", 1)[-1]) == field:
                return problem.message
        return ""

    def _tell(self, problems: Sequence[Problem], fields: Sequence[str]) -> None:
        for field in fields:
            self._problem[field] = self._problem_of(field, problems)
        wrong = [field for field in FIELDS if self._problem[field]]
        if wrong and self._current not in wrong:
            self._current = wrong[0]
        self.changed.emit()
