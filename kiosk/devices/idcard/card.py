"""What stands on a card, as it was read."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct


class CardKind(StrEnum):
    """Which of the four layouts; the letter is the one on the card."""

    RESIDENT = ""
    HK_MACAO_TAIWAN = "J"
    FOREIGN_2017 = "I"
    FOREIGN_2023 = "Y"


class Card(Struct, frozen=True, kw_only=True):
    """Texts as on the card, without the blanks that fill them up.

    name: the Chinese one; a foreigner's card may have none, then "". english_name: "" on Chinese cards.
    sex: GB/T 2261.1. nation: GB/T 3304 (residents), nationality: GB/T 2659 letters (foreigners), else "".
    valid_until None: for good (长期). permit: the travel permit's number on a residence permit.

    A character that no code point had when the card was made stands as one of the private use area; it
    is kept, see :func:`has_private`.
    """

    kind: CardKind
    name: str
    number: str
    english_name: str = ""
    sex: str = ""
    nation: str = ""
    nationality: str = ""
    birth: date | None = None
    address: str = ""
    authority: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    permit: str = ""


class CardLaid(Struct, frozen=True):
    """Event: a card lies on the reader and is being read."""


class CardRead(Struct, frozen=True):
    """Event: it was read; it may be taken away. photo: BMP, b"" without a decoder; never kept."""

    card: Card
    photo: bytes = b""


class CardRefused(Struct, frozen=True):
    """Event: it could not be read. rule: stable, English; words: what to do, in Chinese."""

    rule: str
    words: str


class CardGone(Struct, frozen=True):
    """Event: no card answers any more. Some modules stop to see a card once they have read it, so this
    does not prove that it was taken away."""


def has_private(text: str) -> bool:
    """True when a character is of a private use area: only the card's maker knew what it looks like."""
    return any(0xE000 <= ord(c) <= 0xF8FF or 0xF0000 <= ord(c) <= 0x10FFFD or c == "\ufffd" for c in text)
