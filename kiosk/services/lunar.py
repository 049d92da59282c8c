"""The day by the farmers' calendar (农历), which many here count by: 农历十月十四 · 小雪."""

from __future__ import annotations

from datetime import date

from lunar_python import Solar


def lunar_words(day: date) -> str:
    """``农历十月十四``, with the solar term (节气) behind it on the day on which it begins.

    Months and terms by GB/T 33661-2017 (《农历的编算和颁行》), as the library reckons them.
    """
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    words = f"农历{lunar.getMonthInChinese()}月{lunar.getDayInChinese()}"
    term = lunar.getJieQi()
    return f"{words} · {term}" if term else words
