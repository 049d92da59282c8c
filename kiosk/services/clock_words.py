"""Times, limits and fees as a neighbour would say them. Pure: values in, Chinese words out."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kiosk.services.clock import CHINA
from sync.model.calendar import Deadline, Unit
from sync.model.matter import Channel, Matter, TimeLimit

_WEEKDAYS = "一二三四五六日"


def day_words(day: date, today: date | None = None) -> str:
    """``11月25日 星期三``; with the year in front when it is not the year of ``today``."""
    year = f"{day.year}年" if today is not None and day.year != today.year else ""
    return f"{year}{day.month}月{day.day}日 星期{_WEEKDAYS[day.weekday()]}"


def short_day_words(day: date, today: date | None = None) -> str:
    """``11月25日``."""
    return day_words(day, today).split(" ", maxsplit=1)[0]


def full_day_words(day: date) -> str:
    """``2026年11月25日``."""
    return f"{day.year}年{day.month}月{day.day}日"


def time_words(moment: datetime) -> str:
    """``09:41``."""
    return f"{moment:%H:%M}"


def moment_words(moment: datetime, today: date | None = None) -> str:
    """``11月22日 09:41``."""
    return f"{short_day_words(moment.date(), today)} {time_words(moment)}"


def moment_of(text: str) -> datetime | None:
    """A moment as records carry it (ISO 8601), by the local clock; None for what is none."""
    try:
        return datetime.fromisoformat(text).astimezone(CHINA)
    except ValueError:
        return None


def who_and_when(who: str, moment: datetime | None) -> str:
    """``王*琴 · 11月22日 09:41``; either alone where the other is not known."""
    return " · ".join(part for part in (who, moment_words(moment) if moment is not None else "") if part)


def greeting(moment: datetime) -> str:
    """By the hour of the local time given."""
    for until, words in ((5, "夜深了"), (8, "早上好"), (11, "上午好"), (13, "中午好"), (18, "下午好")):
        if moment.hour < until:
            return words
    return "晚上好"


def limit_words(limit: TimeLimit) -> str:
    """``当场办好``, ``1 个工作日``, ``15 天``; ``没有规定时限`` when none is known."""
    if limit.days is None:
        return "没有规定时限"
    if limit.days == 0:
        return "当场办好"
    return f"{limit.days} 个工作日" if limit.unit is Unit.WORKING_DAY else f"{limit.days} 天"


NO_LIMIT = "没有法定时限"


def promise_words(matter: Matter) -> tuple[str, str]:
    """(承诺时限, the small line under it): (``1 个工作日``, ``法定 20 个工作日``)."""
    if matter.instant and matter.promised.days in (0, None):
        head = "当天办好"
    elif matter.promised.days is None:
        head = "没有承诺时限"
    else:
        head = limit_words(matter.promised)
    under = NO_LIMIT if matter.statutory.days is None else f"法定 {limit_words(matter.statutory)}"
    if matter.statutory.days == 0:
        under = "法定即办"
    return head, under


def deadline_words(deadline: Deadline | None, today: date, *, expected: bool) -> str:
    """``11月25日 星期三``; with 预计 while the clock has not started or the year's holidays are unknown."""
    if deadline is None:
        return "没有承诺时限"
    if expected and deadline.day == today:
        return "预计当天办好"
    words = day_words(deadline.day, today)
    return f"预计 {words}" if expected or deadline.provisional else words


def fee_words(matter: Matter) -> tuple[str, str]:
    """(收费, the small line under it)."""
    fee = matter.fee.strip()
    if fee in ("", "0", "不收费", "免费", "无"):
        return "不收费", "一分钱不用交"
    return "要收费", fee


def trip_words(matter: Matter) -> tuple[str, str]:
    """(要跑几次, the small line under it). Papers to show in the original mean one walk to the window."""
    if not matter.at_kiosk:
        return "到窗口一次", "带齐材料，一次办"
    originals = sum(
        not m.origin.exempt and m.origin.value in ("original", "copy", "photo") for m in matter.materials
    )
    if originals:
        return "就这一次", "办完把材料交到窗口"
    return "就这一次", "在这里就能办完"


_CHANNELS = {
    Channel.KIOSK: "这台自助终端",
    Channel.WINDOW: "综合窗口",
    Channel.WEB: "湖北政务服务网",
    Channel.APP: "鄂汇办 APP",
    Channel.ASSIST: "帮办代办",
    Channel.VILLAGE: "村（社区）便民服务站",
}


def channel_words(matter: Matter) -> tuple[str, ...]:
    """Every way to file it (兜底保障: the citizen chooses)."""
    return tuple(_CHANNELS[channel] for channel in matter.channels)


def days_left_words(days: int) -> str:
    """``还剩 4 个工作日``, ``今天到期``, ``超期 2 个工作日``."""
    if days > 0:
        return f"还剩 {days} 个工作日"
    return "今天到期" if days == 0 else f"超期 {-days} 个工作日"


def wait_words(wait: timedelta) -> str:
    """``3 分钟``, rounded up, so that who waits that long is never refused again."""
    seconds = max(1, -(-int(wait.total_seconds() * 1000) // 1000))
    return f"{seconds} 秒" if seconds < 60 else f"{-(-seconds // 60)} 分钟"
