"""Strokes as a touch screen gives them, made fit for the engine."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.devices.handwriting.port import Point, Stroke

#: The character of most strokes that people write has 36; what is beyond is a resting hand.
MOST_STROKES = 40
#: A finger gives 60-120 points a second; the shape of a stroke is in far fewer.
MOST_SAMPLES = 256
#: The square that every character is brought to, and the share of it that the character fills. Of 0.5 to
#: 0.9, this share gave the model most first guesses right: filling more, 口 is taken for 囗 and 田.
SQUARE = 1000
_FILL = 0.6
#: Square of the distance from the chord, in units of SQUARE, from which a corner counts. Zinnia's own.
_CORNER = 0.001 * SQUARE * SQUARE
#: Zinnia halves a stroke at its corners, and numbers the halves 2n+1 and 2n+2 of part n. Features are made
#: of the first 50 parts only, so five halvings lose nothing.
_HALVINGS = 5
#: Zinnia makes room for every number up to the highest: memory doubles with each halving, and a scribble of
#: a hundred corners takes all there is. Of 20 points none can be halved more than 18 times.
MOST_CORNERS = 20

Tidied = tuple[tuple[Point, ...], ...]


def tidy(strokes: Sequence[Stroke], width: int, height: int) -> Tidied:
    """The strokes as corners in a square of ``SQUARE``, filled evenly; () when nothing was written.

    Where on the pad and how large somebody writes does not matter any more. Points beside the pad count as
    on its edge. Raises ValueError when the pad has no area.
    """
    if width < 1 or height < 1:
        raise ValueError(f"a pad of {width} x {height} has no area")
    kept = [points for stroke in strokes if (points := _within(stroke, width, height))][:MOST_STROKES]
    return tuple(_corners(stroke) for stroke in _filling(kept))


def _within(stroke: Stroke, width: int, height: int) -> list[Point]:
    points: list[Point] = []
    for x, y in _thin(stroke):
        point = (min(max(x, 0), width), min(max(y, 0), height))
        if not points or points[-1] != point:
            points.append(point)
    return points


def _thin(points: Stroke) -> Stroke:
    """Evenly fewer, the first and the last among them."""
    if len(points) <= MOST_SAMPLES:
        return points
    last = len(points) - 1
    return [points[n * last // (MOST_SAMPLES - 1)] for n in range(MOST_SAMPLES)]


def _filling(strokes: Sequence[Sequence[Point]]) -> list[list[Point]]:
    """Brought to the middle of the square and to its size, the proportions kept."""
    xs = [x for stroke in strokes for x, _ in stroke]
    ys = [y for stroke in strokes for _, y in stroke]
    if not xs:
        return []
    left, top, wide, tall = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    scale = _FILL * SQUARE / max(wide, tall, 1)
    dx, dy = (SQUARE - wide * scale) / 2, (SQUARE - tall * scale) / 2
    return [
        [(round((x - left) * scale + dx), round((y - top) * scale + dy)) for x, y in stroke]
        for stroke in strokes
    ]


def _corners(stroke: Sequence[Point]) -> tuple[Point, ...]:
    """The corners at which Zinnia would halve the stroke, at most ``MOST_CORNERS``."""
    if stroke[0] == stroke[-1] and len(stroke) > 2:
        # A closed stroke has no chord to be far from: a ring would count as a dot.
        stroke = stroke[:-1]
    for halvings in range(_HALVINGS, 0, -1):
        kept = sorted({0, len(stroke) - 1} | _halved(stroke, 0, len(stroke) - 1, halvings))
        if len(kept) <= MOST_CORNERS:
            break
    return tuple(stroke[n] for n in kept)


def _halved(stroke: Sequence[Point], first: int, last: int, halvings: int) -> set[int]:
    if halvings == 0 or last - first < 2:
        return set()
    (x1, y1), (x2, y2) = stroke[first], stroke[last]
    a, b, c = x2 - x1, y2 - y1, y2 * x1 - x2 * y1
    if a == b == 0:
        return set()
    far = max(range(first, last), key=lambda n: abs(a * stroke[n][1] - b * stroke[n][0] + c))
    off = a * stroke[far][1] - b * stroke[far][0] + c
    if off * off <= _CORNER * (a * a + b * b):
        return set()
    return {far} | _halved(stroke, first, far, halvings - 1) | _halved(stroke, far, last, halvings - 1)
