"""From the spreadsheet to the record, and every fault told where its author looks."""

from __future__ import annotations

from io import BytesIO

import msgspec
import pytest
from openpyxl import Workbook

from sync.county.catalogue.xlsform import convert, examine
from sync.county.catalogue.xlsform_check import main
from sync.county.catalogue.xlsform_lists import read_list
from sync.model.forms import ChoiceList, FormRecord
from tests.model.forms.build import YES_NO, record_of, table

SURVEY = [["type", "name", "label"], ["text", "a", "姓名"], [], ["select_one yn", "b", "选"]]
CHOICES = [["list_name", "name", "label"], ["yn", "yes", "是"], ["yn", "no", "否"]]
SETTINGS = [["form_id", "form_title"], ["demo", "示范表"]]


def _xlsx(survey: list[list[str]], choices: list[list[str]] = CHOICES) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in (("survey", survey), ("choices", choices), ("settings", SETTINGS)):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_spreadsheet_becomes_a_record() -> None:
    record = convert(_xlsx(SURVEY), "demo.xlsx", {})
    assert isinstance(record, FormRecord)
    assert (record.id, record.title) == ("demo", "示范表")
    assert msgspec.json.decode(msgspec.json.encode(record), type=FormRecord) == record


def test_csv_and_markdown_give_the_same_form() -> None:
    markdown = convert(table("| type | name | label |\n| text | a | 姓名 |"), "x.md", {})
    csv = "survey,,,\n,type,name,label\n,text,a,姓名\nsettings,,,\n,form_id,form_title,\n,test,试验,\n"
    other = convert(csv.encode(), "x.csv", {})
    assert isinstance(markdown, FormRecord)
    assert isinstance(other, FormRecord)
    assert markdown.xform == other.xform


def test_the_version_follows_the_content() -> None:
    survey = "| type | name | label |\n| select_one_from_file towns.csv | a | 镇 |"
    one = record_of(survey, lists={"towns": ChoiceList(["name", "label"], [["a", "甲"]])})
    same = record_of(survey, lists={"towns": ChoiceList(["name", "label"], [["a", "甲"]])})
    other_list = record_of(survey, lists={"towns": ChoiceList(["name", "label"], [["a", "乙"]])})
    assert one.version == same.version != other_list.version
    assert list(one.lists) == ["towns"]


@pytest.mark.parametrize(
    ("rows", "path", "words"),
    [
        ([["text", "a", "甲"], ["text", "a", "乙"]], "survey:3", "用了两次"),
        ([["txet", "a", "甲"]], "survey", "没有“txet”这种题型"),
        ([["select_one none", "a", "甲"]], "survey:2", "选项表里没有“none”"),
        ([["text", "1a", "甲"]], "survey:2:name", "字母或下划线开头"),
        ([["begin group", "g", "组"], ["text", "a", "甲"]], "survey:2", "没有配对"),
        ([["text", "a", "甲 ${zz}"]], "survey:2:label", "不存在的题目“zz”"),
        ([["text", "a", ""]], "survey:2:label", "没有文字"),
        ([["select_one_from_file none.csv", "a", "甲"]], "survey:2:type", "缺少外部选项表“none”"),
    ],
)
def test_faults_are_told_by_sheet_row_and_column(rows: list[list[str]], path: str, words: str) -> None:
    outcome = convert(_xlsx([SURVEY[0], *rows]), "demo.xlsx", {})
    assert isinstance(outcome, list)
    assert words in outcome[0].message, outcome
    assert outcome[0].path.startswith(path)
    assert outcome[0].message.startswith("题目表")


@pytest.mark.parametrize(
    ("source", "name", "rule"),
    [
        (b"\xff\xd8\xff\xe0 JFIF", "photo.xlsx", "file.type"),
        (b"", "empty.xlsx", "file.empty"),
        (b"x", "old.xls", "file.type"),
        (b"x" * 11_000_000, "big.csv", "file.size"),
        (b"PK\x05\x06" + b"\0" * 18, "zip.xlsx", "file.type"),
        (b"\x00\x01\x02", "x.csv", "xlsform"),
        ("没有表头".encode(), "x.md", "xlsform"),
        (_xlsx([["甲", "乙"], ["1", "2"]]), "no-header.xlsx", "xlsform.header_003"),
    ],
)
def test_files_that_are_no_forms(source: bytes, name: str, rule: str) -> None:
    outcome = convert(source, name, {})
    assert isinstance(outcome, list)
    assert outcome[0].rule.startswith(rule)
    assert any("\u4e00" <= char <= "\u9fff" for char in outcome[0].message)


def test_warnings_do_not_stand_in_the_way() -> None:
    survey = "| type | name | label::中文 (zh) | label::长辈 (zh-elder) |\n| text | a | 姓名 | |"
    survey += "\n| text | b | 住址 | 住哪儿 |"
    outcome = examine(table(survey), "x.md", {})
    assert outcome.record is not None
    assert [warning.rule for warning in outcome.warnings] == ["elder"]


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        (b"", "empty"),
        (b"name,name\na,b\n", "header"),
        (b"name,label\na,\xe7\x94\xb2\na,x\n", "name"),
        (b"name,label\na b,x\n", "name"),
        (b"name,label\na,x,y\n", "row"),
        (b"\xff\xfe\x00\x00\xff", "encoding"),
    ],
)
def test_lists_that_are_refused(source: bytes, rule: str) -> None:
    found = read_list(source, "towns")
    assert isinstance(found, list)
    assert rule in {problem.rule for problem in found}


def test_a_list_in_the_county_s_old_encoding() -> None:
    found = read_list("name,label\na,城关镇\n".encode("gb18030"), "towns")
    assert found == ChoiceList(["name", "label"], [["a", "城关镇"]])


def test_the_check_command(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "good.xlsx").write_bytes(_xlsx(SURVEY))
    assert main(["check", str(folder)]) == 0
    (folder / "bad.xlsx").write_bytes(_xlsx([SURVEY[0], ["text", "a", "甲 ${b}"]]))
    (folder / "index.csv").write_text("code,form\nA-1,good.xlsx\nA-1,gone.xlsx\n", encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    told = capsys.readouterr().out
    assert "bad.xlsx" in told
    assert "gone.xlsx" in told
    assert "A-1" in told
    assert main(["nonsense"]) == 2


def test_yes_no_is_shared() -> None:
    assert record_of("| type | name | label |\n| select_one yn | a | 甲 |", YES_NO).lists == {}
