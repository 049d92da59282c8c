"""The forms people really come for: all can be published, found, filled, sent and checked again."""

from __future__ import annotations

import csv
from collections import Counter
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from openpyxl import load_workbook

from sync.county.catalogue.xlsform import Conversion
from sync.model.forms import Context, Filling, Form, check, load, read_answers
from tests.helpers.people import id_number
from tests.model.forms.build import NOW
from tests.model.forms.robot import Robot

FORMS = Path(__file__).parents[3] / "assets" / "catalogue" / "forms"
MATTERS = FORMS.parent / "matters.xlsx"
FILES = sorted(path.name for path in FORMS.glob("*.xlsx"))
CONTEXT = Context(
    now=NOW,
    seed=11,
    sources={
        "id_card.name": "张示例",
        "id_card.number": id_number("19580412", 2),
        "earlier.phone": "13800000000",
    },
)


def _index() -> dict[str, str]:
    with (FORMS / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["code"]: row["form"] for row in csv.DictReader(file)}


def _matters() -> list[dict[str, str]]:
    rows = []
    with closing(load_workbook(MATTERS, read_only=True)) as book:
        for sheet in book.worksheets:
            header: list[str] = []
            for row in sheet.iter_rows(values_only=True):
                cells = [str(cell) if cell is not None else "" for cell in row]
                if "code" in cells or "事项编码" in cells:
                    header = cells
                elif header and any(cells):
                    rows.append(dict(zip(header, cells, strict=False)))
    return rows


@pytest.mark.parametrize("file", FILES)
def test_every_form_can_be_published(catalogue: dict[str, Conversion], file: str) -> None:
    assert catalogue[file].problems == []


@pytest.mark.parametrize("file", FILES)
def test_every_question_has_words_for_elders(catalogue: dict[str, Conversion], file: str) -> None:
    assert [warning for warning in catalogue[file].warnings if warning.rule == "elder"] == []


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_citizen_can_complete_it_and_the_county_agrees(
    catalogue: dict[str, Conversion], file: str, seed: int
) -> None:
    record = catalogue[file].record
    assert record is not None
    form = load(msgspec.json.decode(msgspec.json.encode(record), type=type(record)))
    assert isinstance(form, Form)
    filling = Filling(form, CONTEXT)
    Robot(seed).fill(filling)
    assert filling.problems() == []
    assert filling.complete()
    answers = msgspec.json.decode(msgspec.json.encode(filling.answers()))
    assert check(form, answers, CONTEXT) == []
    assert read_answers(form, filling.export_xml()) == answers


def test_every_matter_at_the_terminal_has_a_form() -> None:
    index = _index()
    matters = _matters()
    assert len(matters) > 200
    channels = next(name for name in matters[0] if "渠道" in name or name == "channels")
    code = next(name for name in matters[0] if "编码" in name or name == "code")
    missing = [
        matter[code]
        for matter in matters
        if ("kiosk" in matter[channels] or "自助" in matter[channels]) and matter[code] not in index
    ]
    assert missing == []
    assert set(index.values()) == set(FILES)


def test_each_domain_has_four_or_more_forms_of_its_own() -> None:
    own = Counter(file.partition("-")[0] for file in FILES if not file.startswith("family-"))
    assert {domain: own[domain] >= 4 for domain in ("eb", "hr", "mi", "gf", "re", "sa")} == dict.fromkeys(
        ("eb", "hr", "mi", "gf", "re", "sa"), True
    )
    assert sum(own.values()) >= 24
