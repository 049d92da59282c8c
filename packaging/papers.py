"""Papers to lay under the simulated camera, of nobody: the ones that the tests lay there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import cv2

from tests.helpers.photos import NOWHERE, photograph, sheet


def _laid(**how: object) -> bytes:
    """how: as ``photograph`` has it."""
    return cv2.imencode(".jpg", photograph(**how), [cv2.IMWRITE_JPEG_QUALITY, 88])[1].tobytes()  # type: ignore[arg-type]


def _another() -> bytes:
    elsewhere = ((700, 250), (1950, 180), (2100, 1850), (500, 1760))
    return _laid(corners=elsewhere, table="green", page=sheet(title="虚构户口簿"))


LAID: dict[str, Callable[[], bytes]] = {
    "空桌子": partial(_laid, corners=NOWHERE),
    "一张纸": _laid,
    "另一张纸": _another,
    "没放全": partial(_laid, corners=((-120, 170), (1300, 240), (1400, 1790), (-200, 1730))),
    "太暗": partial(_laid, light=0.25),
    "拍糊": partial(_laid, blur=4.0),
}
"""By what a button of the bench says."""
