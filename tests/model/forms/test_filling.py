"""What a page does with a filling, call by call."""

from __future__ import annotations

import pytest

from sync.model.forms import ChoiceList, Context, Filling, check, read_answers
from sync.model.problem import Problem
from tests.model.forms.build import CONTEXT, NOW, YES_NO, filling_of, form_of

CASCADE = """
| type | name | label | label::长辈 (zh-elder) | required | choice_filter | relevant |
| begin group | home | 住址 | 您住哪儿 | | | |
| select_one_from_file towns.csv | town | 乡镇 | 哪个镇？ | yes | | |
| select_one_from_file villages.csv | village | 村 | 哪个村？ | yes | town = ${town} | ${town} != '' |
| end group | | | | | | |
"""
LISTS = {
    "towns": ChoiceList(
        ["name", "label", "label::长辈 (zh-elder)"], [["a", "甲镇", "老甲镇"], ["b", "乙镇", ""]]
    ),
    "villages": ChoiceList(
        ["name", "label", "town"], [["a1", "甲一村", "a"], ["a2", "甲二村", "a"], ["b1", "乙一村", "b"]]
    ),
}


def test_a_cascade_offers_what_fits_and_brings_back_what_was_chosen() -> None:
    filling = filling_of(CASCADE, lists=LISTS)
    assert [question.path for question in filling.questions()] == ["/data/home/town"]
    change = filling.answer("/data/home/town", "a")
    assert "/data/home/village" in change.paths
    assert [choice.name for choice in filling.questions()[1].choices] == ["a1", "a2"]
    filling.answer("/data/home/village", "a2")
    assert filling.complete()
    filling.answer("/data/home/town", "b")
    assert [problem.rule for problem in filling.problems()] == ["choice"]
    assert "/data/home/village" not in filling.answers()
    filling.answer("/data/home/town", "a")
    assert filling.answers()["/data/home/village"] == "a2"


def test_elders_read_their_own_words_and_the_plain_ones_where_there_are_none() -> None:
    filling = filling_of(CASCADE, lists=LISTS)
    town = filling.questions()[0]
    assert (town.label, town.elder_label) == ("乡镇", "哪个镇？")
    assert [choice.elder_label for choice in town.choices] == ["老甲镇", "乙镇"]
    assert filling.pages()[0].elder_label == "您住哪儿"


def test_values_that_are_no_answers_are_refused_and_change_nothing() -> None:
    filling = filling_of(
        "| type | name | label |\n| integer | n | 数 |\n| date | d | 日 |\n| select_one yn | s | 选 |", YES_NO
    )
    for path, value, rule in [
        ("/data/n", "abc", "type"),
        ("/data/n", "1.5", "type"),
        ("/data/n", True, "type"),
        ("/data/n", [1], "type"),
        ("/data/d", "2026-02-30", "type"),
        ("/data/d", "tomorrow", "type"),
        ("/data/s", "maybe", "choice"),
        ("/data/s", "yes no", "choice"),
        ("/data/nowhere", 1, "path"),
        ("/data", 1, "path"),
        ("nonsense", 1, "path"),
        ("/data/n[9]", 1, "path"),
    ]:
        change = filling.answer(path, value)
        assert not change.accepted
        assert [problem.rule for problem in change.problems] == [rule], (path, value)
        assert change.paths == []
        assert all(problem.message for problem in change.problems)
    assert set(filling.answers()) == {"/data/meta/instanceID"}


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("integer", "１２", 12),
        ("integer", " 1,200 ", 1200),
        ("integer", -3, -3),
        ("decimal", "12.50", 12.5),
        ("decimal", "０．５", 0.5),
        ("date", "2026年1月5日", "2026-01-05"),
        ("date", "2026/1/5", "2026-01-05"),
        ("date", "20260105", "2026-01-05"),
        ("time", "9:05".zfill(5), "09:05:00"),
        ("dateTime", "2026-01-05 09:05", "2026-01-05T09:05:00"),
        ("text", "  𠮷田䶮 ", "𠮷田䶮"),
        ("text", "一\r\n二", "一\n二"),
        ("geopoint", "31.88,111.26", "31.88 111.26 0 0"),
        ("acknowledge", True, "OK"),
        ("image", "photo-1.jpg", "photo-1.jpg"),
    ],
)
def test_what_people_mean_is_taken(kind: str, value: object, kept: object) -> None:
    form = form_of(f"| type | name | label |\n| {kind} | q | 问 |")
    filling = Filling(form, CONTEXT)
    assert filling.answer("/data/q", value).accepted
    assert filling.answers()["/data/q"] == kept
    assert read_answers(form, filling.export_xml()) == filling.answers()
    assert check(form, filling.answers(), CONTEXT) == []


