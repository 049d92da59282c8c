"""Dates, times and counts made with + and − on wheels, or typed: only what is allowed can be made."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

#: Where nothing bounds a date.
OLDEST = date(1900, 1, 1)
YEARS_AHEAD = 60
#: From so many years on a wheel of decades stands before that of years.
FAR = 25
_WEEKDAYS = "一二三四五六日"
_EPOCH = date(1970, 1, 1).toordinal()

#: What each kind asks, and how many digits say it.
_PARTS = {
    "day": ("year", "month", "day"),
    "month": ("year", "month"),
    "year": ("year",),
    "time": ("hour", "minute"),
    "moment": ("year", "month", "day", "hour", "minute"),
}
_DIGITS = {"day": 8, "month": 6, "year": 4, "time": 4, "moment": 12}
_UNITS = {
    "decade": "年代",
    "year": "年",
    "month": "月",
    "day": "日",
    "hour": "时",
    "minute": "分",
    "number": "",
}
_MINUTES = 5


@dataclass(frozen=True)
class Part:
    """One wheel. ``less`` and ``more``: whether it turns that way."""

    key: str
    words: str
    unit: str
    less: bool
    more: bool


def day_of(days: float) -> date:
    """A day from its number since 1970-01-01, kept inside what ``date`` can say."""
    return date.fromordinal(min(max(int(days) + _EPOCH, OLDEST.toordinal()), date.max.toordinal()))


def day_words(day: date) -> str:
    """``1958年4月6日 星期日``."""
    return f"{day.year}年{day.month}月{day.day}日 星期{_WEEKDAYS[day.weekday()]}"


class Wheels:
    """What stands on the wheels. ``value`` is the answer in the form's own writing, "" until one is made.

    kind: day, month, year, time or moment (XLSForm ``date``, its appearances ``month-year`` and ``year``,
    ``time``, ``dateTime``). low, high: first and last day allowed, None where the form does not say. now: the
    county's local time, for 今天 and as the place to begin.
    """

    def __init__(self, kind: str, now: datetime, low: date | None = None, high: date | None = None) -> None:
        self.kind = kind
        self._now = now.replace(tzinfo=None, second=0, microsecond=0)
        self.chosen = False
        self._low, self._high = OLDEST, OLDEST
        self.bound(low, high)
        self._at = self._inside(self._now)

    # ---- what may be ----

    def bound(self, low: date | None, high: date | None) -> None:
        """Other bounds, because another answer changed. What stands there stays until it is turned."""
        low, high = low or OLDEST, high or date(self._now.year + YEARS_AHEAD, 12, 31)
        if self.kind == "month" and low.day > 1:
            low = (low.replace(day=1) + timedelta(days=31)).replace(day=1)
        if self.kind == "year" and (low.month, low.day) > (1, 1):
            low = date(low.year + 1, 1, 1)
        # Bounds that leave nothing are the form's own contradiction; its constraint tells the citizen.
        self._low, self._high = low, max(low, self._whole(high))

    def _whole(self, day: date) -> date:
        """A month is its first day, a year its first of January, as ODK writes them."""
        if self.kind == "month":
            return day.replace(day=1)
        return day.replace(month=1, day=1) if self.kind == "year" else day

    def _inside(self, moment: datetime) -> datetime:
        if self.kind == "time":
            return moment
        day = min(max(self._whole(moment.date()), self._low), self._high)
        return datetime.combine(day, moment.time())

    @property
    def far(self) -> bool:
        return self.kind != "time" and self._high.year - self._low.year >= FAR

    # ---- what stands there ----

    @property
    def parts(self) -> Sequence[Part]:
        keys = _PARTS[self.kind]
        if self.far and self.kind != "moment":
            keys = ("decade", *keys)
        return tuple(self._part(key) for key in keys)

    def _part(self, key: str) -> Part:
        at = self._at
        words = {
            "decade": f"{at.year // 10 * 10}",
            "year": str(at.year),
            "month": str(at.month),
            "day": str(at.day),
            "hour": str(at.hour),
            "minute": f"{at.minute:02d}",
        }[key]
        if key in ("decade", "year"):
            return Part(
                key, words, _UNITS[key], self._turned(key, -1) is not None, self._turned(key, 1) is not None
            )
        turns = len(self._allowed(key)) > 1
        return Part(key, words, _UNITS[key], turns, turns)

    @property
    def value(self) -> str:
        if not self.chosen:
            return ""
        if self.kind == "time":
            return self._at.strftime("%H:%M:%S")
        if self.kind == "moment":
            return self._at.isoformat(timespec="seconds")
        return self._at.date().isoformat()

    @property
    def words(self) -> str:
        """What stands there, as one says it."""
        at = self._at
        clock = f"{at.hour}:{at.minute:02d}"
        return {
            "day": day_words(at.date()),
            "month": f"{at.year}年{at.month}月",
            "year": f"{at.year}年",
            "time": clock,
            "moment": f"{day_words(at.date())} {clock}",
        }[self.kind]

    @property
    def digits_wanted(self) -> int:
        return _DIGITS[self.kind]

    def grouped(self, typed: str) -> str:
        """Digits as they are typed, with what they stand for between them: ``1958年04月06日``."""
        out, at = "", 0
        for key in _PARTS[self.kind]:
            size = 4 if key == "year" else 2
            piece = typed[at : at + size]
            if not piece:
                break
            out += piece + (_UNITS[key] if len(piece) == size else "")
            at += size
        return out

    # ---- making one ----

    def show(self, value: str) -> None:
        """What is answered already; "" or anything unreadable leaves nothing chosen."""
        read = _read(self.kind, value)
        self.chosen = read is not None
        self._at = read if read is not None else self._inside(self._now)

    def turn(self, key: str, step: int) -> bool:
        """One notch up (1) or down (-1). The first touch of a wheel that nobody turned yet takes what it then
        shows. False when it does not turn that way."""
        turned = self._turned(key, step)
        if turned is None:
            return False
        self._at, self.chosen = turned, True
        return True

    def confirm(self) -> None:
        """What stands there is meant."""
        self._at, self.chosen = self._inside(self._at), True

    def _turned(self, key: str, step: int) -> datetime | None:
        if key in ("decade", "year"):
            far = 10 if key == "decade" else 1
            year = self._at.year + far * step
            if key == "decade":
                # A decade that begins or ends inside is reached at its nearest year.
                if self._low.year // 10 <= year // 10 <= self._high.year // 10:
                    year = min(max(year, self._low.year), self._high.year)
                else:
                    return None
            if not self._low.year <= year <= self._high.year:
                return None
            return self._inside(_replace(self._at, "year", year))
        allowed = self._allowed(key)
        if len(allowed) < 2:
            return None
        now = getattr(self._at, key)
        if key == "minute":
            # 9:07 goes to 9:10, not to 9:12.
            below = [m for m in allowed if m < now]
            above = [m for m in allowed if m > now]
            value = (above[0] if above else allowed[0]) if step > 0 else (below[-1] if below else allowed[-1])
        else:
            at = allowed.index(now) if now in allowed else 0
            value = allowed[(at + step) % len(allowed)]
        return self._inside(_replace(self._at, key, value))

    def _allowed(self, key: str) -> list[int]:
        """Values of a wheel that goes round, given the others before it."""
        year, month = self._at.year, self._at.month
        if key == "month":
            return [m for m in range(1, 13) if self._has(date(year, m, 1), _month_end(year, m))]
        if key == "day":
            last = calendar.monthrange(year, month)[1]
            return [d for d in range(1, last + 1) if self._has(here := date(year, month, d), here)]
        return list(range(24)) if key == "hour" else list(range(0, 60, _MINUTES))

    def _has(self, first: date, last: date) -> bool:
        return first <= self._high and last >= self._low

    def quick(self) -> list[tuple[str, datetime]]:
        """What is often meant, in words, as far as it is allowed."""
        if self.kind != "day":
            return []
        today = self._now
        near = [("今天", today), ("昨天", today - timedelta(days=1)), ("明天", today + timedelta(days=1))]
        return [(words, at) for words, at in near if self._has(at.date(), at.date())][:2]

    def pick(self, index: int) -> None:
        """One of :meth:`quick`."""
        found = self.quick()
        if 0 <= index < len(found):
            self._at, self.chosen = found[index][1], True

    def type(self, typed: str) -> str:
        """Digits typed so far. Taken once they are all there; what is wrong, as a sentence, else ""."""
        wanted = self.digits_wanted
        if len(typed) < wanted:
            return ""
        read = _read_digits(self.kind, typed)
        if read is None:
            return "没有这个时间，请再看一遍" if self.kind == "time" else "没有这一天，请再看一遍"
        if self.kind != "time" and not self._low <= read.date() <= self._high:
            return self.between()
        self._at, self.chosen = read, True
        return ""

    def between(self) -> str:
        """What is allowed, as a sentence."""

        def said(day: date) -> str:
            words = f"{day.year}年"
            if self.kind != "year":
                words += f"{day.month}月"
            return words + (f"{day.day}日" if self.kind in ("day", "moment") else "")

        if self._high == self._whole(self._now.date()) and self._low == OLDEST:
            return (
                "还没到这一天，请再看一遍" if self.kind in ("day", "moment") else "还没到那时候，请再看一遍"
            )
        return f"要在 {said(self._low)} 到 {said(self._high)} 之间"


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _replace(at: datetime, key: str, value: int) -> datetime:
    """One part changed; the 31st becomes the month's last day where it has none."""
    year = value if key == "year" else at.year
    month = value if key == "month" else at.month
    day = value if key == "day" else min(at.day, calendar.monthrange(year, month)[1])
    hour = value if key == "hour" else at.hour
    return datetime(year, month, day, hour, value if key == "minute" else at.minute)  # noqa: DTZ001 - wall time


