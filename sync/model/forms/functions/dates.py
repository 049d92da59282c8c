"""Dates and times: ODK XForms "Date and time functions"."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sync.model.forms.functions.kinds import Function
from sync.model.forms.values import (
    NAN,
    date_of_days,
    days_of_date,
    fraction_of_time,
    number_of_text,
    parse_date,
    parse_datetime,
    parse_time,
    text,
)

_WEEKDAYS = "一二三四五六日"
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a calendar without a zone, as the answers have it


def _now(world: Any) -> str:
    return str(world.context.now.isoformat(timespec="milliseconds"))


def _today(world: Any) -> str:
    return str(world.context.now.date().isoformat())


def _date(value: Any) -> str:
    """A number counts days since 1970-01-01; a text is read as a date; nothing stays nothing."""
    if isinstance(value, float):
        day = date_of_days(value)
        return day.isoformat() if day else ""
    words = text(value).strip()
    day = parse_date(words)
    if day is None:
        days = number_of_text(words)
        day = date_of_days(days) if days == days else None
    return day.isoformat() if day else ""


def _date_time(value: Any) -> str:
    if isinstance(value, float):
        if date_of_days(value) is None:
            return ""
        return (_EPOCH + timedelta(seconds=round(value * 86400))).isoformat(timespec="milliseconds")
    words = text(value).strip()
    moment = parse_datetime(words)
    if moment is None:
        days = number_of_text(words)
        return _date_time(days) if days == days else ""
    return moment.isoformat(timespec="milliseconds")


def _decimal_date_time(value: Any) -> float:
    if isinstance(value, float):
        return value
    days = days_of_date(text(value).strip())
    return NAN if days is None else days


def _decimal_time(value: str) -> float:
    value = value.strip()
    fraction = fraction_of_time(value[11:] if len(value) > 10 and value[4:5] == "-" else value)
    return NAN if fraction is None else fraction


def _format(value: str, pattern: str) -> str:
    """ODK format: %Y %y %m %n %b %d %e %H %h %M %S %3 %a %W %%; month and day names are Chinese."""
    value = value.strip()
    moment = parse_datetime(value)
    if moment is None:
        clock = parse_time(value)
        if clock is None:
            days = number_of_text(value)
            if days != days or date_of_days(days) is None:
                return ""
            moment = _EPOCH + timedelta(days=days)
        else:
            moment = _EPOCH + clock[0]
    pieces: list[str] = []
    letters = iter(pattern)
    for letter in letters:
        pieces.append(_field(moment, next(letters, "")) if letter == "%" else letter)
    return "".join(pieces)


def _field(moment: datetime, code: str) -> str:
    fields = {
        "Y": f"{moment.year:04d}",
        "y": f"{moment.year % 100:02d}",
        "m": f"{moment.month:02d}",
        "n": str(moment.month),
        "b": f"{moment.month}月",
        "d": f"{moment.day:02d}",
        "e": str(moment.day),
        "W": f"{moment.isocalendar().week}",
        "H": f"{moment.hour:02d}",
        "h": str(moment.hour),
        "M": f"{moment.minute:02d}",
        "S": f"{moment.second:02d}",
        "3": f"{moment.microsecond // 1000:03d}",
        "a": f"星期{_WEEKDAYS[moment.weekday()]}",
        "%": "%",
    }
    return fields.get(code, f"%{code}")


FUNCTIONS: dict[str, Function] = {
    "now": Function(0, 0, "", "s", _now, world=True, fickle=True),
    "today": Function(0, 0, "", "s", _today, world=True, fickle=True),
    "date": Function(1, 1, "a", "s", _date),
    "date-time": Function(1, 1, "a", "s", _date_time),
    "format-date": Function(2, 2, "ss", "s", _format),
    "format-date-time": Function(2, 2, "ss", "s", _format),
    "decimal-date-time": Function(1, 1, "a", "n", _decimal_date_time),
    "decimal-time": Function(1, 1, "s", "n", _decimal_time),
}
