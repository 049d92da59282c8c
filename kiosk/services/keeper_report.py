"""The report of a machine: what was checked, put in, found and repaired, as a sheet or a file on a stick."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.devices.stick_files.listing import mounted_stick
from kiosk.paper.slips import KeeperReport
from kiosk.services.clock_words import moment_words
from kiosk.services.errors import ServiceError
from kiosk.services.supplies import Forecast
from kiosk.services.upkeep import Done, open_faults
from sync.model.device import Part, PartState
from sync.model.keeping import KeeperKind

DAYS = 30
_NOWHERE = "没有找到 U 盘。请插好 U 盘，等几秒再按一次。"
_NOT_WRITTEN = "没有写到 U 盘上。请看 U 盘是不是满了或写保护了，换一个再试。"


def build_report(
    done: Sequence[Done], parts: Sequence[Part], paper: Forecast, centre: str, now: datetime
) -> KeeperReport:
    """Of the last thirty days; faults still open whatever their age. now: county time."""
    since = now - timedelta(days=DAYS)
    recent = [d for d in done if d.at >= since]
    checks = [d for d in recent if d.record.kind.check]
    supplies = [d for d in recent if d.record.kind in _SUPPLIES]
    return KeeperReport(
        centre=centre,
        printed_words=moment_words(now, now.date()),
        facts=(
            ("期间", f"{moment_words(since)} 到 {moment_words(now)}"),
            ("开机检查", f"{len({d.at.date() for d in checks if d.record.kind is KeeperKind.OPENING})} 天"),
            ("关机检查", f"{len({d.at.date() for d in checks if d.record.kind is KeeperKind.CLOSING})} 天"),
            ("纸", paper.words),
        ),
        parts=(
            ("现在的设备", tuple((_part(part), part.state.label) for part in parts), "没有接设备。"),
            ("还没有修好的故障", _open(done, now), "没有。"),
            ("修好的故障", _repaired(done, since), "没有。"),
            ("检查", tuple(_row(d) for d in checks), "没有做过检查。"),
            ("换纸、换粉、清洁和交接", tuple(_row(d) for d in supplies), "没有。"),
        ),
    )


_SUPPLIES = (KeeperKind.PAPER, KeeperKind.TONER, KeeperKind.CLEANING, KeeperKind.HANDOVER)


def _part(part: Part) -> str:
    return f"{part.label}：{part.cause}" if part.cause else part.label


def _open(done: Sequence[Done], now: datetime) -> tuple[tuple[str, str], ...]:
    rows = []
    for fault in open_faults(done):
        why = f"（{fault.cause}）" if fault.cause else ""
        words = f"{moment_words(fault.found_at)} {fault.label}：{fault.words or '坏了'}{why}"
        rows.append((words, f"已 {lasting(now - fault.found_at)}"))
    return tuple(rows)


def _repaired(done: Sequence[Done], since: datetime) -> tuple[tuple[str, str], ...]:
    found = {d.record.id: d for d in done if d.record.kind is KeeperKind.FAULT_FOUND}
    causes = {d.record.fault: d.record.words for d in done if d.record.kind is KeeperKind.FAULT_CAUSE}
    rows = []
    for each in done:
        first = found.get(each.record.fault)
        if each.record.kind is not KeeperKind.FAULT_REPAIRED or first is None or each.at < since:
            continue
        label = first.record.findings[0].label if first.record.findings else "整机"
        why = causes.get(first.record.id) or "没有写原因"
        rows.append((f"{moment_words(first.at)} {label}：{why}", f"用了 {lasting(each.at - first.at)}"))
    return tuple(rows)


def _row(done: Done) -> tuple[str, str]:
    record = done.record
    bad = "，".join(
        f"{finding.label}{f'（{finding.words}）' if finding.words else ''}"
        for finding in record.findings
        if finding.state is not PartState.OK
    )
    amount = f" {record.amount}" if record.amount is not None else ""
    to = f" 交给 {record.handed_to}" if record.handed_to else ""
    more = f"：{bad}" if bad else ("：都正常" if record.findings else "")
    words = f" {record.words}" if record.words else ""
    return f"{moment_words(done.at)} {record.kind.label}{amount}{to}{more}{words}", f"工号 {record.keeper}"


def lasting(span: timedelta) -> str:
    """``3 天 4 小时``, ``5 小时``, ``20 分钟``."""
    minutes = max(0, int(span.total_seconds()) // 60)
    days, hours = minutes // 1440, minutes // 60 % 24
    if days:
        return f"{days} 天 {hours} 小时" if hours else f"{days} 天"
    return f"{minutes // 60} 小时" if minutes >= 60 else f"{minutes} 分钟"


def write_to_stick(
    pdf: Path, places: Path, name: str, mounted: Callable[[Path], bool] = os.path.ismount
) -> Path:
    """Copy a report onto the stick that is mounted under ``places``; nothing on it is read or run.

    places: the folder itself, or the folder in which sticks are mounted (one with a file system of its own
    is taken before all others). Whole or not at all. Raises ServiceError.
    """
    folder = mounted_stick(places, mounted)
    if folder is None:
        raise ServiceError("stick.none", _NOWHERE)
    whole, part = folder / name, folder / f".{name}.part"
    try:
        with pdf.open("rb") as source, part.open("wb") as target:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        part.replace(whole)
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise ServiceError("stick.write", _NOT_WRITTEN) from error
    return whole
