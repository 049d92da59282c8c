"""Papers to lay under the simulated camera: drawn here, of nobody."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

_SIZE, _TABLE = (2592, 1944), (70, 105, 60)
_FONT = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"


def _sheet(title: str) -> Image.Image:
    page = Image.new("RGB", (1200, 1697), (246, 246, 244))
    pen = ImageDraw.Draw(page)
    pen.text((360, 130), title, font=ImageFont.truetype(_FONT, 72), fill=(25, 25, 25))
    line = "以下内容均为测试所用的虚构文字，与任何人无关。"
    for number in range(24):
        text = (line[number % 5 :] + line)[: 22 + number * 5 % 11]
        pen.text((110, 300 + number * 54), text, font=ImageFont.truetype(_FONT, 30), fill=(30, 30, 32))
    return page


def _laid(sheet: Image.Image | None, angle: float = 3.0, at: tuple[int, int] = (650, 110)) -> Image.Image:
    table = Image.new("RGB", _SIZE, _TABLE)
    if sheet is not None:
        turned = sheet.convert("RGBA").rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)
        table.paste(turned, at, turned)
    return table


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88)
    return out.getvalue()


LAID: dict[str, Callable[[], bytes]] = {
    "空桌子": lambda: _jpeg(_laid(None)),
    "一张纸": lambda: _jpeg(_laid(_sheet("虚构证明"))),
    "另一张纸": lambda: _jpeg(_laid(_sheet("虚构户口簿"), -4.0, (560, 90))),
    "没放全": lambda: _jpeg(_laid(_sheet("虚构证明"), 3.0, (-300, 110))),
    "太暗": lambda: _jpeg(ImageEnhance.Brightness(_laid(_sheet("虚构证明"))).enhance(0.28)),
    "拍糊": lambda: _jpeg(_laid(_sheet("虚构证明")).filter(ImageFilter.GaussianBlur(6))),
}
"""By what a button of the bench says."""
