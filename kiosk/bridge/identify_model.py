"""Who is at the screen: name, ID number, mobile number, typed or from a card; or ID number and a code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.card_model import CardModel
from kiosk.bridge.shown import said
from kiosk.services import asking
from kiosk.services.cards import CardPerson, as_read
from sync.model.case import Applicant
from sync.model.persons import mask_id_number, mask_phone
from sync.model.problem import Problem

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

#: To file, or to find one's own things without any paper.
FIELDS = ("name", "number", "phone")
#: Of somebody who is not here.
ABSENT_FIELDS = ("name", "number")
CODE = "code"
#: To fetch a draft kept on purpose.
CODE_FIELDS = (CODE, "number")
CODE_DIGITS = 6
_ONE_CHARACTER = "只写了一个字。请照身份证写全，要是没写错就再点一次。"
_LONGEST = {"name": 60, "number": 18, "phone": 11, CODE: CODE_DIGITS}
# The rule's path ends with the name of what was checked.
_PATHS = {"name": "name", "id_number": "number", "number": "number", "phone": "phone", CODE: CODE}


class Checker(Protocol):
    """The rules for a typed identity."""

    def check(
        self, name: str, number: str, phone: str, *, with_phone: bool = True
    ) -> Applicant | tuple[Problem, ...]: ...


@QmlElement
@QmlUncreatable("Python owns the identify model")
class IdentifyModel(QObject):  # type: ignore[operator]
    """A few fields and what is wrong with each. ``current`` is the field the number pad writes into, and
    in elder mode the only one asked.

    ``role``: "" for oneself; acting for somebody of the family, first "applicant" (whose matter it is), then
    "agent" (who is here).
    """

    changed = Signal()
    #: The identity is right; carries an ``Applicant``.
    known = Signal(object)
    #: ID number and pick-up code, where these are what is asked.
    coded = Signal(str, str)
    #: Something is wrong, and stands on the page now.
    refused = Signal()

    def __init__(
        self, checker: Checker, card: CardModel | None = None, parent: QObject | None = None
    ) -> None:
        """card: the reader as pages see it; without one everything is typed."""
        super().__init__(parent)
        self._checker, self._card = checker, card or CardModel()
        self._read: CardPerson | None = None
        self._typing = False
        self._role = ""
        self._asked: tuple[str, ...] = FIELDS
        self._text = dict.fromkeys((*FIELDS, CODE), "")
        self._problem = dict.fromkeys((*FIELDS, CODE), "")
        self._current = "name"
        self._refusal = self._wondered = ""

    # ---- used by Python ----

    def clear(self) -> None:
        """Forget the person."""
        self._text = dict.fromkeys((*FIELDS, CODE), "")
        self._problem = dict.fromkeys((*FIELDS, CODE), "")
        self._read, self._typing, self._role = None, False, ""
        self._current = self._asked[0]
        self._refusal = self._wondered = ""
        self._card.rest()
        self.changed.emit()

    def ask(self, fields: tuple[str, ...], role: str = "") -> None:
        """Which fields are asked, in their order; what was typed before is forgotten."""
        self._asked = fields
        self.clear()
        self._role = role
        self.changed.emit()

    def fill(self, person: CardPerson) -> None:
        """A card was read: it says who it is, whatever was typed before."""
        self._read = person
        self._text["name"], self._text["number"] = person.name, person.number
        self._problem["name"] = self._problem["number"] = self._refusal = ""
        self._current = self.open[0]
        self.changed.emit()

    def refuse(self, sentence: str) -> None:
        """The identity is right but cannot be used now; say why."""
        self._refusal = sentence
        self.changed.emit()
        self.refused.emit()

    @property
    def asks_absent(self) -> bool:
        """Of somebody who is not here: whose matter it is."""
        return self._role == "applicant"

    @property
    def asks_agent(self) -> bool:
        """Of who acts for the one asked before."""
        return self._role == "agent"

    @property
    def reads(self) -> bool:
        """A card would say most of it."""
        return bool(self._card.there)

    @property
    def at(self) -> int:
        """Number of the question shown, from 1."""
        return self.open.index(self._current) + 1 if self._current in self.open else 1

    @property
    def questions(self) -> int:
        """How many questions it puts; none where the card of somebody who is not here says it all."""
        said_all = self._read is not None and not self._read.remarks and not self._read.name_open
        return 0 if said_all and self.asks_absent else len(self.open)

    @property
    def open(self) -> tuple[str, ...]:
        """What is still asked: not what the card said, but for a name that it could not say."""
        if self._read is None:
            return self._asked
        known = {"number"} if self._read.name_open else {"name", "number"}
        # Where the card says it all, its last field stays open, so that one can go on.
        return tuple(field for field in self._asked if field not in known) or self._asked[-1:]

    # ---- read by the page ----

    @Property(CardModel, constant=True)
    def card(self) -> CardModel:
        return self._card

    @Property(bool, notify=changed)
    def typing(self) -> bool:
        """The citizen chose to type although there is a reader."""
        return self._typing

    @Property(str, notify=changed)
    def role(self) -> str:
        return self._role

    @Property(bool, notify=changed)
    def fromCard(self) -> bool:
        """Name and number are a card's."""
        return self._read is not None

    @Property(bool, notify=changed)
    def nameOpen(self) -> bool:
        """The name may be written: typed, or with a character that the card could not say."""
        return self._read is None or self._read.name_open

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    @said
    def remarks(self) -> list[str]:
        """What is to be said of the card, a sentence each."""
        return list(self._read.remarks) if self._read is not None else []

    @Property(str, notify=changed)
    def address(self) -> str:
        return self._read.address if self._read is not None else ""

    @Property(str, notify=changed)
    @said
    def validity(self) -> str:
        return self._read.validity_words if self._read is not None else ""

    @Property(str, notify=changed)
    def current(self) -> str:
        return self._current

    @Property(int, notify=changed)
    def step(self) -> int:
        return self.at - 1

    @Property(int, notify=changed)
    def steps(self) -> int:
        return len(self.open)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def asked(self) -> list[str]:
        """The fields that are asked: ``name``, ``number``, ``phone``, ``code``."""
        return list(self._asked)

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
        if (self._current != "number" or self._read is not None) and len(text) > 8:
            return mask_id_number(text)
        return " ".join(part for part in (text[:6], text[6:14], text[14:]) if part)

    @Property(str, notify=changed)
    def phone(self) -> str:
        text = self._text["phone"]
        if self._current != "phone" and len(text) == 11:
            return mask_phone(text)
        return " ".join(part for part in (text[:3], text[3:7], text[7:]) if part)

    @Property(str, notify=changed)
    @said
    def nameProblem(self) -> str:
        return self._problem["name"]

    @Property(str, notify=changed)
    @said
    def numberProblem(self) -> str:
        return self._problem["number"]

    @Property(str, notify=changed)
    @said
    def phoneProblem(self) -> str:
        return self._problem["phone"]

    @Property(str, notify=changed)
    @said
    def codeProblem(self) -> str:
        return self._problem[CODE]

    @Property(str, notify=changed)
    @said
    def numberMissing(self) -> str:
        """How many digits are still to come while it is typed."""
        typed = self._current == "number" and self._read is None
        return asking.below("id", self._text["number"]) if typed else ""

    @Property(str, notify=changed)
    @said
    def phoneMissing(self) -> str:
        return asking.below("phone", self._text["phone"]) if self._current == "phone" else ""

    @Property(str, notify=changed)
    @said
    def refusal(self) -> str:
        return self._refusal

    # ---- asked by the page ----

    @Slot(str)
    def turnTo(self, field: str) -> None:
        """Make a field the current one."""
        if field in self.open and field != self._current:
            self._current = field
            self.changed.emit()

    @Slot()
    def typeIn(self) -> None:
        """手动输入: what a card said is taken back; nothing of it stays in the fields."""
        if self._read is not None:
            self._text["name"] = self._text["number"] = ""
        self._read, self._typing = None, True
        self._current = self._asked[0]
        self.changed.emit()

    @Slot()
    def readCard(self) -> None:
        """Back to the reader: what was typed or read of name and number goes."""
        self._text["name"] = self._text["number"] = ""
        self._problem = dict.fromkeys((*FIELDS, CODE), "")
        self._read, self._typing = None, False
        self._card.rest()
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
        problems, _ = self._check()
        if self._problem_of(self._current, problems):
            self._tell(problems, (self._current,))
            return True
        self._problem[self._current] = ""
        if self._current == "name" and self._wonders():
            return True
        fields = self.open
        at = fields.index(self._current)
        if at + 1 < len(fields):
            self._current = fields[at + 1]
            self.changed.emit()
            return True
        return False

    @Slot(result=bool)
    def backward(self) -> bool:
        """Elder mode: to the field before; False at the first."""
        fields = self.open
        at = fields.index(self._current) if self._current in fields else 0
        if at == 0:
            return False
        self._current = fields[at - 1]
        self.changed.emit()
        return True

    @Slot()
    def submit(self) -> None:
        """Check everything; ``known`` when it is right, sentences beside the fields when not."""
        problems, found = self._check()
        self._refusal = ""
        if problems:
            self._tell(problems, self._asked)
            return
        if self._wonders():
            return
        self._problem = dict.fromkeys((*FIELDS, CODE), "")
        self.changed.emit()
        if found is not None:
            self.known.emit(found)
        else:
            self.coded.emit(self._text["number"], self._text[CODE])

    def _wonders(self) -> bool:
        """A name of one character is mostly half a name: asked about once, and taken the second time."""
        name = self._text["name"].strip()
        if "name" not in self.open or len(name) != 1 or name == self._wondered:
            return False
        self._wondered, self._current = name, "name"
        self._problem["name"] = _ONE_CHARACTER
        self.changed.emit()
        self.refused.emit()
        return True

    def _check(self) -> tuple[tuple[Problem, ...], Applicant | None]:
        """What is wrong with what is asked; the person, where enough is asked to know them."""
        found = self._checker.check(
            *(self._text[field] for field in FIELDS), with_phone="phone" in self._asked
        )
        if CODE not in self._asked:
            return ((), as_read(found, self._read)) if isinstance(found, Applicant) else (found, None)
        problems = () if isinstance(found, Applicant) else found
        wanted = [p for p in problems if _field_of(p) in self._asked]
        missing = CODE_DIGITS - len(self._text[CODE])
        if missing:
            words = f"少了 {missing} 位，取件码是 {CODE_DIGITS} 位数字"
            wanted.insert(0, Problem(CODE, "pick_up.code", words))
        return tuple(wanted), None

    def _set(self, field: str, text: str) -> None:
        if self._read is not None and field in (("number",) if self._read.name_open else ("name", "number")):
            return  # the card said it
        text = text[: _LONGEST[field]]
        if text != self._text[field]:
            self._text[field] = text
            self._problem[field] = ""
            self.changed.emit()

    @staticmethod
    def _problem_of(field: str, problems: Sequence[Problem]) -> str:
        return next((p.message for p in problems if _field_of(p) == field), "")

    def _tell(self, problems: Sequence[Problem], fields: Sequence[str]) -> None:
        for field in fields:
            self._problem[field] = self._problem_of(field, problems)
        wrong = [field for field in self._asked if self._problem[field]]
        if wrong and self._current not in wrong:
            self._current = wrong[0]
        self.changed.emit()
        self.refused.emit()


def _field_of(problem: Problem) -> str:
    return _PATHS.get(problem.path.rsplit(".", 1)[-1].rsplit("/", 1)[-1], "")
