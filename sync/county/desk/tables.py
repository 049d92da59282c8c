"""The desk's lists as tables to take away: what the pages show, masked as there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from sync.county.console import export
from sync.county.desk.models import Case, CaseReview
from sync.county.desk.queries import ticked, urgency
from sync.model.calendar import WorkCalendar
from sync.model.division import township_name
from sync.model.review import Level

_CASES = (
    "回执号",
    "办件编号",
    "事项",
    "领域",
    "申请人",
    "收件乡镇",
    "终端",
    "收件",
    "受理",
    "办理单位",
    "经办人",
    "状态",
    "期限",
    "快慢",
    "办结",
    "送达",
    "补正次数",
)
_REVIEWS = ("收到", "评价", "事项", "办件编号", "乡镇", "选的内容", "有没有留言", "要求回访", "计入统计")


def cases(rows: QuerySet[Case], name: str, today: date, calendar: WorkCalendar) -> export.Table:
    def line(case: Case) -> Sequence[export.Cell]:
        return (
            case.receipt_no,
            case.case_no,
            case.matter_name,
            case.domain,
            case.masked_name,
            case.township_name,
            case.terminal.label,
            case.received_at,
            case.accepted_at,
            case.owner.name if case.owner else case.department,
            case.holder.masked_name if case.holder else "",
            case.status.label,
            case.last_day if case.status.closed else case.due,
            urgency(case, today, calendar).text,
            case.closed_at,
            case.delivered_at,
            case.corrections,
        )

    return export.Table(f"办件-{name}", _CASES, (line(row) for row in rows.iterator(chunk_size=1000)))


def reviews(rows: QuerySet[CaseReview]) -> export.Table:
    """Their words stay where they are: opening them is a look that is noted one by one."""

    def line(row: CaseReview) -> Sequence[export.Cell]:
        level = Level(row.level)
        return (
            row.received_at,
            level.label,
            row.case.matter_name if row.case else "",
            row.case.case_no if row.case else "",
            township_name(row.township) if row.township else "",
            "、".join(ticked(level, row.items)),
            "有" if row.has_words else "",
            "是" if row.revisit else "",
            "是" if row.counted else "",
        )

    found = rows.select_related("case")
    return export.Table("群众评价", _REVIEWS, (line(row) for row in found.iterator(chunk_size=1000)))
