"""办理过程 on paper."""

from __future__ import annotations

from sync.county.archive.record import Record
from sync.paper.fonts import FontChain
from sync.paper.grid import Grid
from sync.paper.sheet import FAINT, Sheet

_EVENTS = (("时间", 0.22), ("办了什么", 0.2), ("谁办的", 0.26), ("告诉群众的话", 0.32))
_FILES = (("文件", 0.36), ("大小", 0.12), ("SHA-256", 0.52))


def record_pdf(record: Record, chain: FontChain) -> tuple[bytes, int]:
    """(PDF/A-2b, pages)."""
    footer = f"{record.centre}　办件 {record.number}"
    sheet = Sheet(chain, "办理过程", footer=footer, archived_at=record.made_at)
    sheet.text(record.centre, 11, colour=FAINT)
    sheet.text("办理过程", 20, bold=True)
    sheet.text(f"{record.made_words} 由县级管理台的记录生成", 11, colour=FAINT)
    sheet.space(6)
    grid = Grid(sheet, size=10.5)
    grid.head("办件")
    grid.cells(record.facts)
    grid.head("办理过程", 3)
    grid.columns(_EVENTS, shaded=True)
    for row in record.events:
        grid.columns(tuple(zip(row, (share for _, share in _EVENTS), strict=True)))
    for title, cells in record.parts:
        grid.head(title)
        grid.cells(cells)
    if record.files:
        small = Grid(sheet, size=9)
        small.head("随案的文件", 3)
        small.columns(_FILES, shaded=True)
        for file in record.files:
            told = (file.path, file.size_words, file.sha256)
            small.columns(tuple(zip(told, (share for _, share in _FILES), strict=True)))
    return sheet.finish(), sheet.pages
