"""Any table of the console as a file: XLSX or CSV, safe to open in a spreadsheet program; each one is noted.

What citizens or clerks typed may begin like a formula; opened in a spreadsheet it would run. In XLSX every
text is a text cell. CSV has no types, so that such text gets an apostrophe in front (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from msgspec import Struct

from sync.county.console.access import staff_of
from sync.county.people.models import ExportRecord

MOST_ROWS = 20_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KINDS = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX}
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Cell = str | int | float | date | datetime | None


class Table(Struct, frozen=True):
    """name: of the file and the sheet. rows: cut at MOST_ROWS, and then the last one says so."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def wanted(request: HttpRequest) -> bool:
    """Whether the address asks for a file (``as=xlsx`` or ``as=csv``)."""
    return request.GET.get("as") in ("xlsx", "csv")


def answer(request: HttpRequest, table: Table) -> HttpResponse:
    """The table as the file that was asked for; who took it is kept."""
    kind = "csv" if request.GET.get("as") == "csv" else "xlsx"
    counted = _Counted(table.rows)
    whole = Table(table.name, table.heads, counted)
    data = as_csv(whole) if kind == "csv" else as_xlsx(whole)
    note(request, table.name, kind, min(counted.number, MOST_ROWS))
    return attached(data, _KINDS[kind], f"{table.name}.{kind}")


def note(request: HttpRequest, name: str, kind: str, number: int) -> None:
    """Write down who took what."""
    narrowed = {key: value for key, value in request.GET.items() if key not in ("as", "page") and value}
    ExportRecord.objects.create(
        at=timezone.now(),
        staff=staff_of(request),
        table=name[:100],
        kind=kind,
        number=number,
        narrowed=urlencode(narrowed)[:300],
    )


class _Counted:
    def __init__(self, rows: Iterable[Sequence[Cell]]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        for row in self._rows:
            self.number += 1
            yield row


def attached(data: bytes, kind: str, name: str) -> HttpResponse:
    """A file to be saved, never shown in the page's own place."""
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = disposition(name)
    return response


def disposition(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name)}"


def as_csv(table: Table) -> bytes:
    """UTF-8 with a mark, so that spreadsheet programs read Chinese."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(table.heads)
    writer.writerows([_safe(cell) for cell in row] for row in _cut(table))
    return "\ufeff".encode() + text.getvalue().encode("utf-8", "replace")


def as_xlsx(table: Table) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet("".join(c for c in table.name if c not in "[]:*?/\\")[:31] or "表")
    sheet.freeze_panes = "A2"
    bold = Font(bold=True)

    def cell(value: Cell) -> Any:
        plain = _plain(value)
        if isinstance(plain, str):
            made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", plain))
            made.data_type = "s"
            return made
        return plain

    heads = [cell(head) for head in table.heads]
    for head in heads:
        head.font = bold
    sheet.append(heads)
    for row in _cut(table):
        sheet.append([cell(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cut(table: Table) -> Iterable[Sequence[Cell]]:
    for number, row in enumerate(table.rows):
        if number >= MOST_ROWS:
            yield (f"超过 {MOST_ROWS:,} 行，后面的没有导出。请缩小范围再导出。",)
            return
        yield row


def _plain(value: Cell) -> Cell:
    """Times by the county's clock; spreadsheets know no zones."""
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None, microsecond=0)
    return value


def _safe(value: Cell) -> Cell:
    plain = _plain(value)
    if isinstance(plain, str):
        plain = plain.replace("\x00", "")
        return f"'{plain}" if plain.startswith(_STARTS) else plain
    return plain
