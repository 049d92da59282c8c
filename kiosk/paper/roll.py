"""A strip of 80 mm paper in the making, drawn as a picture so that rare names print too. Sizes in dots.

203 dots an inch, 576 across. The fonts are those of the A4 sheets, in the same order for each character.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from sync.paper.fonts import FontChain

DOTS = 576
_SIDE = 16
_LEADING = 1.35
#: Rows at a time: how many there will be is known at the end.
_ROOM = 3000
_OPENING = "（《“〈「『【"


class Roll:
    """Filled from top to bottom. scale enlarges every size."""

    def __init__(self, chain: FontChain, *, scale: float = 1.0, dots: int = DOTS) -> None:
        self._chain, self._scale, self.dots = chain, scale, dots
        self._image = Image.new("L", (dots, _ROOM), 255)
        self._draw = ImageDraw.Draw(self._image)
        self._fonts: dict[tuple[str, int], ImageFont.FreeTypeFont] = {}
        self.y = 8
        self.width = dots - 2 * _SIDE

    def text(self, words: str, size: int, *, bold: bool = False, middle: bool = False) -> None:
        """A paragraph; lines break anywhere but inside numbers and Latin words."""
        size = round(size * self._scale)
        for line in self._wrap(self._chain.printable(words), size, self.width):
            left = _SIDE + ((self.width - self._length(line, size)) // 2 if middle else 0)
            self._line(line, left, size, bold)

    def pair(self, label: str, value: str, size: int) -> None:
        """The label small above, the value bold under it: a strip has no room beside it."""
        self.text(label, round(size * 0.8))
        self.text(value, size, bold=True)
        self.space(4)

    def rule(self) -> None:
        self._reach(24)
        self.y += 10
        for x in range(_SIDE, self.dots - _SIDE, 12):
            self._draw.line((x, self.y, x + 6, self.y), fill=0, width=2)
        self.y += 12

    def space(self, dots: int) -> None:
        self.y += round(dots * self._scale)

    def qr(self, matrix: Sequence[Sequence[bool]], side: int, caption: str) -> None:
        """In the middle; whole dots for each module, with the quiet zone of four."""
        self._reach(side + 28 * 3)
        module = max(3, side // (len(matrix) + 8))
        left, top = (self.dots - module * len(matrix)) // 2, self.y + 4 * module
        for row, cells in enumerate(matrix):
            for column, dark in enumerate(cells):
                if dark:
                    x, y = left + column * module, top + row * module
                    self._draw.rectangle((x, y, x + module - 1, y + module - 1), fill=0)
        self.y = top + (len(matrix) + 4) * module
        self.text(caption, 28, middle=True)

    def finish(self) -> bytes:
        """PNG, one bit a dot."""
        out = BytesIO()
        self._reach(24)
        self._image.crop((0, 0, self.dots, self.y + 24)).point(_black).convert("1").save(out, "PNG")
        return out.getvalue()

    # ---- inside ----

    def _reach(self, rows: int) -> None:
        """So many more rows can be drawn on."""
        if self.y + rows <= self._image.height:
            return
        longer = Image.new("L", (self.dots, self._image.height + max(_ROOM, rows)), 255)
        longer.paste(self._image, (0, 0))
        self._image, self._draw = longer, ImageDraw.Draw(longer)

    def _line(self, words: str, left: int, size: int, bold: bool) -> None:
        self._reach(size * 2)
        x, bottom = float(left), self.y + size
        for char in words:
            font = self._font(char, size)
            self._draw.text((x, bottom), char, fill=0, font=font, anchor="ls", stroke_width=1 if bold else 0)
            x += font.getlength(char)
        self.y += round(size * _LEADING)

    def _font(self, char: str, size: int) -> ImageFont.FreeTypeFont:
        path = str(self._chain.file_of(char))
        if (path, size) not in self._fonts:
            self._fonts[path, size] = ImageFont.truetype(path, size)
        return self._fonts[path, size]

    def _length(self, words: str, size: int) -> int:
        return round(sum(self._font(char, size).getlength(char) for char in words))

    def _wrap(self, words: str, size: int, width: int) -> list[str]:
        lines, line = [], ""
        for piece in _pieces(words):
            if line and self._length(line + piece, size) > width:
                lines.append(line.rstrip())
                line = ""
            while self._length(piece, size) > width:
                fits = len(piece)
                while fits > 1 and self._length(piece[:fits], size) > width:
                    fits -= 1
                if fits == len(piece):
                    break  # one character wider than the paper
                lines.append(piece[:fits])
                piece = piece[fits:]
            line += piece if line else piece.lstrip()
        return [*lines, line] if line or not lines else lines


def _black(value: int) -> int:
    return 255 if value > 140 else 0


def _pieces(words: str) -> list[str]:
    """Characters, but Latin words and numbers whole, no closing mark at the beginning of a line, none that
    opens at its end."""
    found: list[str] = []
    for char in words:
        joined = found and (
            (char.isascii() and char != " " and found[-1][-1].isascii() and found[-1][-1] not in " -")
            or char in "，。、；：？！）》”*"
            or found[-1][-1] in _OPENING
        )
        if joined:
            found[-1] += char
        else:
            found.append(char)
    return found
