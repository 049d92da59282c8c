"""XPath 1.0 values and their conversions, with the ODK meaning of dates.

A value is a node-set (a list of nodes), a string, a number (float) or a boolean. ODK XForms has no date type
in expressions: a date is its ISO text, and where a number is wanted, the days since 1970-01-01.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Protocol

NAN = math.nan

_NUMBER = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)\Z", re.ASCII)
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_TIME = re.compile(r"(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6})\d*)?)?(Z|[+-]\d\d:\d\d)?\Z", re.ASCII)
_EPOCH = date(1970, 1, 1).toordinal()


class XNode(Protocol):
    """What expressions see of a question, a group, or a row of a choice list."""

    name: str
    value: str
    relevant: bool

    @property
    def parent(self) -> XNode | None: ...

    @property
    def children(self) -> dict[str, Any]: ...


Value = Any
"""``list[XNode] | str | float | bool``; the compiler knows which."""


def text_of_number(value: float) -> str:
    """XPath 1.0 §4.2 ``string()``: no exponent, integers without a point."""
    if value != value:
        return "NaN"
    if value in (math.inf, -math.inf):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value):
        return str(int(value))
    text = repr(value)
    if "e" in text:
        text = f"{value:.20f}".rstrip("0").rstrip(".")
    return text


def number_of_text(text: str) -> float:
    """XPath 1.0 §4.4 ``number()``; an ISO date, time or dateTime counts as days, anything else is NaN."""
    text = text.strip(" \t\r\n")
    if _NUMBER.match(text):
        return float(text)
    if len(text) >= 5 and text[:4].isascii():
        if text[4] == "-":
            days = days_of_date(text)
            return NAN if days is None else days
        if text[2] == ":":
            fraction = fraction_of_time(text)
            return NAN if fraction is None else fraction
    return NAN


def text(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return value[0].value if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return text_of_number(value)


def number(value: Value) -> float:
    if isinstance(value, float):
        return value
    if isinstance(value, list):
        return number_of_text(value[0].value) if value else NAN
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    return number_of_text(value)


def boolean(value: Value) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return value == value and value != 0
    return bool(value)


def parse_date(text: str) -> date | None:
    """The date at the head of an ISO date or dateTime, or ``None``."""
    match = _DATE.match(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def parse_time(text: str) -> tuple[timedelta, timezone | None] | None:
    """Time of day and its zone if it names one."""
    match = _TIME.match(text)
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone = None
    if match[5] == "Z":
        zone = UTC
    elif match[5]:
        sign = -1 if match[5][0] == "-" else 1
        offset = timedelta(hours=int(match[5][1:3]), minutes=int(match[5][4:6]))
        if offset >= timedelta(hours=24):
            return None
        zone = timezone(sign * offset)
    micro = int((match[4] or "0").ljust(6, "0"))
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro), zone


def parse_datetime(text: str) -> datetime | None:
    """An ISO dateTime, or a date (its midnight), or ``None``; naive where no zone is named."""
    day = parse_date(text)
    if day is None:
        return None
    start = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the zone follows if the text names one
    if len(text) == 10:
        return start
    if text[10] not in "T ":
        return None
    clock = parse_time(text[11:])
    if clock is None:
        return None
    return (start + clock[0]).replace(tzinfo=clock[1])


def days_of_date(text: str) -> float | None:
    """Days since 1970-01-01; a dateTime counts the fraction of its local day (ODK ``decimal-date-time``).

    The zone of a dateTime is taken into account only when it is named: then the count is in UTC.
    """
    if len(text) == 10:
        day = parse_date(text)
        return None if day is None else float(day.toordinal() - _EPOCH)
    moment = parse_datetime(text)
    if moment is None:
        return None
    days = moment.toordinal() - _EPOCH
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    offset = moment.utcoffset()
    if offset is not None:
        seconds -= offset.total_seconds()
    return days + seconds / 86400


def fraction_of_time(text: str) -> float | None:
    """Fraction of the day of a time of day (ODK ``decimal-time``)."""
    clock = parse_time(text)
    return None if clock is None else clock[0].total_seconds() / 86400


def date_of_days(days: float) -> date | None:
    """The day a count of days falls on, or ``None`` out of the years 1 to 9999."""
    if days != days or abs(days) > 3_000_000:
        return None
    try:
        return date.fromordinal(_EPOCH + math.floor(days))
    except ValueError:
        return None
