"""The farmers' calendar, against days that every printed almanac has."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.services.lunar import lunar_words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 17), "农历正月初一"),  # 春节
        (date(2026, 6, 19), "农历五月初五"),  # 端午
        (date(2026, 9, 25), "农历八月十五"),  # 中秋
        (date(2027, 2, 6), "农历正月初一"),
        (date(2025, 7, 25), "农历闰六月初一"),
        (date(2026, 11, 22), "农历十月十四 · 小雪"),
        (date(2026, 12, 22), "农历冬月十四 · 冬至"),
        (date(2033, 12, 22), "农历闰冬月初一"),  # the year that simpler reckonings get wrong
    ],
)
def test_days_of_the_almanac(day: date, words: str) -> None:
    assert lunar_words(day) == words
