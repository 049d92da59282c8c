"""A document of the openness zone on paper."""

from __future__ import annotations

from kiosk.paper.slips import DocumentSheet
from sync.paper.fonts import FontChain
from sync.paper.sheet import FAINT, LARGE, LEADING, Sheet


def document_pdf(document: DocumentSheet, chain: FontChain, *, large: bool = False) -> tuple[bytes, int]:
    """(PDF, pages)."""
    footer = f"{document.centre}　{document.printed_words} 生成"
    sheet = Sheet(chain, document.title, scale=LARGE if large else 1.0, footer=footer)
    sheet.text(document.title, 20, bold=True)
    sheet.space(6)
    column = sheet.column(label for label, _ in document.facts)
    for label, value in document.facts:
        sheet.pair(label, value, 12, column=column)
    if document.source:
        sheet.space(4)
        sheet.text(document.source, 11, colour=FAINT)
    sheet.rule()
    for kind, text, rows in document.blocks:
        sheet.space(4)
        if kind == "heading":
            sheet.heading(text)
        elif kind == "item":
            sheet.text(f"· {text}", 12, left=12)
        elif kind == "table":
            head, *body = rows
            for cells in body:
                # Read as lines, so that it can be set in any size: what it is about, then each column, and
                # all of it on one page.
                sheet.need(sheet.size(12) * LEADING * (len(cells) + 1))
                sheet.text(cells[0], 12, bold=True)
                for name, cell in zip(head[1:], cells[1:], strict=True):
                    sheet.text(f"{name}：{cell}", 12, left=12)
        else:
            sheet.text(text, 12)
    return sheet.finish(), sheet.pages
