"""A name written with a finger as the answer to a question: strokes as one piece of text without blanks.

    ink:932x504:100,300,0/200,-180,90;420,320,200/12,5,16

The size of the pad, then strokes between ``;``, their points between ``/``: x, y in pixels of the pad and
t in ms since the first touch. The first point of a stroke is absolute, each further one is how far it is from
the one before. As text it is kept, taken back and sealed as every other answer of the form is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

INK_LENGTH = 9_000
"""Characters; a long signature of a slow hand has 4,000 to 6,000."""
FEWEST_STROKES = 2
"""Fewer strokes are a touch by mistake, not a name: no Chinese name is written in one."""
_NUMBER = r"-?\d{1,7}"
_POINT = f"{_NUMBER},{_NUMBER},{_NUMBER}"
_STROKE = f"{_POINT}(?:/{_POINT})*"
_INK = re.compile(rf"ink:(\d{{1,5}})x(\d{{1,5}}):({_STROKE}(?:;{_STROKE})*)", re.ASCII)

Point = tuple[int, int, int]


class Ink(Struct, frozen=True):
    """Strokes on a pad of width x height pixels, as in ``sync.model.case.Signature``."""

    width: int
    height: int
    strokes: tuple[tuple[Point, ...], ...]

    def fitted(self, width: int, height: int) -> tuple[tuple[Point, ...], ...]:
        """The strokes for a pad of another size: as large as fits, in its middle."""
        share = min(width / self.width, height / self.height)
        left, top = (width - self.width * share) / 2, (height - self.height * share) / 2
        return tuple(
            tuple((round(left + x * share), round(top + y * share), t) for x, y, t in stroke)
            for stroke in self.strokes
        )


def is_ink(value: object) -> bool:
    """Whether an answer claims to be written by hand."""
    return isinstance(value, str) and value.startswith("ink:")


def pack(width: int, height: int, strokes: Sequence[Sequence[Point]]) -> str:
    """The answer for these strokes; "" for none. Too many points are thinned out, never cut off."""
    if width < 1 or height < 1:
        raise ValueError("a pad without a size")
    kept = [list(stroke) for stroke in strokes if stroke]
    while len(text := _packed(width, height, kept)) > INK_LENGTH:
        thinner = [[*stroke[:-1:2], stroke[-1]] for stroke in kept]
        if thinner == kept:
            raise ValueError("too many strokes")
        kept = thinner
    return text


def unpack(text: str) -> Ink:
    """Raises ValueError for what is no such answer."""
    found = _INK.fullmatch(text) if len(text) <= INK_LENGTH else None
    if found is None or not int(found[1]) or not int(found[2]):
        raise ValueError("no strokes")
    strokes = []
    for stroke in found[3].split(";"):
        points: list[Point] = []
        for point in stroke.split("/"):
            x, y, t = (int(number) for number in point.split(","))
            if points:
                before = points[-1]
                x, y, t = x + before[0], y + before[1], t + before[2]
            points.append((x, y, t))
        strokes.append(tuple(points))
    return Ink(int(found[1]), int(found[2]), tuple(strokes))


def _packed(width: int, height: int, strokes: Sequence[Sequence[Point]]) -> str:
    if not strokes:
        return ""
    lines = []
    for stroke in strokes:
        points, before = [], (0, 0, 0)
        for point in stroke:
            points.append(
                ",".join(str(int(now) - int(then)) for now, then in zip(point, before, strict=True))
            )
            before = point
        lines.append("/".join(points))
    return f"ink:{int(width)}x{int(height)}:{';'.join(lines)}"
