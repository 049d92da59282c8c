"""Every Han character of the national standard is printed and shown, or said to be missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.bridge.glyphs import can_show, missing
from kiosk.devices.characters import RANGES
from kiosk.paper.coverage import LEVELS, check_fonts
from sync.model.settings import Settings
from sync.paper.fonts import FontChain

FONTS = [Path(font) for font in Settings().paper.fonts]


def test_the_fonts_of_the_settings_print_every_character_of_the_standard() -> None:
    finding = check_fonts(FONTS)
    assert finding.ok, finding
    assert finding.missing == ()


def test_what_one_font_lacks_is_counted_and_named() -> None:
    finding = check_fonts(FONTS[:1], named=3)
    assert not finding.ok
    assert len(finding.missing) == 3
    assert "生僻字" in finding.words
    chain = FontChain(FONTS[:1])
    assert all(chain.printable(chr(code)) == f"〔U+{code:04X}〕" for code in finding.missing)


@pytest.mark.parametrize("font", FONTS[:3], ids=lambda font: font.stem)
def test_the_end_of_a_line_is_no_character_to_print(font: Path) -> None:
    assert FontChain([font]).printable("一\n\t二\r\n三\r") == "一\n 二\n三\n"


def test_without_any_font_the_keeper_is_told_what_to_install(tmp_path: Path) -> None:
    finding = check_fonts([tmp_path / "none.ttf"])
    assert not finding.ok
    assert "fonts-lxgw-wenkai" in finding.words


def test_both_lists_of_characters_speak_of_the_same_standard() -> None:
    def codes(ranges: tuple[tuple[int, int], ...]) -> int:
        return sum(last - first + 1 for first, last in ranges)

    assert sum(codes(ranges) for _, ranges in LEVELS) == codes(RANGES)


def test_the_screen_shows_every_character_of_the_standard(qapp: object) -> None:
    assert missing(RANGES) == []
    # It does notice what nothing shows: the last plane's private characters.
    assert not can_show("\U0010fffd")
