"""Amounts of money as people say and type them: 12000, 1.2万, 3万5千 and back into Chinese words.

Amounts are ``Decimal`` yuan. Words are plain lower-case Chinese numerals (一万二千元), as one says them, not
the banking ones (壹万贰仟): they are there to notice a nought too many.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
_UNITS = {"千": Decimal(1_000), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_PIECE = re.compile(r"(\d*\.?\d*)([千万亿])")
_PLAIN = re.compile(r"\d+(\.\d*)?|\.\d+")
#: Below 10^16 every amount has words.
LARGEST = Decimal(10) ** 16


def amount_of(text: str) -> Decimal | None:
    """What was typed as an amount; None when it is none.

    Takes digits, a point, 千 万 亿 and 元: ``3万5千`` is 35000, ``1.2万`` 12000. What stands after
    the last 万 or 千 are plain yuan (``1万200`` is 10200).
    """
    words = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "").removesuffix("元")
    total, last = Decimal(0), LARGEST
    at = 0
    for piece in _PIECE.finditer(words):
        if piece.start() != at or not _PLAIN.fullmatch(piece[1]) or _UNITS[piece[2]] >= last:
            return None
        last = _UNITS[piece[2]]
        total += Decimal(piece[1]) * last
        at = piece.end()
    rest = words[at:]
    if rest:
        if not _PLAIN.fullmatch(rest) or Decimal(rest) >= last:
            return None
        total += Decimal(rest)
    elif not at:
        return None
    return total if total < LARGEST else None


def plain(amount: Decimal) -> str:
    """Digits only, no exponent, no needless noughts after the point."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_words(amount: Decimal) -> str:
    """``12000`` as ``一万二千元``, ``10.5`` as ``十元五角``, ``0`` as ``零元``. Nothing below a fen."""
    fen = int(amount * 100)
    yuan, fen = divmod(fen, 100)
    words = _whole(yuan) + "元" if yuan or not fen else ""
    if fen >= 10:
        words += _DIGITS[fen // 10] + "角"
    elif fen and yuan:
        words += "零"
    return words + (_DIGITS[fen % 10] + "分" if fen % 10 else "")


def _whole(number: int) -> str:
    """A number below 10^16 in words."""
    if number == 0:
        return _DIGITS[0]
    words, pause = "", False
    for place in range(3, -1, -1):
        group = number // 10_000**place % 10_000
        if group == 0:
            pause = pause or bool(words)
            continue
        # 万亿 keeps its 亿 only where no 亿 group follows.
        unit = _GROUPS[place]
        if place == 3 and number // 10_000**2 % 10_000:
            unit = "万"
        if words and (pause or group < 1000):
            words += _DIGITS[0]
        words += _group(group, first=not words) + unit
        pause = False
    return words


def _group(number: int, *, first: bool) -> str:
    """1 to 9999; ``first``: nothing stands before, so that 10 is 十 and not 一十."""
    words, pause = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit == 0:
            pause = bool(words)
            continue
        if pause:
            words += _DIGITS[0]
            pause = False
        if digit == 1 and place == 1 and first and not words:
            words += _PLACES[1]
        else:
            words += _DIGITS[digit] + _PLACES[place]
    return words
