"""A frame of the camera becomes a page: found, laid flat, turned so that its lines lie level, judged, packed.

A frame of 8 megapixels takes a good part of a second: for a worker, never the thread that draws.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.devices.camera.jpeg import Picture, encode, turned
from kiosk.devices.camera.judge import NO_PAGE, Finding, cut, ink_of, judge
from kiosk.devices.camera.quad import Corners, cut_off, find

A4 = (1654, 2339)
"""Width and height at 200 dpi."""
_NEAR_A4 = 0.13
"""How far the sides may be from 1 : √2 as the camera sees them, at a slant."""


@dataclass(frozen=True)
class Page:
    """corners: in the frame, for the outline on the screen; None when no page was found, then jpeg is b""."""

    jpeg: bytes
    corners: Corners | None
    findings: tuple[Finding, ...]

    @property
    def usable(self) -> bool:
        return not any(finding.refused for finding in self.findings)


def read_page(frame: Picture) -> Page:
    """The page that lies in this frame, with what is wrong with it. A refused page still has its picture."""
    corners = find(frame)
    if corners is None:
        return Page(b"", None, (NO_PAGE,))
    flat = _level(lay_flat(frame, corners))
    sides = cut_off(corners, frame)
    found = ((cut(sides),) if sides else ()) + judge(flat)
    return Page(encode(_at_size(flat)), corners, found)


def lay_flat(frame: Picture, corners: Corners) -> Picture:
    """Straight from above, with as many pixels as the camera had for it, at most those of A4 at 200 dpi."""
    top, right, bottom, left = (
        float(np.linalg.norm(corners[a] - corners[b])) for a, b in ((0, 1), (1, 2), (2, 3), (3, 0))
    )
    wide, high = (top + bottom) / 2, (left + right) / 2
    long, short = max(wide, high), max(min(wide, high), 1.0)
    ratio = long / short
    if abs(ratio / 2**0.5 - 1) < _NEAR_A4:
        ratio = A4[1] / A4[0]
    long = min(long, A4[1])
    size = (round(long / ratio), round(long)) if high >= wide else (round(long), round(long / ratio))
    onto = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], dtype=np.float32)
    how = cv2.getPerspectiveTransform(corners.astype(np.float32), onto)
    return np.asarray(cv2.warpPerspective(frame, how, size, flags=cv2.INTER_LINEAR), dtype=np.uint8)


def _level(page: Picture) -> Picture:
    """A page that lay on its side, turned. Which of its two ends is up, the pixels do not tell."""
    grey = np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY))
    rim = min(grey.shape) // 20
    ink = ink_of(grey)[rim:-rim, rim:-rim].astype(np.float32)
    rows, columns = ink.mean(axis=1), ink.mean(axis=0)
    # Between lines there is no ink at all, between characters only here and there.
    return turned(page, 3) if _swing(columns) > 1.2 * _swing(rows) else page


def _swing(profile: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> float:
    """How deep it goes up and down within the width of a line; margins and ragged ends are no lines."""
    around = max(9, len(profile) // 30)
    slow = np.convolve(profile, np.full(around, 1 / around), mode="same")
    return float((profile - slow)[around:-around].std())


def _at_size(page: Picture) -> Picture:
    """A page of A4 at A4's size: a camera of fewer pixels is enlarged, so that it prints as it lay there."""
    high, wide = page.shape[:2]
    if abs(max(high, wide) / min(high, wide) / (A4[1] / A4[0]) - 1) > 0.01:
        return page
    size = A4 if high > wide else A4[::-1]
    if (wide, high) == size:
        return page
    return np.asarray(cv2.resize(page, size, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)
