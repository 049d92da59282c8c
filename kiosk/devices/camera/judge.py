"""Whether a clerk can read a page: dark, blurred, glare, shadow, nothing on it; each in words that help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.devices.camera.jpeg import Picture

_Array: TypeAlias = npt.NDArray[Any]

_DARK = 85
"""Brightness of the paper (0 to 255) below which print no longer stands out from noise."""
_GLARE = 0.012
"""Part of the page that may be burnt out, when the rest of it is not as bright."""
_SHADOW = 0.42
"""The darkest part of the paper against the brightest."""
_SHARP = 0.035
"""Variance of the Laplacian over that of the brightness, in the blurriest quarter of what is written. Sharp
print has 0.5, print of 12 points that can just be read 0.04."""
_TILE = 96
_INK = 0.72
"""Brightness against the paper around it, below which it is ink."""


@dataclass(frozen=True)
class Finding:
    """rule: for programs. words: for the citizen. refused: the picture is of no use to a clerk."""

    rule: str
    words: str
    refused: bool = True


NO_PAGE = Finding("page", "没有找到纸。请把整张纸平放在镜头下面，四个角都露出来，下面不要垫白纸。")
DARK = Finding("dark", "太暗了，看不清字。请让灯光照到纸上，身体不要挡光，再拍一次。")
BLURRED = Finding("blurred", "字拍糊了。请把纸按平，手拿稳，等画面清楚了再拍。")
GLARE = Finding("glare", "纸上有反光，有一块看不见字。请把纸挪一挪，避开灯的正下方，再拍一次。")
SHADOW = Finding("shadow", "纸上有影子。能看清字就可以用；看不清就让开一点光再拍一次。", refused=False)
BLANK = Finding("blank", "纸上看不到字，是不是放反了？请翻过来再拍一次。")


_CUT = {
    ("left",): "纸的左边没有拍全。请把整张纸放进画面里，四个角都露出来。",
    ("right",): "纸的右边没有拍全。请把整张纸放进画面里，四个角都露出来。",
    ("top",): "纸的上边没有拍全。请把整张纸放进画面里，四个角都露出来。",
    ("bottom",): "纸的下边没有拍全。请把整张纸放进画面里，四个角都露出来。",
    ("left", "top"): "少了左上角，没有拍全。请把整张纸放进画面里，四个角都露出来。",
    ("right", "top"): "少了右上角，没有拍全。请把整张纸放进画面里，四个角都露出来。",
    ("left", "bottom"): "少了左下角，没有拍全。请把整张纸放进画面里，四个角都露出来。",
    ("right", "bottom"): "少了右下角，没有拍全。请把整张纸放进画面里，四个角都露出来。",
}


def cut(sides: tuple[str, ...]) -> Finding:
    """sides: of the frame over which the page runs, as :func:`quad.cut_off` has them."""
    return Finding("cut", _CUT.get(sides, NO_PAGE.words))


def judge(page: Picture) -> tuple[Finding, ...]:
    """page: laid flat, at no more pixels than the camera gave: what was enlarged looks blurred."""
    grey = _inner_grey(page)
    paper = paper_of(grey)
    found = _light(grey, paper)
    flat = np.clip(grey.astype(np.float32) / np.maximum(paper, 1) * 255, 0, 255)
    sharp = _sharpness(flat)
    if sharp is None:
        if DARK not in found:
            found.append(BLANK)
    elif sharp < _SHARP:
        found.append(BLURRED)
    return tuple(found)


def judge_light(page: Picture) -> tuple[Finding, ...]:
    """Dark, glare and shadow alone: these a small picture shows as well, and in a moment."""
    grey = _inner_grey(page)
    return tuple(_light(grey, paper_of(grey)))


def _inner_grey(page: Picture) -> _Array:
    grey = np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY))
    rim = max(8, min(grey.shape) // 40)
    return np.ascontiguousarray(grey[rim:-rim, rim:-rim])


def _light(grey: _Array, paper: _Array) -> list[Finding]:
    level = float(np.median(paper))
    found = []
    if level < _DARK:
        found.append(DARK)
    elif _burnt(grey, level):
        found.append(GLARE)
    even = np.percentile(paper, 2) / max(float(np.percentile(paper, 98)), 1.0)
    if level >= _DARK and even < _SHADOW:
        found.append(SHADOW)
    return found


def paper_of(grey: _Array) -> _Array:
    """How bright the paper itself is at each place, under what is written."""
    small = np.asarray(cv2.resize(grey, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA))
    around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (9, 9))
    light = cv2.medianBlur(np.asarray(cv2.dilate(small, around)), 9)
    return np.asarray(
        cv2.resize(light, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    ).astype(np.float32)


def ink_of(grey: _Array) -> _Array:
    """Where something is written, as 0 and 1."""
    return (grey < paper_of(grey) * _INK).astype(np.uint8)


def sharpness(page: Picture) -> float | None:
    """As :func:`judge` measures it; None when nothing is written."""
    grey = np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY))
    return _sharpness(np.clip(grey.astype(np.float32) / np.maximum(paper_of(grey), 1) * 255, 0, 255))


def _burnt(grey: _Array, level: float) -> bool:
    """One spot that is burnt out while the paper is not; a page that is all white is only well lit."""
    if level > 238:
        return False
    white = (grey >= 251).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(white)
    return count > 1 and float(np.asarray(stats)[1:, cv2.CC_STAT_AREA].max()) > _GLARE * grey.size


def _sharpness(flat: _Array) -> float | None:
    """flat: brightness with shadows taken out. Tiles with writing on them only: bare paper tells nothing."""
    smooth = np.asarray(cv2.GaussianBlur(flat, (3, 3), 0.6))  # the camera's noise is not sharpness
    bent = np.asarray(cv2.Laplacian(smooth, cv2.CV_32F))
    shares = []
    for top in range(0, flat.shape[0] - _TILE + 1, _TILE):
        for left in range(0, flat.shape[1] - _TILE + 1, _TILE):
            here = np.s_[top : top + _TILE, left : left + _TILE]
            spread = float(smooth[here].var())
            if spread > 150:
                shares.append(float(bent[here].var()) / spread)
    if len(shares) < 3:
        return None
    return float(np.percentile(shares, 25))
