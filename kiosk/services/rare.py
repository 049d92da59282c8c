"""Looking for a rare character step by step: every step is a handful of things to touch."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol


class RadicalLike(Protocol):
    @property
    def number(self) -> str: ...
    @property
    def char(self) -> str: ...
    @property
    def strokes(self) -> int: ...
    @property
    def reading(self) -> str: ...


class CharactersLike(Protocol):
    """``kiosk.devices.characters.Characters``."""

    @property
    def radicals(self) -> Sequence[RadicalLike]: ...
    def of_radical(self, number: str) -> dict[int, list[str]]: ...
    def of_reading(self, letters: str) -> list[str]: ...
    def readings(self) -> list[str]: ...
    def reading(self, char: str) -> str: ...
    def strokes(self, char: str) -> int: ...


@dataclass(frozen=True)
class Cell:
    """One thing to touch. ``what`` and ``value`` say what it does, ``words`` is written on it."""

    words: str
    what: str
    value: str = ""


@dataclass(frozen=True)
class Step:
    """What is asked now, and what can be touched. ``asked``: a character to be confirmed."""

    title: str
    cells: list[Cell] = field(default_factory=list)
    asked: str = ""
    about: str = ""


_HEX = "0123456789ABCDEF"
_WAYS = [
    Cell("按部首找", "way", "strokes"),
    Cell("按读音找", "way", "letters"),
    Cell("按编码找", "way", "code"),
]


class RareSearch:
    """``step`` says what to show; ``touch`` and ``back`` lead on and back.

    is_character: whether a code point is a Han character of the standard. shown: whether this machine can
    show a character; one that it cannot is written as its code point.
    """

    def __init__(
        self,
        characters: CharactersLike,
        is_character: Callable[[int], bool],
        shown: Callable[[str], bool] = lambda char: True,
    ) -> None:
        self._characters = characters
        self._is = is_character
        self._shown = shown
        self._trail: list[Cell] = []

    def reset(self) -> None:
        """Forget what was looked for."""
        self._trail = []

    @property
    def deep(self) -> bool:
        """There is a step to go back to."""
        return bool(self._trail)

    @property
    def char(self) -> str:
        """The character that is asked, "" for none."""
        return self._trail[-1].value if self._trail and self._trail[-1].what == "char" else ""

    def touch(self, cell: Cell) -> None:
        self._trail.append(cell)

    def back(self) -> None:
        """One step back."""
        if self._trail:
            self._trail.pop()

    def written(self, char: str) -> str:
        """The character, or its code point where no font of this machine has it."""
        return char if self._shown(char) else f"U+{ord(char):04X}"

    @property
    def step(self) -> Step:
        trail = self._trail
        if not trail:
            return Step("这个字打不出来？换个办法找", _WAYS)
        last = trail[-1]
        if last.what == "char":
            char = last.value
            reading = self._characters.reading(char)
            strokes = self._characters.strokes(char)
            parts = (
                f"读 {reading}" if reading else "",
                f"{strokes} 画" if strokes else "",
                f"U+{ord(char):04X}",
            )
            about = "　".join(part for part in parts if part)
            return Step("是这个字吗？", asked=self.written(char), about=about)
        if last.what == "list":
            return Step("是哪一个？", self._chars(self._characters.of_reading(last.value)))
        if last.what == "rest":
            number, _, rest = last.value.partition(":")
            return Step("是哪一个？", self._chars(self._characters.of_radical(number).get(int(rest), [])))
        if last.what == "radical":
            family = self._characters.of_radical(last.value)
            cells = [Cell(f"{rest} 画", "rest", f"{last.value}:{rest}") for rest in sorted(family)]
            return Step("部首以外，还有几画？", cells)
        if last.what == "strokes":
            found = [r for r in self._characters.radicals if r.strokes == int(last.value)]
            return Step("是哪个部首？", [Cell(r.char, "radical", r.number) for r in found])
        if trail[0].value == "strokes":
            counts = sorted({r.strokes for r in self._characters.radicals if r.strokes})
            return Step("部首有几画？", [Cell(f"{count} 画", "strokes", str(count)) for count in counts])
        typed = "".join(cell.value for cell in trail[1:])
        return self._letters(typed) if trail[0].value == "letters" else self._code(typed)

    def _chars(self, chars: Sequence[str]) -> list[Cell]:
        return [Cell(self.written(char), "char", char) for char in chars]

    def _letters(self, typed: str) -> Step:
        """Only letters that lead on to a syllable are offered."""
        syllables = self._characters.readings()
        following = sorted({s[len(typed)] for s in syllables if s.startswith(typed) and len(s) > len(typed)})
        cells = []
        if found := self._characters.of_reading(typed):
            cells.append(Cell(f"看 {len(found)} 个字", "list", typed))
            cells += [
                Cell(f"带“{r.char}”的字", "radical", r.number)
                for r in self._characters.radicals
                if typed == _plain(r.reading)
            ]
        cells += [Cell(letter, "letter", letter) for letter in following]
        return Step(f"读音：{typed}" if typed else "这个字（或它的一部分）怎么读？", cells)

    def _code(self, typed: str) -> Step:
        cells = [Cell(digit, "digit", digit) for digit in _HEX] if len(typed) < 5 else []
        if len(typed) >= 4 and self._is(int(typed, 16)):
            cells.insert(0, Cell("看这个字", "char", chr(int(typed, 16))))
        return Step(f"编码：U+{typed}" if typed else "编码是几？帮办员能查到", cells)


def _plain(reading: str) -> str:
    parts = unicodedata.normalize("NFD", reading.replace("ü", "v")).replace("u\u0308", "v")
    return "".join(c for c in parts if c.isascii() and c.isalpha())
