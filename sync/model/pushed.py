"""Settings that the county pushes: a part of config.toml, for the county, a township or one terminal.

What is nearer to the terminal counts; what nobody pushed stays as config.toml has it. A value that this
version of the software does not take is passed over alone: a newer county cannot stop an older terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from sync.model.settings import Settings


class Reach(StrEnum):
    """How far pushed settings reach; the key of their record. Later ones count before earlier ones."""

    COUNTY = "county"
    TOWNSHIP = "township"
    TERMINAL = "terminal"


class Pushable(Struct, frozen=True):
    """One setting that may be pushed. section, name: as in config.toml. hint: unit and examples."""

    section: str
    name: str
    label: str
    hint: str = ""

    @property
    def field(self) -> str:
        return f"{self.section}.{self.name}"


PUSHABLE = (
    Pushable("visit", "idle", "多久没人碰就结束（标准版）", "秒"),
    Pushable("visit", "elder_idle", "多久没人碰就结束（长辈版）", "秒"),
    Pushable("visit", "warn", "结束前倒数多久", "秒"),
    Pushable("line", "photos_hours", "照片只在这段时间报送", "例如 20:00-06:30，不填是随时"),
    Pushable("line", "rate_limit", "报送最快每秒多少字节", "0 是不限"),
    Pushable("line", "warn_days", "几天没联系提醒专管员", "天，0 是不提醒"),
    Pushable("line", "warn_cases", "几件没送到提醒专管员", "件，0 是不提醒"),
    Pushable("line", "alarm_days", "几天没联系报告领导", "天，0 是不报告"),
    Pushable("line", "alarm_cases", "几件没送到报告领导", "件，0 是不报告"),
    Pushable("line", "stop_days", "几天没联系不收新的办件", "天，0 是一直收"),
    Pushable("line", "stop_cases", "几件没送到不收新的办件", "件，0 是一直收"),
)


class TerminalSettings(Struct, frozen=True):
    """Topic ``settings``, key = :class:`Reach`. values: by ``section.name``, as in config.toml."""

    values: dict[str, int | float | str | bool] = {}


def laid_over(settings: Settings, bodies: Mapping[str, bytes | None]) -> Settings:
    """config.toml with the records of topic ``settings`` laid over it. bodies: by the record's key.

    A record that cannot be read is passed over.
    """
    layers = []
    for reach in Reach:
        try:
            layers.append(msgspec.json.decode(bodies.get(reach) or b"{}", type=TerminalSettings))
        except msgspec.DecodeError:
            continue
    return merge(settings, layers)


def merge(settings: Settings, pushed: Iterable[TerminalSettings]) -> Settings:
    """config.toml with what was pushed laid over it; pushed: the farthest first."""
    known = {one.field for one in PUSHABLE}
    values = {k: v for layer in pushed for k, v in layer.values.items() if k in known}
    for field, value in values.items():
        settings = _with(settings, field, value) or settings
    return settings


def read_value(field: str, text: str) -> int | float | str | None:
    """The value somebody typed for a setting; None when config.toml would not take it."""
    section, _, name = field.partition(".")
    default = getattr(getattr(Settings(), section), name)
    plain = text.strip()
    value: int | float | str = plain
    if not isinstance(default, str):
        try:
            value = int(plain) if isinstance(default, int) or plain.isdecimal() else float(plain)
        except ValueError:
            return None
    return value if _with(Settings(), field, value) is not None else None


def _with(settings: Settings, field: str, value: Any) -> Settings | None:
    section, _, name = field.partition(".")
    part = getattr(settings, section)
    try:
        changed = msgspec.convert(msgspec.to_builtins(part) | {name: value}, type=type(part))
    except msgspec.ValidationError:
        return None
    return msgspec.structs.replace(settings, **{section: changed})
