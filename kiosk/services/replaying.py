"""The answers of one filling given to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sync.model.forms import Filling


def replay(answers: Mapping[str, Any], filling: Filling) -> None:
    """Give the answers of one filling to another (the citizen mended the name): what was prefilled from
    the identity stays as it is now, what does not fit any more is left out."""
    for path, value in answers.items():
        question = filling.question(path)
        if question is None and isinstance(value, int):
            for _ in range(value):
                if filling.question(path) is None and filling.add(path).problems:
                    break
        elif question is not None and not question.source and not question.read_only:
            filling.answer(path, value)
