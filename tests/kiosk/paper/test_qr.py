"""Codes are those of pyqrcode, module by module; only how they come about differs."""

from __future__ import annotations

import pyqrcode
import pytest

from sync.paper.qr import matrix
from sync.paper.qr_builder import build, penalty


def mixed(letters: str, length: int) -> str:
    return "".join(letters[n * n * 7919 // 13 % len(letters)] for n in range(length))


TEXTS = [
    "1",
    "48213907",
    "BK420626106-01-261122-0037-4",
    "https://doorstep.example/p/abc-DEF_0123456789#x",
    "DS1." + mixed("abcdefghijKLMNOP-_0189", 490),
    mixed("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:", 1201),
    mixed("abcdef", 2331),
]


@pytest.mark.parametrize("text", TEXTS, ids=[str(len(text)) for text in TEXTS])
def test_it_is_pyqrcode_s_code_under_the_same_mask(text: str) -> None:
    ours, theirs = build(text, "M"), pyqrcode.create(text, error="M", encoding="utf-8")
    assert ours.version == theirs.version
    assert ours.code == theirs.builder.masks[ours.best_mask]


@pytest.mark.parametrize("text", TEXTS[:4])
def test_a_pattern_is_scored_by_the_rules_of_the_standard(text: str) -> None:
    """All but the balance of light and dark, which pyqrcode takes in steps finer than the standard's."""
    builder = pyqrcode.create(text, error="M", encoding="utf-8").builder
    for mask, scores in zip(builder.masks, builder.scores, strict=True):
        rows = [int("".join(map(str, row)), 2) for row in mask]
        dark = sum(map(sum, mask)) * 100 / len(mask) ** 2
        assert penalty(rows, len(mask)) == sum(scores[:3]) + 10 * int(abs(dark - 50) / 5)


@pytest.mark.parametrize(("level", "most"), [("L", 2953), ("M", 2331), ("Q", 1663), ("H", 1273)])
def test_the_most_a_level_holds_and_one_more(level: str, most: int) -> None:
    assert build("a" * most, level).version == 40
    with pytest.raises(ValueError, match="more than"):
        build("a" * (most + 1), level)


def test_chinese_goes_in_as_utf_8() -> None:
    """pyqrcode alone takes some of it for Japanese and writes Shift-JIS, which phones show as nonsense."""
    assert build("张三", "M").data == "张三".encode()
    assert len(matrix("张三")) == 21
