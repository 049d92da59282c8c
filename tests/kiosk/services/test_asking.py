"""How the county's own forms are asked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.services.asking import below, grouped, is_yes_no, pad_of
from sync.county.catalogue.xlsform import convert
from sync.model.forms import Context, Filling, Form, FormRecord, load

FORMS = sorted((Path(__file__).resolve().parents[3] / "assets/catalogue/forms").glob("*.xlsx"))
#: Decimals that are no money.
OTHER = {
    "出租面积（平方米）",
    "份额（%）",
    "面积（平方米）",
    "建筑面积（平方米）",
    "有几亩地",
    "出资比例（%）",
}


@pytest.mark.parametrize("path", FORMS[::6], ids=lambda p: p.stem)
def test_amounts_of_money_are_recognised_in_the_forms(path: Path) -> None:
    record = convert(path.read_bytes(), path.name)
    assert isinstance(record, FormRecord)
    form = load(record)
    assert isinstance(form, Form)
    filling = Filling(form, Context(now=datetime(2026, 11, 22, tzinfo=UTC)))
    for definition in form.definitions:
        if form.kinds[definition.index] != "decimal" or definition.control is None:
            continue
        question = filling.question(definition.path)
        if question is not None:
            assert (pad_of(question) == "decimal") == (question.label in OTHER), question.label


@pytest.mark.parametrize(
    ("pad", "text", "shown"),
    [
        ("phone", "13800000000", "138 0000 0000"),
        ("phone", "138", "138"),
        ("phone", "0710-5812345", "0710-5812345"),
        ("id", "999999195804060018", "999999 19580406 0018"),
        ("account", "6217000000000001", "6217 0000 0000 0001"),
        ("money", "12000", "12000"),
        ("", "张 三", "张 三"),
    ],
)
def test_numbers_are_grouped_as_they_are_read(pad: str, text: str, shown: str) -> None:
    assert grouped(pad, text) == shown
    # What the field gives back with its blanks is grouped the same again.
    assert grouped(pad, shown) == shown


@pytest.mark.parametrize(
    ("pad", "text", "words"),
    [
        ("id", "99999919580406001", "还差 1 位"),
        ("phone", "138000000001", "多了 1 位"),
        ("money", "3万", "三万元"),
        ("money", "3万万", ""),
        ("number", "12", ""),
        ("phone", "", ""),
    ],
)
def test_what_stands_under_a_number(pad: str, text: str, words: str) -> None:
    assert below(pad, text) == words


def test_yes_and_no_by_name_or_by_words() -> None:
    assert is_yes_no([("yes", "吃过"), ("no", "没吃过")])
    assert is_yes_no([("a", "有"), ("b", "没有")])
    assert not is_yes_no([("a", "本人"), ("b", "家人")])
    assert not is_yes_no([("yes", "是")])
