"""Pages as a camera of a machine took them: drawn here, of nobody, and each says that it is made up."""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache
from random import Random

from msgspec import Struct
from PIL import Image, ImageDraw, ImageFont

from sync.county.reports.fonts import FONTS

PAGE, CARD, FACE = (520, 736), (520, 330), (300, 400)
_INK, _FAINT, _SEAL, _RULE = (38, 44, 48), (96, 104, 110), (196, 52, 44), (206, 208, 204)
_TABLES = ((139, 112, 82), (70, 74, 76), (176, 166, 148))
_MARK = "演示用 · 内容全是编的"
_CARDS = ("卡", "账户", "身份证")
_BILLS = ("票据", "发票", "清单", "流水", "凭证", "报表")
_FACES = ("证件照", "免冠")


class Taken(Struct, frozen=True):
    """What a machine has of a paper. type: media type."""

    data: bytes
    type: str


def photograph(chance: Random, paper: str, name: str, page: int) -> Taken:
    """The same chance gives the same bytes. paper: what the material is called; name: whose it is."""
    if any(word in paper for word in _FACES):
        return Taken(_jpeg(_face(chance.randrange(6))), "image/jpeg")
    sheet = _blank(paper, page).copy()
    pen = ImageDraw.Draw(sheet)
    pen.text((48, 104), f"姓名：{name}", font=_font(22), fill=_INK)
    if any(word in paper for word in _BILLS):
        _amounts(pen, chance)
    frame = Image.new("RGB", (sheet.width + 90, sheet.height + 90), chance.choice(_TABLES))
    # Nobody lays a sheet down quite straight; one in ten lies on its side.
    slant, table = chance.uniform(-2.5, 2.5), frame.getpixel((0, 0))
    turned = sheet.rotate(slant, Image.Resampling.BILINEAR, expand=True, fillcolor=table)
    frame.paste(turned, ((frame.width - turned.width) // 2, (frame.height - turned.height) // 2))
    if chance.random() < 0.1:
        frame = frame.rotate(90, expand=True)
    return Taken(_jpeg(frame), "image/jpeg")


def scan(paper: str, name: str, pages: int, at: datetime) -> Taken:
    """The sheets of a scanner as one PDF. at: when it was scanned."""
    sheets = []
    for page in range(1, pages + 1):
        sheet = _blank(paper, page).copy()
        ImageDraw.Draw(sheet).text((48, 104), f"姓名：{name}", font=_font(22), fill=_INK)
        sheets.append(sheet)
    out, moment = io.BytesIO(), at.utctimetuple()
    sheets[0].save(
        out,
        "PDF",
        resolution=64,
        quality=60,
        save_all=True,
        append_images=sheets[1:],
        creationDate=moment,
        modDate=moment,
    )
    return Taken(out.getvalue(), "application/pdf")


@cache
def _blank(paper: str, page: int) -> Image.Image:
    """All of a page but whose it is."""
    card = any(word in paper for word in _CARDS)
    sheet = Image.new("RGB", CARD if card else PAGE, (226, 236, 240) if card else (250, 249, 244))
    pen = ImageDraw.Draw(sheet)
    title = paper if len(paper) < 15 else paper[:14] + "…"
    pen.text((sheet.width // 2, 58), title, font=_font(30), fill=_INK, anchor="mm")
    pen.text((sheet.width - 20, sheet.height - 14), _MARK, font=_font(15), fill=_FAINT, anchor="rs")
    if page > 1:
        pen.text((48, sheet.height - 14), f"第 {page} 页", font=_font(15), fill=_FAINT, anchor="ls")
    if card:
        pen.rounded_rectangle((48, 160, 128, 220), 10, fill=(214, 182, 96))
        pen.text((48, 246), "9999 0000 0000 0000", font=_font(30), fill=_INK)
    elif any(word in paper for word in _BILLS):
        for line in range(9):
            pen.line((48, 180 + line * 44, 472, 180 + line * 44), fill=_RULE)
    else:
        words = f"本页是演示用的“{paper}”，由程序画出，文字、编号和印章都是编的，和任何人、任何单位无关。"
        for line in range(0, len(words), 19):
            pen.text((48, 176 + line * 2), words[line : line + 19], font=_font(22), fill=_INK)
    if not card:
        _seal(pen)
    return sheet


def _seal(pen: ImageDraw.ImageDraw) -> None:
    pen.ellipse((338, 560, 458, 680), outline=_SEAL, width=4)
    pen.text((398, 620), "样 章", font=_font(26), fill=_SEAL, anchor="mm")


def _amounts(pen: ImageDraw.ImageDraw, chance: Random) -> None:
    total = 0
    for line, what in enumerate(("挂号费", "检查费", "药费", "材料费", "床位费", "护理费", "其他")):
        amount = chance.randrange(8, 900)
        total += amount
        pen.text((56, 190 + line * 44), what, font=_font(20), fill=_INK)
        pen.text((464, 190 + line * 44), f"{amount}.00", font=_font(20), fill=_INK, anchor="ra")
    pen.text((464, 498), f"合计 {total}.00", font=_font(22), fill=_INK, anchor="ra")


@cache
def _face(kind: int) -> Image.Image:
    """A head and shoulders that nobody has."""
    picture = Image.new("RGB", FACE, (74, 132, 196) if kind % 2 else (236, 238, 240))
    pen = ImageDraw.Draw(picture)
    skin, hair = (226, 190, 160), ((48, 42, 40), (120, 116, 112), (208, 206, 202))[kind % 3]
    pen.ellipse((40, 300, 260, 560), fill=((52, 60, 84), (96, 60, 56), (60, 84, 70))[kind // 2])
    pen.rectangle((128, 250, 172, 320), fill=skin)
    pen.ellipse((88, 86, 212, 276), fill=hair)
    pen.ellipse((98, 112, 202, 274), fill=skin)
    pen.text((150, 392), _MARK, font=_font(14), fill=(250, 250, 250), anchor="ms")
    return picture


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(next(path for path in FONTS if path.is_file())), size)


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=55)
    return out.getvalue()