@pytest.mark.parametrize(
    ("value", "told"),
    [("01a22ba2-1fd8-7629-a7a9-9fd95d2e0a38", "已附上"), ("window", "到窗口交"), (None, "")],
)
def test_a_photograph_is_not_told_as_the_id_of_its_file(value: str | None, told: str) -> None:
    filling = filling_of("| type | name | label |\n| image | pic | 照片 |")
    filling.answer("/data/pic", value)
    question = filling.question("/data/pic")
    assert question is not None
    assert (question.value, question.shown) == (value, told)


def test_prefill_says_where_it_came_from_and_can_be_locked() -> None:
    survey = """
    | type | name | label | prefill | prefill_locked |
    | text | name | 姓名 | id_card.name | yes |
    | text | phone | 电话 | earlier.phone | |
    | text | address | 住址 | id_card.address | yes |
    """
    known = Context(now=NOW, sources={"id_card.name": "张示例", "earlier.phone": "13800000000"})
    form = form_of(survey)
    filling = Filling(form, known)
    name, phone, address = filling.questions()
    assert (name.value, name.source, name.read_only) == ("张示例", "id_card.name", True)
    assert (phone.value, phone.source, phone.read_only) == ("13800000000", "earlier.phone", False)
    assert (address.value, address.source, address.read_only) == (None, "", False)
    assert filling.answer("/data/name", "李示例").problems[0].rule == "read_only"
    assert filling.answer("/data/phone", "13900000000").accepted
    again = Filling(form, known, filling.state())
    assert [q.source for q in again.questions()] == ["id_card.name", "", ""]


def test_a_locked_answer_that_breaks_its_rule_opens_again() -> None:
    survey = """
    | type | name | label | prefill | prefill_locked | constraint |
    | text | name | 姓名 | id_card.name | yes | string-length(.) < 4 |
    """
    filling = Filling(form_of(survey), Context(now=NOW, sources={"id_card.name": "很长很长的名字"}))
    assert not filling.questions()[0].read_only
    assert filling.answer("/data/name", "张示例").accepted
    assert filling.complete()


def test_dynamic_defaults_run_once_and_triggers_when_their_question_changes() -> None:
    survey = """
    | type | name | label | default | trigger | calculation |
    | date | day | 日期 | today() | | |
    | text | t | 字 | 原样 | | |
    | text | copy | 抄 | | ${t} | concat(${t}, '!') |
    | begin repeat | m | 份 | | | |
    | date | since | 起 | today() | | |
    | end repeat | | | | | |
    """
    form = form_of(survey)
    filling = Filling(form, CONTEXT)
    assert filling.answers()["/data/day"] == "2026-11-23"
    assert filling.answers()["/data/m[1]/since"] == "2026-11-23"
    filling.answer("/data/day", "2026-01-01")
    assert "/data/copy" not in filling.answers()
    filling.answer("/data/t", "新")
    assert filling.answers()["/data/copy"] == "新!"
    filling.add("/data/m")
    assert filling.answers()["/data/m[2]/since"] == "2026-11-23"
    filling.clear("/data/m[2]/since")
    again = Filling(form, CONTEXT, filling.state())
    assert again.state() == filling.state()


