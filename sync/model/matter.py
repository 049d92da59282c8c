"""A matter (事项) as the county publishes it and the terminal shows it.

Field names follow GB/T 39046-2020 table 4 where it has them. Codes of the starting catalogue are
local placeholders and are never shown to the public as official codes.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from sync.model.calendar import Unit


class Domain(StrEnum):
    """The six domains of the notice (三(一)), in its order."""

    BUSINESS = "企业开办"
    HUMAN_RESOURCES = "人社"
    MEDICAL_INSURANCE = "医保"
    HOUSING_FUND = "公积金"
    REAL_ESTATE = "不动产"
    SOCIAL_ASSISTANCE = "社会救助"


class Audience(StrEnum):
    PERSON = "person"
    COMPANY = "company"


class Channel(StrEnum):
    """Where a matter can be started. Every matter shows all of its channels (兜底保障)."""

    KIOSK = "kiosk"
    WINDOW = "window"
    WEB = "web"
    APP = "app"
    ASSIST = "assist"
    VILLAGE = "village"


class Origin(StrEnum):
    """How a material comes to the county."""

    ORIGINAL = "original"  # 原件, brought to the window or photographed
    COPY = "copy"  # 复印件
    ELICENCE = "elicence"  # 电子证照: nothing to hand in
    SHARED = "shared"  # 数据共享核验: nothing to hand in
    FORM = "form"  # 现场填写
    PHOTO = "photo"  # 照片

    @property
    def exempt(self) -> bool:
        """免提交: an e-licence or a shared-data check proves it (notice 四(二))."""
        return self in (Origin.ELICENCE, Origin.SHARED)


class Material(Struct, frozen=True):
    """One line of the materials list. key is stable within the matter (``m1``, ``m2`` …)."""

    key: str
    name: str
    origin: Origin
    note: str = ""


class TimeLimit(Struct, frozen=True):
    """days None: none known (not zero); 0: at once (即办)."""

    days: int | None
    unit: Unit = Unit.WORKING_DAY


class Matter(Struct, frozen=True, kw_only=True):
    """A published matter. rev rises by one with every published change.

    certificate: nothing is filed; the department that has the data answers and that is printed (即时出证).
    short_name: what people call it, at most 12 characters, for a button; "" when the name is short enough.
    pinyin and initials are made at publish time, one reading of the whole name each
    (``cheng xiang ju min`` / ``cxjm``), so that terminals search without a pinyin library.
    """

    code: str
    rev: int
    name: str
    domain: Domain
    kind: str
    audience: tuple[Audience, ...]
    department: str
    statutory: TimeLimit
    promised: TimeLimit
    instant: bool
    fee: str = "不收费"
    channels: tuple[Channel, ...] = ()
    materials: tuple[Material, ...] = ()
    basis: str = ""
    note: str = ""
    form_id: str = ""
    pinyin: str = ""
    initials: str = ""
    keywords: tuple[str, ...] = ()
    short_name: str = ""
    certificate: bool = False
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def at_kiosk(self) -> bool:
        return Channel.KIOSK in self.channels

    @property
    def exempt_count(self) -> int:
        return sum(m.origin.exempt for m in self.materials)
