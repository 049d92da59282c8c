"""From a question's path in the form back to the row of the spreadsheet its author looks at."""

from __future__ import annotations

import re
from typing import Any

from pyxform.xls2json_backends import DefinitionData

from sync.county.catalogue.xlsform_words import located
from sync.model.problem import Problem

_COLUMNS = {
    "relevant": "relevant", "constraint": "constraint", "calculate": "calculation", "required": "required",
    "read_only": "read_only", "choice_filter": "choice_filter", "default": "default", "label": "label",
    "count": "repeat_count", "unreachable": "relevant", "invisible": "required",
    "prefill": "prefill",
}  # fmt: skip
_MISSING = re.compile(r"instance\((.*)\)\Z")
_NAMED = re.compile("题目“(.*?)”没有文字")
_UNKNOWN_TYPE = re.compile("没有“(.*?)”这种题型")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PULLED = re.compile(r"pulldata\(\s*['\"]([^'\"]+)['\"]")


class Rows:
    """The rows of one workbook, by question path."""

    def __init__(self, workbook: DefinitionData) -> None:
        self._survey: list[dict[str, Any]] = [dict(row) for row in workbook.survey or []]
        self._settings: dict[str, Any] = dict((workbook.settings or [{}])[0])
        self._by_path: dict[str, int] = {}
        stack = ["data"]
        for number, row in enumerate(self._survey, 2):
            kind = str(row.get("type", "")).strip().lower().replace("_", " ")
            name = str(row.get("name", "")).strip()
            if kind.startswith("end "):
                if len(stack) > 1:
                    stack.pop()
                continue
            if name:
                self._by_path.setdefault("/" + "/".join([*stack, name]), number)
            if kind.startswith("begin "):
                stack.append(name)

    def title(self) -> str:
        """Title of the form as its settings have it."""
        return str(self._settings.get("form_title") or self._settings.get("title") or "")

    def pulled(self) -> set[str]:
        """Names of the lists that expressions look into by ``pulldata``."""
        text = "\n".join(str(value) for row in self._survey for value in row.values())
        return set(_PULLED.findall(text))

    def place(self, problem: Problem) -> Problem:
        """The same problem, told by sheet, row and column."""
        row = self._by_path.get(problem.path)
        missing = _MISSING.match(problem.path)
        if missing is not None:
            return self._place_list(missing[1], problem)
        if row is None:
            return Problem(problem.path or "survey", problem.rule, _sentence(problem.message))
        name = problem.path.rpartition("/")[2]
        words = problem.message.rstrip("。")
        link = "" if words.startswith(("的", "是", "永远", "要填", "没有写", "没有文字")) else "："
        message = f"题目“{name}”{link}{words}"
        return located("survey", str(row), _COLUMNS.get(problem.rule, ""), problem.rule, message)

    def find(self, problem: Problem) -> Problem:
        """A problem that names a question but no row, told by its row."""
        unknown = _UNKNOWN_TYPE.search(problem.message)
        if problem.path == "survey" and unknown is not None:
            return self._find_type(unknown[1], problem)
        named = _NAMED.search(problem.message)
        if problem.path != "survey" or named is None:
            return problem
        for number, row in enumerate(self._survey, 2):
            if str(row.get("name", "")).strip() == named[1]:
                words = problem.message.partition("：")[2].rstrip("。")
                return located("survey", str(number), "label", problem.rule, words)
        return problem

    def unprintable(self) -> list[Problem]:
        """Cells with characters that XML cannot carry: they come along when text is copied from elsewhere."""
        words = "有看不见的控制字符，请删掉这一格重新输入"
        return [
            located("survey", str(number), str(column), "character", words)
            for number, row in enumerate(self._survey, 2)
            for column, value in row.items()
            if _UNPRINTABLE.search(str(value))
        ][:100]

    def _find_type(self, kind: str, problem: Problem) -> Problem:
        for number, row in enumerate(self._survey, 2):
            if str(row.get("type", "")).strip() == kind:
                words = problem.message.rpartition("：")[2].rstrip("。")
                return located("survey", str(number), "type", problem.rule, words)
        return problem

    def _place_list(self, name: str, problem: Problem) -> Problem:
        """A choice list that nobody has: the first row that asks for it."""
        for number, row in enumerate(self._survey, 2):
            for column, value in row.items():
                if f"{name}.csv" in str(value) or name in _PULLED.findall(str(value)):
                    return located("survey", str(number), str(column), problem.rule, problem.message)
        return Problem("survey", problem.rule, _sentence(problem.message))


def _sentence(message: str) -> str:
    return message if message.endswith(("。", "！", "？")) else f"{message}。"
