"""Finding a character that neither Pinyin nor handwriting gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.devices.characters import (
    FOLDER,
    Characters,
    check_characters,
    is_character,
    open_characters,
    tables_there,
)
from kiosk.services.rare import RareSearch
from tests.helpers.unihan import write_tables


@pytest.fixture
def characters(tmp_path: Path) -> Characters:
    return Characters(write_tables(tmp_path))


@pytest.fixture
def search(characters: Characters) -> RareSearch:
    return RareSearch(characters, is_character)


def touch(search: RareSearch, *words: str) -> RareSearch:
    for word in words:
        search.touch(next(cell for cell in search.step.cells if cell.words == word))
    return search


def words(search: RareSearch) -> list[str]:
    return [cell.words for cell in search.step.cells]


def test_by_radical_and_strokes(search: RareSearch) -> None:
    touch(search, "按部首找")
    assert words(search) == ["1 画", "3 画", "5 画", "16 画"]
    touch(search, "5 画", "龙", "4 画")
    assert words(search) == ["䶮"]
    touch(search, "䶮")
    step = search.step
    assert (step.title, step.asked, step.about) == ("是这个字吗？", "䶮", "读 yǎn　9 画　U+4DAE")
    assert search.char == "䶮"


def test_a_character_stands_under_each_of_its_radicals(search: RareSearch) -> None:
    assert "𠮷" in words(touch(search, "按部首找", "3 画", "口", "3 画"))
    search.reset()
    assert "𠮷" in words(touch(search, "按部首找", "1 画", "一", "5 画"))


def test_by_reading_only_letters_that_lead_on_are_offered(search: RareSearch) -> None:
    touch(search, "按读音找")
    assert words(search) == ["j", "k", "l", "y"]
    touch(search, "y")
    assert words(search) == ["a", "i"]
    touch(search, "a", "n", "看 1 个字", "䶮")
    assert search.char == "䶮"


def test_by_the_reading_of_a_part(search: RareSearch) -> None:
    touch(search, "按读音找", "l", "o", "n", "g")
    assert words(search) == ["看 2 个字", "带“龍”的字", "带“龙”的字"]
    touch(search, "带“龙”的字", "4 画")
    assert words(search) == ["䶮"]


def test_u_with_dots_is_typed_as_v(search: RareSearch) -> None:
    touch(search, "按读音找", "l", "v", "看 1 个字")
    assert words(search) == ["绿"]


def test_by_code_point_and_only_characters(search: RareSearch) -> None:
    touch(search, "按编码找", *"20BB7")
    assert words(search) == ["看这个字"]
    touch(search, "看这个字")
    assert (search.char, search.step.asked) == ("𠮷", "𠮷")
    search.reset()
    touch(search, "按编码找", *"0041")
    assert "看这个字" not in words(search)


def test_back_goes_one_step_and_reset_all_of_them(search: RareSearch) -> None:
    touch(search, "按部首找", "3 画", "口")
    search.back()
    assert words(search) == ["口"]
    search.reset()
    assert not search.deep
    search.back()
    assert words(search) == ["按部首找", "按读音找", "按编码找"]


def test_what_no_font_shows_is_said_by_its_code_point(characters: Characters) -> None:
    search = RareSearch(characters, is_character, lambda char: char != "𠮷")
    touch(search, "按部首找", "3 画", "口", "3 画")
    assert words(search) == ["吉", "U+20BB7"]
    touch(search, "U+20BB7")
    assert (search.step.asked, search.char) == ("U+20BB7", "𠮷")


def test_characters_outside_the_standard_are_left_out(characters: Characters) -> None:
    assert not is_character(0x31350)
    assert characters.strokes(chr(0x31350)) == 0


@pytest.mark.parametrize("harm", ["missing", "garbage", "empty"])
def test_broken_tables_are_said_and_cost_nothing_else(tmp_path: Path, harm: str) -> None:
    folder = write_tables(tmp_path)
    sources = folder / "Unihan_IRGSources.txt.bz2"
    if harm == "missing":
        sources.unlink()
    else:
        sources.write_bytes(b"" if harm == "empty" else b"not bzip2 at all")
    assert open_characters(folder) is None
    assert not check_characters(folder).ok
    assert tables_there(folder) is (harm != "missing")


def test_the_keeper_is_told_how_many_there_are(tmp_path: Path) -> None:
    finding = check_characters(write_tables(tmp_path))
    assert (finding.ok, finding.words) == (True, "生僻字能找，字表里有 7 个字。")


@pytest.mark.skipif(not tables_there(FOLDER), reason="unicode-data is not installed")
def test_the_whole_database_is_there() -> None:
    characters = Characters()
    assert characters.count > 87_000
    assert "䶮" in characters.of_radical("212'")[4]
    # Every radical has a stroke count: none is lost under "0".
    assert all(radical.strokes for radical in characters.radicals)
