"""Numbers and days as an address or a form brings them: the one place that says which may be one.

Whoever is logged in may type digits without end. Python reads no more than 4,300 of them, no database takes
more than nineteen, and a day at the end of time cannot be counted on from.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice

_MOST_DIGITS = 18
_YEARS = range(1900, 2200)


def number(text: str | None) -> int | None:
    """A key, a version, a count; None for whatever is none."""
    text = text or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def numbers(texts: Iterable[str], most: int = 100) -> list[int]:
    """Those of the first ``most`` texts that are numbers: rows that were ticked."""
    return [found for text in islice(texts, most) if (found := number(text)) is not None]


def key(text: str | None) -> int:
    """The key of a row; 0, which no row has, for whatever is none."""
    return number(text) or 0


def day(text: str | None) -> date | None:
    """A day somebody may mean; None for whatever is none."""
    try:
        found = date.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return found if found.year in _YEARS else None
