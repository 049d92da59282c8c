"""The machines as a table to take away."""

from __future__ import annotations

from collections.abc import Sequence

from sync.county.console import export
from sync.county.fleet.queries import ShownTerminal
from sync.model.division import township_name

_HEADS = (
    "终端",
    "编号",
    "乡镇",
    "状态",
    "最近联网",
    "时钟差（秒）",
    "没送到（条）",
    "要看一下",
    "软件",
    "已收到第",
    "登记",
    "停用",
    "停用人",
    "为什么停用",
)


def terminals(rows: Sequence[ShownTerminal]) -> export.Table:
    def line(row: ShownTerminal) -> Sequence[export.Cell]:
        machine = row.terminal
        return (
            machine.label,
            machine.id,
            township_name(machine.township),
            row.presence.label,
            machine.last_seen,
            None if machine.skew_ms is None else round(machine.skew_ms / 1000),
            row.waiting,
            "；".join(sign.text for sign in row.signs),
            machine.software,
            machine.last_seq,
            machine.enrolled_at,
            machine.revoked_at,
            row.revoked.staff.masked_name if row.revoked else "",
            row.revoked.reason if row.revoked else "",
        )

    return export.Table("终端", _HEADS, [line(row) for row in rows])
