"""Choice lists that forms share, as CSV files beside the forms: ``villages.csv``, ``banks.csv`` …

County staff replace these files; every form that asks from one is then published anew with the new rows.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from sync.model.forms.record import ChoiceList
from sync.model.problem import Problem

FOLDER = Path(__file__).resolve().parents[3] / "assets" / "catalogue" / "forms"
_MAX_BYTES = 30_000_000


def read_list(source: bytes, name: str) -> ChoiceList | list[Problem]:
    """One CSV file: a header row, then one choice a row. UTF-8, with or without a mark, or GB18030."""
    if len(source) > _MAX_BYTES:
        return [Problem(f"{name}.csv", "size", "选项表太大，最多 30 MB。")]
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = source.decode("gb18030")
        except UnicodeDecodeError:
            return [
                Problem(
                    f"{name}.csv", "encoding", "选项表的文字读不出来，请用 WPS 或 Excel 另存为 UTF-8 的 CSV。"
                )
            ]
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline="")) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        return [Problem(f"{name}.csv", "csv", f"选项表的格式不对（{error}）。")]
    if not rows:
        return [Problem(f"{name}.csv", "empty", "选项表是空的。")]
    columns = [cell.strip() for cell in rows[0]]
    problems = [
        Problem(f"{name}.csv:1", "header", f"第 1 行的列名“{column or '（空）'}”空着或重复。")
        for number, column in enumerate(columns)
        if not column or column in columns[:number]
    ]
    cells: list[list[str]] = []
    seen: set[str] = set()
    key = columns.index("name") if "name" in columns else None
    for number, row in enumerate(rows[1:], 2):
        cells.append([cell.strip() for cell in row[: len(columns)]] + [""] * (len(columns) - len(row)))
        if len(row) > len(columns):
            problems.append(Problem(f"{name}.csv:{number}", "row", f"第 {number} 行比列名多了内容。"))
        if key is None:
            continue
        value = cells[-1][key]
        if not value or value in seen or any(char.isspace() for char in value):
            problems.append(
                Problem(f"{name}.csv:{number}", "name", f"第 {number} 行的 name“{value}”空着、重复或带空格。")
            )
        seen.add(value)
    return problems or ChoiceList(columns, cells)


def read_lists(folder: Path = FOLDER) -> tuple[dict[str, ChoiceList], list[Problem]]:
    """All choice lists of a folder by name (``index.csv`` is no list), and what is wrong with the others."""
    lists: dict[str, ChoiceList] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.csv")):
        if path.stem == "index":
            continue
        found = read_list(path.read_bytes(), path.stem)
        if isinstance(found, ChoiceList):
            lists[path.stem] = found
        else:
            problems.extend(found)
    return lists, problems
