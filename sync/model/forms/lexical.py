"""Answers between the outside (JSON) and the form (text in the lexical form of ODK XForms)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from sync.model.forms.limits import TEXT_LENGTH
from sync.model.forms.model import Definition
from sync.model.forms.values import number_of_text, parse_date, parse_datetime, parse_time, text_of_number
from sync.model.ink import is_ink, unpack

_INTEGER = re.compile(r"-?\d{1,15}\Z", re.ASCII)
_DECIMAL = re.compile(r"-?(?:\d{1,15}(?:\.\d{0,10})?|\.\d{1,10})\Z", re.ASCII)
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\Z", re.ASCII)
_COMPACT_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)\Z", re.ASCII)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

NUMBERS = {"integer", "decimal", "range"}
MANY = {"select_multiple", "rank"}
CHOSEN = {"select_one", *MANY}

_TYPES = {
    "int": "integer", "decimal": "decimal", "date": "date", "time": "time", "dateTime": "dateTime",
    "geopoint": "geopoint", "barcode": "text", "string": "text",
}  # fmt: skip


class AnswerError(ValueError):
    """The value is no answer of this type; ``rule`` names the rule, ``str()`` tells the citizen."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


def question_type(definition: Definition) -> str:
    """The XLSForm type of a question: ``text integer decimal date time dateTime select_one select_multiple``
    ``rank note acknowledge image signature file geopoint range calculate hidden``."""
    control = definition.control
    if control is None:
        return "calculate" if definition.calculate else "hidden"
    match control.element:
        case "select1":
            return "select_one"
        case "select":
            return "select_multiple"
        case "rank":
            return "rank"
        case "range":
            return "range"
        case "trigger":
            return "acknowledge"
        case "upload":
            if "signature" in control.appearance:
                return "signature"
            return "image" if control.mediatype.startswith("image") else "file"
    bare = not (definition.calculate or definition.default or definition.source or definition.preload)
    if definition.type == "string" and definition.read_only == "true()" and bare:
        return "note"
    return _TYPES.get(definition.type, "text")


def to_raw(kind: str, value: Any, integer: bool = False) -> str:
    """The text a form keeps for an answer. What people mean is taken: ``１２``, ``2026年1月5日``.

    ``integer`` tells whether a ``range`` counts in whole numbers.

    :raises AnswerError: not an answer of this type.
    """
    if value is None or value == "" or value == []:
        return ""
    if kind in MANY:
        return _many(value)
    if kind in NUMBERS:
        return _number(value, whole=kind == "integer" or (kind == "range" and integer))
    if kind == "acknowledge":
        return "OK" if value in (True, "OK", "yes", "true", "1") else ""
    if isinstance(value, int | float) and not isinstance(value, bool) and kind in ("text", "select_one"):
        value = text_of_number(float(value))
    if not isinstance(value, str):
        raise AnswerError("type", "这里要填文字")
    return _words(kind, value)


def _words(kind: str, value: str) -> str:
    if len(value) > TEXT_LENGTH:
        raise AnswerError("length", f"字太多了（{len(value)} 个字），最多 {TEXT_LENGTH} 个字")
    if _FORBIDDEN.search(value):
        raise AnswerError("type", "里面有不能保存的字符，请重新填写")
    value = value.strip()
    if kind == "select_one":
        if len(value.split()) > 1:
            raise AnswerError("choice", "只能选一项")
        return value
    reader: Callable[[str], str] | None = {
        "date": _date,
        "time": _time,
        "dateTime": _datetime,
        "geopoint": _geopoint,
    }.get(kind)
    if reader is not None and value:
        return reader(unicodedata.normalize("NFKC", value).strip())
    if kind == "signature" and is_ink(value):
        return _ink(value)
    if kind in ("image", "signature", "file") and (len(value) > 255 or any(char.isspace() for char in value)):
        raise AnswerError("type", "材料的编号不对，请重新拍一次")
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _ink(value: str) -> str:
    try:
        unpack(value)
    except ValueError:
        raise AnswerError("type", "签名没有存好，请重新签一次") from None
    return value


def check_raw(kind: str, raw: str, integer: bool = False) -> AnswerError | None:
    """Whether a kept text is in the lexical form of its type."""
    try:
        value: Any = raw.split() if kind in MANY else raw
        return None if to_raw(kind, value, integer) == raw else AnswerError("type", "这里填的内容格式不对")
    except AnswerError as error:
        return error


def to_json(kind: str, raw: str) -> Any:
    """The answer as JSON: int, float, list of names, or text."""
    if kind in MANY:
        return raw.split()
    if kind in NUMBERS and _DECIMAL.match(raw):
        value = number_of_text(raw)
        return int(value) if value == int(value) else value
    return raw


def _number(value: Any, whole: bool) -> str:
    if isinstance(value, bool):
        raise AnswerError("type", "请填数字")
    if isinstance(value, int | float):
        if value != value or abs(value) >= 1e15:
            raise AnswerError("type", "数字太大了")
        words = text_of_number(float(value))
    elif isinstance(value, str):
        if len(value) > 100:
            raise AnswerError("length", "数字太长了")
        words = unicodedata.normalize("NFKC", value).replace(",", "").replace(" ", "")
        words = words.removeprefix("+")
    else:
        raise AnswerError("type", "请填数字")
    if not words:
        return ""
    if whole:
        if words.endswith(".0"):
            words = words[:-2]
        if not _INTEGER.match(words):
            raise AnswerError("type", "请填整数，不带小数点" if _DECIMAL.match(words) else "请填数字")
        return str(int(words))
    if not _DECIMAL.match(words):
        raise AnswerError("type", "请填数字，例如 12 或 12.5")
    return text_of_number(float(words))


def _many(value: Any) -> str:
    names = value.split() if isinstance(value, str) else value
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise AnswerError("type", "这里要选若干项")
    if any(len(name.split()) != 1 for name in names) or sum(map(len, names)) > TEXT_LENGTH:
        raise AnswerError("choice", "选项不对，请重新选")
    return " ".join(dict.fromkeys(names))


def _date(words: str) -> str:
    match = _DAY.match(words) or _COMPACT_DAY.match(words)
    text = f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else words
    if len(text) != 10 or parse_date(text) is None:
        raise AnswerError("type", "没有这一天，请按“年-月-日”填写，例如 2026-01-05")
    return text


def _time(words: str) -> str:
    if parse_time(words) is None:
        raise AnswerError("type", "时间不对，请按“时:分”填写，例如 09:30")
    return words if len(words) > 5 else f"{words}:00"


def _datetime(words: str) -> str:
    if len(words) < 16 or parse_datetime(words) is None:
        raise AnswerError("type", "日期和时间不对，例如 2026-01-05T09:30")
    return f"{words[:10]}T{words[11:]}" if len(words) > 16 else f"{words[:10]}T{words[11:]}:00"


def _geopoint(words: str) -> str:
    numbers = [number_of_text(part) for part in words.replace(",", " ").split()]
    if not 2 <= len(numbers) <= 4 or any(number != number for number in numbers):
        raise AnswerError("type", "位置应写成“纬度 经度”")
    if abs(numbers[0]) > 90 or abs(numbers[1]) > 180:
        raise AnswerError("type", "纬度在 -90 到 90 之间，经度在 -180 到 180 之间")
    numbers += [0.0] * (4 - len(numbers))
    return " ".join(text_of_number(number) for number in numbers)
