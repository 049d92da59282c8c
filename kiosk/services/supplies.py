"""How long the paper lasts: what was put in, what was printed since, and how much a day takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from kiosk.devices.printer.following import NAME
from kiosk.services.upkeep import Done
from kiosk.store.port import AuditEntry
from sync.model.keeping import KeeperKind

PRINTED = "sheet.printed"
"""The event of the audit trail that a sheet of any kind came out; ``printer`` and ``pages`` stand in it."""
SPAN = timedelta(days=14)


class Forecast(Struct, frozen=True):
    """a_day: sheets on average in the last fourteen days, fewer where the machine is younger. left: sheets;
    None while nobody has counted what was put in. days: how long they last; None when that is not known."""

    a_day: float
    left: int | None
    days: int | None

    @property
    def words(self) -> str:
        if self.left is None:
            return "还没有记过换纸，算不出还能用多久。下次加纸时记一下张数。"
        if self.left <= 0:
            return "按记录算，纸该用完了。请看一下纸盒，加了纸记一下。"
        if self.days is None:
            return f"大约还有 {self.left} 张。最近没有打印，够用。"
        if self.days < 1:
            return f"大约还有 {self.left} 张，今天就可能用完，请备纸。"
        return f"大约还有 {self.left} 张，平均一天 {self.a_day:.1f} 张，还够 {self.days} 天左右。"


def forecast(done: Sequence[Done], trail: Iterable[AuditEntry], now: datetime) -> Forecast:
    """done: the keeper's records, the oldest first. trail: the audit chain. now: county time."""
    since = now - SPAN
    printed = [(at, n) for entry in trail if (n := _pages(entry)) and (at := _moment(entry.at)) is not None]
    recent = sum(pages for at, pages in printed if since <= at <= now)
    first = min((at for at, _ in printed), default=now)
    days = max(1.0, min(SPAN, now - first) / timedelta(days=1))
    a_day = recent / days
    fill = next((d for d in reversed(done) if d.record.kind is KeeperKind.PAPER and d.record.amount), None)
    if fill is None:
        return Forecast(a_day, None, None)
    left = max(0, (fill.record.amount or 0) - sum(pages for at, pages in printed if at > fill.at))
    return Forecast(a_day, left, int(left / a_day) if a_day else None)


def _pages(entry: AuditEntry) -> int:
    """Sheets of A4 that an entry tells of; 0 for everything else."""
    if entry.event != PRINTED or entry.ids.get("printer") != NAME:
        return 0
    pages = entry.ids.get("pages", "")
    return int(pages) if pages.isascii() and pages.isdigit() else 0


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
