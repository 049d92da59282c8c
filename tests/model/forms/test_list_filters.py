"""A text looked for in a list by the short way gives the rows that the long way gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.model.forms import ChoiceList, Filling
from tests.model.forms.build import CONTEXT, form_of

ROWS = [
    ["p0", "", ""],
    ["p1", "清溪村", "甲"],
    ["p2", "溪清", "乙"],
    ["p3", "清", "甲"],
    ["p4", "a清溪", "甲"],
]
LISTS = {"places": ChoiceList(["name", "label", "town"], ROWS)}
SHORT = "{f}(label, ${{word}})"
# `true() and …` keeps the engine from seeing that the filter is a search.
LONG = "true() and {f}(label, ${{word}})"
FUNCTIONS = ["contains", "starts-with", "ends-with"]


def offered(condition: str, word: str, more: str = "") -> list[str]:
    survey = f"""
    | type | name | label | choice_filter |
    | text | word | 字 | |
    | select_one_from_file places.csv | place | 地方 | {condition}{more} |
    """
    filling = Filling(form_of(survey, lists=LISTS), CONTEXT)
    filling.answer("/data/word", word)
    question = filling.question("/data/place")
    assert question is not None
    return [choice.name for choice in question.choices]


@pytest.mark.parametrize("function", FUNCTIONS)
@given(word=st.sampled_from(["", "清", "溪", "清溪", "村", "a", "没有", "甲"]))
def test_both_ways_agree(function: str, word: str) -> None:
    short, long = SHORT.format(f=function), LONG.format(f=function)
    assert offered(short, word) == offered(long, word)
    python = {"contains": str.__contains__, "starts-with": str.startswith, "ends-with": str.endswith}
    assert offered(short, word) == [row[0] for row in ROWS if python[function](row[1], word)]


def test_a_search_follows_its_answer_and_its_further_conditions() -> None:
    more = " and (town = '甲' or ${word} != '清')"
    assert offered("contains(label, ${word})", "清", more) == ["p1", "p3", "p4"]
    assert offered("contains(label, concat(${word}, ${word}))", "") == [row[0] for row in ROWS]
    assert offered("contains(${word}, town)", "甲乙") == ["p0", "p1", "p2", "p3", "p4"]


def test_a_column_that_is_not_there_is_named() -> None:
    from sync.county.catalogue.xlsform import examine
    from tests.model.forms.build import table

    survey = """
    | type | name | label | choice_filter |
    | select_one_from_file places.csv | place | 地方 | contains(street, '清') |
    """
    (problem,) = examine(table(survey), "x.md", LISTS).problems
    assert "没有“street”这一列" in problem.message
