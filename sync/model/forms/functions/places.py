"""Distances and areas on the ground: ODK XForms ``area`` and ``distance``."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from sync.model.forms.functions.kinds import Function
from sync.model.forms.values import NAN, number_of_text, text

_RADIUS = 6_378_100.0
"""Metres, the radius that JavaRosa uses."""


def _points(values: tuple[Any, ...]) -> list[tuple[float, float]] | None:
    """Latitude and longitude in radians of geopoints, geotraces or geoshapes; ``None``: not readable."""
    texts: list[str] = []
    for value in values:
        texts.extend(node.value for node in value) if isinstance(value, list) else texts.append(text(value))
    points: list[tuple[float, float]] = []
    for piece in ";".join(texts).split(";"):
        if not piece.strip():
            continue
        numbers = [number_of_text(word) for word in piece.split()]
        if len(numbers) < 2 or any(value != value for value in numbers[:2]):
            return None
        if abs(numbers[0]) > 90 or abs(numbers[1]) > 180:
            return None
        points.append((math.radians(numbers[0]), math.radians(numbers[1])))
    return points


def _leg(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Great circle, haversine."""
    half = (
        math.sin((two[0] - one[0]) / 2) ** 2
        + math.cos(one[0]) * math.cos(two[0]) * math.sin((two[1] - one[1]) / 2) ** 2
    )
    return 2 * _RADIUS * math.asin(min(1.0, math.sqrt(half)))


def _distance(*values: Any) -> float:
    """Metres along the points in their order."""
    points = _points(values)
    if points is None:
        return NAN
    return round(sum(_leg(one, two) for one, two in pairwise(points)), 2)


def _area(*values: Any) -> float:
    """Square metres within the points (spherical excess)."""
    points = _points(values)
    if points is None:
        return NAN
    if len(points) < 3:
        return 0.0
    total = 0.0
    for one, two in zip(points, points[1:] + points[:1], strict=True):
        total += (two[1] - one[1]) * (2 + math.sin(one[0]) + math.sin(two[0]))
    return round(abs(total * _RADIUS * _RADIUS / 2), 2)


FUNCTIONS: dict[str, Function] = {
    "distance": Function(1, None, "a", "n", _distance),
    "area": Function(1, None, "a", "n", _area),
}
