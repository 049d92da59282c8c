"""Bounds that a screen may offer, read from constraints."""

from __future__ import annotations

import pytest

from sync.model.forms import ChoiceList
from sync.model.forms.bounds import Bounds
from tests.model.forms.build import filling_of

#: 2026-11-23, the day of the tests' context.
TODAY = 20780

FORM = """
| type | name | label | constraint | parameters |
| date | from | 从 | . <= today() | |
| date | to | 到 | . >= ${from} and today() >= . | |
| date | soon | 近 | . >= date(today() - 31) and . < date(today() + 366) | |
| date | free | 随 | | |
| decimal | money | 钱 | . > 0 and . <= 50000 | |
| decimal | either | 或 | . > 5 or . < 2 | |
| decimal | clever | 巧 | . * 2 > 5 and . <= . + 1 | |
| range | grade | 级 | | start=1 end=9 step=2 |
"""


@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        ("from", Bounds(None, TODAY)),
        ("to", Bounds(TODAY - 22, TODAY)),
        ("soon", Bounds(TODAY - 31, TODAY + 366, False, True)),
        ("free", Bounds()),
        ("money", Bounds(0, 50000, True, False)),
        ("either", Bounds()),
        ("clever", Bounds()),
        ("grade", Bounds(1, 9)),
        ("nothing_there", Bounds()),
    ],
)
def test_what_a_constraint_demands_outright(name: str, bounds: Bounds) -> None:
    filling = filling_of(FORM)
    filling.answer("/data/from", "2026-11-01")
    assert filling.bounds(f"/data/{name}") == bounds


def test_an_open_answer_bounds_nothing() -> None:
    assert filling_of(FORM).bounds("/data/to") == Bounds(None, TODAY)


def test_rows_of_a_repeat_have_bounds_of_their_own() -> None:
    filling = filling_of(
        """
        | type | name | label | constraint |
        | begin repeat | row | 行 | |
        | integer | first | 一 | |
        | integer | second | 二 | . >= ${first} |
        | end repeat | | | |
        """,
        lists={"unused": ChoiceList(["name", "label"], [])},
    )
    for row, value in ((1, 3), (2, 8)):
        if f"/data/row[{row}]" not in [page.path for page in filling.pages()]:
            filling.add("/data/row")
        filling.answer(f"/data/row[{row}]/first", value)
    assert [filling.bounds(f"/data/row[{row}]/second").low for row in (1, 2)] == [3, 8]
