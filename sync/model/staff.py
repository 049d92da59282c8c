"""The people of a township whom its terminals know: helpers (帮办员) and keepers (设备专管员)."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Duty(StrEnum):
    """What somebody does beside the machine."""

    HELPER = "helper"  # 帮办员
    KEEPER = "keeper"  # 设备专管员

    @property
    def label(self) -> str:
        return {Duty.HELPER: "帮办员", Duty.KEEPER: "设备专管员"}[self]


class StaffMember(Struct, frozen=True, kw_only=True):
    """Topic ``staff``, key = staff number; shown to the terminals of the township alone, "" for all of them.

    name: masked, as citizens see it (王*琴). active: False ends every right at the terminal at its next
    contact; the record stays, so that what somebody did keeps its name. pin: what ``sync.model.pin`` makes of
    the PIN, never the PIN; "" when none was set or the person is switched off: then nobody signs in with it.
    card: the same of the ID card that they sign in with, where they want to.
    """

    number: str
    name: str
    duty: Duty
    township: str
    org: str = ""
    active: bool = True
    pin: str = ""
    card: str = ""
