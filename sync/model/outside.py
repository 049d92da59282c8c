"""When a terminal has been alone too long: cases that the county cannot see are 体外循环.

One rule for the machine's own screen, its command line and the county's list of terminals. It warns keepers,
then leaders. Where the county sets ``stop_days`` or ``stop_cases`` the machine then takes no new filings and
names the window; what was begun is finished, what is on it is safe, and everything else goes on.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from msgspec import Struct


class Limits(Protocol):
    """After how many days and cases what happens; 0: never. ``Line`` of config.toml has them."""

    @property
    def warn_days(self) -> int: ...
    @property
    def warn_cases(self) -> int: ...
    @property
    def alarm_days(self) -> int: ...
    @property
    def alarm_cases(self) -> int: ...
    @property
    def stop_days(self) -> int: ...
    @property
    def stop_cases(self) -> int: ...


class StopRule(Struct, frozen=True):
    """The limits alone, as a machine reports them: what it goes by, its own config.toml included."""

    warn_days: int
    warn_cases: int
    alarm_days: int
    alarm_cases: int
    stop_days: int
    stop_cases: int

    @classmethod
    def of(cls, limits: Limits) -> StopRule:
        return cls(*(getattr(limits, name) for name in cls.__struct_fields__))


class Alarm(StrEnum):
    NONE = "none"
    KEEPER = "keeper"  # 设备专管员
    LEADER = "leader"  # 中心负责人


class Standing(Struct, frozen=True):
    """days: whole ones without contact. waiting: what the county has not got. text: "" when all is well.

    stopped: no new filings are taken.
    """

    alarm: Alarm
    days: int
    waiting: int
    stopped: bool = False

    @property
    def text(self) -> str:
        left = f"，{self.waiting} 件还没有送到" if self.waiting else ""
        closed = "现在不收新的办件。" if self.stopped else ""
        if self.alarm is Alarm.LEADER:
            return (
                f"{self._since}{left}。{closed}请中心负责人处理：县里还看不到这些办件，不能让它们在体外循环。"
            )
        if self.alarm is Alarm.KEEPER or self.stopped:
            return f"{self._since}{left}。{closed}请设备专管员检查网络；一时修不好，可以用U盘带到县里。"
        return ""

    @property
    def _since(self) -> str:
        return f"已有 {self.days} 天没有联系上县里" if self.days else "现在联系不上县里"

    def refusal(self, window: str) -> str:
        """Why nothing new is taken, and where to go, for the citizen; "" when it is. window: its name."""
        if not self.stopped:
            return ""
        return (
            f"这台机器{self._since}，为了不让您的事在系统外面耽误，现在不收新的办件。"
            f"请到{window}办，一样能办。在这里交过的都还在，联网后自动报送。"
        )


def standing(last_contact: datetime | None, waiting: int, now: datetime, line: Limits) -> Standing:
    """last_contact, now: by one and the same clock; None: never, which counts by what waits alone.

    For a terminal that is not in contact now. A clock set back gives no days.
    """
    days = max((now - last_contact).days, 0) if last_contact is not None else 0
    stopped = _beyond(days, waiting, line.stop_days, line.stop_cases)
    for alarm, most_days, most_cases in (
        (Alarm.LEADER, line.alarm_days, line.alarm_cases),
        (Alarm.KEEPER, line.warn_days, line.warn_cases),
    ):
        if _beyond(days, waiting, most_days, most_cases):
            return Standing(alarm, days, waiting, stopped)
    return Standing(Alarm.NONE, days, waiting, stopped)


def _beyond(days: int, waiting: int, most_days: int, most_cases: int) -> bool:
    return bool((most_days and days >= most_days) or (most_cases and waiting >= most_cases))
