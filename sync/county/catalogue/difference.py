"""What would change, field by field, in the words of the spreadsheet. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from sync.model.calendar import Unit
from sync.model.matter import Audience, Channel, Material, Matter, Origin, TimeLimit

_CHANNELS = {
    Channel.KIOSK: "自助终端",
    Channel.WINDOW: "窗口",
    Channel.WEB: "湖北政务服务网",
    Channel.APP: "鄂汇办APP",
    Channel.ASSIST: "帮办代办",
    Channel.VILLAGE: "村(社区)便民服务站",
}
_ORIGINS = {
    Origin.ORIGINAL: "原件",
    Origin.COPY: "复印件",
    Origin.ELICENCE: "电子证照",
    Origin.SHARED: "数据共享核验",
    Origin.FORM: "现场填写",
    Origin.PHOTO: "照片",
}
_AUDIENCES = {Audience.PERSON: "个人", Audience.COMPANY: "企业"}


class Sort(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    BACK = "back"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return {
            Sort.NEW: "新增",
            Sort.CHANGED: "变更",
            Sort.BACK: "重新上架",
            Sort.WITHDRAWN: "下架",
        }[self]


class Change(Struct, frozen=True):
    """A field that differs, before and after; of materials and channels only what came and went."""

    label: str
    before: str
    after: str


class Difference(Struct, frozen=True):
    code: str
    name: str
    sort: Sort
    changes: tuple[Change, ...] = ()


def changes_between(old: Matter | None, new: Matter) -> tuple[Change, ...]:
    """Field by field; everything that is not empty for a matter that is new."""
    before, after = words_of(old) if old else {}, words_of(new)
    found = [
        Change(label, before.get(label, ""), text)
        for label, text in after.items()
        if before.get(label, "") != text
    ]
    return tuple(found)


def words_of(matter: Matter) -> dict[str, str]:
    """A matter as the columns of the spreadsheet, by their names; what its form shows and reads back."""
    return {
        "事项名称": matter.name,
        "简称": matter.short_name,
        "领域": matter.domain.value,
        "事项类型": matter.kind,
        "服务对象": "/".join(_AUDIENCES[a] for a in matter.audience),
        "主管部门": matter.department,
        "法定时限": limit_words(matter.statutory),
        "承诺时限": limit_words(matter.promised),
        "是否即办": "是" if matter.instant else "否",
        "即时出证": "是" if matter.certificate else "否",
        "收费": matter.fee,
        "办理渠道": "、".join(_CHANNELS[c] for c in matter.channels),
        "申请材料": materials_words(matter.materials),
        "设定依据": matter.basis,
        "备注": matter.note,
        "关键词": "、".join(matter.keywords),
        **{f"{title}（其他列）": text for title, text in matter.extra.items()},
    }


def limit_words(limit: TimeLimit) -> str:
    if limit.days is None:
        return "无"
    if limit.days == 0:
        return "即办"
    return f"{limit.days}自然日" if limit.unit is Unit.CALENDAR_DAY else f"{limit.days}个工作日"


def materials_words(materials: Sequence[Material]) -> str:
    return "\n".join(f"{m.name}({_ORIGINS[m.origin]})" for m in materials)


def channel_words(channel: Channel) -> str:
    return _CHANNELS[channel]
