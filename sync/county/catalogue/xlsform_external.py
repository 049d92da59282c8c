"""``select_one_external``: the sheet ``external_choices`` becomes external lists, as CSV files would.

pyxform writes these questions for clients that keep such lists in a database of their own; to their author
they are what ``select_one_from_file`` is, so they are turned into that.
"""

from __future__ import annotations

from typing import Any

from pyxform.xls2json_backends import DefinitionData

from sync.county.catalogue.xlsform_words import located
from sync.model.forms.record import ChoiceList
from sync.model.problem import Problem

_TYPE = "select_one_external"
_SHEET = "external_choices"


def take_external(workbook: DefinitionData) -> tuple[dict[str, ChoiceList], list[Problem]]:
    """The lists of the sheet by name; questions that ask from it ask from those. Changes the workbook."""
    rows: list[dict[str, Any]] = [dict(row) for row in getattr(workbook, _SHEET) or []]
    lists: dict[str, ChoiceList] = {}
    problems: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    columns = list(dict.fromkeys(column for row in rows for column in row if column != "list_name"))
    for number, row in enumerate(rows, 2):
        if not row:
            continue
        of, name = str(row.get("list_name", "")).strip(), str(row.get("name", "")).strip()
        if not of or not name or any(char.isspace() for char in name) or (of, name) in seen:
            words = f"list_name“{of}”或 name“{name}”空着、重复或带空格"
            problems.append(located(_SHEET, str(number), "name", "name", words))
            continue
        seen.add((of, name))
        found = lists.setdefault(of, ChoiceList(columns, []))
        found.rows.append([str(row.get(column, "")).strip() for column in columns])
    survey = [dict(row) for row in workbook.survey or []]
    for number, row in enumerate(survey, 2):
        kind, _, rest = str(row.get("type", "")).strip().partition(" ")
        if kind != _TYPE:
            continue
        wanted = rest.strip()
        if wanted not in lists:
            words = f"{_SHEET} 表里没有“{wanted}”这个选项单"
            problems.append(located("survey", str(number), "type", "choices", words))
        row["type"] = f"select_one_from_file {wanted}.csv"
    workbook.survey = survey
    workbook.external_choices = None
    workbook.external_choices_header = None
    return lists, problems
