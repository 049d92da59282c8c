"""The function library, expression by expression, evaluated in a form."""

from __future__ import annotations

import pytest

from sync.county.catalogue.xlsform import examine
from sync.model.forms import ChoiceList
from sync.model.forms.functions.table import FUNCTIONS
from tests.helpers.people import id_number
from tests.model.forms.build import YES_NO, filling_of, table

WOMAN = id_number("19800229", 2)
LISTS = {
    "towns": ChoiceList(["name", "label", "code"], [["a", "甲镇", "1"], ["b", "乙镇", "2"]]),
}
SURVEY = """
| type | name | label | calculation | repeat_count |
| text | t | 文字 | | |
| integer | n | 数 | | |
| decimal | d | 数 | | |
| date | day | 日期 | | |
| date | day2 | 日期 | | |
| time | clock | 时间 | | |
| select_one yn | one | 选 | | |
| select_multiple yn | many | 选 | | |
| select_one_from_file towns.csv | town | 镇 | | |
| geopoint | place | 位置 | | |
| text | id | 证件 | | |
| begin repeat | m | 成员 | | |
| integer | x | 数 | | |
| text | y | 文字 | | |
| end repeat | | | | |
| calculate | out | | {expression} | |
"""
ANSWERS = {
    "/data/t": "  保康 Baokang  ", "/data/n": 7, "/data/d": 2.5, "/data/day": "2026-02-28",
    "/data/day2": "2026-03-02", "/data/clock": "06:00:00", "/data/one": "yes", "/data/many": ["yes", "no"],
    "/data/town": "b", "/data/place": "31.0 111.0 0 0", "/data/id": WOMAN,
    "/data/m": 3, "/data/m[1]/x": 4, "/data/m[2]/x": 5, "/data/m[3]/y": "丙", "/data/m[1]/y": "甲",
}  # fmt: skip

