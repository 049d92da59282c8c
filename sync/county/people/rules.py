"""What each office may do, and when too many wrong passwords lock an account."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from sync.model.staff import Duty

MOST_FAILURES = 5
LOCK_TIME = timedelta(minutes=15)


class Role(StrEnum):
    """Offices of a county's console."""

    ADMIN = "admin"
    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    KEEPER = "keeper"
    HELPER = "helper"

    @property
    def label(self) -> str:
        return {
            Role.ADMIN: "系统管理员",
            Role.CLERK: "经办人员",
            Role.SUPERVISOR: "督查岗",
            Role.KEEPER: "设备专管员",
            Role.HELPER: "帮办员",
        }[self]

    @property
    def duty(self) -> Duty | None:
        """What somebody of this office does beside a terminal; None: nothing, terminals do not know them."""
        return {Role.KEEPER: Duty.KEEPER, Role.HELPER: Duty.HELPER}.get(self)

    @property
    def decides(self) -> bool:
        """May accept, complete, ask for corrections: those who handle cases, nobody else."""
        return self is Role.CLERK

    @property
    def sees_cases(self) -> bool:
        return self in (Role.CLERK, Role.SUPERVISOR)

    @property
    def reveals(self) -> bool:
        """May see a citizen's data unmasked, with a reason that is kept."""
        return self in (Role.CLERK, Role.SUPERVISOR)

    @property
    def sees_voices(self) -> bool:
        """May be given complaints, opinions and messages to answer."""
        return self in (Role.CLERK, Role.SUPERVISOR)

    @property
    def assigns_voices(self) -> bool:
        """Names who is responsible for a voice, and closes it: who supervises, not who decides cases."""
        return self is Role.SUPERVISOR

    @property
    def sees_fleet(self) -> bool:
        return self in (Role.ADMIN, Role.SUPERVISOR, Role.KEEPER)

    @property
    def enrols(self) -> bool:
        return self in (Role.ADMIN, Role.KEEPER)

    @property
    def publishes(self) -> bool:
        """May publish matters and forms."""
        return self is Role.ADMIN


def is_locked(locked_until: datetime | None, now: datetime) -> bool:
    return locked_until is not None and now < locked_until


def after_failure(failures: int, now: datetime) -> tuple[int, datetime | None]:
    """The new count of wrong passwords, and until when the account is locked (None: it is not)."""
    failures += 1
    if failures >= MOST_FAILURES:
        return 0, now + LOCK_TIME
    return failures, None