def _read(kind: str, value: str) -> datetime | None:
    try:
        if kind == "time":
            return datetime.combine(
                OLDEST, time.fromisoformat(value).replace(tzinfo=None, second=0, microsecond=0)
            )
        if kind == "moment":
            return datetime.fromisoformat(value).replace(tzinfo=None, second=0, microsecond=0)
        return datetime.combine(date.fromisoformat(value), time())
    except ValueError:
        return None


def _read_digits(kind: str, typed: str) -> datetime | None:
    pieces = {
        "day": (typed[:4], typed[4:6], typed[6:8]),
        "month": (typed[:4], typed[4:6], "1"),
        "year": (typed[:4], "1", "1"),
        "time": ("1900", "1", "1", typed[:2], typed[2:4]),
        "moment": (typed[:4], typed[4:6], typed[6:8], typed[8:10], typed[10:12]),
    }[kind]
    try:
        return datetime(*(int(piece) for piece in pieces))  # type: ignore[arg-type]  # noqa: DTZ001 - wall time
    except ValueError:
        return None


class Count:
    """A whole number on one wheel, between two ends; the same calls as :class:`Wheels`."""

    kind = "number"

    def __init__(self, low: int, high: int, step: int = 1, unit: str = "") -> None:
        """step: how far one notch goes, from ``low`` on."""
        self._low, self._high, self._step, self._unit = low, high, max(1, step), unit
        self._at = low
        self.chosen = False

    def bound(self, low: int, high: int) -> None:
        self._low, self._high = low, max(low, high)

    @property
    def parts(self) -> Sequence[Part]:
        return (Part("number", str(self._at), self._unit, self._at > self._low, self._at < self._high),)

    @property
    def value(self) -> str:
        return str(self._at) if self.chosen else ""

    @property
    def words(self) -> str:
        return f"{self._at}{self._unit}"

    @property
    def digits_wanted(self) -> int:
        return len(str(self._high))

    def grouped(self, typed: str) -> str:
        return typed

    def show(self, value: str) -> None:
        self.chosen = value.lstrip("-").isdigit()
        self._at = int(value) if self.chosen else self._low

    def turn(self, key: str, step: int) -> bool:
        wanted = self._at + step * self._step
        if not self._low <= wanted <= self._high:
            return False
        self._at, self.chosen = wanted, True
        return True

    def confirm(self) -> None:
        self._at, self.chosen = min(max(self._at, self._low), self._high), True

    def quick(self) -> list[tuple[str, datetime]]:
        return []

    def pick(self, index: int) -> None:
        """Nothing is often meant here."""

    def type(self, typed: str) -> str:
        if not typed.isdigit():
            return ""
        number = int(typed)
        if not self._low <= number <= self._high:
            # 1 may still become 15; beyond the end nothing more can come of it.
            return self.between() if number > self._high or len(typed) >= self.digits_wanted else ""
        if (number - self._low) % self._step:
            return f"从 {self._low} 起，每次加 {self._step}"
        self._at, self.chosen = number, True
        return ""

    def between(self) -> str:
        return f"要在 {self._low} 到 {self._high} 之间"
