"""Forms for tests, written as the markdown tables that pyxform takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from sync.county.catalogue.xlsform import convert
from sync.model.forms import ChoiceList, Context, Filling, Form, FormRecord, load

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=8)))
CONTEXT = Context(now=NOW, seed=7, sources={"id_card.name": "张示例"})


def table(survey: str, choices: str = "", settings: str = "") -> bytes:
    """A form from the rows of its sheets; each row starts and ends with ``|``."""
    text = f"| survey |\n{_rows(survey)}"
    if choices:
        text += f"| choices |\n{_rows(choices)}"
    text += f"| settings |\n{_rows(settings or '| form_id | form_title |' + chr(10) + '| test | 试验 |')}"
    return text.encode()


def _rows(text: str) -> str:
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    return "".join(f"| {line}\n" for line in lines)


def record_of(
    survey: str, choices: str = "", settings: str = "", lists: Mapping[str, ChoiceList] | None = None
) -> FormRecord:
    outcome = convert(table(survey, choices, settings), "test.md", lists or {})
    assert isinstance(outcome, FormRecord), outcome
    return outcome


def form_of(
    survey: str, choices: str = "", settings: str = "", lists: Mapping[str, ChoiceList] | None = None
) -> Form:
    form = load(record_of(survey, choices, settings, lists))
    assert isinstance(form, Form), form
    return form


def filling_of(
    survey: str,
    choices: str = "",
    answers: Mapping[str, Any] | None = None,
    lists: Mapping[str, ChoiceList] | None = None,
    context: Context = CONTEXT,
) -> Filling:
    return Filling(form_of(survey, choices, lists=lists), context, answers)


YES_NO = """
| list_name | name | label |
| yn | yes | 是 |
| yn | no | 否 |
"""
