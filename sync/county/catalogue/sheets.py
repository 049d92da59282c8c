"""Reading a spreadsheet as staff hand it in: .xlsx or .csv, told by its content, not by its name.

Rows come one at a time, so that a sheet of 50,000 rows costs no more memory than one of 50.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
from msgspec import Struct
from openpyxl.utils import get_column_letter

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 300 * 1024 * 1024
# A sheet formatted down to its last row claims a million rows; so many blank ones in a row end it.
_BLANK_ROWS = 500
_MOST_COLUMNS = 200

_NOT_A_SHEET = (
    (b"\xff\xd8\xff", "这是一张 JPEG 照片"),
    (b"\x89PNG", "这是一张 PNG 图片"),
    (b"%PDF", "这是一份 PDF 文件"),
    (b"GIF8", "这是一张 GIF 图片"),
    (b"\xd0\xcf\x11\xe0", "这是旧格式（.xls）或加了密码的表格"),
    (b"Rar!", "这是一个 RAR 压缩包"),
)


class SheetError(Exception):
    """The file cannot be read as a spreadsheet. str(): a Chinese sentence that says what to do."""


class Cell(Struct, frozen=True):
    """text: trimmed, numbers without a trailing ``.0``. formula: the cell holds one instead of a value."""

    text: str
    formula: bool = False


class Row(Struct, frozen=True):
    """number: as the spreadsheet program shows it, from 1."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def blank(self) -> bool:
        return not any(cell.text for cell in self.cells)


class Sheet:
    """One sheet: its title and its rows, once through. title is empty for a .csv."""

    def __init__(self, title: str, rows: Iterator[Row]) -> None:
        self.title = title
        self.rows = rows


def column_letter(index: int) -> str:
    """A, B … for a column counted from 0."""
    return get_column_letter(index + 1)


def read_sheets(source: bytes, filename: str) -> Iterator[Sheet]:
    """The sheets of a file in order. Each must be read to its end before the next. Raises SheetError."""
    if not source:
        raise SheetError(f"{filename} 是空文件，请重新导出一份再来。")
    if len(source) > MOST_BYTES:
        raise SheetError(f"{filename} 超过 20 MB，事项清单不会这么大，请检查是不是选错了文件。")
    for magic, what in _NOT_A_SHEET:
        if source.startswith(magic):
            raise SheetError(f"{filename} 不是能读的表格：{what}。请用 WPS 或 Excel 另存为 .xlsx 再来。")
    if source.startswith(b"PK"):
        yield from _xlsx(source, filename)
    else:
        yield Sheet("", _csv(source, filename))


def _xlsx(source: bytes, filename: str) -> Iterator[Sheet]:
    broken = SheetError(f"{filename} 打不开：文件坏了，或者不是 .xlsx 表格。请重新另存为 .xlsx 再来。")
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise SheetError(f"{filename} 解开后太大，请检查是不是选错了文件。")
        book = openpyxl.load_workbook(io.BytesIO(source), read_only=True, data_only=False)
    except SheetError:
        raise
    except Exception as error:
        # openpyxl lets many kinds through from zip, XML and its own code: all mean the file is broken.
        raise broken from error
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            yield Sheet(sheet.title.strip(), _xlsx_rows(sheet, broken))
    finally:
        book.close()


def _xlsx_rows(sheet: Any, broken: SheetError) -> Iterator[Row]:
    blank = 0
    try:
        for number, cells in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), 1):
            row = Row(number, tuple(_cell(c.value, c.data_type) for c in cells))
            blank = blank + 1 if row.blank else 0
            if blank > _BLANK_ROWS:
                return
            yield row
    except SheetError:
        raise
    except Exception as error:
        raise broken from error


def _cell(value: Any, data_type: str) -> Cell:
    if value is None:
        return Cell("")
    if data_type == "f" or type(value).__name__ in ("ArrayFormula", "DataTableFormula"):
        return Cell("=", formula=True)
    if isinstance(value, bool):
        return Cell("是" if value else "否")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return Cell(str(value).replace("_x000D_", "").replace("\r\n", "\n").strip())


def _csv(source: bytes, filename: str) -> Iterator[Row]:
    text = _decode(source, filename)
    csv.field_size_limit(1_000_000)
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline="")), 1):
            # Some programs export a formula as its text; a plain text may not begin like one either.
            yield Row(number, tuple(Cell(c.strip(), formula=c.lstrip().startswith("=")) for c in cells))
    except csv.Error as error:
        raise SheetError(f"{filename} 读不下去了，引号没有配对。请另存为 .xlsx 再来。") from error


def _decode(source: bytes, filename: str) -> str:
    """UTF-8 with or without its mark, or GB18030 as Excel writes it in China."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = source.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise SheetError(f"{filename} 不是表格，也不是文本。请用 WPS 或 Excel 另存为 .xlsx 或 .csv 再来。")
