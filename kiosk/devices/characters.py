"""The characters of GB 18030-2022 by radical, strokes, reading, code point, from Debian's ``unicode-data``.

The tables are Unicode's Unihan database (UAX #38): radical and remaining strokes (kRSUnicode), strokes
(kTotalStrokes), reading (kMandarin). They are read when somebody looks for a rare character, never at start.
"""

from __future__ import annotations

import bz2
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

FOLDER = Path("/usr/share/unicode")
_FILES = ("CJKRadicals.txt", "Unihan_IRGSources.txt.bz2", "Unihan_Readings.txt.bz2")
#: The Han characters of implementation level 3 (GB 18030-2022, 3.3): basic block, extensions A to F.
RANGES = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B739),
    (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1),
    (0x2CEB0, 0x2EBE0),
)


class Finding(Struct, frozen=True):
    """ok: it works. words: one Chinese sentence; without ``ok`` it says what to do."""

    ok: bool
    words: str


class Radical(Struct, frozen=True):
    """``number`` is Kangxi's, with a mark for the simplified form: ``212'`` is 龙."""

    number: str
    char: str
    strokes: int
    reading: str


def is_character(code: int) -> bool:
    """Whether a code point is one of the standard's Han characters."""
    return any(first <= code <= last for first, last in RANGES)


class Characters:
    """Raises OSError, EOFError or ValueError when the tables are not there or are no Unihan tables."""

    def __init__(self, folder: Path = FOLDER) -> None:
        radicals, sources, readings = (folder / name for name in _FILES)
        self._readings: dict[int, str] = {}
        self._by_reading: dict[str, list[str]] = {}
        for code, _, value in _fields(readings, "kMandarin"):
            plain = _without_tone(value.split()[0])
            self._readings[code] = value.split()[0]
            self._by_reading.setdefault(plain, []).append(chr(code))
        strokes: dict[int, int] = {}
        self._by_radical: dict[str, dict[int, list[str]]] = {}
        for code, field, value in _fields(sources, "kTotalStrokes", "kRSUnicode"):
            if field == "kTotalStrokes":
                strokes[code] = int(value.split()[0])
                continue
            for place in value.split():
                number, _, rest = place.partition(".")
                family = self._by_radical.setdefault(number.replace("''", "'"), {})
                family.setdefault(max(0, int(rest)), []).append(chr(code))
        self.radicals = tuple(self._read_radicals(radicals, strokes))
        if not self.radicals or not strokes:
            raise ValueError("the tables of characters are empty")
        self.count = len(strokes)
        self._strokes = strokes

    def _read_radicals(self, path: Path, strokes: dict[int, int]) -> Iterator[Radical]:
        for line in path.read_text("utf-8").splitlines():
            parts = [part.strip() for part in line.split(";")]
            if line.startswith("#") or len(parts) != 3 or parts[0].replace("''", "'") not in self._by_radical:
                continue
            code = int(parts[2], 16)
            number = parts[0].replace("''", "'")
            yield Radical(number, chr(code), strokes.get(code, 0), self.reading(chr(code)))

    def of_radical(self, number: str) -> dict[int, list[str]]:
        """Characters by the strokes that are not the radical's."""
        return self._by_radical.get(number, {})

    def of_reading(self, letters: str) -> list[str]:
        """Characters read so, tones aside; common ones first, as the code points stand."""
        return self._by_reading.get(letters, [])

    def readings(self) -> list[str]:
        """Every syllable that some character has, without tones."""
        return sorted(self._by_reading)

    def reading(self, char: str) -> str:
        """How it is read, with tone; "" when the tables do not say."""
        return self._readings.get(ord(char), "")

    def strokes(self, char: str) -> int:
        """All its strokes, 0 when unknown."""
        return self._strokes.get(ord(char), 0)


def _fields(path: Path, *names: str) -> Iterator[tuple[int, str, str]]:
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] in names and is_character(code := int(parts[0][2:], 16)):
                yield code, parts[1], parts[2]


def _without_tone(reading: str) -> str:
    """``lǜ`` as ``lv``, as people type it."""
    parts = unicodedata.normalize("NFD", reading.replace("ü", "v"))
    parts = parts.replace("u\u0308", "v")
    return "".join(c for c in parts if c.isascii() and c.isalpha())


def open_characters(folder: Path = FOLDER) -> Characters | None:
    """The tables; None where this machine has none, and then the keyboard offers no rare characters."""
    try:
        return Characters(folder)
    except (OSError, EOFError, ValueError):
        return None


def tables_there(folder: Path = FOLDER) -> bool:
    """Whether it is worth offering: cheap, nothing is read."""
    return all((folder / name).is_file() for name in _FILES)


def check_characters(folder: Path = FOLDER) -> Finding:
    """For the keeper of the machine; never raises."""
    if not tables_there(folder):
        return Finding(False, "键盘上没有“生僻字”：请安装 unicode-data。")
    found = open_characters(folder)
    if found is None:
        return Finding(False, "生僻字的字表读不了，请重新安装 unicode-data。")
    return Finding(True, f"生僻字能找，字表里有 {found.count} 个字。")
