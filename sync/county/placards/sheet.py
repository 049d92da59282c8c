"""The sheets as a PDF: A4, the code as vectors, words large enough for the wall."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from sync.county.placards.rules import Placard, Size
from sync.county.reports.fonts import Fonts

_TEAL, _INK, _SOFT, _LINE = (HexColor(c) for c in ("#0c4643", "#15211f", "#3b4846", "#ded5c3"))
_QUIET = 4
"""Modules of white around a code (ISO/IEC 18004)."""


def printed(placards: Sequence[Placard], size: Size) -> bytes:
    """One page for each, or for each four. Raises NoFontError."""
    fonts, out = Fonts(), io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setTitle("二维码张贴")
    canvas.setAuthor("县级管理台")
    width, height = A4
    if size is Size.SHEET:
        for placard in placards:
            _draw(canvas, fonts, placard, 0, 0, width, height)
            canvas.showPage()
    else:
        for first in range(0, len(placards), 4):
            canvas.setStrokeColor(_LINE)
            canvas.setDash(3, 4)
            canvas.line(width / 2, 0, width / 2, height)
            canvas.line(0, height / 2, width, height / 2)
            canvas.setDash()
            for place, placard in enumerate(placards[first : first + 4]):
                left, bottom = width / 2 * (place % 2), height / 2 * (1 - place // 2)
                _draw(canvas, fonts, placard, left, bottom, width / 2, height / 2)
            canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(
    canvas: Canvas, fonts: Fonts, placard: Placard, left: float, bottom: float, width: float, height: float
) -> None:
    """A band with the title, the code, the words, the place, the address in letters."""
    scale = width / A4[0]
    band, edge = 66 * mm * scale, 14 * mm * scale
    canvas.setFillColor(_TEAL)
    canvas.rect(left, bottom + height - band, width, band, stroke=0, fill=1)
    inner = width - 2 * edge
    words = _style(fonts, 66 * scale, white)
    title = Paragraph(fonts.marked(placard.title), words)
    # A long name of a matter is set smaller until the band holds it.
    while title.wrap(inner, band)[1] > band * 0.8 and words.fontSize > 12 * scale:
        words = _style(fonts, words.fontSize * 0.88, white)
        title = Paragraph(fonts.marked(placard.title), words)
    tall = title.wrap(inner, band)[1]
    title.drawOn(canvas, left + edge, bottom + height - band / 2 - tall / 2)
    side = 120 * mm * scale
    top = bottom + height - band - 8 * mm * scale
    _code(canvas, placard.address, left + (width - side) / 2, top - side, side)
    below = top - side - 3 * mm * scale
    for line in placard.lines:
        below = _line(canvas, fonts, line, _style(fonts, 23 * scale, _INK), left + edge, below, inner)
    below -= 4 * mm * scale
    below = _line(canvas, fonts, placard.place, _style(fonts, 20 * scale, _TEAL), left + edge, below, inner)
    small = _style(fonts, 12 * scale, _SOFT)
    _line(canvas, fonts, placard.address, small, left + edge, bottom + 25 * mm * scale, inner)
    calm = "不会用手机也不要紧：窗口、自助终端和 12345 都可以说。"
    _line(canvas, fonts, calm, small, left + edge, bottom + 17 * mm * scale, inner)


def _line(
    canvas: Canvas, fonts: Fonts, text: str, style: ParagraphStyle, left: float, top: float, width: float
) -> float:
    """Draw it; where the next one begins."""
    paragraph = Paragraph(fonts.marked(text), style)
    tall = paragraph.wrap(width, 1000)[1]
    paragraph.drawOn(canvas, left, top - tall)
    return float(top - tall)


def _style(fonts: Fonts, size: float, colour: object) -> ParagraphStyle:
    return ParagraphStyle(
        f"p{size}",
        fontName=fonts.first,
        fontSize=size,
        leading=size * 1.4,
        textColor=colour,
        alignment=TA_CENTER,
        wordWrap="CJK",
    )


def _code(canvas: Canvas, text: str, left: float, bottom: float, side: float) -> None:
    """Level Q: a quarter of it may be worn off a wall. Rows of dark modules are one rectangle each."""
    import pyqrcode  # only this page needs it

    rows = pyqrcode.create(text, error="Q", encoding="utf-8").code
    module = side / (len(rows) + 2 * _QUIET)
    canvas.setFillColor(white)
    canvas.rect(left, bottom, side, side, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    for number, row in enumerate(rows):
        y = bottom + side - (_QUIET + number + 1) * module
        begin = None
        for place, dark in enumerate([*row, 0]):
            if dark and begin is None:
                begin = place
            elif not dark and begin is not None:
                # A hair wider, or viewers show seams between the rows.
                canvas.rect(
                    left + (_QUIET + begin) * module,
                    y,
                    (place - begin) * module,
                    module * 1.02,
                    stroke=0,
                    fill=1,
                )
                begin = None
