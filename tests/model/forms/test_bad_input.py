"""Forms and answers made to hurt: each is a clear problem or bounded work, at publish if it can be."""

from __future__ import annotations

from random import Random

import msgspec
import pytest

from sync.county.catalogue.xlsform import examine
from sync.model.forms import ChoiceList, Filling, Form, FormRecord, load, read_answers
from sync.model.forms.compile import Compiler
from sync.model.forms.functions.table import FUNCTIONS
from sync.model.forms.grammar import parse
from sync.model.forms.limits import REPEAT_COUNT, TEXT_LENGTH
from sync.model.forms.paths import CompileError
from sync.model.forms.pattern import PatternError, compiled, matches
from tests.helpers.effort import Effort
from tests.model.forms.build import CONTEXT, YES_NO, filling_of, form_of, record_of, table


def _problems(survey: str, choices: str = "", lists: dict[str, ChoiceList] | None = None) -> dict[str, str]:
    outcome = examine(table(survey, choices), "test.md", lists or {})
    assert outcome.record is None
    return {problem.rule: problem.message for problem in outcome.problems}


def test_a_cycle_is_named() -> None:
    problems = _problems("""
    | type | name | label | relevant | calculation |
    | integer | a | 甲 | ${c} > 1 | |
    | calculate | b | | | ${a} + 1 |
    | calculate | c | | | ${b} + 1 |
    """)
    message = problems["cycle"]
    assert all(name in message for name in ("a", "b", "c"))
    assert "→" in message


@pytest.mark.parametrize("calculation", ["${a}", "sum(${x})", "indexed-repeat(${a}, ${m}, position(..))"])
def test_a_question_that_waits_for_itself(calculation: str) -> None:
    survey = f"""
    | type | name | label | calculation |
    | begin repeat | m | 份 | |
    | calculate | a | | {calculation} + 1 |
    | calculate | x | | ${{a}} |
    | end repeat | | | |
    """
    outcome = examine(table(survey), "test.md", {})
    if outcome.record is None:
        assert {problem.rule for problem in outcome.problems} == {"cycle"}
        return
    # Which row is meant only the filling knows: there it stops by itself and says so.
    form = load(outcome.record)
    assert isinstance(form, Form)
    filling = Filling(form, CONTEXT)
    assert "cycle" in {problem.rule for problem in filling.problems()} or filling.complete()


@pytest.mark.parametrize(
    ("expression", "rule"),
    [
        ("(" * 10_000 + "1" + ")" * 10_000, "relevant"),
        ("(" * 2_000 + "1" + ")" * 2_000, "relevant"),
        ("-" * 5_000 + "1", "relevant"),
        ("not(" * 500 + "true()" + ")" * 500, "relevant"),
        ("${a}" + "[1" * 200, "relevant"),
        (" and ".join(["${a} = 1"] * 2_000), "relevant"),
    ],
)
def test_monstrous_expressions_are_refused_quickly(expression: str, rule: str) -> None:
    with Effort(most=1_000_000):
        problems = _problems(
            f"| type | name | label | relevant |\n| integer | a | 甲 | |\n| text | b | 乙 | {expression} |"
        )
        assert set(problems) <= {rule, "xlsform", "xlsform.pyref_002"}


def test_a_long_honest_sum_is_no_monster() -> None:
    rows = "\n".join(f"| integer | q{i} | 第 {i} 题 | |" for i in range(600))
    total = " + ".join(f"${{q{i}}}" for i in range(600))
    filling = filling_of(f"| type | name | label | calculation |\n{rows}\n| calculate | total | | {total} |")
    for i in range(600):
        filling.answer(f"/data/q{i}", 1)
    assert filling.answers()["/data/total"] == "600"


@pytest.mark.parametrize(
    ("survey", "rule"),
    [
        ("| integer | n | 数 | | . > 5 and . < 3 |", "constraint"),
        ("| integer | n | 数 | | false() |", "constraint"),
        ("| select_one yn | n | 选 | | . = 'perhaps' |", "constraint"),
        ("| text | n | 字 | false() | |", "unreachable"),
        ("| text | n | 字 | 1 = 2 | |", "unreachable"),
        ("| integer | n | 数 | . > ${nowhere} | |", "xlsform.pyref_003"),
    ],
)
def test_what_nobody_can_meet(survey: str, rule: str) -> None:
    assert rule in _problems(f"| type | name | label | relevant | constraint |\n{survey}", YES_NO)


