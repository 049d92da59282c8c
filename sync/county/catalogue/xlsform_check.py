"""``python -m sync.county.catalogue.xlsform check FOLDER``: every form of a folder would be published."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from sync.county.catalogue.xlsform import examine
from sync.county.catalogue.xlsform_lists import read_lists
from sync.model.problem import Problem

_USAGE = "用法：python -m sync.county.catalogue.xlsform check 表单所在的文件夹（或一个表单文件）"


def main(arguments: list[str]) -> int:
    """Exit status: 0 all forms can be published, 1 some cannot, 2 called wrongly."""
    if len(arguments) != 2 or arguments[0] != "check":
        _say(_USAGE)
        return 2
    place = Path(arguments[1])
    if not place.exists():
        _say(f"找不到 {place}")
        return 2
    return 1 if check(place) else 0


def check(place: Path) -> int:
    """Check a form, or all forms of a folder with its lists and its index; how many problems were found."""
    folder = place if place.is_dir() else place.parent
    lists, problems = read_lists(folder)
    for problem in problems:
        _tell("", problem)
    found = len(problems)
    files = sorted(folder.glob("*.xlsx")) if place.is_dir() else [place]
    titles: dict[str, str] = {}
    for file in files:
        outcome = examine(file.read_bytes(), file.name, lists)
        for problem in outcome.problems:
            _tell(file.name, problem)
        for warning in outcome.warnings:
            _tell(f"{file.name}（提醒）", warning)
        found += len(outcome.problems)
        if outcome.record is not None:
            other = titles.setdefault(outcome.record.id, file.name)
            if other != file.name:
                found += 1
                _say(f"{file.name}：表单编号“{outcome.record.id}”与 {other} 相同")
    if place.is_dir():
        found += _check_index(folder)
    _say(f"查了 {len(files)} 张表，{found} 处问题" if found else f"查了 {len(files)} 张表，都可以发布")
    return found


def _check_index(folder: Path) -> int:
    """Every line of the index names a form that is there, and every form is named."""
    index = folder / "index.csv"
    if not index.exists():
        return 0
    with index.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    named = {row.get("form", "") for row in rows}
    there = {path.name for path in folder.glob("*.xlsx")}
    wrong = [f"index.csv：没有 {name} 这个文件" for name in sorted(named - there)]
    wrong += [f"index.csv：没有提到 {name}" for name in sorted(there - named)]
    codes = [row.get("code", "") for row in rows]
    wrong += [f"index.csv：事项 {code} 写了两次" for code in sorted({c for c in codes if codes.count(c) > 1})]
    for line in wrong:
        _say(line)
    return len(wrong)


def _tell(name: str, problem: Problem) -> None:
    _say(f"{name}　{problem.message}" if name else problem.message)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
