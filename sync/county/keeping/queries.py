"""What the page of checks shows: a row a machine, a column a day; the gaps; faults and how long they last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from msgspec import Struct

from sync.county.fleet.models import Terminal
from sync.county.keeping.models import Fault, KeeperEntry
from sync.county.people import access
from sync.county.people.models import Staff
from sync.model.calendar import WorkCalendar
from sync.model.keeping import KeeperKind

DAYS = 14


class DayCell(Struct, frozen=True):
    """A machine's day. owed: checks are due that day (a working day on which the machine was in use)."""

    day: date
    owed: bool
    opening: bool
    closing: bool
    cleaning: bool

    @property
    def gap(self) -> bool:
        return self.owed and not (self.opening and self.closing)

    @property
    def words(self) -> str:
        """For the cell: which of the two checks is there."""
        if not self.owed and not (self.opening or self.closing):
            return "休"
        if self.opening and self.closing:
            return "齐"
        return "缺晚" if self.opening else "缺早" if self.closing else "缺"


class Row(Struct, frozen=True):
    """supplies: the last paper or toner that was put in. keeper: who did the last check."""

    terminal: Terminal
    cells: tuple[DayCell, ...]
    keeper: str

    @property
    def gaps(self) -> int:
        return sum(cell.gap for cell in self.cells)


def machines(staff: Staff) -> QuerySet[Terminal]:
    found = Terminal.objects.filter(access.terminals_of(staff), revoked_at=None)
    return found.order_by("township", "device")


def entries_of(staff: Staff) -> QuerySet[KeeperEntry]:
    """What keepers wrote down at those machines."""
    return KeeperEntry.objects.filter(access.terminals_of(staff, "terminal__"))


def checked_days(staff: Staff, today: date, calendar: WorkCalendar, days: int = DAYS) -> list[Row]:
    """Today is not a gap yet: the closing check comes in the evening."""
    first = today - timedelta(days=days - 1)
    terminals = list(machines(staff))
    entries = entries_of(staff).filter(day__gte=first, day__lte=today)
    done: dict[tuple[str, date], set[str]] = {}
    last: dict[str, str] = {}
    for terminal_id, day, kind, who in entries.order_by("at").values_list(
        "terminal_id", "day", "kind", "who"
    ):
        done.setdefault((terminal_id, day), set()).add(kind)
        last[terminal_id] = who
    span = [first + timedelta(days=n) for n in range(days)]
    workdays = {day for day in span if calendar.is_workday(day)}
    rows = []
    for terminal in terminals:
        since = timezone.localdate(terminal.enrolled_at)
        cells = tuple(
            _cell(day, done.get((terminal.id, day), set()), owed=day in workdays and since < day < today)
            for day in span
        )
        rows.append(Row(terminal, cells, last.get(terminal.id, "")))
    return rows


def _cell(day: date, kinds: Iterable[str], *, owed: bool) -> DayCell:
    kinds = set(kinds)
    return DayCell(
        day,
        owed,
        KeeperKind.OPENING.value in kinds,
        KeeperKind.CLOSING.value in kinds,
        KeeperKind.CLEANING.value in kinds,
    )


def open_faults(staff: Staff) -> QuerySet[Fault]:
    return _faults(staff).filter(repaired_at=None).order_by("found_at")


def repaired_faults(staff: Staff) -> QuerySet[Fault]:
    return _faults(staff).filter(repaired_at__isnull=False).order_by("-repaired_at")


def _faults(staff: Staff) -> QuerySet[Fault]:
    return Fault.objects.select_related("terminal").filter(access.terminals_of(staff, "terminal__"))


def down_time(staff: Staff, now: datetime, days: int = 30) -> dict[str, timedelta]:
    """How long each machine served nobody within the last days, by terminal id; faults at once count once."""
    since = now - timedelta(days=days)
    spans: dict[str, list[tuple[datetime, datetime]]] = {}
    faults = _faults(staff).filter(stopped=True).exclude(repaired_at__lt=since)
    for terminal_id, found_at, repaired_at in faults.values_list("terminal_id", "found_at", "repaired_at"):
        span = (max(found_at, since), min(repaired_at or now, now))
        if span[0] < span[1]:
            spans.setdefault(terminal_id, []).append(span)
    return {terminal_id: _together(found) for terminal_id, found in spans.items()}


def _together(spans: Sequence[tuple[datetime, datetime]]) -> timedelta:
    total, until = timedelta(), None
    for begin, end in sorted(spans):
        begin = begin if until is None else max(begin, until)
        total += max(end - begin, timedelta())
        until = end if until is None else max(until, end)
    return total


def lasting(span: timedelta) -> str:
    """In words: 3 天 4 小时, 5 小时, 20 分钟."""
    minutes = int(span.total_seconds()) // 60
    days, hours = minutes // 1440, minutes // 60 % 24
    if days:
        return f"{days} 天 {hours} 小时" if hours else f"{days} 天"
    return f"{minutes // 60} 小时" if minutes >= 60 else f"{minutes} 分钟"
