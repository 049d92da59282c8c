"""pyxform's messages in plain Chinese, with sheet, row and column.

pyxform names its rules by code since version 4; older messages are plain English and are told by their shape.
What is not known here is passed on as it came, behind a Chinese head, so that nothing is lost.
"""

from __future__ import annotations

import re
from functools import cache
from string import Formatter

from pyxform.errors import ErrorCode, PyXFormError

from sync.model.problem import Problem

_SHEETS = {"survey": "题目表（survey）", "choices": "选项表（choices）", "settings": "设置表（settings）"}

_CODES = {
    "HEADER_001": "“{sheet_name}”表没有列名行，请在第一行写上列名（type、name、label …）",
    "HEADER_002": "“{sheet_name}”表里“{other}”和“{header}”是同一列的两种写法，请去掉一个",
    "HEADER_003": "“{sheet_name}”表缺少必要的列：{missing}",
    "HEADER_004": "选项表的列名“{column}”空着或带空格",
    "LABEL_001": "这个选项没有文字（label）",
    "NAMES_001": "名称“{value}”在同一组里用了两次，请改一个",
    "NAMES_002": "名称“{value}”和另一个名称只差大小写，容易弄混，建议改一个",
    "NAMES_003": "循环组的名称“{value}”不能和整张表同名",
    "NAMES_004": "循环组的名称“{value}”用了两次，请改一个",
    "NAMES_005": "名称“meta”是留给系统用的，请换一个",
    "NAMES_006": "这个选项没有名称（name）",
    "NAMES_007": "同一个选项单里选项的名称（name）重复了，请改一个",
    "NAMES_008": "名称要以字母或下划线开头，后面只能有字母、数字、下划线、减号和点",
    "NAMES_009": "名称“{name}”不对：要以字母或下划线开头，后面只能有字母、数字、下划线、减号和点",
    "NAMES_013": "没有找到“{sheet}”表，只有名字相近的：{candidates}",
    "PYREF_001": "引用要写成 ${{题目名称}}，请检查大括号",
    "PYREF_002": "多个引用之间要用逗号隔开",
    "PYREF_003": "引用了不存在的题目“{q}”，请检查名称",
    "PYREF_004": "引用的名称“{q}”在表里不止一个，分不清是哪一个",
    "RANGE_001": "范围题的参数“{name}”要写数字",
    "RANGE_002": "范围题的参数“{name}”不能是 0",
    "RANGE_003": "范围题的参数“{name}”比整个范围还大",
    "SURVEY_001": "多了一个 end {type}，前面没有与它配对的 begin {type}",
    "SURVEY_002": "这里的 begin {type} 没有配对的 end {type}",
    "SURVEY_004": "参数要写成“名称=值”，多个之间用空格隔开",
    "SURVEY_005": "参数“{rejected}”不认识，这类题目可以写的是：{accepted}",
}

_SHAPES: list[tuple[re.Pattern[str], str]] = [
    (re.compile(r"Unknown question type '(.*?)'"), "没有“{0}”这种题型"),
    (re.compile(r"Question with no type"), "这一行没有写题型（type）"),
    (re.compile(r"no survey element named '(.*?)'"), "引用了不存在的题目“{0}”"),
    (re.compile(r"multiple survey elements named '(.*?)'"), "有几个题目都叫“{0}”，分不清是哪一个"),
    (re.compile(r"List name not in choices sheet: (\S+)"), "选项表里没有“{0}”这个选项单"),
    (re.compile(r"[Mm]issing calculation"), "计算题没有写算式（calculation）"),
    (re.compile(r"There should be choices"), "选择题没有选项"),
    (re.compile(r"should end with one of"), "外部选项表的文件名要以 .csv 结尾"),
    (re.compile(r"must have a sheet named.*?'survey'|survey sheet", re.S), "没有题目表（survey）"),
    (re.compile(r"element named '(.*?)' has no label or hint"), "题目“{0}”没有文字（label）"),
    (re.compile(r"Group has no label"), "这一组没有标题（label）"),
    (re.compile(r"Repeat has no label"), "这个循环组没有标题（label）"),
    (re.compile(r"or_other and translations"), "or_other 会自动添上“其他”，如需改字请自己写这一项"),
    (re.compile(r"Row without name, text, or label"), "这一行没有名称也没有文字，已跳过"),
]

