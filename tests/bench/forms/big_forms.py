"""Large forms of one shape for us and for the peer: pages of ten questions, each asked once the one before is
answered, a subtotal a page, a grand total; and a chain of calculations as long as the form."""

from __future__ import annotations

import json
from typing import Any

from sync.county.catalogue.xlsform import convert
from sync.model.forms import ChoiceList, FormRecord

PAGE = 10


def ours(size: int) -> FormRecord:
    """A form of ``size`` questions, published as the county publishes it."""
    rows = ["| type | name | label | relevant | constraint | calculation |"]
    for page in range(size // PAGE):
        names = [f"q{page * PAGE + i}" for i in range(PAGE)]
        rows.append(f"| begin group | p{page} | 第 {page} 页 | | | |")
        for i, name in enumerate(names):
            number = page * PAGE + i
            relevant = f"${{q{number - 1}}} != ''" if number else ""
            rows.append(f"| integer | {name} | 第 {number} 题 | {relevant} | . >= 0 and . < 1000 | |")
        rows.append("| end group | | | | | |")
        total = " + ".join(f"${{{name}}}" for name in names)
        rows.append(f"| calculate | t{page} | | | | {total} |")
    subtotals = " + ".join(f"${{t{page}}}" for page in range(size // PAGE))
    rows.append(f"| calculate | total | | | | {subtotals} |")
    return _published(rows)


def ours_chain(size: int) -> FormRecord:
    """One question and ``size`` calculations, each on the one before."""
    rows = [
        "| type | name | label | calculation |",
        "| integer | q | 数 | |",
        "| calculate | c0 | | ${q} + 1 |",
    ]
    rows += [f"| calculate | c{i} | | ${{c{i - 1}}} + 1 |" for i in range(1, size)]
    return _published(rows)


def with_list(rows: int) -> FormRecord:
    """A cascade over a list of ``rows`` choices in a hundred towns."""
    lists = {
        "places": ChoiceList(
            ["name", "label", "town"], [[f"p{i}", f"地名{i}", f"t{i % 100}"] for i in range(rows)]
        )
    }
    sheet = [
        "| type | name | label | choice_filter |",
        "| text | town | 镇 | |",
        "| select_one_from_file places.csv | place | 地名 | town = ${town} |",
        "| select_one_from_file places.csv | other | 地名 | contains(label, ${town}) |",
    ]
    return _published(sheet, lists)


def _published(rows: list[str], lists: dict[str, ChoiceList] | None = None) -> FormRecord:
    text = "| survey |\n" + "".join(f"| {row}\n" for row in rows)
    text += "| settings |\n| | form_id | form_title |\n| | big | 大表 |\n"
    outcome = convert(text.encode(), "big.md", lists or {})
    assert isinstance(outcome, FormRecord), outcome
    return outcome


def theirs(size: int) -> str:
    """The same form as SurveyJS JSON."""
    pages: list[dict[str, Any]] = []
    for page in range(size // PAGE):
        elements: list[dict[str, Any]] = []
        for i in range(PAGE):
            number = page * PAGE + i
            bounds = f"{{q{number}}} >= 0 and {{q{number}}} < 1000"
            element: dict[str, Any] = {
                "type": "text",
                "inputType": "number",
                "name": f"q{number}",
                "validators": [{"type": "expression", "expression": bounds}],
            }
            if number:
                element["visibleIf"] = f"{{q{number - 1}}} notempty"
            elements.append(element)
        total = " + ".join(f"{{q{page * PAGE + i}}}" for i in range(PAGE))
        elements.append({"type": "expression", "name": f"t{page}", "expression": total})
        pages.append({"name": f"p{page}", "elements": elements})
    grand = " + ".join(f"{{t{page}}}" for page in range(size // PAGE))
    pages[-1]["elements"].append({"type": "expression", "name": "total", "expression": grand})
    return json.dumps({"pages": pages})


def theirs_chain(size: int) -> str:
    elements: list[dict[str, Any]] = [{"type": "text", "inputType": "number", "name": "q"}]
    elements.append({"type": "expression", "name": "c0", "expression": "{q} + 1"})
    elements += [
        {"type": "expression", "name": f"c{i}", "expression": f"{{c{i - 1}}} + 1"} for i in range(1, size)
    ]
    return json.dumps({"pages": [{"name": "p", "elements": elements}]})
