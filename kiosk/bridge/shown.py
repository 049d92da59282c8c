"""What a model gives its page to read, in the language of the screens (see ``kiosk.bridge.tongue``)."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from kiosk.services.phrasebook import Phrasebook

Model = TypeVar("Model")
Value = TypeVar("Value")


# One for the process, as Qt keeps its translators: a property of a model has nobody else to ask.
_book: Phrasebook | None = None


def look_up_in(book: Phrasebook | None) -> None:
    """From now on words are looked up there; None: they stay Chinese."""
    global _book
    _book = book


def shown(value: Any) -> Any:
    """``value`` with its sentences in the language of the screens: a text, or texts in lists and mappings."""
    if isinstance(value, str):
        return _book.say(value) if _book is not None else value
    if isinstance(value, Mapping):
        return {key: shown(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [shown(part) for part in value]
    return value


def speaks_chinese() -> bool:
    return _book is None


def breadth(text: str) -> int:
    """How much room a text takes in a line, in Latin letters: a Chinese character counts two."""
    return sum(2 if character > "\u2e80" else 1 for character in text)


def said(getter: Callable[[Model], Value]) -> Callable[[Model], Value]:
    """For a property that gives a page words of the house; never for what a citizen typed."""

    @functools.wraps(getter)
    def in_the_language(self: Model) -> Value:
        words: Value = shown(getter(self))
        return words

    return in_the_language
