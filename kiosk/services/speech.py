"""What is read aloud, as plain text: title, hint, choices with numbers, then the way on.

Never an ID number, a phone number, a name or what somebody gets in aid: a page gives only its own words,
none of the citizen's. ``hush`` is the last guard, for what slips through.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

#: Whatever is left out is on the screen all the same.
SEE_SCREEN = "（请看屏幕）"
#: What is known of the citizen already is not repeated aloud (DESIGN §8).
TAKEN = "您的信息已读取"
ELDER_RATE, RATE = 0.85, 1.0
#: At night, for whoever asks, this share of the volume by day (nothing reads by itself then).
NIGHT_SHARE = 0.5

# Seven and more digits, with what people write between them, or masked: a phone, an ID or a receipt number.
_NUMBER = re.compile(r"(?<!\d)\d(?:[\s-]?[\d*Xx]){6,}")
_MASKED_NAME = re.compile(r"[\u3400-\u9fff]\*+[\u3400-\u9fff]?")
_FOREIGN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]+")
IN_CHINESE = " (in Chinese on the screen) "
_ENDS = "。？！?!；"
_COUNT = "一二三四五六七八九十"


class Reading(Struct, frozen=True):
    """One page in words. choices: what can be touched, in the order of the screen. way_on: a sentence."""

    title: str
    hints: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    way_on: str = ""


class Speaker(Protocol):
    """Speaks aloud, in the background. ``done`` of the caller is called once for each ``say`` that
    came to its end by itself or broke off; not for one that was stopped."""

    def trouble(self) -> str:
        """Why it cannot speak, as a Chinese sentence; "" when it can."""

    def say(self, text: str, rate: float, volume: float, language: str = "zh") -> None:
        """rate: 1 is ordinary speed. volume: 0 to 1. What is being said is broken off."""

    def stop(self) -> None: ...


def text_of(reading: Reading) -> str:
    """The page as it is spoken; "" for a page without words."""
    parts = [reading.title, *reading.hints]
    parts += [f"{nth(number)}，{choice}" for number, choice in enumerate(reading.choices, 1)]
    parts.append(reading.way_on)
    return "".join(_sentence(hush(part)) for part in parts if part.strip())


def text_in_english(reading: Reading) -> str:
    """The same for a page in English; what is left in Chinese is named, not spelled out."""
    parts = [reading.title, *reading.hints]
    parts += [f"Number {number}: {choice}" for number, choice in enumerate(reading.choices, 1)]
    parts.append(reading.way_on)
    plain = [_FOREIGN.sub(IN_CHINESE, hush(part).replace(SEE_SCREEN, " (see the screen) ")) for part in parts]
    said = (re.sub(r"[·\s]+", " ", part).strip() for part in plain)
    return " ".join(part if part[-1] in ".?!" else part + "." for part in said if part)


def hush(text: str) -> str:
    """``text`` without numbers that could be somebody's, and without masked names."""
    return _MASKED_NAME.sub(SEE_SCREEN, _NUMBER.sub(SEE_SCREEN, text))


def nth(number: int) -> str:
    """第一个, 第二个 … 第九十九个. Raises ValueError outside 1 to 99."""
    if not 1 <= number <= 99:
        raise ValueError(f"no screen has {number} choices")
    tens, ones = divmod(number, 10)
    words = ("" if tens == 0 else "十" if tens == 1 else _COUNT[tens - 1] + "十") + (
        _COUNT[ones - 1] if ones else ""
    )
    return f"第{words}个"


def _sentence(words: str) -> str:
    # What stands between two words of a tile is a mark for the eye.
    plain = re.sub(r"[・\n]+", "，", words.strip())
    return plain if plain[-1] in _ENDS else plain + "。"


def listed(names: Sequence[str]) -> str:
    """Names one after the other, as one says them."""
    return "、".join(name for name in names if name)
