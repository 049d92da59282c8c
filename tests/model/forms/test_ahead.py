"""How many questions may still come: a promise that is never broken, in every form of the catalogue."""

from __future__ import annotations

import pytest

from sync.county.catalogue.xlsform import Conversion
from sync.model.forms import Filling, Form, load
from tests.model.forms.build import YES_NO, filling_of
from tests.model.forms.robot import Robot
from tests.model.forms.test_catalogue_forms import CONTEXT, FILES

BRANCHES = """
| type | name | label | relevant |
| select_one yn | ill | 生病了吗 | |
| text | where | 在哪里看的 | ${ill} = 'yes' |
| select_one yn | away | 是外地吗 | ${where} != '' |
| text | town | 哪个县 | ${away} = 'yes' |
| text | words | 还有什么话 | |
"""
FAMILY = """
| type | name | label | relevant | repeat_count |
| select_one yn | more | 家里人一起办吗 | | |
| integer | many | 几个人 | ${more} = 'yes' | |
| begin repeat | one | 家人 | ${more} = 'yes' | if(${more} = 'yes', ${many}, 0) |
| text | called | 叫什么 | | |
| end repeat | | | | |
"""


def _coming(filling: Filling, at: str) -> list[str]:
    return [path.rpartition("/")[2] for path in filling.ahead(at).paths]


def test_what_an_open_answer_may_bring_is_counted_and_what_it_did_not_bring_is_not() -> None:
    filling = filling_of(BRANCHES, YES_NO)
    assert _coming(filling, "") == ["where", "away", "town"], "one brings the other"
    filling.answer("/data/ill", "no")
    assert _coming(filling, "/data/ill") == ["where", "away", "town"], "it can still be changed on this page"
    assert _coming(filling, "/data/words") == []
    filling.answer("/data/ill", "yes")
    assert _coming(filling, "/data/where") == ["away", "town"]


def test_where_nobody_knows_how_many_times_it_is_asked_it_says_so() -> None:
    filling = filling_of(FAMILY, YES_NO)
    assert filling.ahead().endless
    filling.answer("/data/more", "yes")
    assert filling.ahead("/data/many").endless
    filling.answer("/data/many", 2)
    there = filling.ahead("/data/one[1]/called")
    assert not there.endless
    assert there.paths == ()


def test_of_a_stranger_what_the_certificate_will_say_is_open() -> None:
    form = """
    | type | name | label | relevant | calculation | prefill |
    | text | number | 号码 | | | id_card.number |
    | calculate | age | | | gov:age(${number}) | |
    | note | old | 您满 60 岁了 | ${age} >= 60 | | |
    | text | words | 还有什么话 | | | |
    """
    filling = filling_of(form)
    assert _coming(filling, "/data/words") == []
    assert [p.rpartition("/")[2] for p in filling.ahead("/data/words", stranger=True).paths] == ["old"]


@pytest.mark.parametrize("file", FILES)
def test_the_total_never_grows_on_the_way_and_is_never_too_small(
    catalogue: dict[str, Conversion], file: str
) -> None:
    record = catalogue[file].record
    assert record is not None
    form = load(record)
    assert isinstance(form, Form)
    for seed in range(3):
        filling, robot = Filling(form, CONTEXT), Robot(seed)
        at, most, named = 0, 10_000, False
        while at < len(steps := [question.path for question in filling.questions()]):
            ahead = filling.ahead(steps[at])
            if named:
                assert not ahead.endless, "a total once named is not taken back"
            if not ahead.endless:
                named = True
                total = len(steps) + len(ahead.paths)
                assert total <= most, steps[at]
                most = total
            robot.answer(filling, steps[at])
            assert filling.questions()[at].path == steps[at], "nothing is put in before"
            at += 1
        assert at <= most
