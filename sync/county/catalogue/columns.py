"""Which column is which: by name, in any order, wherever the header row stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from msgspec import Struct

from sync.county.catalogue.sheets import Cell, Row, column_letter

# Field -> the names staff give the column; the first is how messages call it.
NAMES: dict[str, tuple[str, ...]] = {
    "code": ("事项编码", "编码", "事项代码", "代码", "code"),
    "name": ("事项名称", "名称", "事项", "name"),
    "domain": ("领域", "事项领域", "所属领域", "业务领域", "domain"),
    "kind": ("事项类型", "类型", "事项性质", "kind"),
    "audience": ("服务对象", "办理对象", "对象", "audience"),
    "department": ("主管部门", "实施部门", "责任部门", "部门", "实施主体", "department"),
    "statutory": ("法定时限", "法定办结时限", "法定期限", "statutory_days"),
    "promised": ("承诺时限", "承诺办结时限", "承诺期限", "promised_days"),
    "fee": ("收费", "是否收费", "收费标准", "收费情况", "fee"),
    "channels": ("办理渠道", "渠道", "办理方式", "办理形式", "channels"),
    "instant": ("是否即办", "即办", "是否即办件", "instant"),
    "certificate": ("即时出证", "是否即时出证", "当场出证", "certificate"),
    "materials": ("申请材料", "材料", "所需材料", "材料清单", "materials"),
    "basis": ("设定依据", "办理依据", "依据", "basis"),
    "note": ("备注", "说明", "note"),
    "short": ("简称", "短名", "short"),
    "keywords": ("关键词", "俗称", "群众叫法", "keywords"),
}
NEEDED = ("code", "name", "kind", "audience", "department", "statutory", "promised", "channels", "materials")
_IGNORED = ("序号", "编号", "no", "no.", "id")
_HEADER_WITHIN = 30
_FIELD_OF = {name: field for field, names in NAMES.items() for name in names}


class Column(Struct, frozen=True):
    """index from 0; title as written; unit: what stood in brackets after it (工作日)."""

    index: int
    title: str
    unit: str = ""

    @property
    def letter(self) -> str:
        return column_letter(self.index)


class Header(Struct, frozen=True):
    """row: its number. fields: known columns. extra: unknown ones, kept. twice: doubled fields."""

    row: int
    fields: dict[str, Column]
    extra: tuple[Column, ...]
    twice: tuple[Column, ...]

    def missing(self, has_domain: bool) -> list[str]:
        """Names of needed columns that are not there; a sheet's title may stand for the domain."""
        needed = (*NEEDED, *(() if has_domain else ("domain",)))
        return [NAMES[field][0] for field in needed if field not in self.fields]


def find_header(rows: list[Row]) -> Header | None:
    """The first row that names at least code or name and two other columns; None when there is none."""
    for row in rows:
        header = _as_header(row)
        if len(header.fields) >= 3 and ("code" in header.fields or "name" in header.fields):
            return header
    return None


def head_of(titles: Sequence[str]) -> Header:
    """The header of a row whose columns are these."""
    return _as_header(Row(1, tuple(Cell(title) for title in titles)))


def within_reach(row_number: int) -> bool:
    return row_number <= _HEADER_WITHIN


def fold(text: str) -> str:
    """Full-width to half-width, blanks out, lower case: how names are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def _as_header(row: Row) -> Header:
    fields: dict[str, Column] = {}
    extra: list[Column] = []
    twice: list[Column] = []
    for index, cell in enumerate(row.cells):
        title = fold(cell.text)
        if not title or title in _IGNORED:
            continue
        match = re.fullmatch(r"(.+?)\((.*)\)", title)
        base, unit = (match.group(1), match.group(2)) if match else (title, "")
        column = Column(index, cell.text.replace("\n", ""), unit)
        field = _FIELD_OF.get(title) or _FIELD_OF.get(base)
        if field is None:
            extra.append(column)
        elif field in fields:
            twice.append(column)
        else:
            fields[field] = column
    return Header(row.number, fields, tuple(extra), tuple(twice))
