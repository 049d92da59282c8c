"""Lists of the sheet ``external_choices`` behave as CSV files beside the form do."""

from __future__ import annotations

import pytest

from sync.county.catalogue.form_upload import fault_of
from sync.county.catalogue.xlsform import examine
from sync.model.forms import ChoiceList, Filling, load
from tests.model.forms.build import CONTEXT

FORM = """
| survey |
| | type | name | label | choice_filter |
| | select_one cs | c | 县 | |
| | select_one_external vs | v | 村 | county=${c} |
| choices |
| | list_name | name | label |
| | cs | 1 | 一县 |
| | cs | 2 | 二县 |
| external_choices |
| | list_name | name | label | county |
| | vs | a | 甲村 | 1 |
| | vs | b | 乙村 | 2 |
| settings |
| | form_id |
| | x |
"""


def test_a_cascade_into_the_external_sheet() -> None:
    record = examine(FORM.encode(), "x.md", {}).record
    assert record is not None
    assert record.lists == {
        "vs": ChoiceList(["name", "label", "county"], [["a", "甲村", "1"], ["b", "乙村", "2"]])
    }
    form = load(record)
    assert not isinstance(form, list)
    filling = Filling(form, CONTEXT)
    filling.answer("/data/c", "2")
    question = filling.question("/data/v")
    assert question is not None
    assert [choice.label for choice in question.choices] == ["乙村"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("external vs", "external zz", ("题目表（survey）", "3", "type")),
        ("vs | b", "vs | a", ("external_choices 表", "3", "name")),
        ("vs | b", "vs | ", ("external_choices 表", "3", "name")),
        ("vs | b", "vs | b c", ("external_choices 表", "3", "name")),
    ],
)
def test_what_is_wrong_is_told_by_its_row(old: str, new: str, place: tuple[str, str, str]) -> None:
    outcome = examine(FORM.replace(old, new).encode(), "x.md", {})
    fault = fault_of(outcome.problems[0])
    assert outcome.record is None
    assert (fault.sheet, fault.row, fault.column) == place
