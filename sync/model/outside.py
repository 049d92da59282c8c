"""When a terminal has been alone too long: cases that the county cannot see are 体外循环.

One rule for the machine's own screen, its command line and the county's list of terminals. It warns and never
stops: whoever stands before the machine must be served, and what is on it is safe.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from sync.model.settings import Line


class Alarm(StrEnum):
    NONE = "none"
    KEEPER = "keeper"  # 设备专管员
    LEADER = "leader"  # 中心负责人


class Standing(Struct, frozen=True):
    """days: whole ones without contact. waiting: what the county has not got. text: "" for NONE."""

    alarm: Alarm
    days: int
    waiting: int

    @property
    def text(self) -> str:
        since = f"已有 {self.days} 天没有联系上县里" if self.days else "现在联系不上县里"
        left = f"，{self.waiting} 件还没有送到" if self.waiting else ""
        if self.alarm is Alarm.KEEPER:
            return f"{since}{left}。请设备专管员检查网络；一时修不好，可以用U盘带到县里。"
        if self.alarm is Alarm.LEADER:
            return f"{since}{left}。请中心负责人处理：县里还看不到这些办件，不能让它们在体外循环。"
        return ""


def standing(last_contact: datetime | None, waiting: int, now: datetime, line: Line) -> Standing:
    """last_contact, now: by one and the same clock; None: never, which counts by what waits alone.

    For a terminal that is not in contact now. A clock set back gives no days.
    """
    days = max((now - last_contact).days, 0) if last_contact is not None else 0
    for alarm, most_days, most_cases in (
        (Alarm.LEADER, line.alarm_days, line.alarm_cases),
        (Alarm.KEEPER, line.warn_days, line.warn_cases),
    ):
        if (most_days and days >= most_days) or (most_cases and waiting >= most_cases):
            return Standing(alarm, days, waiting)
    return Standing(Alarm.NONE, days, waiting)
