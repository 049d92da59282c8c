"""Chinese sentences of the house in English: whole, by template, in parts; and nothing that is not known."""

from __future__ import annotations

import pytest

from kiosk.services.phrasebook import Phrasebook

BOOK = Phrasebook(
    [
        ("受理", "accepted"),
        ("还剩 %1 个工作日", "Left: %1 working day(s)"),
        ("%1 个工作日", "%1 working day(s)"),
        ("预计 %1", "about %1"),
        ("到%1办，过 %2 再试。", "Wait %2, then go to %1."),
        ("窗口", "the counter"),
        ("法定 %1", "By law: %1"),
        ("还没译", ""),
    ]
)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("受理", "accepted"),
        ("还剩 4 个工作日", "Left: 4 working day(s)"),
        # The template with the most words of its own, not the first that fits.
        ("法定 20 个工作日", "By law: 20 working day(s)"),
        # Values are looked up in turn, and may change places.
        ("到窗口办，过 3 再试。", "Wait 3, then go to the counter."),
        ("11月25日 星期三", "Wednesday 25 November"),
        ("2027年1月4日", "4 January 2027"),
        ("11月22日 09:41", "22 November, 09:41"),
        ("预计 11月25日 星期三", "about Wednesday 25 November"),
        # A list of things of which some are known; the rest stays.
        ("受理；窗口", "accepted; the counter"),
        ("受理 · 龙坪", "accepted · 龙坪"),
    ],
)
def test_says_it_in_english(chinese: str, english: str) -> None:
    assert BOOK.say(chinese) == english


@pytest.mark.parametrize(
    "text", ["", "张*例", "138****0000", "BK420626106", "还没译", "没有人译过的一句话。"]
)
def test_leaves_what_nobody_translated(text: str) -> None:
    assert BOOK.say(text) == text


def test_published_names_are_said_everywhere() -> None:
    book = Phrasebook([("您提交过“%1”。", "You submitted “%1”.")])
    book.know({"失业登记": "Register as unemployed"})
    assert book.say("失业登记") == "Register as unemployed"
    assert book.say("您提交过“失业登记”。") == "You submitted “Register as unemployed”."
