"""The 256 bytes of text on a card: UTF-16LE, filled up with blanks, in four layouts of one size.

GA 450 and its amendments for the residence permits (2018) and the foreigners' cards (2017, 2023). The letter
at byte 248 says which it is; a resident's card has a blank there.
"""

from __future__ import annotations

from datetime import date

from kiosk.devices.idcard.card import Card, CardKind

SIZE = 256
_KIND_AT = 248
_FOR_GOOD = "长期"

#: Name and number of bytes of each field, in order; "" is reserved.
LAYOUTS: dict[CardKind, tuple[tuple[str, int], ...]] = {
    CardKind.RESIDENT: (
        ("name", 30),
        ("sex", 2),
        ("nation", 4),
        ("birth", 16),
        ("address", 70),
        ("number", 36),
        ("authority", 30),
        ("valid_from", 16),
        ("valid_until", 16),
        ("", 36),
    ),
    CardKind.HK_MACAO_TAIWAN: (
        ("name", 30),
        ("sex", 2),
        ("", 4),
        ("birth", 16),
        ("address", 70),
        ("number", 36),
        ("authority", 30),
        ("valid_from", 16),
        ("valid_until", 16),
        ("permit", 18),
        ("issues", 4),
        ("", 6),
        ("kind", 2),
        ("", 6),
    ),
    CardKind.FOREIGN_2017: (
        ("english_name", 120),
        ("sex", 2),
        ("number", 30),
        ("nationality", 6),
        ("name", 30),
        ("valid_from", 16),
        ("valid_until", 16),
        ("birth", 16),
        ("version", 4),
        ("authority", 8),
        ("kind", 2),
        ("", 6),
    ),
    CardKind.FOREIGN_2023: (
        ("name", 30),
        ("sex", 2),
        ("issues", 4),
        ("birth", 16),
        ("english_name", 70),
        ("number", 36),
        ("", 30),
        ("valid_from", 16),
        ("valid_until", 16),
        ("english_more", 22),
        ("nationality", 6),
        ("kind", 2),
        ("", 6),
    ),
}


class LayoutError(Exception):
    """The text is none of a card's: cut off, or in a layout made after this was written."""


def parse_text(data: bytes) -> Card:
    """Raises LayoutError."""
    if len(data) != SIZE:
        raise LayoutError(f"{len(data)} bytes of text")
    letter = _text(data[_KIND_AT : _KIND_AT + 2])
    try:
        kind = CardKind(letter)
    except ValueError as error:
        raise LayoutError(f"layout {letter!r}") from error
    fields: dict[str, str] = {}
    raw: dict[str, bytes] = {}
    at = 0
    for name, size in LAYOUTS[kind]:
        if name:
            fields[name] = _text(data[at : at + size])
            raw[name] = data[at : at + size]
        at += size
    card = Card(
        kind=kind,
        name=fields["name"],
        number=fields["number"],
        # One name in two places: the blank between two words may be the first part's last.
        english_name=_text(raw.get("english_name", b"") + raw.get("english_more", b"")),
        sex=fields["sex"],
        nation=fields.get("nation", ""),
        nationality=fields.get("nationality", ""),
        birth=_day(fields["birth"]),
        address=fields.get("address", ""),
        authority=fields.get("authority", ""),
        valid_from=_day(fields["valid_from"]),
        valid_until=None if fields["valid_until"] == _FOR_GOOD else _day(fields["valid_until"]),
        permit=fields.get("permit", ""),
    )
    if not card.number or not (card.name or card.english_name):
        raise LayoutError("no name or no number")
    return card


def _text(data: bytes) -> str:
    return data.decode("utf-16-le", errors="replace").replace("\0", " ").strip(" \u3000")


def _day(text: str) -> date:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError as error:
        raise LayoutError("a date that is none") from error
