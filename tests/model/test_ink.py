"""A name written by hand as the answer to a question."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.model.forms import Context, Filling, check, read_answers
from sync.model.ink import INK_LENGTH, Ink, pack, unpack
from tests.kiosk.screens.input_samples import NAME, NOW
from tests.model.forms.build import form_of

POINT = st.tuples(st.integers(0, 1920), st.integers(0, 1080), st.integers(0, 600_000))
STROKES = st.lists(st.lists(POINT, min_size=1, max_size=12), min_size=1, max_size=12)
CONTEXT = Context(now=NOW)


@settings(deadline=None)
@given(STROKES)
def test_what_was_written_comes_back(strokes: list[list[tuple[int, int, int]]]) -> None:
    text = pack(932, 504, strokes)
    assert not any(char.isspace() for char in text)
    assert unpack(text) == Ink(932, 504, tuple(map(tuple, strokes)))


def test_a_slow_hand_is_thinned_out_and_keeps_its_ends() -> None:
    slow = [[(at % 900, at % 500, 16 * at) for at in range(3000)], [(5, 5, 60_000), (90, 90, 60_016)]]
    ink = unpack(pack(932, 504, slow))
    assert [(stroke[0], stroke[-1]) for stroke in ink.strokes] == [(s[0], s[-1]) for s in slow]
    assert len(pack(932, 504, slow)) <= INK_LENGTH


def test_what_cannot_be_thinned_out_is_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        pack(932, 504, [[(100, 100, at)] for at in range(2000)])


@pytest.mark.parametrize(
    "text",
    ["", "ink:", "ink:0x5:1,1,1", "ink:932x504:1,1", "ink:932x504:1,1,1 ", "ink:9x9:1,1,1;", "ink:9x9:١,1,1"],
)
def test_what_is_no_ink_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="strokes"):
        unpack(text)


def test_it_fits_another_pad_in_its_middle() -> None:
    assert unpack("ink:100x50:0,0,0/100,50,9").fitted(400, 400) == (((0, 100, 0), (400, 300, 9)),)


def test_a_signature_question_takes_ink_and_the_window_and_nothing_broken() -> None:
    form = form_of("| type | name | label | appearance |\n| image | q | 签名 | signature |")
    filling = Filling(form, CONTEXT)
    assert not filling.answer("/data/q", "ink:932x504:1,1").accepted
    for value, words in ((pack(932, 504, NAME), "已手写签名"), ("window", "到窗口签")):
        assert filling.answer("/data/q", value).accepted
        question = filling.question("/data/q")
        assert question is not None
        assert (question.value, question.shown) == (value, words)
        assert filling.answers()["/data/q"] == value
        assert read_answers(form, filling.export_xml()) == filling.answers()
        assert check(form, filling.answers(), CONTEXT) == []
