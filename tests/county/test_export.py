"""Tables as files: nothing that somebody typed runs in a spreadsheet program."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import openpyxl
import pytest

from sync.county.console.export import MOST_ROWS, Table, as_csv, as_xlsx

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")', "＝1"]


@pytest.mark.parametrize("typed", DANGEROUS)
def test_csv_never_begins_a_formula(typed: str) -> None:
    text = as_csv(Table("表", ("词",), [(typed,), (-3,)])).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[1] == ["'" + typed]
    assert rows[2] == ["-3"]


@pytest.mark.parametrize("typed", DANGEROUS)
def test_xlsx_has_text_where_text_was(typed: str) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(Table("表", ("词",), [(typed,)])))).active
    cell = sheet["A2"]
    assert cell.data_type == "s"
    assert str(cell.value).strip() == typed.strip()


def test_times_are_the_countys_and_control_characters_go() -> None:
    table = Table("a/b", ("时间", "词"), [(datetime(2026, 11, 1, 1, tzinfo=UTC), "好\x00\x07")])
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(table))).active
    assert (sheet["A2"].value, sheet["B2"].value) == (datetime(2026, 11, 1, 9), "好")  # noqa: DTZ001


def test_a_cut_is_said() -> None:
    text = as_csv(Table("表", ("n",), ((n,) for n in range(MOST_ROWS + 5)))).decode("utf-8-sig")
    lines = text.splitlines()
    assert len(lines) == MOST_ROWS + 2
    assert "没有导出" in lines[-1]
