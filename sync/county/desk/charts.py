"""The bars of the overview as plain numbers for an SVG (no style attribute: the page's policy forbids it)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sync.county.desk.queries import Day

WIDTH, HEIGHT = 700, 230
_LEFT, _TOP, _BASE = 44, 30, 200
_BAR = 27


class Bar(Struct, frozen=True):
    x: int
    middle: int
    label: str
    last: bool
    alone_y: float
    alone_height: float
    helped_y: float
    helped_height: float
    total: int
    sentence: str


class Grid(Struct, frozen=True):
    y: float
    label: int


class Chart(Struct, frozen=True):
    width: int
    height: int
    base: int
    left: int
    bars: tuple[Bar, ...]
    grid: tuple[Grid, ...]


def bars(days: Sequence[Day]) -> Chart:
    """Stacked bars, the scale rounded up so that the grid lines are whole cases."""
    step = _step(max((d.total for d in days), default=0))
    top = step * 3
    scale = (_BASE - _TOP) / top
    gap = (WIDTH - _LEFT) / max(len(days), 1)
    made = []
    for index, day in enumerate(days):
        x = round(_LEFT + gap * index + (gap - _BAR) / 2)
        alone, helped = day.alone * scale, day.helped * scale
        made.append(
            Bar(
                x=x,
                middle=x + _BAR // 2,
                label=str(day.day.day),
                last=index == len(days) - 1,
                alone_y=round(_BASE - alone, 1),
                alone_height=round(alone, 1),
                helped_y=round(_BASE - alone - helped, 1),
                helped_height=round(helped, 1),
                total=day.total,
                sentence=f"{day.day.month}月{day.day.day}日：自助 {day.alone} 件，帮办 {day.helped} 件",
            )
        )
    grid = tuple(Grid(round(_BASE - step * n * scale, 1), step * n) for n in range(4))
    return Chart(WIDTH, HEIGHT, _BASE, _LEFT, tuple(made), grid)


def _step(most: int) -> int:
    """A third of the scale: 1, 2, 5, 10, 20, 50 …"""
    unit = 1
    while True:
        for factor in (1, 2, 5):
            if factor * unit * 3 >= most:
                return factor * unit
        unit *= 10
