"""What the kiosk wants of a handwriting engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

#: x, y in pixels from the pad's top left.
Point = tuple[int, int]
#: One stroke from touch to release, in the order it was written.
Stroke = Sequence[Point]


class Candidate(Struct, frozen=True):
    """A character that the strokes may mean. score: higher is likelier; comparable within one answer only."""

    char: str
    score: float


class HandwritingError(Exception):
    """The engine cannot be used. ``message`` is a Chinese sentence for the keeper of the machine."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Recogniser(Protocol):
    """Reads one character at a time. May be called from any thread, from several at once."""

    def recognise(
        self, strokes: Sequence[Stroke], width: int, height: int, limit: int
    ) -> tuple[Candidate, ...]:
        """At most ``limit`` characters, likeliest first; () when nothing was written.

        width, height: the pad in pixels; points beside it count as on its edge.
        Raises ValueError for a pad without area or a limit below 1, HandwritingError when the engine is
        not usable (any more).
        """

    def close(self) -> None:
        """Give its memory back; twice is once. After it, :meth:`recognise` raises HandwritingError."""
