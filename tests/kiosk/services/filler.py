"""Fills any form of the catalogue to its end, as a patient citizen would: tries what may be wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sync.model.case import Applicant
from sync.model.forms import Filling, Question
from sync.model.persons import IdNumber, check_credit_code
from tests.helpers.people import id_number

if TYPE_CHECKING:
    from kiosk.bridge.identify_model import IdentifyModel

_CREDIT = next(
    code
    for code in (f"91420626MA0000000{last}" for last in "0123456789ABCDEFGHJKLMNPQRTUWXY")
    if isinstance(check_credit_code(code), IdNumber)
)


def say_who(page: IdentifyModel, name: str, number: str, phone: str) -> None:
    """As typed, one field after the other; how one types is walked through elsewhere."""
    for field, text in (("name", name), ("number", number), ("phone", phone)):
        page.turnTo(field)
        page.write(text)


def fill_to_the_end(filling: Filling, applicant: Applicant) -> None:
    """Every open question answered; AssertionError with the problems left when there is no way."""
    hopeless: set[str] = set()
    for _ in range(200):
        left = [p for p in filling.problems() if p.path not in hopeless]
        if not left:
            break
        question = filling.question(left[0].path)
        if question is None or not _answered(filling, question, applicant):
            hopeless.add(left[0].path)
    assert filling.problems() == []


def _answered(filling: Filling, question: Question, applicant: Applicant) -> bool:
    for value in _values(question, applicant):
        chosen = [value] if question.type == "select_multiple" else value
        if filling.answer(question.path, chosen).accepted and not _problem(filling, question.path):
            return True
    return False


def _problem(filling: Filling, path: str) -> bool:
    return any(p.path == path for p in filling.problems())


def _values(question: Question, applicant: Applicant) -> Sequence[Any]:
    if question.choices:
        return [choice.name for choice in question.choices]
    if question.type in ("integer", "range"):
        return [2, 1, 6, 100, 2025]
    other = id_number("19750505", 32)
    own = applicant.id_number
    return [
        "示例",
        other,
        _CREDIT,
        *(f"{own}{kind}{degree}" for kind in range(1, 8) for degree in range(1, 5)),
        6,
        2025,
        "2026-01-05",
        "13800000000",
        1,
        100,
        2000,
        "2020-01-01",
        "2026-12-01",
        "6222020000000000",
        "OK",
        "08:30:00",
    ]