_QUIET = ("max-pixels", "machine-readable codes", "is missing the", "Learn more: https://xlsform.org/#image")
"""Warnings that say nothing to our authors: the kiosk sets picture sizes, ``zh-elder`` is ours on purpose."""

_ROW = re.compile(r"\[row : (\d+)\]")


def problems_of(error: PyXFormError) -> list[Problem]:
    """A refused form: where and why."""
    if error.code is not None:
        return [_coded(error.code, {key: str(value) for key, value in error.context.items()})]
    lines = [line for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    found = [_coded(*coded) for line in lines if (coded := _recognised(line)) is not None]
    return found or [_shaped(str(error), "xlsform")]


def _coded(code: ErrorCode, context: dict[str, str]) -> Problem:
    sheet = context.get("sheet", "survey")
    if code.name.startswith(("NAMES_006", "NAMES_007", "LABEL", "HEADER_004")):
        sheet = "choices"
    template = _CODES.get(code.name)
    if template is None:
        return _shaped(code.value.format(**context), "xlsform")
    row = "1" if code.name == "HEADER_004" else context.get("row", "")
    words = template.format_map(_Blanks(context))
    return located(sheet, row, context.get("column", ""), f"xlsform.{code.name.lower()}", words)


def _recognised(line: str) -> tuple[ErrorCode, dict[str, str]] | None:
    """The code of a message that was written out before it reached us, with what it spoke of."""
    for code, pattern in _patterns():
        match = pattern.match(line)
        if match is not None:
            return code, match.groupdict()
    return None


@cache
def _patterns() -> list[tuple[ErrorCode, re.Pattern[str]]]:
    found: list[tuple[ErrorCode, re.Pattern[str]]] = []
    for code in ErrorCode:
        pattern, seen = "", set[str]()
        for literal, name, _, _ in Formatter().parse(code.value.msg):
            pattern += re.escape(literal)
            if name:
                pattern += f"(?P={name})" if name in seen else f"(?P<{name}>.*?)"
                seen.add(name)
        found.append((code, re.compile(pattern + r"\Z", re.S)))
    return found


def warnings_of(messages: list[str]) -> list[Problem]:
    """Warnings worth a person's time."""
    return [
        _shaped(message, "xlsform.warning")
        for message in messages
        if not any(part in message for part in _QUIET)
    ]


def located(sheet: str, row: str, column: str, rule: str, message: str) -> Problem:
    """A problem with its place spelled out: path ``survey:12:relevant``."""
    place = _SHEETS.get(sheet, f"{sheet} 表")
    where = f"{place}第 {row} 行" if row else place
    if column:
        where += f"“{column}”列"
    path = ":".join(part for part in (sheet, row, column) if part)
    return Problem(path, rule, f"{where}：{message}。")


def _shaped(message: str, rule: str) -> Problem:
    row = _ROW.search(message)
    number = row[1] if row else ""
    for pattern, words in _SHAPES:
        match = pattern.search(message)
        if match:
            return located("survey", number, "", rule, words.format(*match.groups()))
    plain = _ROW.sub("", message).strip().replace("\n", " ")
    sheet = "choices" if "choice" in plain.lower() and "'survey'" not in plain else "survey"
    return located(sheet, number, "", rule, f"转换工具说：{plain[:300]}")


class _Blanks(dict[str, str]):
    """Missing words of a template stay visible instead of failing."""

    def __missing__(self, key: str) -> str:
        return "？"
