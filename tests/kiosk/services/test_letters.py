"""Finding names by their first letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin

from kiosk.services.letters import groups, letter_of


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("城关镇", "C"),
        ("黄堡镇", "H"),
        ("马良镇", "M"),
        ("后坪镇", "H"),
        ("两峪乡", "L"),
        ("Bob", "B"),
        ("歇马镇", "X"),
    ],
)
def test_names_have_the_letter_they_are_called_by(name: str, letter: str) -> None:
    assert letter_of(name) == letter


@pytest.mark.parametrize("name", ["", "3组", "䶮家湾", "亍", "（示例）"])
def test_where_no_letter_is_known_none_is_claimed(name: str) -> None:
    assert letter_of(name) == ""


def test_the_first_level_agrees_with_a_dictionary() -> None:
    """Characters of several readings are ordered by one of them: nothing but those may differ."""
    level = [
        bytes((row, cell)).decode("gb2312")
        for row in range(0xB0, 0xD8)
        for cell in range(0xA1, 0xFF)
        if (row, cell) <= (0xD7, 0xF9)
    ]
    assert len(level) == 3755
    wrong = []
    for char in level:
        readings = {syllable[0].upper() for syllable in pinyin(char, style=Style.NORMAL, heteronym=True)[0]}
        if letter_of(char) not in readings:
            wrong.append(char)
    assert wrong == []


@given(st.lists(st.sampled_from([*"ABCDEFGHJKLMNOPQRSTWXYZ", ""]), max_size=200), st.integers(1, 8))
def test_runs_hold_every_letter_once(letters: list[str], most: int) -> None:
    runs = groups(letters, most)
    assert len(runs) <= most
    for letter in set(letters) - {""}:
        assert sum(first <= letter <= last for first, last in runs) == 1
    assert runs == sorted(runs)
