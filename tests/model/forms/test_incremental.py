"""Any sequence of answers, additions and removals leaves the state of a fresh evaluation."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.model.forms import ChoiceList, Filling, Form, check, load, read_answers
from sync.model.forms.form import load as load_form
from tests.model.forms.build import CONTEXT, form_of, record_of

LISTS = {
    "villages": ChoiceList(["name", "label", "town"], [[f"v{i}", f"村{i}", "ab"[i % 2]] for i in range(6)])
}
# ruff: noqa: E501 - the rows of a sheet
SURVEY = """
| type | name | label | relevant | required | constraint | calculation | choice_filter | repeat_count | trigger | default | read_only |
| integer | n | 数 | | yes | . >= 0 and . < 6 | | | | | 2 | |
| select_one yn | yes | 选 | ${n} > 1 | ${n} > 2 | | | | | | | |
| select_one town | town | 镇 | ${yes} = 'yes' | yes | | | | | | | |
| select_one_from_file villages.csv | village | 村 ${town} | | | | | town = ${town} | | | | |
| select_multiple town | many | 多 | ${village} != '' | | count-selected(.) < 2 | | | | | | |
| begin group | g | 组 | not(selected(${many}, 'a')) | | | | | | | | |
| text | note | 字 | | ${yes} = 'yes' | . != ${town} | | | | | | ${n} = 4 |
| calculate | double | | | | | ${n} * 2 + count(${m}) | | | | | |
| end group | | | | | | | | | | | |
| begin repeat | m | 成员 | ${yes} != 'no' | | | | | | | | |
| integer | x | 数 ${place} | | yes | . != 3 | | | | | | |
| calculate | place | | | | | position(..) | | | | | |
| calculate | running | | | | | coalesce(${x}, 0) + coalesce(indexed-repeat(${running}, ${m}, position(..) - 1), 0) | | | | | |
| text | y | 字 | ${x} > 1 | | | | | | | | |
| begin repeat | k | 子 | ${y} != '' | | | | | ${x} | | | |
| integer | z | 数 | | | . <= ${x} | | | | | | |
| calculate | share | | | | | ${z} div sum(${z}) + ${n} | | | | | |
| end repeat | | | | | | | | | | | |
| calculate | inner | | | | | sum(${z}) | | | | | |
| end repeat | | | | | | | | | | | |
| begin repeat | fixed | 份 | | | | | | ${n} | | | |
| text | f | 字 | ${double} > 4 | | | | | | | | |
| end repeat | | | | | | | | | | | |
| calculate | total | | | | | sum(${x}) + sum(${inner}) * 10 | | | | | |
| calculate | last | | | | | join(',', ${running}) | | | | | |
| calculate | stamp | | | | | concat('n', ${n}) | | | ${n} | | |
| select_one ${y} | who | 谁 | | | | | ${y} != 'q' | | | | |
"""
CHOICES = """
| list_name | name | label |
| yn | yes | 是 |
| yn | no | 否 |
| town | a | 甲 |
| town | b | 乙 |
"""


@cache
def _form() -> Form:
    return form_of(SURVEY, CHOICES, lists=LISTS)


PATHS = (
    ["/data/n", "/data/yes", "/data/town", "/data/village", "/data/many", "/data/g/note", "/data/who"]
    + [f"/data/m[{i}]/{name}" for i in (1, 2, 3) for name in ("x", "y")]
    + [f"/data/m[{i}]/k[{j}]/z" for i in (1, 2) for j in (1, 2, 3)]
    + [f"/data/fixed[{i}]/f" for i in (1, 2, 4)]
)
FITTING: dict[str, list[Any]] = {
    "n": [0, 1, 2, 3, 4, 5, 6], "yes": ["yes", "no"], "town": ["a", "b"], "village": ["v0", "v1", "v2"],
    "many": [["a"], ["b"], ["a", "b"]], "note": ["a", "甲"], "who": ["p", "q"], "x": [0, 1, 2, 3, 4],
    "y": ["p", "q"], "z": [1, 2, 3], "f": ["p"],
}  # fmt: skip
PAIRS = [(path, value) for path in PATHS for value in ["", *FITTING[path.rpartition("/")[2]]]]
ODD: list[Any] = ["x", -1, ["v1"], True, None, 1.5]
steps = st.lists(
    st.one_of(
        st.sampled_from(PAIRS).map(lambda pair: ("answer", *pair)),
        st.tuples(st.just("answer"), st.sampled_from(PATHS[:7]), st.sampled_from(ODD)),
        st.sampled_from(PAIRS[:20]).map(lambda pair: ("answer", *pair)),
        st.tuples(st.just("add"), st.just("/data/m"), st.none()),
        st.tuples(st.just("remove"), st.sampled_from([f"/data/m[{i}]" for i in (1, 2, 3)]), st.none()),
    ),
    max_size=30,
)


def _play(filling: Filling, played: list[tuple[str, str, Any]]) -> None:
    for what, path, value in played:
        if what == "answer":
            filling.answer(path, value)
        elif what == "add" and len(filling.engine.root.children["m"]) < 4:
            filling.add(path)
        elif what == "remove":
            filling.remove(path)


@settings(max_examples=250, deadline=None)
@given(steps)
def test_incremental_state_equals_a_fresh_evaluation(played: list[tuple[str, str, Any]]) -> None:
    form = _form()
    filling = Filling(form, CONTEXT)
    _play(filling, played)
    fresh = Filling(form, CONTEXT, filling.state())
    assert fresh.refused == []
    assert fresh.state() == filling.state()
    assert fresh.answers() == filling.answers()
    assert fresh.problems() == filling.problems()
    assert fresh.questions() == filling.questions()
    assert fresh.pages() == filling.pages()
    assert fresh.complete() == filling.complete()


@settings(max_examples=100, deadline=None)
@given(steps)
def test_answers_survive_xml_and_the_county_sees_the_same(played: list[tuple[str, str, Any]]) -> None:
    form = _form()
    filling = Filling(form, CONTEXT)
    _play(filling, played)
    answers = filling.answers()
    assert read_answers(form, filling.export_xml()) == answers
    if filling.complete():
        assert check(form, answers, CONTEXT) == []
    else:
        assert check(form, answers, CONTEXT) != [] or filling.problems()[0].rule == "choice"


@settings(max_examples=100, deadline=None)
@given(steps)
def test_a_change_names_every_question_that_looks_different(played: list[tuple[str, str, Any]]) -> None:
    filling = Filling(_form(), CONTEXT)
    _play(filling, played[:-1])
    before = {question.path: question for question in filling.questions()}
    if not played or played[-1][0] != "answer":
        return
    _, path, value = played[-1]
    change = filling.answer(path, value)
    after = {question.path: question for question in filling.questions()}
    different = {p for p in before.keys() & after.keys() if before[p] != after[p]}
    assert different <= set(change.paths)


def test_the_trees_made_at_publish_time_give_the_same_form() -> None:
    record = record_of(SURVEY, CHOICES, lists=LISTS)
    import msgspec

    bare = msgspec.structs.replace(record, programs={})
    one, two = load(record), load_form(bare)
    assert isinstance(one, Form)
    assert isinstance(two, Form)
    answers = {"/data/n": 3, "/data/yes": "yes", "/data/m": 2, "/data/m[1]/x": 2, "/data/m[2]/x": 5}
    assert Filling(one, CONTEXT, answers).answers() == Filling(two, CONTEXT, answers).answers()
