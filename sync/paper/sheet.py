"""Setting Chinese text on A4: wrapping, tables of label and value, cards, page breaks. Sizes in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import groupby

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from sync.paper.fonts import FontChain
from sync.paper.form import DrawnSign
from sync.paper.total import show_total, write_total

MARGIN = 48.0  # 17 mm
LEADING = 1.45
LARGE = 1.4
"""Large type: for old eyes, 17 points and more."""
QR_SIDE = 118.0
LABEL = 5.2
"""Sizes of the type: a label of four characters, and the gap beside it."""
INK = (0.08, 0.13, 0.12)
FAINT = (0.23, 0.28, 0.27)
LINE = (0.60, 0.57, 0.48)
_WIDEST = 12.0
_LARGEST = 2.5
"""How many times as large as with its whole pad in its place a signature may be."""
_NOT_FIRST = "，。、；：？！）》〉」』】〕”’…·,.;:?!)]%*"
_NOT_LAST = "（《〈「『【〔“‘(["


class Sheet:
    """A PDF in the making, filled from top to bottom. scale enlarges every size (large type)."""

    def __init__(
        self,
        chain: FontChain,
        title: str,
        *,
        scale: float = 1.0,
        footer: str = "",
        archived_at: str = "",
    ) -> None:
        """archived_at: makes it a PDF/A-2b of this moment (ISO 8601 with zone)."""
        self._buffer = BytesIO()
        # invariant: the same words give the same bytes, so a second press makes no second sheet
        self._canvas = Canvas(
            self._buffer, pagesize=A4, invariant=1, pageCompression=1, initialFontName=chain.first
        )
        self._canvas.setTitle(title)
        self._chain = chain
        self._scale = scale
        self._title, self._footer, self._archived_at = title, footer, archived_at
        self.width = A4[0] - 2 * MARGIN
        self.y = A4[1] - MARGIN
        self.pages = 1

    # ---- finished sheet ----

    def finish(self) -> bytes:
        self._end_page()
        if self._footer:  # each page names it: whoever has lost the last sheet must see that
            write_total(self._canvas, self.pages, lambda words: self._draw(words, 0, 0, 9, FAINT, bold=False))
        if self._archived_at:
            from sync.paper.archival import archived, make_archival

            make_archival(self._canvas, self._title, self._archived_at)
            self._canvas.save()
            return archived(self._buffer.getvalue())
        self._canvas.save()
        return self._buffer.getvalue()

    def _end_page(self) -> None:
        if self._footer:
            words = self._chain.printable(f"{self._footer}　第 {self.pages} 页")
            self._draw(words, MARGIN, MARGIN - 22, 9, FAINT, bold=False)
            show_total(self._canvas, MARGIN + self._chain.width(words, 9) + 9, MARGIN - 22)
        self._canvas.showPage()

    def turn(self, scale: float | None = None) -> None:
        """Go on to a new page; scale: of the type from there on."""
        self._end_page()
        self._scale = self._scale if scale is None else scale
        self.pages += 1
        self.y = A4[1] - MARGIN

    @property
    def room(self) -> float:
        """Points left on this page."""
        return float(self.y - MARGIN)

    @property
    def enlarged(self) -> bool:
        """Type too large for two things side by side."""
        return self._scale > 1.2

    def need(self, height: float) -> None:
        """Go on to a new page when fewer than ``height`` points are left on this one."""
        if self.y - height < MARGIN:
            self.turn()

    # ---- words ----

    def size(self, size: float) -> float:
        return size * self._scale

    def wrap(self, text: str, size: float, width: float) -> list[str]:
        """Lines no wider than ``width``. No line begins with a closing or ends with an opening mark, and
        half-width words and numbers stay whole where they fit."""
        lines: list[str] = []
        for paragraph in self._chain.printable(text).split("\n"):
            lines.extend(self._wrap_one(paragraph, size, width))
        return lines

    def _wrap_one(self, text: str, size: float, width: float) -> list[str]:
        lines: list[str] = []
        rest = text
        while rest:
            end, used = 0, 0.0
            while end < len(rest):
                used += self._chain.width(rest[end], size)
                if used > width and end:
                    break
                end += 1
            if end < len(rest):
                end = _good_break(rest, end)
            lines.append(rest[:end].rstrip(" "))
            rest = rest[end:].lstrip(" ")
        return lines or [""]

    def text(
        self,
        words: str,
        size: float = 12,
        *,
        bold: bool = False,
        colour: tuple[float, float, float] = INK,
        left: float = 0,
        width: float | None = None,
    ) -> None:
        """A paragraph at the cursor, which moves below it. left: indent; width: of the lines."""
        size = self.size(size)
        lines = self.wrap(words, size, (width or self.width) - left)
        self.need(size * LEADING * min(len(lines), 4))  # a short paragraph is not torn apart
        for line in lines:
            self.need(size * LEADING)
            self.y -= size * LEADING
            self._draw(line, MARGIN + left, self.y + size * 0.3, size, colour, bold=bold)

    def heading(self, words: str, size: float = 14) -> None:
        """A line above what it is about; it never stands last on a page."""
        self.need((self.size(size) + self.size(12.5) * 2) * LEADING)
        self.text(words, size, bold=True)

    def pair(
        self,
        label: str,
        value: str,
        size: float = 12,
        *,
        width: float | None = None,
        column: float = LABEL,
    ) -> None:
        """A row of label and value; each wraps under itself. column: of the labels, in sizes of the type."""
        size_ = self.size(size)
        left = size_ * column
        labels = self.wrap(label, size_, left - size_ * 0.2)
        lines = self.wrap(value, size_, (width or self.width) - left)
        self.need(size_ * LEADING * max(len(lines), len(labels)))
        for number in range(max(len(lines), len(labels))):
            self.y -= size_ * LEADING
            if number < len(labels):
                self._draw(labels[number], MARGIN, self.y + size_ * 0.3, size_, FAINT, bold=False)
            if number < len(lines):
                self._draw(lines[number], MARGIN + left, self.y + size_ * 0.3, size_, INK, bold=True)

    def column(self, labels: Iterable[str]) -> float:
        """For ``pair``: as wide as the longest of them, so that their values stand in one line, but no wider
        than half of it."""
        return min(max((LABEL, *(self.length(label, 1) + 1 for label in labels))), _WIDEST)

    def columns(self, cells: Sequence[tuple[str, str, str]], size: float = 12) -> None:
        """Facts side by side: (small head, the fact, small line under it) each; under one another when
        the type is too large for that."""
        if self.enlarged:
            for head, fact, under in cells:
                self.pair(head, f"{fact}（{under}）" if under else fact, size)
            return
        gap, top, lowest = 12.0, self.y, self.y
        width = (self.width - gap * (len(cells) - 1)) / len(cells)
        self.need(size * 7)
        top = lowest = self.y
        for number, (head, fact, under) in enumerate(cells):
            y = top
            left = (width + gap) * number
            for words, points, bold, colour in (
                (head, size - 1, False, FAINT),
                (fact, size + 4, True, INK),
                (under, size - 1, False, FAINT),
            ):
                for line in self.wrap(words, points, width):
                    y -= points * LEADING
                    self._draw(line, MARGIN + left, y + points * 0.3, points, colour, bold=bold)
            lowest = min(lowest, y)
        self.y = lowest

    def item(self, words: str, aside: str, size: float = 12, *, bold: bool = False) -> None:
        """A row with words to the left and a short remark at the right edge."""
        size_ = self.size(size)
        room = self._chain.width(self._chain.printable(aside), size_) + size_
        lines = self.wrap(words, size_, self.width - room)
        self.need(size_ * LEADING * len(lines))
        for number, line in enumerate(lines):
            self.y -= size_ * LEADING
            self._draw(line, MARGIN, self.y + size_ * 0.3, size_, INK, bold=bold)
            if number == 0:
                left = A4[0] - MARGIN - room + size_
                self._draw(self._chain.printable(aside), left, self.y + size_ * 0.3, size_, FAINT, bold=True)

    def space(self, height: float) -> None:
        self.y -= self.size(height)

    def rule(self) -> None:
        self.y -= 6
        self._canvas.setStrokeColorRGB(*LINE)
        self._canvas.setLineWidth(0.8)
        self._canvas.line(MARGIN, self.y, MARGIN + self.width, self.y)
        self.y -= 4

    def qr(self, matrix: Sequence[Sequence[bool]], side: float, caption: str) -> None:
        """A QR code at the right edge, its top at the cursor, which does not move. side: with quiet zone.

        The quiet zone of four modules (GB/T 18284, ISO/IEC 18004 §9.1) is part of it.
        """
        module = side / (len(matrix) + 8)
        left = A4[0] - MARGIN - side
        bars = []  # whole runs, in modules: there are thousands, and reportlab writes floats slowly
        for row, cells in enumerate(matrix, 1):
            column = 0
            for dark, run in groupby(cells):
                length = sum(1 for _ in run)
                if dark:
                    bars.append(f"{column} {-row} {length} 1 re")
                column += length
        self._canvas.saveState()
        self._canvas.setFillColorRGB(0, 0, 0)
        self._canvas.transform(module, 0, 0, module, left + 4 * module, self.y - 4 * module)
        self._canvas.drawPath(PDFPathObject(bars), stroke=0, fill=1)
        self._canvas.restoreState()
        size = 10.0
        if not caption:
            return
        caption = self._chain.printable(caption)
        middle = left + (side - self._chain.width(caption, size)) / 2
        self._draw(caption, middle, self.y - side - size * 0.6, size, FAINT, bold=False)

    # ---- for tables: x from the left margin, y from the lower edge of the page ----

    def length(self, words: str, size: float) -> float:
        """Points of one line."""
        return self._chain.width(self._chain.printable(words), size)

    def put(
        self, words: str, x: float, y: float, size: float, colour: tuple[float, float, float], *, bold: bool
    ) -> None:
        """One line at a place; the cursor stays where it is."""
        self._draw(words, MARGIN + x, y, size, colour, bold=bold)

    def frame(
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        shade: tuple[float, float, float] | None = None,
    ) -> None:
        self._canvas.saveState()
        self._canvas.setStrokeColorRGB(*INK)
        self._canvas.setLineWidth(0.6)
        if shade is not None:
            self._canvas.setFillColorRGB(*shade)
        self._canvas.rect(MARGIN + x, top - height, width, height, stroke=1, fill=int(shade is not None))
        self._canvas.restoreState()

    def sign(self, sign: DrawnSign, x: float, top: float, width: float, height: float) -> None:
        """What a finger drew, cut to where there is ink and fitted into a place. Never much larger than its
        pad as a whole would be: a dot must not fill the place of a name."""
        points = [point for stroke in sign.strokes for point in stroke]
        if not points:
            return
        x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
        y0, y1 = min(y for _, y in points), max(y for _, y in points)
        scale = min(
            width / max(x1 - x0, 1), height / max(y1 - y0, 1), _LARGEST * height / max(sign.height, 1)
        )
        self._canvas.saveState()
        self._canvas.setStrokeColorRGB(*INK)
        self._canvas.setLineWidth(1.6)
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        path = self._canvas.beginPath()
        for stroke in sign.strokes:
            places = [(MARGIN + x + (px - x0) * scale, top - (py - y0) * scale) for px, py in stroke]
            path.moveTo(*places[0])
            for place in places[1:] or places:  # a dot is a line without length, round at its ends
                path.lineTo(*place)
        self._canvas.drawPath(path, stroke=1, fill=0)
        self._canvas.restoreState()

    def _draw(
        self, words: str, x: float, y: float, size: float, colour: tuple[float, float, float], *, bold: bool
    ) -> None:
        """One line. Bold is the regular font with its outline drawn, so that one font file is enough."""
        self._canvas.saveState()  # the render mode outlives a text object, and the next one does not know
        text = self._canvas.beginText(x, y)
        text.setFillColorRGB(*colour)
        text.setStrokeColorRGB(*colour)
        text.setTextRenderMode(2 if bold else 0)
        self._canvas.setLineWidth(size / 30)
        for font, run in self._chain.runs(self._chain.printable(words)):
            text.setFont(font.fontName, size)
            text.textOut(run)
        self._canvas.drawText(text)
        self._canvas.restoreState()


def _good_break(text: str, end: int) -> int:
    """A place at or before ``end`` where the line may break; ``end`` itself when there is none near."""
    for place in range(end, max(1, end - 24), -1):
        before, after = text[place - 1], text[place]
        if after in _NOT_FIRST or before in _NOT_LAST:
            continue
        inside_word = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
        if not inside_word:
            return place
    return end
