"""How a document is written: a head of ``名称: 值`` lines between two lines of ``---``, then the text.

In the text ``#`` begins a heading, ``-`` a list item, ``|`` a table row; blank lines part the paragraphs. No
other marks: what is written is what is shown. Pure, without a database.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from sync.model.division import TOWNSHIPS, township_name
from sync.model.document import Block, BlockKind, Document, Force, check_document
from sync.model.problem import Problem

_FORCES = {force.label: force for force in Force} | {"废止": Force.ENDED, "修改": Force.AMENDED}
_HEAD = {
    "标题": "title",
    "文号": "number",
    "发布机构": "issuer",
    "发布日期": "issued",
    "生效日期": "effective",
    "失效日期": "ended",
    "效力": "force",
    "索引号": "index_no",
    "主题": "topics",
    "适用": "scope",
    "一句话": "about",
    "来源": "source",
}
_RULE = re.compile(r":?-{2,}:?")


def read_document(source: str, key: str) -> Document | tuple[Problem, ...]:
    """A document from its text, or everything that is wrong with it."""
    lines = source.lstrip("\ufeff").replace("\r\n", "\n").replace("\x00", "").split("\n")
    found: list[Problem] = []
    head, rest = _head(lines, found)
    blocks = _blocks(rest)
    document = _document(head, blocks, key, found)
    if document is not None:
        found.extend(check_document(document))
    return tuple(found) if found or document is None else document


def write_document(document: Document) -> str:
    """The text a document was made from, so that it can be changed."""
    values = {
        "标题": document.title,
        "文号": document.number,
        "发布机构": document.issuer,
        "发布日期": document.issued.isoformat(),
        "生效日期": document.effective.isoformat() if document.effective else "",
        "失效日期": document.ended.isoformat() if document.ended else "",
        "效力": document.force.label,
        "索引号": document.index_no,
        "主题": "、".join(document.topics),
        "适用": township_name(document.scope) if document.scope else "",
        "一句话": document.about,
        "来源": document.source,
    }
    head = [f"{name}: {value}" for name, value in values.items() if value]
    return "\n".join(["---", *head, "---", "", *(_written(block) for block in document.blocks)])


def _written(block: Block) -> str:
    if block.kind is BlockKind.TABLE:
        first, *rest = ["| " + " | ".join(row) + " |" for row in block.rows]
        rule = "|" + " --- |" * len(block.rows[0])
        return "\n".join([first, rule, *rest, ""])
    mark = {BlockKind.HEADING: "# ", BlockKind.ITEM: "- "}.get(block.kind, "")
    return f"{mark}{block.text}\n"


def _head(lines: list[str], found: list[Problem]) -> tuple[dict[str, str], list[str]]:
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    ends = [n for n in range(start + 1, len(lines)) if lines[n].strip() == "---"]
    if not lines or lines[start].strip() != "---" or not ends:
        found.append(Problem("head", "document.head", "开头要有两行 --- ，中间写标题、发布机构、发布日期。"))
        return {}, lines
    head: dict[str, str] = {}
    for number, line in enumerate(lines[start + 1 : ends[0]], start + 2):
        name, mark, value = line.replace("：", ":", 1).partition(":")
        name = name.strip()
        if not line.strip():
            continue
        if not mark or name not in _HEAD:
            known = "、".join(_HEAD)
            found.append(
                Problem("head", "document.head", f"第 {number} 行不认识“{name[:20]}”，可以写：{known}。")
            )
            continue
        head[_HEAD[name]] = value.strip()
    return head, lines[ends[0] + 1 :]


def _document(
    head: Mapping[str, str], blocks: tuple[Block, ...], key: str, found: list[Problem]
) -> Document | None:
    issued = _date(head.get("issued", ""), "发布日期", found)
    if issued is None and not head.get("issued"):
        found.append(Problem("issued", "document.issued", "请写发布日期，例如 2024-07-04。"))
    effective = _date(head.get("effective", ""), "生效日期", found)
    ended = _date(head.get("ended", ""), "失效日期", found)
    force = _FORCES.get(head.get("force", "") or Force.VALID.label)
    if force is None:
        found.append(Problem("force", "document.force", f"效力写：{'、'.join(f.label for f in Force)}。"))
    scope = _scope(head.get("scope", ""), found)
    if issued is None or force is None or scope is None:
        return None
    return Document(
        key=key,
        title=head.get("title", ""),
        issuer=head.get("issuer", ""),
        issued=issued,
        force=force,
        number=head.get("number", ""),
        index_no=head.get("index_no", ""),
        effective=effective,
        ended=ended,
        about=head.get("about", ""),
        topics=tuple(t for t in re.split(r"[、，,;；\s]+", head.get("topics", "")) if t),
        source=head.get("source", ""),
        scope=scope,
        blocks=blocks,
    )


def _date(text: str, label: str, found: list[Problem]) -> date | None:
    if not text:
        return None
    numbers = re.findall(r"\d+", text)
    try:
        year, month, day = (int(n) for n in numbers)
        return date(year, month, day)
    except (ValueError, OverflowError):
        found.append(Problem("head", "document.date", f"{label}“{text[:20]}”看不懂，请写成 2024-07-04。"))
        return None


def _scope(text: str, found: list[Problem]) -> str | None:
    """A township's code; "" for the whole county; None for one that is not ours."""
    if text in ("", "全县"):
        return ""
    code = next((t.code for t in TOWNSHIPS if text in (t.code, t.name)), None)
    if code is None:
        names = "、".join(t.name for t in TOWNSHIPS)
        found.append(
            Problem("scope", "document.scope", f"没有“{text[:20]}”这个乡镇，可以写：全县、{names}。")
        )
    return code


def _blocks(lines: list[str]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    paragraph: list[str] = []
    table: list[tuple[str, ...]] = []

    def close() -> None:
        if paragraph:
            blocks.append(Block(BlockKind.PARAGRAPH, "".join(paragraph)))
            paragraph.clear()
        if table:
            blocks.append(Block(BlockKind.TABLE, rows=tuple(table)))
            table.clear()

    for raw in lines:
        line = raw.strip()
        if line.startswith("|"):
            if paragraph:
                close()
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            if not all(_RULE.fullmatch(cell) for cell in cells):
                table.append(cells)
            continue
        if not line or line.startswith(("#", "- ")) or table:
            close()
        if line.startswith("#"):
            blocks.append(Block(BlockKind.HEADING, line.lstrip("#").strip()))
        elif line.startswith("- "):
            blocks.append(Block(BlockKind.ITEM, line[2:].strip()))
        elif line:
            paragraph.append(line)
    close()
    return tuple(blocks)
