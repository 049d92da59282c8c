"""The forms that people from abroad use most are there in English: labels, hints, choices, what is wrong."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.county.catalogue.xlsform import convert
from sync.county.catalogue.xlsform_lists import read_lists
from sync.model.forms import Context, Filling, Form, FormRecord, load

FORMS = Path(__file__).resolve().parents[3] / "assets" / "catalogue" / "forms"
NOW = datetime(2026, 11, 22, 1, 26, tzinfo=UTC)
CHINESE = re.compile(r"[\u3400-\u9fff]")


def form(name: str) -> Form:
    record = convert((FORMS / f"{name}.xlsx").read_bytes(), f"{name}.xlsx", read_lists(FORMS)[0])
    assert isinstance(record, FormRecord), record
    made = load(record)
    assert isinstance(made, Form), made
    return made


@pytest.mark.parametrize("name", ["hr-social-card", "re-house-proof", "eb-individual-open"])
def test_everything_asked_is_in_english_and_comes_back_in_chinese(name: str) -> None:
    filling = Filling(form(name), Context(now=NOW))
    before = [question.label for question in filling.questions()]
    assert filling.speak("en")
    words: list[str] = [section.label for section in filling.pages()]
    for question in filling.questions():
        words += [question.label, question.elder_label, question.hint, question.elder_hint]
        if len(question.choices) < 10:  # townships and villages are lists of their own
            words += [text for choice in question.choices for text in (choice.label, choice.elder_label)]
    assert [text for text in words if CHINESE.search(text)] == []
    filling.speak("zh")
    assert [question.label for question in filling.questions()] == before


def test_what_is_wrong_is_said_in_english_too() -> None:
    filling = Filling(form("hr-social-card"), Context(now=NOW))
    filling.speak("en")
    filling.answer("/data/applicant/phone", "12")
    asked = filling.question("/data/applicant/phone")
    assert asked is not None
    assert asked.problems[0].message.startswith("A mobile number has 11 digits")


def test_a_form_without_english_stays_chinese() -> None:
    filling = Filling(form("hr-resident-pension-join"), Context(now=NOW))
    assert not filling.speak("en")
    assert all(CHINESE.search(question.label) for question in filling.questions())
