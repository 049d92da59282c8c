"""Where the page lies in a frame: its four corners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.devices.camera.jpeg import Picture

Corners: TypeAlias = npt.NDArray[np.float64]
"""4 × (x, y) in pixels of the frame: top left, top right, bottom right, bottom left as they lie there."""
_Array: TypeAlias = npt.NDArray[Any]

_LOOK = 900
"""Long side of the picture that is searched; more finds nothing more and costs time."""
_LEAST = 0.12
"""Part of the frame that a page covers at least."""
_SQUARE = 0.90
"""How much of its four-sided outline a page fills at least: a cut corner is still a page, a hand is none."""
_OVER = 0.6
"""How much less likely that is the page which runs out of the frame."""


def find(frame: Picture, look: int = _LOOK) -> Corners | None:
    """The corners of the largest four-sided thing that stands out, None when there is none.

    look: the long side of what is searched, in pixels; a smaller frame is searched as it is, for enlarged it
    takes longer and shows nothing more. Looked for by brightness, by difference from the table, by colour and
    by edges: on a white table paper has only edges. What runs over two opposite sides of the frame is the
    table, or too near to be a page.
    """
    scale = min(1.0, look / max(frame.shape[:2]))
    small = np.asarray(cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
    small = np.asarray(cv2.GaussianBlur(small, (5, 5), 0))
    best: tuple[float, _Array] | None = None
    for mask in _masks(small):
        for outline, _ in zip(_outlines(mask), range(4), strict=False):
            found = _four(outline)
            if found is None:
                continue
            fills = cv2.contourArea(outline) / max(cv2.contourArea(found.astype(np.float32)), 1.0)
            score = cv2.contourArea(outline) / mask.size * min(fills, 1.0) ** 4
            sides = cut_off(found, small)
            if {"left", "right"} <= set(sides) or {"top", "bottom"} <= set(sides):
                continue
            score *= _OVER if sides else 1
            if fills >= _SQUARE and (best is None or score > best[0] * 1.03):
                best = (score, found)
    return None if best is None else in_order((best[1] + 0.5) / scale - 0.5)


def cut_off(corners: Corners, frame: _Array) -> tuple[str, ...]:
    """Which edges of the frame the page runs over: some of left, right, top, bottom."""
    high, wide = frame.shape[:2]
    near = max(high, wide) * 0.006
    x, y = corners[:, 0], corners[:, 1]
    over = {
        "left": x.min() < near,
        "right": x.max() > wide - near,
        "top": y.min() < near,
        "bottom": y.max() > high - near,
    }
    return tuple(side for side, is_over in over.items() if is_over)


def in_order(four: _Array) -> Corners:
    """Clockwise on the screen, beginning with the one nearest to the top left."""
    middle = four.mean(axis=0)
    turn = np.arctan2(four[:, 1] - middle[1], four[:, 0] - middle[0])
    around = four[np.argsort(turn)]
    return np.roll(around, -int(np.argmin(around.sum(axis=1))), axis=0).astype(np.float64)


def _masks(small: _Array) -> Iterator[_Array]:
    close = cv2.getStructuringElement(cv2.MORPH_RECT, (9, 9))
    lab = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2LAB))
    light = np.ascontiguousarray(lab[:, :, 0])
    yield _closed(cv2.threshold(light, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1], close)
    rim = np.concatenate(
        [
            lab[:8].reshape(-1, 3),
            lab[-8:].reshape(-1, 3),
            lab[:, :8].reshape(-1, 3),
            lab[:, -8:].reshape(-1, 3),
        ]
    )
    away = _length(lab.astype(np.float32) - np.median(rim, axis=0).astype(np.float32))
    far = np.clip(away * 2, 0, 255).astype(np.uint8)
    yield _closed(cv2.threshold(far, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1], close)
    # Colour alone: a shadow over the paper changes its brightness and hardly its colour.
    tint = _length(lab[:, :, 1:].astype(np.float32) - 128)
    grey = np.clip(255 - tint * 4, 0, 255).astype(np.uint8)
    yield _closed(cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1], close)
    thin = cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3))
    for low, high in ((40, 120), (12, 36)):
        edges = cv2.Canny(light, low, high)
        yield np.asarray(cv2.dilate(edges, thin, iterations=1))


def _length(away: _Array) -> _Array:
    return np.asarray(
        cv2.sqrt(np.asarray(cv2.reduce(away.reshape(-1, away.shape[2]) ** 2, 1, cv2.REDUCE_SUM)))
    ).reshape(away.shape[:2])


def _closed(mask: _Array, shape: _Array) -> _Array:
    return np.asarray(cv2.morphologyEx(np.asarray(mask), cv2.MORPH_CLOSE, shape, iterations=2))


def _outlines(mask: _Array) -> Iterator[_Array]:
    """Convex outlines large enough for a page, the largest first."""
    found, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    hulls = [(cv2.contourArea(c), c) for c in found if len(c) > 100]
    for area, contour in sorted(hulls, key=lambda pair: -pair[0]):
        if area >= _LEAST * mask.size:
            yield np.asarray(contour)


def _four(outline: _Array) -> _Array | None:
    """The four corners where the lines along its sides meet; a bent or torn corner does not move them."""
    hull = np.asarray(cv2.convexHull(outline))
    around = cv2.arcLength(hull, True)
    for loose in (0.02, 0.03, 0.045, 0.06):
        rough = np.asarray(cv2.approxPolyDP(hull, loose * around, True)).reshape(-1, 2)
        if len(rough) == 4:
            break
    else:
        return None
    points = outline.reshape(-1, 2).astype(np.float32)
    lines = []
    for a, b in zip(rough, np.roll(rough, -1, axis=0), strict=True):
        line = _along(points, a.astype(np.float32), b.astype(np.float32), around * 0.012)
        lines.append(line)
    corners = [_cross(lines[n - 1], lines[n]) for n in range(4)]
    fine = np.array(
        [c if c is not None else r for c, r in zip(corners, rough, strict=True)], dtype=np.float64
    )
    if np.abs(fine - rough).max() > around * 0.05:
        return rough.astype(np.float64)
    return fine


def _along(points: _Array, a: _Array, b: _Array, near: float) -> tuple[_Array, _Array]:
    """Point and direction of the line through the points of one side, without the ends of it."""
    way = (b - a) / max(float(np.linalg.norm(b - a)), 1e-6)
    off = points - a
    along, across = off @ way, np.abs(off @ np.array([-way[1], way[0]]))
    long = float(np.linalg.norm(b - a))
    side = points[(across < near) & (along > 0.1 * long) & (along < 0.9 * long)]
    if len(side) < 20:
        return a, way
    side = side[:: max(1, len(side) // 100)]  # more points take time and move nothing
    vx, vy, x, y = np.asarray(cv2.fitLine(side, cv2.DIST_HUBER, 0, 0.01, 0.01)).ravel()
    return np.array([x, y]), np.array([vx, vy])


def _cross(one: tuple[_Array, _Array], other: tuple[_Array, _Array]) -> _Array | None:
    (p, u), (q, v) = one, other
    across = u[0] * v[1] - u[1] * v[0]
    if abs(across) < 0.2:
        return None
    ahead = ((q[0] - p[0]) * v[1] - (q[1] - p[1]) * v[0]) / across
    return np.asarray(p + ahead * u)
