"""From a file to drafts and problems; nothing is stored here."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from sync.county.catalogue.columns import Header, find_header, within_reach
from sync.county.catalogue.rules import Draft, RowProblem, RowReader, is_domain
from sync.county.catalogue.sheets import Row, Sheet, SheetError, read_sheets

# A county has some hundreds of matters. A list of this length is another file, and reading on helps nobody.
MOST_ROWS = 20_000
MOST_PROBLEMS = 500


class Reading(Struct):
    """problems stop a clean publication; notes do not. rows: how many were looked at."""

    drafts: list[Draft] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seen_codes: set[str] = field(default_factory=set)
    rows: int = 0
    cut: bool = False


def read_matters(source: bytes, filename: str) -> Reading:
    """Read and check a matter list. Never raises for what is in the file: it becomes a problem."""
    reading = Reading()
    headless: list[str] = []
    headers = 0
    try:
        for sheet in read_sheets(source, filename):
            header = _read_sheet(sheet, reading, headless)
            headers += header is not None
            if reading.cut:
                break
    except SheetError as error:
        reading.problems.append(_file_problem("file.unreadable", str(error)))
        return reading
    _judge_headless(headless, headers, filename, reading)
    _check_doubles(reading)
    if not reading.drafts and not reading.problems:
        reading.problems.append(_file_problem("file.no_rows", f"{filename} 里有表头，但没有一行事项。"))
    if len(reading.problems) > MOST_PROBLEMS:
        more = len(reading.problems) - MOST_PROBLEMS
        del reading.problems[MOST_PROBLEMS:]
        reading.problems.append(_file_problem("file.more", f"后面还有 {more} 个问题没有列出，请先改上面的。"))
    return reading


def _read_sheet(sheet: Sheet, reading: Reading, headless: list[str]) -> Header | None:
    rows = iter(sheet.rows)
    header, first = _header_of(rows)
    if header is None:
        if first:
            headless.append(sheet.title)
        return None
    if not _columns_fit(sheet.title, header, reading):
        return header
    reader = RowReader(sheet.title, header)
    for row in rows:
        if row.blank or reader.is_remark(row):
            continue
        reading.rows += 1
        if reading.rows > MOST_ROWS:
            reading.cut = True
            message = (
                f"这份表超过 {MOST_ROWS} 行，读到这里停下了，什么都没有发布。"
                "事项清单一般只有几百行，请检查是不是选错了文件，或拆成几份。"
            )
            reading.problems.append(RowProblem(sheet.title, row.number, "", "", "file.rows", message))
            return header
        outcome = reader.read(row)
        if isinstance(outcome, Draft):
            reading.drafts.append(outcome)
            reading.seen_codes.add(outcome.code)
        else:
            reading.problems.extend(outcome)
            reading.seen_codes.add(reader.code_of(row))
    return header


def _header_of(rows: Iterator[Row]) -> tuple[Header | None, bool]:
    """The header within the first rows, and whether there was anything at all."""
    anything = False
    for row in rows:
        if not within_reach(row.number):
            break
        anything = anything or not row.blank
        header = find_header([row])
        if header is not None:
            return header, True
    return None, anything


def _columns_fit(title: str, header: Header, reading: Reading) -> bool:
    missing = header.missing(has_domain=is_domain(title))
    for name in missing:
        message = f"表头缺“{name}”这一列，请补上（列的先后不限）。"
        reading.problems.append(RowProblem(title, header.row, "", "", "header.missing", message))
    for column in header.twice:
        message = "这一列在表头里出现了两次，请删掉一列。"
        reading.problems.append(
            RowProblem(title, header.row, column.letter, column.title, "header.twice", message)
        )
    return not missing and not header.twice


def _judge_headless(headless: list[str], headers: int, filename: str, reading: Reading) -> None:
    """One sheet without a header among others is an explanation; a file without any is the wrong file."""
    if headers:
        reading.notes.extend(f"《{title}》里没有表头，没有读它。" for title in headless)
        return
    reading.problems.append(
        _file_problem(
            "file.no_header",
            f"{filename} 里找不到表头。表头那一行至少要有“事项编码”“事项名称”等列名，放在前 30 行里。",
        )
    )


def _check_doubles(reading: Reading) -> None:
    """The same code or the same name twice in one list: both rows are named, neither is published."""
    bad: set[int] = set()
    for rule, label, key in (("code.twice", "编码", "code"), ("name.twice", "名称", "name")):
        first: dict[str, int] = {}
        for index, draft in enumerate(reading.drafts):
            text = getattr(draft, key)
            if text not in first:
                first[text] = index
                continue
            other = reading.drafts[first[text]]
            where = f"《{other.sheet}》第 {other.row} 行" if other.sheet else f"第 {other.row} 行"
            message = f"{label}“{text}”和{where}重复，请改掉一处。"
            reading.problems.append(RowProblem(draft.sheet, draft.row, "", "", rule, message))
            bad |= {index, first[text]}
    reading.drafts = [d for i, d in enumerate(reading.drafts) if i not in bad]


def _file_problem(rule: str, message: str) -> RowProblem:
    return RowProblem("", 0, "", "", rule, message)
