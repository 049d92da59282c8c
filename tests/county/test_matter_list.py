"""Reading a matter list: what is understood, and what is said of what is not. No database."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from sync.county.catalogue.reading import MOST_ROWS, Reading, read_matters
from sync.county.catalogue.rules import SHORT_NAME, Draft, RowProblem
from sync.model.calendar import Unit
from sync.model.matter import Audience, Channel, Domain, Origin, TimeLimit
from tests.county.lists import HEADER, ROW, matter_list, row, workbook

ROOT = Path(__file__).resolve().parents[2]


def only_draft(source: bytes, name: str = "清单.xlsx") -> Draft:
    reading = read_matters(source, name)
    assert reading.problems == []
    (draft,) = reading.drafts
    return draft


def only_problem(source: bytes, name: str = "清单.xlsx") -> RowProblem:
    reading = read_matters(source, name)
    (problem,) = reading.problems
    return problem


def test_a_row_is_understood() -> None:
    draft = only_draft(matter_list(ROW))
    assert (draft.code, draft.name, draft.domain) == ("HR-001", "养老保险参保登记", Domain.HUMAN_RESOURCES)
    assert (draft.statutory, draft.promised, draft.instant) == (TimeLimit(30), TimeLimit(20), False)
    assert draft.audience == (Audience.PERSON,)
    assert draft.channels == (Channel.KIOSK, Channel.WINDOW)
    assert [(m.name, m.origin) for m in draft.materials] == [
        ("居民身份证", Origin.ELICENCE),
        ("登记表", Origin.FORM),
    ]
    assert draft.fee == "不收费"


def test_the_starting_catalogue_is_clean() -> None:
    source = (ROOT / "assets/catalogue/matters.xlsx").read_bytes()
    reading = read_matters(source, "matters.xlsx")
    assert (len(reading.drafts), reading.problems, reading.notes) == (271, [], [])
    calendar = [d.code for d in reading.drafts if d.statutory.unit is Unit.CALENDAR_DAY]
    # 20 rows mention calendar days; EB-022 means a period of publication, not its own limit.
    assert len(calendar) == 19
    assert "EB-022" not in calendar
    assert sum(d.statutory.days is None for d in reading.drafts) == 173
    assert sum(d.promised.days == 0 for d in reading.drafts) == 106


def test_columns_in_any_order_with_other_names_and_strangers_between() -> None:
    order = list(range(len(HEADER)))[::-1]
    names = ["材料" if n == "申请材料" else n.replace("事项名称", " 名 称 ") for n in HEADER]
    lines: list[list[object]] = [
        [*(names[i] for i in order), "办理地点"],
        [*(ROW[i] for i in order), "一楼大厅"],
    ]
    draft = only_draft(workbook(("人社", lines)))
    assert draft.name == "养老保险参保登记"
    assert draft.extra == {"办理地点": "一楼大厅"}


def test_a_short_name_is_optional_and_fits_a_button() -> None:
    assert only_draft(matter_list(ROW)).short == ""
    named = workbook(("人社", [[*HEADER, "简称"], [*ROW, "养老 参保"]]))
    assert only_draft(named).short == "养老参保"
    long = workbook(("人社", [[*HEADER, "简称"], [*ROW, "养" * (SHORT_NAME + 1)]]))
    problem = only_problem(long)
    assert (problem.rule, problem.column) == ("short.long", "简称")


def test_what_can_be_filed_at_the_kiosk_has_a_name_for_its_button() -> None:
    """Whichever four a township chooses, no name on the home page is cut."""
    reading = read_matters((ROOT / "assets/catalogue/matters.xlsx").read_bytes(), "matters.xlsx")
    long = [
        d.name for d in reading.drafts if Channel.KIOSK in d.channels and len(d.short or d.name) > SHORT_NAME
    ]
    assert long == []


def test_every_sheet_is_read_and_its_title_is_the_domain() -> None:
    source = workbook(
        ("医保", [HEADER, row(事项编码="MI-1", 事项名称="甲")]),
        ("说明", [["本表由行政审批局填写"]]),
        ("不动产", [["标题"], [], HEADER, row(事项编码="RE-1", 事项名称="乙"), [], ["合计：1 项"]]),
        ("空表", []),
    )
    reading = read_matters(source, "清单.xlsx")
    assert [d.domain for d in reading.drafts] == [Domain.MEDICAL_INSURANCE, Domain.REAL_ESTATE]
    assert reading.problems == []
    assert reading.notes == ["《说明》里没有表头，没有读它。"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_in_the_encodings_that_programs_write(encoding: str) -> None:
    text = (
        "code,name,domain,audience,kind,department,statutory_days,promised_days,fee,channels,instant,materials,"
        'basis,note\nHR-1,"养老,登记",人社,个人/企业,公共服务,县局,,0,0,kiosk|village,1,身份证:elicence|表:form,《法》,\n'
    )
    draft = only_draft(text.encode(encoding), "清单.csv")
    assert draft.name == "养老,登记"
    assert (draft.statutory, draft.promised, draft.instant) == (TimeLimit(None), TimeLimit(0), True)
    assert draft.channels == (Channel.KIOSK, Channel.VILLAGE)


def test_the_same_list_as_csv_and_as_xlsx_is_the_same() -> None:
    sheet = read_matters((ROOT / "assets/catalogue/matters.xlsx").read_bytes(), "matters.xlsx").drafts
    text = ["code,name,domain,kind,audience,department,statutory_days,promised_days,channels,materials"]
    for d in sheet[:50]:
        materials = "|".join(f"{m.name}:{m.origin.value}" for m in d.materials)
        audience = "/".join({"person": "个人", "company": "企业"}[a] for a in d.audience)
        days = [
            "" if limit.days is None else f"{limit.days}{'自然日' if limit.unit is Unit.CALENDAR_DAY else ''}"
            for limit in (d.statutory, d.promised)
        ]
        cells = (
            d.code,
            d.name,
            d.domain,
            d.kind,
            audience,
            d.department,
            *days,
            "|".join(d.channels),
            materials,
        )
        text.append(",".join(f'"{cell}"' for cell in cells))
    again = read_matters("\n".join(text).encode(), "matters.csv")
    assert again.problems == []
    for one, other in zip(again.drafts, sheet, strict=False):
        assert (one.code, one.name, one.statutory, one.promised) == (
            other.code,
            other.name,
            other.statutory,
            other.promised,
        )
        assert one.materials == other.materials


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("２０", TimeLimit(20)),
        (" 20 个工作日 ", TimeLimit(20)),
        (20.0, TimeLimit(20)),
        ("60日（自然日）", TimeLimit(60, Unit.CALENDAR_DAY)),
        ("15个自然日", TimeLimit(15, Unit.CALENDAR_DAY)),
        ("无", TimeLimit(None)),
        (None, TimeLimit(None)),
        ("即办", TimeLimit(0)),
        ("当场办结", TimeLimit(0)),
        (0, TimeLimit(0)),
    ],
)
def test_limits_as_people_write_them(text: object, limit: TimeLimit) -> None:
    assert only_draft(matter_list(row(法定时限=text, 承诺时限="无"))).statutory == limit


@pytest.mark.parametrize(
    ("changes", "rule", "letter", "said"),
    [
        ({"事项名称": ""}, "name.missing", "B", "空的"),
        ({"事项名称": "长" * 201}, "name.long", "B", "201"),
        ({"事项编码": None}, "code.missing", "A", "空的"),
        ({"事项编码": "人社一号"}, "code.shape", "A", "字母"),
        ({"事项类型": "审批"}, "kind.unknown", "C", "行政许可"),
        ({"服务对象": "大家"}, "audience.unknown", "D", "个人"),
        ({"法定时限": "三十"}, "statutory.number", "F", "整数天数"),
        ({"法定时限": 30.5}, "statutory.number", "F", "30.5"),
        ({"承诺时限": -1}, "promised.number", "G", "-1"),
        ({"承诺时限": 31}, "promised.over_statutory", "G", "不能超过法定"),
        ({"承诺时限": 5, "是否即办": "是"}, "promised.instant", "G", "一致"),
        ({"办理渠道": "自助终端、传真"}, "channels.unknown", "I", "传真"),
        ({"办理渠道": ""}, "channels.missing", "I", "空的"),
        ({"是否即办": "也许"}, "instant.unknown", "J", "是"),
        ({"申请材料": "1.身份证(口头)"}, "materials.origin", "K", "口头"),
        ({"申请材料": "身份证"}, "materials.origin", "K", "没有写来源"),
        ({"申请材料": "1.身份证(原件)\n2.身份证(照片)"}, "materials.twice", "K", "两遍"),
        ({"备注": "=A1&B1"}, "cell.formula", "M", "公式"),
        ({"事项名称": "=B9"}, "cell.formula", "B", "公式"),
        ({"备注": "#REF!"}, "cell.error", "M", "#REF!"),
    ],
)
def test_each_problem_has_its_place_and_a_sentence(
    changes: dict[str, object], rule: str, letter: str, said: str
) -> None:
    problem = only_problem(matter_list(row(**changes)))
    assert (problem.sheet, problem.row, problem.rule, problem.letter) == ("人社", 3, rule, letter)
    assert said in problem.message
    assert str(problem).startswith(f"《人社》第 3 行 {letter} 列")


def test_all_problems_of_a_row_are_told_at_once() -> None:
    reading = read_matters(matter_list(row(事项名称="", 法定时限="x", 办理渠道="y")), "清单.xlsx")
    assert [p.rule for p in reading.problems] == ["name.missing", "statutory.number", "channels.unknown"]


def test_doubles_name_both_rows_and_neither_is_a_draft() -> None:
    lines = [ROW, row(事项编码="HR-2"), row(事项编码="HR-3", 事项名称="别的"), row(事项名称="再一个")]
    reading = read_matters(matter_list(*lines), "清单.xlsx")
    assert {(p.rule, p.row) for p in reading.problems} == {("code.twice", 6), ("name.twice", 4)}
    assert all("第 3 行" in p.message for p in reading.problems)
    assert [d.code for d in reading.drafts] == ["HR-3"]


def test_a_domain_nobody_knows() -> None:
    lines = [(*HEADER, "领域"), (*ROW, "教育")]
    problem = only_problem(workbook(("Sheet1", lines)))
    assert problem.rule == "domain.unknown"
    assert "社会救助" in problem.message


def test_a_missing_column_and_a_doubled_one_are_named() -> None:
    without = [h for h in HEADER if not h.startswith("办理渠道")]
    problem = only_problem(workbook(("人社", [without, ROW])))
    assert (problem.rule, problem.row) == ("header.missing", 1)
    assert "办理渠道" in problem.message
    assert only_problem(workbook(("人社", [(*HEADER, "名称"), ROW]))).rule == "header.twice"
    assert "领域" in only_problem(workbook(("Sheet1", [HEADER, ROW]))).message


@pytest.mark.parametrize(
    ("source", "name", "said"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 500, "清单.xlsx", "JPEG"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "清单.csv", "PNG"),
        (b"%PDF-1.7", "清单.xlsx", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "清单.xls", "旧格式"),
        (b"", "清单.xlsx", "空文件"),
        (b"PK\x03\x04 half a file", "清单.xlsx", "打不开"),
        (b"\x00\x01\x02\x03" * 50, "清单.csv", "不是表格"),
        ("姓名,电话\n甲,1\n".encode(), "通讯录.csv", "找不到表头"),
        (b"x" * (20 * 1024 * 1024 + 1), "清单.csv", "20 MB"),
        (",".join(HEADER).encode(), "清单.csv", "领域"),
    ],
    ids=["jpeg", "png", "pdf", "xls", "empty", "half", "binary", "headless", "huge", "no-rows"],
)
def test_a_file_that_is_no_list_gets_one_sentence(source: bytes, name: str, said: str) -> None:
    problem = only_problem(source, name)
    assert said in problem.message
    assert problem.message.endswith("。")


def test_a_header_without_rows_is_said() -> None:
    assert only_problem(workbook(("人社", [HEADER]))).rule == "file.no_rows"


def test_a_zip_that_is_no_workbook_is_said() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert "打不开" in only_problem(out.getvalue()).message


def test_fifty_thousand_rows_stop_early_and_nothing_is_taken() -> None:
    lines = [",".join(HEADER) + ",领域"]
    line = ",".join(str(cell).replace("\n", "|") for cell in ROW[1:]) + ",人社"
    lines += [f"HR-{n:05d},{line}" for n in range(50_000)]
    reading: Reading = read_matters("\n".join(lines).encode(), "清单.csv")
    assert reading.cut
    assert reading.rows == MOST_ROWS + 1
    assert "20000 行" in reading.problems[0].message
    text = ",".join(HEADER) + ",领域\n" + "x\n" * 50_000
    assert len(read_matters(text.encode(), "清单.csv").problems) <= 501


def test_a_sheet_formatted_to_its_last_row_ends_with_its_rows() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "人社"
    for line in (HEADER, ROW):
        sheet.append(list(line))
    sheet.merge_cells("A4:C4")
    sheet.cell(row=9_000, column=30).number_format = "0.00"
    out = io.BytesIO()
    book.save(out)
    reading = read_matters(out.getvalue(), "清单.xlsx")
    assert (reading.rows, reading.problems) == (1, [])
