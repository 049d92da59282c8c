"""A matter as the guide page of a terminal shows it, in its words (kiosk/services/notice.py has them)."""

from __future__ import annotations

from msgspec import Struct

from sync.county.catalogue.difference import channel_words
from sync.model.calendar import Unit
from sync.model.matter import Channel, Matter, Origin, TimeLimit

_TAGS = {
    Origin.ORIGINAL: ("y", "带原件"),
    Origin.COPY: ("n", "复印件"),
    Origin.ELICENCE: ("g", "电子证照 · 免提交"),
    Origin.SHARED: ("g", "数据共享 · 免提交"),
    Origin.FORM: ("t", "现场填写"),
    Origin.PHOTO: ("t", "现场拍照"),
}


class GuideMaterial(Struct, frozen=True):
    name: str
    note: str
    tone: str
    tag: str


class Guide(Struct, frozen=True):
    """promised: (number, unit) for the large figure; ("即办", "") without a number."""

    title: str
    path: str
    promised: tuple[str, str]
    statutory: str
    fee: str
    audience: str
    materials: tuple[GuideMaterial, ...]
    exempt: int
    channels: tuple[str, ...]
    at_kiosk: bool
    has_form: bool


def guide_of(matter: Matter) -> Guide:
    return Guide(
        title=matter.name,
        path=f"{matter.domain.value} · {matter.department}",
        promised=_large(matter.promised),
        statutory=_plain(matter.statutory),
        fee=matter.fee,
        audience="、".join({"person": "个人", "company": "企业"}[a.value] for a in matter.audience),
        materials=tuple(GuideMaterial(m.name, m.note, *_TAGS[m.origin]) for m in matter.materials),
        exempt=matter.exempt_count,
        channels=tuple(channel_words(c) for c in matter.channels if c is not Channel.KIOSK),
        at_kiosk=matter.at_kiosk,
        has_form=bool(matter.form_id),
    )


def _large(limit: TimeLimit) -> tuple[str, str]:
    if limit.days is None:
        return "没有承诺时限", ""
    if limit.days == 0:
        return "当场办", ""
    return str(limit.days), "自然日" if limit.unit is Unit.CALENDAR_DAY else "个工作日"


def _plain(limit: TimeLimit) -> str:
    number, unit = _large(limit)
    return f"法定 {number} {unit}" if unit else ("法定当场办结" if limit.days == 0 else "没有法定时限")
