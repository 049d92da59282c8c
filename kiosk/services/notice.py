"""一次性告知单 from a matter: the same words as on the guide page, for paper."""

from __future__ import annotations

from datetime import datetime

from kiosk.paper.slips import NoticeMaterial, NoticeSheet
from kiosk.services.clock_words import (
    channel_words,
    fee_words,
    moment_words,
    promise_words,
    trip_words,
)
from sync.model.matter import Material, Matter, Origin
from sync.model.terminal import TerminalProfile

_TAGS = {
    Origin.ELICENCE: ("电子证照", "免提交"),
    Origin.SHARED: ("数据共享", "免提交"),
    Origin.FORM: ("现场填写",),
    Origin.ORIGINAL: ("带原件",),
    Origin.COPY: ("带复印件",),
    Origin.PHOTO: ("照片",),
}


def notice_sheet(matter: Matter, profile: TerminalProfile | None, now: datetime) -> NoticeSheet:
    """now: county-time estimate, printed so that an old sheet is recognised."""
    window = (profile.window if profile else "") or "综合窗口"
    total, exempt = len(matter.materials), matter.exempt_count
    head = f"共 {total} 份" + (f"，{exempt} 份免提交" if exempt else "") if total else "不用准备材料"
    return NoticeSheet(
        matter_code=matter.code,
        title=matter.name,
        path=f"{matter.domain.value} · {matter.kind}",
        facts=(
            ("承诺时限", *promise_words(matter)),
            ("收费", *fee_words(matter)),
            ("要跑几次", *trip_words(matter)),
        ),
        materials_head=head,
        materials=tuple(_material(m) for m in matter.materials),
        channels=channel_words(matter),
        department=matter.department,
        basis=matter.basis,
        note=matter.note,
        centre=profile.centre_name if profile else "",
        counter_words=f"不想用机器？到 {window} 一样能办，不用先上网预约或填表。",
        phone=profile.complaint_phone if profile else "",
        printed_words=f"{now.year}年{moment_words(now)}",
    )


def _material(material: Material) -> NoticeMaterial:
    return NoticeMaterial(material.name, material.note, _TAGS[material.origin])
