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
#: Shares of full loudness: by day, and at night for whoever asks (nothing reads by itself then).
VOLUME, NIGHT_VOLUME = 0.6, 0.3
_NIGHT_FROM, _NIGHT_TO = 22, 7

# Seven and more digits, with what people write between them, or masked: a phone, an ID or a receipt number.
_NUMBER = re.compile(r"(?<!\d)\d(?:[\s-]?[\d*Xx]){6,}")
_MASKED_NAME = re.compile(r"[\u3400-\u9fff]\*+[\u3400-\u9fff]?")
_ENDS = "。？！?!；"
_COUNT = "一二三四五六七八九十"


class Reading(Struct, frozen=True):
    """One page in words. choices: what can be touched, in the order of the screen. way_on: a sentence."""

    title: str
    hints: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    way_on: str = ""


class Speaker(Protocol):
    """Speaks Chinese aloud, in the background. ``done`` of the caller is called once for each ``say`` that
    came to its end by itself or broke off; not for one that was stopped."""

    def trouble(self) -> str:
        """Why it cannot speak, as a Chinese sentence; "" when it can."""

    def say(self, text: str, rate: float, volume: float) -> None:
        """rate: 1 is ordinary speed. volume: 0 to 1. What is being said is broken off."""

    def stop(self) -> None: ...


def text_of(reading: Reading) -> str:
    """The page as it is spoken; "" for a page without words."""
    parts = [reading.title, *reading.hints]
    parts += [f"{nth(number)}，{choice}" for number, choice in enumerate(reading.choices, 1)]
    parts.append(reading.way_on)
    return "".join(_sentence(hush(part)) for part in parts if part.strip())


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


def is_night(hour: int) -> bool:
    """From 22 to 7 o'clock the machine says nothing by itself."""
    return hour >= _NIGHT_FROM or hour < _NIGHT_TO


def _sentence(words: str) -> str:
    # What stands between two words of a tile is a mark for the eye.
    plain = re.sub(r"[・\n]+", "，", words.strip())
    return plain if plain[-1] in _ENDS else plain + "。"


def listed(names: Sequence[str]) -> str:
    """Names one after the other, as one says them."""
    return "、".join(name for name in names if name)
