"""Documents of the openness zone (政务公开): what a terminal shows for reading.

A document carries what the county's own notices carry: title, 文号, issuer, dates, whether it is in force,
index number, subjects. Its text is headings, paragraphs, list items and light tables, so that it can be set
in any type size, turned by pages, read aloud and printed; there are no attachments.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from sync.model.problem import Problem


class Force(StrEnum):
    """效力状态."""

    VALID = "valid"
    AMENDED = "amended"
    ENDED = "ended"

    @property
    def label(self) -> str:
        return {Force.VALID: "有效", Force.AMENDED: "已修改", Force.ENDED: "失效"}[self]


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


class Block(Struct, frozen=True):
    """A piece of text. rows: of a table, the first is its head; text is empty then."""

    kind: BlockKind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


class Document(Struct, frozen=True, kw_only=True):
    """Topic ``openness``, key = key.

    number: 文号, "" when it has none. issued: 成文或公开日期. about: one sentence in plain words. topics:
    subjects such as 惠农政策. source: where the words come from when they are a summary and not the document
    itself. scope: the township it is for, "" for all.
    """

    key: str
    title: str
    issuer: str
    issued: date
    force: Force = Force.VALID
    number: str = ""
    index_no: str = ""
    effective: date | None = None
    ended: date | None = None
    about: str = ""
    topics: tuple[str, ...] = ()
    source: str = ""
    scope: str = ""
    blocks: tuple[Block, ...] = ()

    @property
    def date_words(self) -> str:
        return f"{self.issued.year}年{self.issued.month}月{self.issued.day}日"


MOST_BLOCKS = 400
LONGEST_BLOCK = 2000
MOST_COLUMNS = 4
"""A wider table cannot be read on a terminal."""


def check_document(document: Document) -> tuple[Problem, ...]:
    """What keeps a document from being published."""
    found: list[Problem] = []
    for path, label, text, most in (
        ("title", "标题", document.title, 100),
        ("issuer", "发布机构", document.issuer, 60),
    ):
        if not text.strip():
            found.append(Problem(path, f"document.{path}", f"请写{label}。"))
        elif len(text) > most:
            found.append(
                Problem(path, f"document.{path}", f"{label}最多 {most} 个字，多了 {len(text) - most} 个字。")
            )
    if not document.blocks:
        found.append(Problem("blocks", "document.blocks", "还没有正文。"))
    if len(document.blocks) > MOST_BLOCKS:
        found.append(
            Problem(
                "blocks",
                "document.blocks",
                f"正文最多 {MOST_BLOCKS} 段，现在 {len(document.blocks)} 段，请分成几份。",
            )
        )
    if document.ended is not None and document.ended < document.issued:
        found.append(Problem("ended", "document.ended", "失效日期早于发布日期，请核对。"))
    for number, block in enumerate(document.blocks, 1):
        found.extend(_check_block(block, number))
    return tuple(found)


def _check_block(block: Block, number: int) -> list[Problem]:
    path = f"blocks.{number}"
    if block.kind is BlockKind.TABLE:
        widths = {len(row) for row in block.rows}
        if len(widths) != 1:
            return [Problem(path, "document.table", f"第 {number} 段的表格，各行的格数不一样。")]
        if widths.pop() > MOST_COLUMNS:
            return [
                Problem(path, "document.table", f"第 {number} 段的表格太宽，终端上最多 {MOST_COLUMNS} 列。")
            ]
        return []
    if not block.text.strip():
        return [Problem(path, "document.block", f"第 {number} 段是空的。")]
    if len(block.text) > LONGEST_BLOCK:
        return [Problem(path, "document.block", f"第 {number} 段太长，请分成几段。")]
    return []
