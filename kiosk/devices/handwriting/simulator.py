"""A recogniser for tests where the engine is not installed; its answers have the shape of the real one's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.devices.handwriting.port import Candidate, HandwritingError, Stroke
from kiosk.devices.handwriting.strokes import tidy


class CountingRecogniser:
    """Goes by the number of strokes alone: ``known`` says which characters have how many."""

    def __init__(self, known: Mapping[int, str]) -> None:
        self._known = dict(known)
        self._open = True

    def recognise(
        self, strokes: Sequence[Stroke], width: int, height: int, limit: int
    ) -> tuple[Candidate, ...]:
        if limit < 1:
            raise ValueError(f"asked for {limit} candidates")
        tidied = tidy(strokes, width, height)
        if not self._open:
            raise HandwritingError("手写识别已经关了。")
        found = self._known.get(len(tidied), "")[:limit]
        return tuple(Candidate(char, 1.0 - 0.1 * n) for n, char in enumerate(found))

    def close(self) -> None:
        self._open = False
