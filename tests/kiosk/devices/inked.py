"""Characters as a finger writes them: strokes drawn through a few corners on a pad of 700 x 480."""

from __future__ import annotations

from itertools import pairwise

WIDTH, HEIGHT = 700, 480
Stroke = list[tuple[int, int]]


def stroke(*corners: tuple[int, int]) -> Stroke:
    """From corner to corner in small steps, as touch events come. Corners: hundredths of a square."""
    points = [
        (x1 + (x2 - x1) * n / 12, y1 + (y2 - y1) * n / 12)
        for (x1, y1), (x2, y2) in pairwise(corners)
        for n in range(12)
    ]
    points.append(corners[-1])
    return [(round(130 + 4.4 * x), round(20 + 4.4 * y)) for x, y in points]


INK: dict[str, list[Stroke]] = {
    "一": [stroke((10, 50), (90, 50))],
    "二": [stroke((25, 30), (75, 30)), stroke((10, 75), (90, 75))],
    "三": [stroke((20, 20), (80, 20)), stroke((25, 50), (75, 50)), stroke((10, 82), (90, 82))],
    "十": [stroke((10, 45), (90, 45)), stroke((50, 10), (50, 90))],
    "人": [stroke((50, 12), (45, 50), (10, 90)), stroke((48, 40), (90, 90))],
    "大": [
        stroke((15, 40), (85, 35)),
        stroke((48, 10), (46, 40), (38, 65), (10, 90)),
        stroke((48, 42), (60, 65), (90, 88)),
    ],
    "口": [stroke((20, 25), (22, 80)), stroke((20, 25), (80, 25), (77, 80)), stroke((22, 76), (78, 76))],
    "上": [stroke((48, 15), (48, 82)), stroke((48, 45), (78, 45)), stroke((10, 82), (90, 82))],
    "小": [
        stroke((50, 10), (50, 85), (40, 78)),
        stroke((30, 40), (12, 70)),
        stroke((68, 38), (88, 68)),
    ],
    "王": [
        stroke((20, 18), (80, 18)),
        stroke((25, 48), (75, 48)),
        stroke((50, 18), (50, 82)),
        stroke((10, 82), (90, 82)),
    ],
    "木": [
        stroke((12, 35), (88, 35)),
        stroke((50, 8), (50, 92)),
        stroke((49, 36), (12, 78)),
        stroke((51, 36), (90, 78)),
    ],
    "李": [
        stroke((15, 18), (85, 18)),
        stroke((50, 4), (50, 48)),
        stroke((48, 20), (14, 46)),
        stroke((52, 20), (88, 46)),
        stroke((28, 54), (70, 54), (52, 64)),
        stroke((52, 62), (54, 92), (42, 88)),
        stroke((10, 72), (90, 72)),
    ],
}
