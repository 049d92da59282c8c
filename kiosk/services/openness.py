"""The openness zone: which documents there are, which fit what is looked for, their words for the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from kiosk.paper.slips import DocumentSheet
from kiosk.services.clock import CHINA
from kiosk.services.clock_words import moment_words
from sync.model.document import Block, BlockKind, Document, Force
from sync.model.terminal import TerminalProfile


class ForceFilter(StrEnum):
    """What of the documents to show; by default what holds."""

    ALL = "all"
    VALID = "valid"
    AMENDED = "amended"
    ENDED = "ended"

    @property
    def label(self) -> str:
        return "全部" if self is ForceFilter.ALL else Force(self.value).label

    def takes(self, document: Document) -> bool:
        return self is ForceFilter.ALL or document.force.value == self.value


def found(
    documents: Iterable[Document], words: str = "", force: ForceFilter = ForceFilter.ALL
) -> tuple[Document, ...]:
    """Documents whose title, 文号, issuer, subjects or plain sentence have each of the words; newest first.

    Brackets and spaces do not count: 〔2024〕12 is found by 2024 12.
    """
    parts = [_plain(part) for part in words.split()]
    taken = [d for d in documents if force.takes(d) and all(part in _haystack(d) for part in parts)]
    return tuple(sorted(taken, key=lambda d: (-d.issued.toordinal(), d.key)))


class Piece(Struct, frozen=True):
    """A piece of a document as the reader shows it, short enough for a page in the largest type.

    kind: heading, paragraph, item, or pair (a cell of a table: what it is called, what stands there).
    """

    kind: str
    text: str
    name: str = ""


class DocumentHit(Struct, frozen=True):
    """One line of the list. sub: the small line under the title."""

    code: str
    name: str
    sub: str


def line_of(document: Document) -> str:
    """有效 · 保政管办发〔2024〕12号 · 某局 · 2024年7月4日."""
    parts = (document.force.label, document.number, document.issuer, document.date_words)
    return " · ".join(part for part in parts if part)


def sentences(text: str) -> list[str]:
    """Any text in pieces that no page has to cut."""
    return [part for line in text.splitlines() for part in _cut(line.strip())]


#: Characters of one piece: a page of the smallest panel holds so many in elder mode.
LONGEST_PIECE = 44
_ENDS = "。！？；"
_PAUSES = "，、：）"


def pieces(document: Document) -> tuple[Piece, ...]:
    """The document cut at the ends of sentences, so that no page cuts a line."""
    made: list[Piece] = []
    for block in document.blocks:
        if block.kind is BlockKind.TABLE:
            made.extend(_table(block))
            continue
        made.extend(Piece(block.kind.value, part) for part in _cut(block.text))
    return tuple(made)


def facts(document: Document) -> tuple[tuple[str, str], ...]:
    """What stands at the head of a document: name and value."""
    rows = (
        ("文号", document.number),
        ("发布机构", document.issuer),
        ("发布日期", document.date_words),
        ("效力", document.force.label),
        ("索引号", document.index_no),
    )
    return tuple((name, value) for name, value in rows if value)


def document_sheet(document: Document, profile: TerminalProfile | None, now: datetime) -> DocumentSheet:
    return DocumentSheet(
        title=document.title,
        facts=facts(document),
        source=document.source,
        blocks=tuple((b.kind.value, b.text, b.rows) for b in document.blocks),
        centre=profile.centre_name if profile is not None else "",
        printed_words=moment_words(now.astimezone(CHINA)),
    )


def _table(block: Block) -> list[Piece]:
    """A light table as lines, which any type size holds: what it is about, then each other column."""
    head, *rows = block.rows
    made: list[Piece] = []
    for cells in rows:
        made.append(Piece("item", cells[0]))
        for name, cell in zip(head[1:], cells[1:], strict=True):
            made.extend(Piece("pair", part, name) for part in _cut(cell))
    return made


def _cut(text: str) -> Sequence[str]:
    """Whole sentences, several in a piece where they are short; a long one is cut at a pause."""
    parts: list[str] = []
    for sentence in _split(text, _ENDS):
        for part in [sentence] if len(sentence) <= LONGEST_PIECE else _split(sentence, _PAUSES):
            if parts and len(parts[-1]) + len(part) <= LONGEST_PIECE:
                parts[-1] += part
            else:
                parts.append(part)
    return [part for part in parts if part.strip()]


def _split(text: str, marks: str) -> list[str]:
    parts, start = [], 0
    for place, mark in enumerate(text, 1):
        if mark in marks:
            parts.append(text[start:place])
            start = place
    return [*parts, text[start:]] if start < len(text) else parts


def _haystack(document: Document) -> str:
    fields = (document.title, document.number, document.issuer, document.about, *document.topics)
    return _plain("\n".join(fields))


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum() or c == "\n")