def test_repeats_grow_shrink_and_keep_what_a_smaller_count_hid() -> None:
    survey = """
    | type | name | label | repeat_count | calculation |
    | integer | n | 人数 | | |
    | begin repeat | m | 家人 | ${n} | |
    | text | who | 谁 | | |
    | calculate | place | | | position(..) |
    | end repeat | | | | |
    | begin repeat | free | 收入 | | |
    | integer | x | 数 | | |
    | end repeat | | | | |
    """
    filling = filling_of(survey)
    filling.answer("/data/n", 3)
    filling.answer("/data/m[3]/who", "丙")
    filling.answer("/data/n", 1)
    assert "/data/m[3]/who" not in filling.answers()
    filling.answer("/data/n", 3)
    assert filling.answers()["/data/m[3]/who"] == "丙"
    assert filling.add("/data/m").problems[0].rule == "read_only"
    assert filling.remove("/data/m[1]").problems[0].rule == "read_only"
    for i, value in enumerate((1, 2, 3), 1):
        if i > 1:
            assert filling.add("/data/free").accepted
        filling.answer(f"/data/free[{i}]/x", value)
    assert filling.remove("/data/free[2]").accepted
    assert [filling.answers()[f"/data/free[{i}]/x"] for i in (1, 2)] == [1, 3]
    pages = filling.pages()
    assert [page.path for page in pages if page.repeat and page.repeat.path == "/data/free"] == [
        "/data/free[1]", "/data/free[2]",
    ]  # fmt: skip
    filling.remove("/data/free[1]")
    filling.remove("/data/free[1]")
    empty = filling.pages()[-1]
    assert empty.repeat is not None
    assert (empty.path, empty.repeat.position, empty.repeat.can_add) == ("/data/free", 0, True)


def test_a_row_may_look_at_the_row_before() -> None:
    survey = """
    | type | name | label | calculation |
    | begin repeat | m | 月 | |
    | integer | x | 数 | |
    | calculate | running | | ${x} + coalesce(indexed-repeat(${running}, ${m}, position(..) - 1), 0) |
    | end repeat | | | |
    """
    filling = filling_of(survey, answers={f"/data/m[{i}]/x": i for i in (1, 2, 3, 4)})
    assert filling.answers()["/data/m[4]/running"] == "10"
    filling.answer("/data/m[1]/x", 11)
    assert filling.answers()["/data/m[4]/running"] == "20"
    filling.remove("/data/m[2]")
    assert filling.answers()["/data/m[3]/running"] == "18"


def test_labels_hints_and_messages_speak_with_the_answers_in_them() -> None:
    survey = """
    | type | name | label | hint | constraint | constraint_message | required | required_message |
    | text | who | 谁 | | | | | |
    | integer | n | ${who}几岁 | 问${who} | . < 150 | ${who}没有那么老 | yes | 请写${who}的年纪 |
    """
    filling = filling_of(survey)
    change = filling.answer("/data/who", "爷爷")
    assert "/data/n" in change.paths
    question = filling.question("/data/n")
    assert question is not None
    assert (question.label, question.hint) == ("爷爷几岁", "问爷爷")
    assert question.problems == [Problem("/data/n", "required", "请写爷爷的年纪")]
    filling.answer("/data/n", 200)
    assert filling.problems() == [Problem("/data/n", "constraint", "爷爷没有那么老")]
    assert filling.answers()["/data/n"] == 200


def test_choices_can_be_the_rows_of_a_repeat() -> None:
    survey = """
    | type | name | label |
    | begin repeat | m | 家人 |
    | text | who | 谁 |
    | end repeat | | |
    | select_one ${who} | head | 户主 |
    """
    filling = filling_of(survey, answers={"/data/m[1]/who": "甲", "/data/m[2]/who": "乙"})
    head = filling.question("/data/head")
    assert head is not None
    assert [choice.name for choice in head.choices] == ["甲", "乙"]
    assert filling.answer("/data/head", "乙").accepted
    filling.answer("/data/m[2]/who", "丙")
    assert "/data/head" not in filling.answers()