CASES = [
    ("if(${n} > 5, 'big', 'small')", "big"),
    ("coalesce(${y}, ${t})", "甲"),
    ("coalesce('', 'b')", "b"),
    ("once('first')", "first"),
    ("selected(${many}, 'no')", "true"),
    ("selected(${t}, 'Bao')", "false"),
    ("selected-at(${many}, 1)", "no"),
    ("selected-at(${many}, 9)", ""),
    ("count-selected(${many})", "2"),
    ("jr:choice-name(${one}, '${one}')", "是"),
    ("jr:choice-name(${town}, '${town}')", "乙镇"),
    ("indexed-repeat(${x}, ${m}, 2)", "5"),
    ("indexed-repeat(${x}, ${m}, 9)", ""),
    ("count(${m})", "3"),
    ("count-non-empty(${x})", "2"),
    ("sum(${x})", "9"),
    ("min(${x})", "4"),
    ("max(${x}, 11)", "11"),
    ("min(3, 2, 5)", "2"),
    ("round(2.5)", "3"),
    ("round(-2.5)", "-2"),
    ("round(2.675, 2)", "2.68"),
    ("round(1250, -2)", "1300"),
    ("int(-2.9)", "-2"),
    ("floor(-2.1)", "-3"),
    ("ceiling(2.1)", "3"),
    ("pow(2, 10)", "1024"),
    ("abs(-3)", "3"),
    ("number('12')", "12"),
    ("number('x')", ""),
    ("string(1.50)", "1.5"),
    ("boolean('a')", "true"),
    ("boolean('')", "false"),
    ("concat('a', 1, true())", "a1true"),
    ("concat(${y})", "甲丙"),
    ("join('、', ${x})", "4、5、"),
    ("substr('hello', 1, 3)", "el"),
    ("substr('hello', -3)", "llo"),
    ("substring('12345', 2, 3)", "234"),
    ("substring('12345', 1.5, 2.6)", "234"),
    ("substring-before('2026-11', '-')", "2026"),
    ("substring-after('2026-11', '-')", "11"),
    ("string-length('保康县')", "3"),
    ("contains('保康县', '康')", "true"),
    ("starts-with('保康县', '保')", "true"),
    ("ends-with('保康县', '县')", "true"),
    ("translate('abc', 'ab', 'x')", "xc"),
    ("normalize-space(' a  b ')", "a b"),
    ("regex('13800138000', '^1[3-9][0-9]{9}$')", "true"),
    ("regex('x13800138000', '1[3-9][0-9]{9}')", "false"),
    ("date('2026-02-28')", "2026-02-28"),
    ("date(0)", "1970-01-01"),
    ("date(${day} + 2)", "2026-03-02"),
    ("date('nonsense')", ""),
    ("decimal-date-time(${day2}) - decimal-date-time(${day})", "2"),
    ("${day2} > ${day}", "true"),
    ("format-date(${day}, '%Y年%n月%e日 %a')", "2026年2月28日 星期六"),
    ("format-date-time('2026-02-28T08:05:09.250', '%y-%m-%d %H:%M:%S.%3')", "26-02-28 08:05:09.250"),
    ("date-time('2026-02-28T08:00:00')", "2026-02-28T08:00:00.000"),
    ("decimal-time('06:00:00')", "0.25"),
    ("decimal-time(${clock})", "0.25"),
    ("today()", "2026-11-23"),
    ("now()", "2026-11-23T09:30:00.000+08:00"),
    ("string-length(uuid())", "36"),
    ("string-length(uuid(8))", "8"),
    ("random() < 1", "true"),
    ("count(randomize(instance('yn')/root/item, 3))", "2"),
    ("checklist(1, 1, ${one} = 'yes', ${n} = 1)", "true"),
    ("weighted-checklist(3, 9, true(), 2, true(), 1)", "true"),
    ("weighted-checklist(3, 9, true(), 2, false(), 1)", "false"),
    ("digest('abc', 'SHA-256', 'hex')", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("digest('abc', 'MD5')", "kAFQmDzST7DWlj99KOF/cg=="),
    ("base64-decode('5L+d5bq3')", "保康"),
    ("pulldata('towns', 'label', 'code', '2')", "乙镇"),
    ("pulldata('towns', 'label', 'code', '9')", ""),
    ("true()", "true"),
    ("not(false())", "true"),
    ("boolean-from-string('TRUE')", "true"),
    ("boolean-from-string('1')", "true"),
    ("boolean-from-string('yes')", "false"),
    ("instance('towns')/root/item[code = '1']/label", "甲镇"),
    ("count(instance('towns')/root/item[code = '1' or name = 'b'])", "2"),
    ("instance('towns')/root/item[2]/label", "乙镇"),
    ("round(distance('31 111; 31 112') div 1000)", "95"),
    ("round(area('31 111; 31 111.01; 31.01 111.01; 31.01 111') div 10000)", "106"),
    ("round(sqrt(2) * 1000)", "1414"),
    ("exp(0)", "1"),
    ("exp10(2)", "100"),
    ("log10(1000)", "3"),
    ("log(1)", "0"),
    ("sin(0) + cos(0) + tan(0)", "1"),
    ("round(asin(1) * 100)", "157"),
    ("acos(1)", "0"),
    ("round(atan(1) * 100)", "79"),
    ("round(atan2(1, -1) * 100)", "236"),
    ("round(pi() * 100)", "314"),
    ("sqrt(-1)", ""),
    ("1 div 0", ""),
    ("5 mod 2", "1"),
    ("5 mod -2", "1"),
    ("-5 mod 2", "-1"),
    ("-5 mod -2", "-1"),
    ("1.5 mod 0.5", "0"),
    ("5 mod 0", ""),
    ("1 + 2 * 3 - 4 div 2", "5"),
    ("gov:id-number-ok(${id})", "true"),
    ("gov:id-number-ok('999999198002290020')", "false"),
    ("gov:birth-date(${id})", "1980-02-29"),
    ("gov:sex(${id})", "2"),
    ("gov:age(${id})", "46"),
    ("gov:age('1980-02-29', '2026-02-28')", "45"),
    ("gov:age('1980-02-29', '2026-03-01')", "46"),
    ("gov:credit-code-ok('123')", "false"),
    ("gov:division-name('420626108')", "寺坪镇"),
    ("gov:workday-add('2026-09-30', 1)", "2026-10-08"),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "expected"), CASES)
def test_value(expression: str, expected: str) -> None:
    survey = SURVEY.replace("{expression}", expression.replace("|", "\\|"))
    filling = filling_of(survey, YES_NO, ANSWERS, LISTS)
    found = filling.answers().get("/data/out", "")
    assert found == expected


def test_every_function_of_the_library_is_tried_here() -> None:
    text = " ".join(expression for expression, _ in CASES)
    tried_elsewhere = {"position", "last", "current", "jr:itext", "name", "local-name"}
    assert {name for name in FUNCTIONS if f"{name}(" not in text} <= tried_elsewhere


@pytest.mark.parametrize(
    "expression",
    [
        "frobnicate(1)",
        "choice-name(1, 2)",
        "concat()",
        "substr('a')",
        "selected('a')",
        "id('a')",
        "position()",
        "indexed-repeat(${x}, ${m})",
        "pulldata('towns', 'nowhere', 'code', 1)",
        "pulldata('nowhere', 'label', 'code', 1)",
        "instance('nowhere')/root/item",
        "regex(${t}, '(a')",
        "regex(${t}, '(?=a)')",
        "regex(${t}, '(a)\\1')",
        "/data/nowhere",
        "../nowhere + 1",
        "1 +",
        "'open",
    ],
)
def test_a_bad_expression_is_found_at_publish_time(expression: str) -> None:
    outcome = examine(table(SURVEY.replace("{expression}", expression), YES_NO), "test.md", LISTS)
    assert outcome.record is None
    assert [problem.path for problem in outcome.problems] == ["survey:17:calculation"]