def test_unreachable_through_others() -> None:
    problems = _problems(
        """
        | type | name | label | relevant | required |
        | select_one yn | a | 甲 | | |
        | text | b | 乙 | ${a} = 'yes' | |
        | text | c | 丙 | ${a} = 'no' and ${b} = 'x' | yes |
        """,
        YES_NO,
    )
    assert {"unreachable", "invisible"} <= set(problems)


def test_a_choice_nobody_can_choose() -> None:
    lists = {"places": ChoiceList(["name", "label", "town"], [["1", "一", "yes"], ["2", "二", "gone"]])}
    survey = """
    | type | name | label | choice_filter |
    | select_one yn | a | 甲 | |
    | select_one_from_file places.csv | b | 乙 | town = ${a} |
    """
    problems = _problems(survey, YES_NO, lists)
    assert "“2”" in problems["choice_filter"]


def test_duplicate_choice_names() -> None:
    choices = YES_NO + "| yn | yes | 又是 |"
    outcome = examine(table("| type | name | label |\n| select_one yn | a | 甲 |", choices), "test.md", {})
    assert outcome.record is None
    assert any("重复" in problem.message for problem in outcome.problems)


def test_a_megabyte_answer_is_refused_and_the_old_one_stays() -> None:
    filling = filling_of("| type | name | label |\n| text | t | 字 |\n| integer | n | 数 |")
    filling.answer("/data/t", "原来的")
    change = filling.answer("/data/t", "长" * 1_000_000)
    assert [problem.rule for problem in change.problems] == ["length"]
    assert filling.answers()["/data/t"] == "原来的"
    assert filling.answer("/data/t", "长" * TEXT_LENGTH).accepted
    assert not filling.answer("/data/n", "9" * 1_000_000).accepted


@pytest.mark.parametrize("text", ["\x00", "a\x1fb", "\ud800", "\uffff"])
def test_characters_that_xml_cannot_carry_are_refused(text: str) -> None:
    filling = filling_of("| type | name | label |\n| text | t | 字 |")
    assert [problem.rule for problem in filling.answer("/data/t", text).problems] == ["type"]


_ODD = [
    "''", "'x'", "number('x')", "1 div 0", "-1 div 0", "'9999-12-31'", "'0001-01-01'", f"'{'9' * 400}'",
    "-5", "0.5", "${x}", "true()", "1000000000000000000000", "'25:61'", "'31 111; 91 0'",
    f"number('{'9' * 320}')", "'('",
]  # fmt: skip


@pytest.mark.parametrize("name", sorted(name for name, found in FUNCTIONS.items() if found.call is not None))
def test_no_function_stumbles_over_odd_values(name: str) -> None:
    function = FUNCTIONS[name]
    form = form_of(
        "| type | name | label |\n| begin repeat | m | 份 |\n| text | x | 字 |\n| end repeat | | |"
    )
    answers = {"/data/m[1]/x": "9" * 400, "/data/m[2]/x": "-" + "9" * 400, "/data/m[3]/x": "x"}
    filling = Filling(form, CONTEXT, answers)
    compiler = Compiler(form.root, {}, parse, form.by_path)
    chance = Random(name)  # noqa: S311 - the same oddities every time
    for _ in range(150):
        count = chance.randint(function.least, 5 if function.most is None else function.most)
        kinds = [function.takes[i] if i < len(function.takes) else function.takes[-1] for i in range(count)]
        arguments = ["/data/m/x" if kind == "N" else chance.choice(_ODD) for kind in kinds]
        source = f"string({name}({', '.join(arguments)}))".replace("${x}", "/data/m/x")
        if function.gives == "N":
            source = f"count({source[7:-1]})"
        try:
            program = compiler.compile(source, form.root)
        except CompileError:
            assert name == "regex"  # a literal pattern that is none
            continue
        filling.engine.world.current = filling.engine.root
        assert isinstance(program.run(filling.engine.root, filling.engine.world), str | float)


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|aa)+b", "(.*)*x", "(a?){30}a{30}b", "([a-z]+)*[0-9]"])
def test_no_pattern_backtracks(pattern: str) -> None:
    with Effort(most=60_000):
        assert not matches("a" * 5_000, pattern)


