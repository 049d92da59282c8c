"""What terminals report of themselves: kept as the newest state of each source, and put into words."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from sync.county.fleet.anchors import Doubt
from sync.county.fleet.models import Health, Terminal
from sync.model.device import DeviceReport, Part, PartState
from sync.model.outside import Alarm, Limits, StopRule, standing

LOW_DISK = 1_000_000_000
IN_CONTACT = timedelta(minutes=5)
MOST_PARTS = 40
MOST_REFUSED = 20


class Sign(Struct, frozen=True):
    """One thing to look at. tone: as in tags."""

    tone: str
    text: str


def note(terminal: Terminal, report: DeviceReport, skew_ms: int | None, received: datetime) -> None:
    """Keep a report unless a newer one of its source is here."""
    at = _county_time(report.made_at, skew_ms, received)
    source = _fit(report.source, 16)
    known = Health.objects.select_for_update().filter(terminal=terminal, source=source).first()
    if known is not None and known.reported_at > at:
        return
    line = report.line
    Health.objects.update_or_create(
        terminal=terminal,
        source=source,
        defaults={
            "reported_at": at,
            "software": _fit(report.software, 60),
            "waiting": _count(line.waiting) if line else None,
            "parked": _count(line.parked) if line else None,
            "files_waiting": _count(line.files_waiting) if line else None,
            "files_parked": _count(line.files_parked) if line else None,
            "refused": [
                {"id": _fit(file.id, 36), "why": _fit(file.why, 200)}
                for file in (line.refused[:MOST_REFUSED] if line else ())
            ],
            "oldest_at": _county_time(line.oldest_at, skew_ms, received) if line and line.oldest_at else None,
            "skew_ms": line.skew_ms if line and line.skew_ms and abs(line.skew_ms) < 1 << 62 else None,
            "disk_free": _bytes(report.disk_free),
            "disk_total": _bytes(report.disk_total),
            "rule": msgspec.to_builtins(line.rule) if line and line.rule else None,
            "parts": [_part(part) for part in report.parts[:MOST_PARTS]],
        },
    )
    if report.software:
        Terminal.objects.filter(pk=terminal.pk).update(software=_fit(report.software, 60))


def signs(terminal: Terminal, reports: list[Health]) -> tuple[Sign, ...]:
    """What a keeper should see at once; empty when all is well."""
    found = []
    if terminal.chain_doubt:
        known = terminal.chain_doubt in set(Doubt)
        found.append(Sign("r", Doubt(terminal.chain_doubt).label if known else "终端的登记记录对不上。"))
    for report in reports:
        if report.parked:
            found.append(Sign("y", f"{report.parked} 条县里没有收，留在机器里等人处理"))
        if report.files_parked:
            found.append(Sign("y", f"{report.files_parked} 份照片县里没有收，留在机器里等人处理"))
        if report.waiting and report.oldest_at:
            found.append(Sign("y", f"上次报告时还有 {report.waiting} 条没送到"))
        if report.disk_free is not None and report.disk_free < LOW_DISK:
            found.append(Sign("r", f"硬盘只剩 {report.disk_free / 1e9:.1f} GB"))
        for part in report.parts:
            state = part.get("state")
            if state in (PartState.FAULT, PartState.LOW):
                tone = "r" if state == PartState.FAULT else "y"
                words = part.get("cause") or PartState(state).label
                found.append(Sign(tone, f"{part.get('label') or part.get('name')}：{words}"))
    return tuple(found)


def alone(terminal: Terminal, reports: list[Health], now: datetime, pushed: Limits) -> tuple[Sign, ...]:
    """By the rule that the terminal itself goes by (体外循环): what it last said, else what is pushed."""
    if terminal.revoked_at is not None or terminal.last_seen is None:
        return ()
    if now - terminal.last_seen < IN_CONTACT:
        return ()
    waiting = next((report.waiting for report in reports if report.waiting is not None), 0)
    found = standing(terminal.last_seen, waiting, now, _rule_of(reports) or pushed)
    if not found.text:
        return ()
    return (Sign("r" if found.stopped or found.alarm is Alarm.LEADER else "y", found.text),)


def _rule_of(reports: list[Health]) -> StopRule | None:
    said = next((report.rule for report in reports if report.rule), None)
    return None if said is None else msgspec.convert(said, type=StopRule)


def _part(part: Part) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(part)
    return {name: _fit(value, 120) if isinstance(value, str) else value for name, value in plain.items()}


def _county_time(text: str, skew_ms: int | None, received: datetime) -> datetime:
    """By the county's clock, never later than it arrived."""
    try:
        made = datetime.fromisoformat(text)
        if made.tzinfo is None:
            return received
        return min(made + timedelta(milliseconds=skew_ms or 0), received)
    except (ValueError, OverflowError):
        return received


def _fit(text: str, most: int) -> str:
    return text.replace("\x00", "")[:most]


def _count(number: int) -> int:
    return min(max(number, 0), (1 << 31) - 1)


def _bytes(number: int | None) -> int | None:
    return None if number is None else min(max(number, 0), (1 << 62))
