"""Amounts as people type and say them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.model.money import LARGEST, amount_of, in_words, plain


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12000", "12000"),
        ("1.2万", "12000"),
        ("3万5千", "35000"),
        ("1万200", "10200"),
        ("2千", "2000"),
        ("１，２００元", "1200"),
        ("0.5", "0.5"),
        (".5", "0.5"),
        ("12.", "12"),
        ("1亿2000万", "120000000"),
        ("0", "0"),
    ],
)
def test_what_people_type_is_taken_as_meant(typed: str, amount: str) -> None:
    assert amount_of(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed", ["", "万", "千5", "5千万2万", "1万2万", "1千2000", "1..2", "一千", "-5", "1e5", "1万20000", "元"]
)
def test_what_is_no_amount_is_not_guessed_at(typed: str) -> None:
    assert amount_of(typed) is None


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元"),
        ("10", "十元"),
        ("12000", "一万二千元"),
        ("110", "一百一十元"),
        ("10010", "一万零一十元"),
        ("100500", "十万零五百元"),
        ("1000000", "一百万元"),
        ("10000001", "一千万零一元"),
        ("120000000", "一亿二千万元"),
        ("100000005000", "一千亿零五千元"),
        ("1000000000000", "一万亿元"),
        ("1200300000000", "一万二千零三亿元"),
        ("20.5", "二十元五角"),
        ("20.05", "二十元零五分"),
        ("0.35", "三角五分"),
        ("1001", "一千零一元"),
    ],
)
def test_amounts_are_said_as_people_say_them(amount: str, words: str) -> None:
    assert in_words(Decimal(amount)) == words


_VALUES = {d: n for n, d in enumerate("零一二三四五六七八九")}


def _heard(words: str) -> int:
    """An independent reading of the words, unit by unit."""
    total = section = digit = 0
    for sign in words.removesuffix("元"):
        if sign in _VALUES:
            digit = _VALUES[sign]
        elif sign in "十百千":
            section += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        elif sign == "万":
            total += (section + digit) * 10_000
            section = digit = 0
        else:
            total = (total + section + digit) * 100_000_000
            section = digit = 0
    return total + section + digit


@given(st.integers(min_value=0, max_value=int(LARGEST) - 1))
def test_words_say_the_number_and_no_other(number: int) -> None:
    assert _heard(in_words(Decimal(number))) == number


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_plain_digits_read_back(amount: Decimal) -> None:
    assert amount_of(plain(amount)) == amount
