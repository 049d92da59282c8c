"""The voices of a list as a table to take away: who, when, how far; never what was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from sync.county.console import export
from sync.county.voices.models import Voice
from sync.county.voices.queries import urgency
from sync.model.calendar import WorkCalendar

_HEADS = (
    "回执号",
    "类别",
    "关于",
    "谁说的",
    "乡镇",
    "终端",
    "收到",
    "责任人",
    "单位",
    "到哪一步",
    "期限",
    "快慢",
    "答复",
    "办结",
    "谁复核的",
)


def voices(rows: QuerySet[Voice], name: str, today: date, calendar: WorkCalendar) -> export.Table:
    def line(row: Voice) -> Sequence[export.Cell]:
        who, closer = row.responsible, row.closed_by
        return (
            row.voice_no,
            row.sort.label,
            row.about_label,
            "匿名" if row.anonymous else row.masked_name or row.masked_phone,
            row.township_name,
            row.terminal.label,
            row.received_at,
            who.masked_name if who else "",
            who.org if who else "",
            row.status.label,
            row.due or row.promised,
            urgency(row, today, calendar).text,
            row.answered_at,
            row.closed_at,
            closer.masked_name if closer else "",
        )

    found = rows.select_related("terminal", "responsible", "closed_by")
    return export.Table(f"投诉与意见-{name}", _HEADS, (line(row) for row in found.iterator(chunk_size=1000)))