@pytest.mark.parametrize(
    "pattern",
    ["(?=a)", "(a)\\1", "(", "a)", "[z-a]", "a{3,1}", "(a{1000}){1000}", "*a", "\\q", "[a", "(" * 200],
)
def test_patterns_that_are_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        compiled(pattern)


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        ("[0-9]{3,}", ["123", "1234"], ["12", "12a"]),
        ("^a|b$", ["a", "b"], ["ab", ""]),
        ("[^\\d\\s]+", ["保康"], ["1", "a b"]),
        ("\\p{L}{2}", ["ab", "保康"], ["a1"]),
        ("\\p{Han}+", ["保康", "𠮷"], ["ab"]),
        ("[\\u4e00-\\u9fa5·]{2,}", ["张·示例"], ["张"]),
        ("(?:ab)*?c", ["c", "ababc"], ["ab"]),
        ("a\\.b\\-", ["a.b-"], ["aXb-"]),
        ("[-a]+", ["-a-"], ["b"]),
        (".*", ["", "任何"], ["a\nb"]),
    ],
)
def test_patterns_mean_what_they_say(pattern: str, yes: list[str], no: list[str]) -> None:
    assert [matches(text, pattern) for text in yes] == [True] * len(yes)
    assert [matches(text, pattern) for text in no] == [False] * len(no)


def test_entities_are_refused_wherever_xml_comes_in() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    problems = load(FormRecord("x", "1", "", bomb))
    assert isinstance(problems, list)
    assert problems[0].rule == "xform"
    form = form_of("| type | name | label |\n| text | t | 字 |")
    for xml in (
        bomb,
        "",
        "<data",
        "<other/>",
        "<data id='zzz'/>",
        "<data><nowhere/></data>",
        "<a>" * 100_000,
    ):
        found = read_answers(form, xml)
        assert isinstance(found, list), xml[:30]
        assert found


def test_a_repeat_asked_for_ten_thousand_times() -> None:
    survey = """
    | type | name | label | repeat_count |
    | integer | n | 数 | |
    | begin repeat | m | 份 | ${n} |
    | text | t | 字 | |
    | end repeat | | | |
    """
    filling = filling_of(survey)
    with Effort(most=800_000):
        filling.answer("/data/n", 10_000)
        assert len(filling.engine.root.children["m"]) == REPEAT_COUNT
        assert "repeat" in {problem.rule for problem in filling.problems()}
    filling.answer("/data/n", 2)
    assert filling.complete()
    again = Filling(filling.form, CONTEXT, {"/data/n": 2, "/data/m[9999]/t": "x", "/data/m": 10**9})
    assert {problem.rule for problem in again.refused} >= {"repeat"}


def test_answers_from_a_stranger_never_raise() -> None:
    survey = """
    | type | name | label |
    | integer | n | 数 |
    | begin repeat | m | 份 |
    | text | t | 字 |
    | end repeat | | |
    """
    form = form_of(survey)
    strangers: list[dict[str, object]] = [
        {"": 1}, {"/": 1}, {"/data": 5}, {"/data/m": "x"}, {"/data/m": -1}, {"/data/m[0]/t": "a"},
        {"/data/m[1": 1}, {"/data/n/n": 1}, {"/data/n": [[]]}, {"/data/n": 1e400},
        {"/data/n": float("nan")}, {"/data/m/t": "ok"}, {"x" * 100_000: 1}, {"/data/" + "m[1]/" * 5_000: 1},
    ]  # fmt: skip
    for answers in strangers:
        filling = Filling(form, CONTEXT, answers)
        assert isinstance(filling.problems(), list)


@pytest.mark.parametrize("xform", ["", "x", "<html/>", "<a><b/></a>", "﻿"])
def test_a_record_that_is_no_form(xform: str) -> None:
    problems = load(FormRecord("x", "1", "", xform))
    assert isinstance(problems, list)
    assert problems[0].message


def test_broken_syntax_trees_in_a_record_are_problems() -> None:
    record = record_of(
        "| type | name | label | relevant |\n| integer | n | 数 | |\n| text | t | 字 | ${n} > 1 |"
    )
    source = next(iter(record.programs))
    zzz = ["path", ["root"], ["child", "zzz", []]]
    for tree in (["what"], ["fn", "frobnicate"], zzz, [], {}, 5, ["and", 5], ["cmp"], ["fn", "if", []]):
        broken = msgspec.structs.replace(record, programs={source: tree})
        problems = load(broken)
        assert isinstance(problems, list)
        assert problems[0].rule == "relevant"
