"""Publishing what goes with the matters: forms, holiday years."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from django.db import transaction
from msgspec import Struct

from sync.county.catalogue.importing import republish
from sync.county.catalogue.models import CalendarYear, MatterForm, PublishedMatter
from sync.county.catalogue.releases import PublishError as PublishError
from sync.county.catalogue.releases import lock_matters, release
from sync.county.feed.services import Publication, publish
from sync.model.calendar import YEAR_2026, HolidayYear
from sync.model.forms.record import ChoiceList, FormRecord
from sync.model.problem import Problem
from sync.model.terminal import CalendarRecord
from sync.protocol.line import Topic


class FormsOutcome(Struct, frozen=True):
    """forms: new or changed. matters: how many point to another form now. notes: what was left out."""

    forms: int
    unchanged: int
    matters: int
    notes: tuple[str, ...]


def publish_forms(pairs: Sequence[tuple[str, Path]], by: str = "命令行") -> FormsOutcome:
    """Publish form files and tie each matter to its own: all of it, or nothing. Raises PublishError.

    Choice lists (CSV) that lie beside a form come before those of the same name in the starting catalogue.
    """
    records, problems = _converted(sorted({path for _, path in pairs}))
    if problems:
        raise PublishError("\n".join(problems))
    with transaction.atomic():
        lock_matters([code for code, _ in pairs])
        known = set(PublishedMatter.objects.values_list("code", flat=True))
        notes = tuple(
            f"没有编码是 {code} 的事项，它的表格先记下了。" for code, _ in pairs if code not in known
        )
        fresh = sum(release(r, path.name, path.read_bytes(), by) for path, r in records.items())
        for code, path in pairs:
            MatterForm.objects.update_or_create(code=code, defaults={"form_id": records[path].id})
        matters = republish([code for code, _ in pairs], "import-forms")
    return FormsOutcome(fresh, len(records) - fresh, matters, notes)


def read_index(folder: Path) -> list[tuple[str, Path]]:
    """(matter code, form file) from ``index.csv``. Raises PublishError."""
    path = folder / "index.csv"
    if not path.is_file():
        raise PublishError(f"{folder} 里没有 index.csv。它每行写一个事项编码和一个表格文件名。")
    pairs: list[tuple[str, Path]] = []
    wrong: list[str] = []
    rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    for number, row in enumerate(rows, 1):
        if number == 1 or not any(cell.strip() for cell in row):
            continue
        code, name = (row[0].strip(), row[1].strip()) if len(row) > 1 else (row[0].strip(), "")
        file = folder / name
        if not code or not name or not file.is_file():
            wrong.append(f"index.csv 第 {number} 行：找不到表格文件“{name}”。")
        else:
            pairs.append((code, file))
    if wrong:
        raise PublishError("\n".join(wrong))
    return pairs


def load_calendar(source: bytes | None, filename: str = "") -> list[int]:
    """Publish holiday years: the built-in one, or a file of one year or a list of years. Raises PublishError.

    The file has the shape of HolidayYear, or of the freely licensed ``holiday-cn`` year files
    ``{year, papers, days: [{name, date, isOffDay}]}``.
    """
    return _publish_years([YEAR_2026] if source is None else _years(source, filename))


def publish_year(year: HolidayYear) -> list[int]:
    """Publish one year as somebody wrote it at the console."""
    return _publish_years([year])


def _publish_years(years: Sequence[HolidayYear]) -> list[int]:
    with transaction.atomic():
        for year in years:
            record = msgspec.json.encode(year)
            CalendarYear.objects.update_or_create(year=year.year, defaults={"record": record})
        publish(
            Publication(topic=Topic.CALENDAR, key=str(y.year), body=msgspec.json.encode(CalendarRecord(y)))
            for y in years
        )
    return [year.year for year in years]


def _converted(paths: Sequence[Path]) -> tuple[dict[Path, FormRecord], list[str]]:
    # The converter draws in pyxform, which a server that only serves does not need.
    from sync.county.catalogue.xlsform import convert
    from sync.county.catalogue.xlsform_lists import FOLDER, read_lists

    lists, wrong = read_lists()
    problems = [problem.message for problem in wrong]
    beside: dict[Path, tuple[dict[str, ChoiceList], list[Problem]]] = {FOLDER: (lists, [])}
    for folder in {path.resolve().parent for path in paths} - {FOLDER}:
        own, wrong = read_lists(folder)
        beside[folder] = lists | own, wrong
    records: dict[Path, FormRecord] = {}
    for path in [] if problems else paths:
        known, wrong = beside[path.resolve().parent]
        outcome = convert(path.read_bytes(), path.name, known)
        if isinstance(outcome, FormRecord):
            records[path] = outcome
            continue
        said = "".join(problem.message for problem in outcome)
        problems.extend(f"{path.name}　{problem.message}" for problem in outcome)
        # Other CSV files may lie in the same folder; only what the form asks for is its business.
        problems.extend(f"{p.path}：{p.message}" for p in wrong if f"“{p.path.partition('.csv')[0]}”" in said)
    ids = [record.id for record in records.values()]
    problems.extend(
        f"两份表格用了同一个编号 {id}，请改掉一个。" for id in sorted({i for i in ids if ids.count(i) > 1})
    )
    return records, problems


def _years(source: bytes, filename: str) -> list[HolidayYear]:
    wrong = f"{filename} 不是节假日数据：应是一年或几年的 JSON，每年写明放假和调休上班的日期。"
    try:
        data = json.loads(source)
        return [_year(item) for item in (data if isinstance(data, list) else [data])]
    except (ValueError, KeyError, TypeError, msgspec.ValidationError) as error:
        raise PublishError(wrong) from error


def _year(data: Any) -> HolidayYear:
    if "days" not in data:
        return msgspec.convert(data, HolidayYear)
    days = [(date.fromisoformat(day["date"]), bool(day["isOffDay"])) for day in data["days"]]
    return HolidayYear(
        year=int(data["year"]),
        paper="；".join(data.get("papers", ())),
        off=tuple(day for day, off in days if off),
        work=tuple(day for day, off in days if not off),
    )