def test_range_rank_other_and_note() -> None:
    survey = """
    | type | name | label | parameters | read_only |
    | range | r | 几分 | start=1 end=10 step=3 | |
    | rank two | k | 排 | | |
    | select_one yn or_other | s | 选 | | |
    | note | info | 说明 | | |
    | image | pic | 照片 | max-pixels=1200 | |
    """
    filling = filling_of(survey, YES_NO + YES_NO.replace("| yn |", "| two |").split("\n", 2)[2])
    kinds = {question.path: question.type for question in filling.questions()}
    assert kinds == {
        "/data/r": "range", "/data/k": "rank", "/data/s": "select_one", "/data/info": "note",
        "/data/pic": "image",
    }  # fmt: skip
    assert [q.parameters for q in filling.questions() if q.type == "image"] == [{"max-pixels": "1200"}]
    for value, rules in [(4, []), (5, ["range"]), (13, ["range"])]:
        filling.answer("/data/r", value)
        question = filling.question("/data/r")
        assert question is not None
        assert [problem.rule for problem in question.problems] == rules
    filling.answer("/data/r", 7)
    filling.answer("/data/k", ["no"])
    assert [problem.rule for problem in filling.problems()] == ["choice"]
    filling.answer("/data/k", ["no", "yes"])
    filling.answer("/data/s", "other")
    other = filling.question("/data/s_other")
    assert other is not None
    assert (other.label, other.relevant) == ("请写明", True)
    assert filling.complete()


def test_the_county_refuses_what_the_form_would_refuse() -> None:
    survey = """
    | type | name | label | required | relevant | constraint | calculation |
    | integer | n | 数 | yes | | . < 10 | |
    | text | t | 字 | | ${n} > 5 | | |
    | calculate | double | | | | | ${n} * 2 |
    """
    form = form_of(survey)
    good = {"/data/n": 6, "/data/t": "好", "/data/double": "12"}
    assert check(form, good, CONTEXT) == []
    for answers, rule in [
        ({}, "required"),
        ({"/data/n": 11, "/data/double": "22"}, "constraint"),
        ({"/data/n": 2, "/data/t": "x", "/data/double": "4"}, "not_relevant"),
        ({**good, "/data/double": "13"}, "calculate"),
        ({**good, "/data/evil": 1}, "path"),
        ({**good, "/data/n": "six"}, "type"),
        ({**good, "/data/n": {"a": 1}}, "type"),
    ]:
        assert rule in {problem.rule for problem in check(form, answers, CONTEXT)}, answers


def test_a_record_costs_no_engine() -> None:
    import subprocess
    import sys

    code = (
        "import sys, sync.model.forms as forms; forms.FormRecord('a', '1', 't', '<x/>');"
        "print([m for m in sys.modules if m.startswith('sync.model.forms.') or m.startswith('elementpath')])"
    )
    outcome = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert outcome.stdout.strip() == "['sync.model.forms.record']"


def test_the_terminal_fills_without_elementpath() -> None:
    import subprocess
    import sys

    import msgspec

    from tests.model.forms.build import record_of

    record = record_of(
        "| type | name | label | relevant |\n| integer | n | 数 | |\n| text | t | 字 | ${n} > 1 |"
    )
    code = (
        "import sys, msgspec; from datetime import datetime, timezone;"
        "from sync.model.forms import Context, Filling, FormRecord, load;"
        "form = load(msgspec.json.decode(sys.stdin.buffer.read(), type=FormRecord));"
        "filling = Filling(form, Context(now=datetime.now(timezone.utc))); filling.answer('/data/n', 2);"
        "print(len(filling.questions()), any(m.startswith('elementpath') for m in sys.modules))"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", code], input=msgspec.json.encode(record), capture_output=True, check=True
    )
    assert outcome.stdout.split() == [b"2", b"False"]
