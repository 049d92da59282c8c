"""What a citizen can do on a page, and what it tells them to do, agree."""

from __future__ import annotations

import pytest

from tests.kiosk.screens.modes import Mode
from tests.kiosk.screens.registry import CASES
from tests.kiosk.screens.stage import Stage, items

PORTRAIT, ELDER, COMPACT = Mode("portrait"), Mode("portrait", elder=True), Mode("compact", elder=True)
MORE = {"more_shoot", "more_stick", "more_phone"}


def shown(stage: Stage, name: str, mode: Mode) -> dict[str, str]:
    """Object names of what is to be seen, with the words on it."""
    case = next(case for case in CASES if case.name == name)
    with stage.page(case, mode) as page:
        return {item.objectName(): str(item.property("text") or "") for item in items(page)}


@pytest.mark.parametrize("mode", [PORTRAIT, ELDER, COMPACT], ids=lambda m: m.name)
def test_back_and_done_are_never_two_buttons_for_the_same(stage: Stage, mode: Mode) -> None:
    """Who has sent or chosen something is done; who has not goes back."""
    for name, none_yet in (("phone", True), ("phone-came", False), ("stick-none", True), ("stick", False)):
        there = shown(stage, name, mode)
        assert ("back" in there, "next" in there) == (none_yet, not none_yet), name


def test_the_phone_is_there_to_send_more_in_every_mode(stage: Stage) -> None:
    assert shown(stage, "taken", PORTRAIT).keys() >= MORE
    assert shown(stage, "taken", COMPACT).keys() & MORE == {"more_shoot", "more_phone"}


@pytest.mark.parametrize("mode", [PORTRAIT, ELDER, COMPACT], ids=lambda m: m.name)
def test_digits_are_not_asked_for_by_plus_and_minus(stage: Stage, mode: Mode) -> None:
    name = "question-date" if mode.elder else "form-date"
    turned = next(words for at, words in shown(stage, f"{name}-open", mode).items() if at.endswith("_words"))
    typed = next(words for at, words in shown(stage, f"{name}-digits", mode).items() if at.endswith("_words"))
    assert "加号" in turned
    assert "加号" not in typed
    assert "数字" in typed
