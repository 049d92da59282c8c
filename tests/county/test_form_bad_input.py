"""Spreadsheets that are broken, hostile or merely unlucky: each is a clear sentence, in bounded time."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook

from sync.county.catalogue.form_upload import fault_of
from sync.county.catalogue.xlsform import examine
from sync.model.forms import Filling
from sync.model.forms.limits import REPEAT_COUNT
from tests.helpers.effort import Effort
from tests.model.forms.build import CONTEXT, form_of

HEADER = ["type", "name", "label", "prefill", "calculation"]
GOOD = [HEADER, ["text", "a", "甲"]]
SHEET = "xl/worksheets/sheet1.xml"


def workbook(survey: list[list[str]], far: tuple[int, int] | None = None) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in (("survey", survey), ("settings", [["form_id"], ["x"]])):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if far is not None:
        book["survey"].cell(*far).value = "x"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def patched(part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook whose inside somebody changed by hand."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook(GOOD))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == part else data)
    return out.getvalue()


def bomb(data: bytes) -> bytes:
    """Ten levels of entities, ten of the level below in each: ten thousand million letters."""
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 11))
    doctype = f'<!DOCTYPE x [<!ENTITY e0 "a">{levels}]>'
    assert ">甲<".encode() in data
    return doctype.encode() + data.replace(">甲<".encode(), b">&e10;<")


def outside(data: bytes) -> bytes:
    doctype = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    return doctype + data.replace(">甲<".encode(), b">&e;<")


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        (patched(SHEET, bomb), "file.damaged"),
        (patched(SHEET, outside), "file.damaged"),
        (patched(SHEET, lambda data: data[: len(data) // 2]), "file.damaged"),
        (patched("xl/workbook.xml", lambda data: data[: len(data) // 2]), "file.damaged"),
        (patched("[Content_Types].xml", lambda data: b""), "file.damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "file.type"),
        (workbook(GOOD)[:-30], "file.type"),
    ],
    ids=["entities", "outside", "half a sheet", "half a book", "no types", "password", "cut off"],
)
def test_a_damaged_workbook_is_said_to_be_one(source: bytes, rule: str) -> None:
    with Effort(most=100_000):
        outcome = examine(source, "x.xlsx", {})
        assert [problem.rule for problem in outcome.problems] == [rule]
        assert outcome.record is None


@pytest.mark.parametrize("far", [(1_048_576, 3), (2, 16_384)])
def test_a_stray_cell_at_the_edge_of_the_sheet_costs_nothing(far: tuple[int, int]) -> None:
    with Effort(most=500_000):
        examine(workbook(GOOD, far), "x.xlsx", {})


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        (["txet", "b", "乙"], ("5", "type"), "没有“txet”这种题型"),
        (["text", "b", "乙 ${zz}"], ("5", "label"), "不存在的题目“zz”"),
        (["calculate", "b", "", "", "nofn(1)"], ("5", "calculation"), "没有“nofn”这个函数"),
        (["text", "b", "乙", "id_card.nmae"], ("5", "prefill"), "是不是想写“id_card.name”"),
        (["text", "b", "乙", "moon.phase"], ("5", "prefill"), "可以写的有"),
    ],
)
def test_blank_rows_do_not_shift_the_place_of_a_fault(
    row: list[str], place: tuple[str, str], words: str
) -> None:
    (problem,) = examine(workbook([*GOOD, [], [], row]), "x.xlsx", {}).problems
    fault = fault_of(problem)
    assert (fault.sheet, fault.row, fault.column) == ("题目表（survey）", *place)
    assert words in fault.message


def test_a_source_that_may_come_later_is_only_a_warning() -> None:
    outcome = examine(workbook([*GOOD, ["text", "b", "乙", "elicence.legal_person"]]), "x.xlsx", {})
    assert outcome.record is not None
    assert [fault_of(warning).row for warning in outcome.warnings] == ["3"]


def csv(*rows: str, sheet: str = "survey") -> bytes:
    return "\n".join([f"{sheet},,,,", *rows, ""]).encode()


def test_sheets_that_nobody_wrote_by_hand_are_refused_before_the_work() -> None:
    survey = csv(",type,name,label,", *(f",text,q{i},题," for i in range(5_001)))
    choices = csv(",list_name,name,label,", *(f",l,n{i},项," for i in range(20_001)), sheet="choices")
    for source in (survey, csv(",type,name,label,", ",select_one l,a,甲,") + choices):
        with Effort(most=3_000_000):
            (problem,) = examine(source, "x.csv", {}).problems
            assert problem.rule == "file.size"


@pytest.mark.parametrize("odd", ["\x00", "\x01", "\x0b"])
def test_a_control_character_is_told_by_its_cell(odd: str) -> None:
    (problem,) = examine(csv(",type,name,label,", f",text,a,甲{odd}乙,"), "x.csv", {}).problems
    assert problem.path == "survey:2:label"
    assert "控制字符" in problem.message


def test_groups_nested_without_end() -> None:
    rows = [*(f",begin group,g{i},组," for i in range(400)), ",text,a,甲,", *[",end group,,,"] * 400]
    (problem,) = examine(csv(",type,name,label,", *rows), "x.csv", {}).problems
    assert "太深" in problem.message


def test_a_repeat_added_ten_thousand_times_stops_at_its_bound() -> None:
    form = form_of(
        """
        | type | name | label |
        | begin repeat | m | 份 |
        | text | t | 字 |
        | end repeat | | |
        """
    )
    filling = Filling(form, CONTEXT)
    with Effort(most=1_500_000):
        refused = [change for _ in range(10_000) if (change := filling.add("/data/m")).problems]
        assert filling.answers()["/data/m"] == REPEAT_COUNT
        assert len(refused) >= 10_000 - REPEAT_COUNT
        assert {problem.rule for change in refused for problem in change.problems} == {"repeat"}
