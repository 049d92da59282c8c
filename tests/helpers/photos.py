"""Photographs of invented pages: drawn, laid on a table at a slant, lit, and taken badly in known ways."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

Table = Literal["wood", "black", "green", "grey", "white"]
Array = npt.NDArray[Any]

FRAME = (2592, 1944)
"""Width and height of a common document camera (5 megapixels)."""
SLANTED = ((640, 130), (1840, 170), (1930, 1830), (560, 1790))
NOWHERE = ((-9, -9), (-8, -9), (-8, -8), (-9, -8))
"""Corners of no page: the bare table."""
_FONT = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"
_TABLES: dict[str, tuple[int, int, int]] = {
    "wood": (70, 110, 160), "black": (32, 30, 28), "green": (60, 105, 45), "grey": (128, 128, 126),
    "white": (205, 208, 210),
}  # fmt: skip


@cache
def sheet(blank: bool = False, title: str = "虚构证明材料") -> Array:
    """An A4 page at 200 dpi, in print of 12 points and a heading."""
    page = Image.new("RGB", (1654, 2339), (246, 246, 244))
    if not blank:
        pen = ImageDraw.Draw(page)
        pen.text((480, 160), title, font=ImageFont.truetype(_FONT, 90), fill=(25, 25, 25))
        words = "兹证明张一例系本村村民，以下内容均为测试所用的虚构文字，与任何人无关。"
        for line in range(26):
            text = (words[line % 7 :] + words)[: 24 + (line * 5) % 15]
            pen.text((170, 360 + line * 66), text, font=ImageFont.truetype(_FONT, 34), fill=(30, 30, 32))
    return np.asarray(page)[:, :, ::-1].copy()


def photograph(
    corners: tuple[tuple[int, int], ...] = SLANTED,
    table: Table = "wood",
    *,
    page: Array | None = None,
    blur: float = 0.0,
    light: float = 1.0,
    shadow: float = 1.0,
    glare: bool = False,
    seed: int = 1,
) -> Array:
    """blur: sigma in pixels of the frame. light: of the room. shadow: what is left of it on the left half."""
    wide, high = FRAME
    chance = np.random.default_rng(seed)
    frame: Array = np.empty((high, wide, 3), np.float32)
    frame[:] = _TABLES[table]
    if table == "wood":
        grain = cv2.GaussianBlur(chance.normal(0, 60, (high, 1)).astype(np.float32), (1, 31), 6)
        frame += np.asarray(grain)[:, :, None]
    sheet_ = sheet() if page is None else page
    tall, broad = sheet_.shape[:2]
    source = np.array([[0, 0], [broad, 0], [broad, tall], [0, tall]], np.float32)
    how = cv2.getPerspectiveTransform(source, np.array(corners, np.float32))
    laid = cv2.warpPerspective(sheet_, how, (wide, high), flags=cv2.INTER_AREA)
    covers = cv2.warpPerspective(np.full((tall, broad), 255, np.uint8), how, (wide, high))
    # Paper has a thickness: a faint shadow along its edge is all that a white table shows.
    under = np.asarray(cv2.GaussianBlur(np.asarray(covers), (0, 0), 7)).astype(np.float32)[:, :, None] / 255
    frame *= 1 - 0.25 * under
    part = np.asarray(covers).astype(np.float32)[:, :, None] / 255
    frame = frame * (1 - part) + np.asarray(laid).astype(np.float32) * part * 0.9
    across = np.linspace(0, 1, wide, dtype=np.float32)
    frame *= (shadow + (1 - shadow) / (1 + np.exp(-(across - 0.45) * 60)))[None, :, None]
    if glare:
        x, y = np.meshgrid(np.arange(wide), np.arange(high))
        spot = np.exp(-(((x - 1200) / 260.0) ** 2 + ((y - 900) / 200.0) ** 2)).astype(np.float32)
        frame += 400 * spot[:, :, None]
    frame *= light
    if blur:
        frame = np.asarray(cv2.GaussianBlur(frame, (0, 0), blur))
    frame += chance.normal(0, 3, (high, wide, 1)).astype(np.float32)
    return np.clip(frame, 0, 255).astype(np.uint8)
