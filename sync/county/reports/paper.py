"""The report as a PDF: A4, Chinese embedded, the five figures, the fortnight or month as bars, every table.

reportlab, as the kiosk's own paper: it is there already and needs no browser and no Pango on the server
(WeasyPrint would). Text is drawn as text, so that it can be searched and read aloud.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from sync.county.console.export import Cell
from sync.county.reports.fonts import Fonts
from sync.county.reports.scope import Scope
from sync.county.reports.sections import Section, Totals, rate
from sync.paper.total import show_total, write_total

_TEAL, _INK, _SOFT, _LINE, _SUNK = (
    HexColor(c) for c in ("#0c4643", "#15211f", "#3b4846", "#ded5c3", "#efe9dc")
)
_WIDTH = A4[0] - 36 * mm
_MOST_ROWS = 70


def printed(scope: Scope, counts: Totals, sections: Sequence[Section], now: datetime) -> bytes:
    """The whole report. Raises NoFontError."""
    fonts, out = Fonts(), io.BytesIO()
    font = fonts.first
    normal = ParagraphStyle("n", fontName=font, fontSize=9.5, leading=14, textColor=_INK, wordWrap="CJK")
    title = ParagraphStyle("t", parent=normal, fontSize=19, leading=26, alignment=TA_CENTER, textColor=_TEAL)
    head = ParagraphStyle(
        "h", parent=normal, fontSize=12.5, leading=18, textColor=_TEAL, spaceBefore=12, spaceAfter=4
    )
    soft = ParagraphStyle("s", parent=normal, fontSize=9, textColor=_SOFT, alignment=TA_CENTER)
    story: list[Any] = [
        Paragraph(fonts.marked(f"{scope.name}政务服务运行{_kind(scope)}"), title),
        Paragraph(fonts.marked(_span(scope)), soft),
        Spacer(1, 10),
        _figures(counts, fonts, normal),
    ]
    for section in sections:
        drawn = (
            [_bars(section, font), Spacer(1, 4)] if section.bars and any(n for _, n in section.bars) else []
        )
        note = [Paragraph(fonts.marked(section.note), normal), Spacer(1, 4)] if section.note else []
        table = _table(section, fonts, normal)
        story.append(KeepTogether([Paragraph(fonts.marked(section.title), head), *note, *drawn]))
        story.append(table)
        if len(section.rows) > _MOST_ROWS:
            story.append(
                Paragraph(
                    f"只印前 {_MOST_ROWS} 行，共 {len(section.rows)} 行，全部的请在网页上导出。", normal
                )
            )
    made = f"{timezone.localtime(now):%Y年%m月%d日 %H:%M} 由县级管理台生成"

    def foot(canvas: Any, document: Any) -> None:
        canvas.setFont(font, 8.5)
        canvas.setFillColor(_SOFT)
        canvas.drawString(18 * mm, 11 * mm, made)
        words = f"第 {document.page} 页　"
        start = A4[0] - 18 * mm - canvas.stringWidth(f"{words}共 00 页", font, 8.5)
        canvas.drawString(start, 11 * mm, words)
        show_total(canvas, start + canvas.stringWidth(words, font, 8.5), 11 * mm)

    class Counted(Canvas):  # type: ignore[misc]  # reportlab has no types
        """Says at its end how many pages it has."""

        def save(self) -> None:
            write_total(self, self.getPageNumber() - 1, self._say)
            super().save()

        def _say(self, words: str) -> None:
            self.setFont(font, 8.5)
            self.setFillColor(_SOFT)
            self.drawString(0, 0, words)

    SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=18 * mm,
        rightMargin=18 * mm,
        topMargin=16 * mm,
        bottomMargin=18 * mm,
        title=f"{scope.name}政务服务运行{_kind(scope)}",
        author="县级管理台",
        lang="zh-CN",
    ).build(story, onFirstPage=foot, onLaterPages=foot, canvasmaker=Counted)
    return out.getvalue()


def _kind(scope: Scope) -> str:
    if scope.since == scope.until:
        return "日报"
    whole = scope.since.day == 1 and (scope.since.year, scope.since.month) == (
        scope.until.year,
        scope.until.month,
    )
    return "月报" if whole else "报告"


def _span(scope: Scope) -> str:
    first, last = (f"{day.year}年{day.month}月{day.day}日" for day in (scope.since, scope.until))
    return first if scope.since == scope.until else f"{first} 至 {last}"


def _figures(counts: Totals, fonts: Fonts, normal: ParagraphStyle) -> Table:
    def share(part: int, whole: int) -> str:
        value = rate(part, whole)
        return "—" if value is None else f"{value:g} %"

    figures = (
        ("收件", f"{counts.received} 件", ""),
        ("办结", f"{counts.closed} 件", ""),
        ("按期办结率", share(counts.kept, counts.closed), f"按期 {counts.kept} 件"),
        ("满意率", share(counts.rated - counts.bad, counts.rated), f"{counts.rated} 人评价"),
        ("现在超期", f"{counts.overdue} 件", ""),
    )
    middle = ParagraphStyle("m", parent=normal, alignment=TA_CENTER, textColor=_SOFT, fontSize=8.5)
    large = ParagraphStyle("l", parent=middle, fontSize=16, leading=22, textColor=_TEAL)
    cells = [
        [Paragraph(fonts.marked(text), large if n == 1 else middle) for n, text in enumerate(one)]
        for one in figures
    ]
    return Table(
        [cells], colWidths=[_WIDTH / 5] * 5, style=[("BOX", (n, 0), (n, 0), 0.6, _LINE) for n in range(5)]
    )


def _bars(section: Section, font: str) -> Drawing:
    drawing, chart = Drawing(_WIDTH, 42 * mm), VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 26, 16, _WIDTH - 32, 34 * mm
    chart.data = [[number for _, number in section.bars]]
    chart.categoryAxis.categoryNames = [label for label, _ in section.bars]
    chart.valueAxis.valueMin = 0
    chart.valueAxis.labelTextFormat = "%d"
    chart.valueAxis.visibleGrid = 1
    chart.valueAxis.gridStrokeColor = _LINE
    chart.valueAxis.strokeColor = chart.categoryAxis.strokeColor = _LINE
    for labels in (chart.valueAxis.labels, chart.categoryAxis.labels):
        labels.fontName, labels.fontSize, labels.fillColor = font, 7.5, _SOFT
    chart.bars[0].fillColor, chart.bars[0].strokeColor = _TEAL, None
    chart.barWidth, chart.groupSpacing = 8, 5
    drawing.add(chart)
    return drawing


def _table(section: Section, fonts: Fonts, normal: ParagraphStyle) -> Table:
    small = ParagraphStyle("c", parent=normal, fontSize=8.5, leading=12)
    bold = ParagraphStyle("b", parent=small, textColor=_SOFT)
    rows = [[Paragraph(fonts.marked(head), bold) for head in section.heads]]
    for row in section.rows[:_MOST_ROWS]:
        rows.append([Paragraph(fonts.marked(_text(cell)), small) for cell in row])
    if len(rows) == 1:
        rows.append([Paragraph("没有", small), *[""] * (len(section.heads) - 1)])
    widths = _widths([section.heads, *([_text(cell) for cell in row] for row in section.rows[:_MOST_ROWS])])
    style = [
        ("BACKGROUND", (0, 0), (-1, 0), _SUNK),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, _LINE),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    return Table(rows, colWidths=widths, style=style, repeatRows=1)


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Each column as wide as its longest text, what is left shared by all; all narrower where they do not
    fit."""
    needed = [max(map(_length, column)) + 14 for column in zip(*rows, strict=True)]
    spare = _WIDTH - sum(needed)
    if spare < 0:
        return [_WIDTH * one / sum(needed) for one in needed]
    return [one + spare / len(needed) for one in needed]


def _length(text: str) -> float:
    """Points, of a table's type; near enough."""
    return sum(8.5 if ord(sign) > 0x2000 else 5 for sign in text)


def _text(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{timezone.localtime(cell):%m月%d日 %H:%M}"
    if isinstance(cell, date):
        return f"{cell.month}月{cell.day}日"
    if isinstance(cell, float):
        return f"{cell:g}"
    return "—" if cell is None or cell == "" else str(cell)
