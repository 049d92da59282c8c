"""What to tell somebody who lays a page under the camera, and when to photograph it. No I/O."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.devices.camera.jpeg import Picture
from kiosk.devices.camera.judge import NO_PAGE, Finding, cut, judge_light
from kiosk.devices.camera.page import lay_flat
from kiosk.devices.camera.quad import Corners, cut_off, find

LOOK = 560
"""Long side of the picture that is looked at."""
FAR = Finding("far", "离得太远，字太小。请把纸放近一点，放到镜头正下方。")
MOVING = Finding("moving", "请放平，手拿开，不要动。")
_LEAST_LONG = 1000
"""Pixels of the camera along the page's long side: A4 at 85 dpi, print of 12 points can just be read."""
_SHIFT = 0.008
"""How far a corner may wander between two frames, of the picture's long side: noise moves it a little."""
_CHANGE, _SAME = 5.0, 1.0
"""How much brightness (0 to 255) may change on average while somebody holds still; when nothing happened."""
_STILL_FRAMES = 3
_GREY = (80, 60)


@dataclass(frozen=True)
class Look:
    """corners: in ``picture``, or None."""

    picture: Picture
    corners: Corners | None
    wrong: Finding | None
    still: bool
    ready: bool


class Watching:
    """One page after another. After :meth:`taken` nothing is ready until something has moved."""

    def __init__(self) -> None:
        self._corners: Corners | None = None
        self._wrong: Finding | None = NO_PAGE
        self._grey: Picture | None = None
        self._searched: Picture | None = None
        self._still = 0
        self._held: Picture | None = None

    def look(self, frame: Picture, full: float) -> Look:
        """full: how many pixels of the camera one pixel of ``frame`` is wide."""
        scale = LOOK / max(frame.shape[:2])
        picture = frame
        if scale < 1:
            resized = cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            picture, full = np.asarray(resized, dtype=np.uint8), full / scale
        still = self._see(picture, full)
        self._still = self._still + 1 if still else 0
        wrong = MOVING if self._wrong is None and not still else self._wrong
        ready = wrong is None and self._still >= _STILL_FRAMES and not self._is_held()
        return Look(picture, self._corners, wrong, still, ready)

    def taken(self) -> None:
        """The page that lies there was photographed."""
        self._held = self._grey
        self._still = 0

    def wait(self) -> None:
        """It was not good enough: see it still once more before the next try."""
        self._still = 0

    def _see(self, picture: Picture, full: float) -> bool:
        """Whether nothing has moved. While nothing does, the page is not searched anew."""
        before, self._grey = self._grey, _small_grey(picture)
        calm = before is not None and _change(before, self._grey) < _CHANGE
        if self._searched is not None and _change(self._searched, self._grey) < _SAME:
            return calm
        last, self._corners = self._corners, find(picture, LOOK)
        self._searched = self._grey
        self._wrong = self._judged(picture, self._corners, full)
        if self._corners is None:
            return calm
        near = _SHIFT * max(picture.shape[:2])
        return calm and last is not None and float(np.abs(last - self._corners).max()) < near

    def _judged(self, picture: Picture, corners: Corners | None, full: float) -> Finding | None:
        if corners is None:
            return NO_PAGE
        sides = cut_off(corners, picture)
        if sides:
            return cut(sides)
        along = (float(np.linalg.norm(corners[n] - corners[n - 1])) for n in range(4))
        if max(along) * full < _LEAST_LONG:
            return FAR
        return next((found for found in judge_light(lay_flat(picture, corners)) if found.refused), None)

    def _is_held(self) -> bool:
        """Whether what was photographed still lies there as it lay."""
        if (
            self._held is not None
            and self._grey is not None
            and _change(self._held, self._grey) > 2 * _CHANGE
        ):
            self._held = None
        return self._held is not None


def _small_grey(picture: Picture) -> Picture:
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    return np.asarray(cv2.resize(grey, _GREY, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _change(one: Picture, other: Picture) -> float:
    return float(np.abs(one.astype(np.int16) - other.astype(np.int16)).mean())
