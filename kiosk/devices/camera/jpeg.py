"""Pictures in and out: decoded within limits, encoded small enough to travel, nothing but the picture."""

from __future__ import annotations

import io
import warnings
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

Picture: TypeAlias = npt.NDArray[np.uint8]
"""Rows × columns × (blue, green, red)."""

MOST_BYTES = 2 * 1024 * 1024
"""Of a page, domain.md §3.2 (高拍仪)."""
MOST_PIXELS = 60_000_000
"""Of a picture that is taken in: a phone's 50 megapixels and some. More would fill the memory."""
_LONGEST = 3508
"""A4 at 300 dpi; what is larger is made smaller."""


class PictureError(ValueError):
    """What cannot be taken as a picture. str() is a Chinese sentence that says what to do."""


def decode(data: bytes) -> Picture:
    """A JPEG or PNG, upright as its camera noted, on white where it is transparent. Raises PictureError.

    Its size is looked at before a pixel is unpacked. No part of it may be missing.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise PictureError("这张照片太大，这台机器打不开，请换一张小一点的。")
                opened.draft("RGB", (_LONGEST, _LONGEST))
                upright = ImageOps.exif_transpose(opened)
                if "A" in upright.getbands() or "transparency" in upright.info:
                    clear = upright.convert("RGBA")
                    upright = Image.new("RGB", clear.size, "white")
                    upright.paste(clear, mask=clear.getchannel("A"))
                plain = upright.convert("RGB")
                plain.thumbnail((_LONGEST, _LONGEST))
                seen = np.asarray(plain)
    except PictureError:
        raise
    except Exception as error:  # a broken picture makes Pillow raise whatever it met
        raise PictureError("这张照片打不开，可能没有存完整，请换一张。") from error
    if min(seen.shape[:2]) < 32:
        raise PictureError("这张照片太小，看不清，请换一张。")
    return np.ascontiguousarray(seen[:, :, ::-1])


def encode(picture: Picture, most: int = MOST_BYTES) -> bytes:
    """As JPEG of at most so many bytes, as good as that allows: quality goes down first, then the size."""
    while True:
        for quality in (88, 80, 70, 60):
            _, packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
            if packed.size <= most:
                return packed.tobytes()
        picture = np.asarray(
            cv2.resize(picture, None, fx=0.8, fy=0.8, interpolation=cv2.INTER_AREA), dtype=np.uint8
        )


def turned(picture: Picture, quarters: int) -> Picture:
    """Turned clockwise by so many quarters."""
    return np.ascontiguousarray(np.rot90(picture, -quarters))
