"""What each office may do, and when too many wrong passwords lock an account."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from sync.model.staff import Duty

MOST_FAILURES = 5
LOCK_TIME = timedelta(minutes=15)


class OrgKind(StrEnum):
    """Kinds of organisation, from the county down."""

    COUNTY = "county"
    DEPARTMENT = "department"
    TOWNSHIP = "township"
    STATION = "station"

    @property
    def label(self) -> str:
        return {
            OrgKind.COUNTY: "县政务服务机构",
            OrgKind.DEPARTMENT: "县直部门",
            OrgKind.TOWNSHIP: "乡镇党群服务中心",
            OrgKind.STATION: "村（社区）便民服务站",
        }[self]

    @property
    def local(self) -> bool:
        """Belongs to one township."""
        return self in (OrgKind.TOWNSHIP, OrgKind.STATION)


class Role(StrEnum):
    """Offices of a county's console. What each may do and see: access.py."""

    ADMIN = "admin"
    CLERK = "clerk"
    LEADER = "leader"
    WINDOW = "window"
    SUPERVISOR = "supervisor"
    KEEPER = "keeper"
    HELPER = "helper"

    @property
    def label(self) -> str:
        return {
            Role.ADMIN: "系统管理员",
            Role.CLERK: "经办人员",
            Role.LEADER: "乡镇负责人",
            Role.WINDOW: "窗口人员",
            Role.SUPERVISOR: "督查岗",
            Role.KEEPER: "设备专管员",
            Role.HELPER: "帮办员",
        }[self]

    @property
    def kinds(self) -> tuple[OrgKind, ...]:
        """Where somebody of this office may work."""
        if self in (Role.ADMIN, Role.CLERK):
            return (OrgKind.COUNTY, OrgKind.DEPARTMENT)
        if self in (Role.LEADER, Role.WINDOW, Role.HELPER):
            return (OrgKind.TOWNSHIP, OrgKind.STATION)
        return (OrgKind.COUNTY, OrgKind.TOWNSHIP, OrgKind.STATION)

    @property
    def duty(self) -> Duty | None:
        """What somebody of this office does beside a terminal; None: nothing, terminals do not know them."""
        return {Role.KEEPER: Duty.KEEPER, Role.HELPER: Duty.HELPER}.get(self)

    @property
    def decides(self) -> bool:
        """May decide cases of their own organisation: approve, refuse, special procedure."""
        return self in (Role.CLERK, Role.WINDOW)

    @property
    def receives(self) -> bool:
        """May do what a window does: accept, ask for corrections, refuse to accept, deliver."""
        return self in (Role.CLERK, Role.WINDOW)

    @property
    def hands_over(self) -> bool:
        """May give a case to somebody else; a township's leader distributes work too."""
        return self in (Role.CLERK, Role.WINDOW, Role.LEADER)

    @property
    def sees_cases(self) -> bool:
        return self in (Role.CLERK, Role.WINDOW, Role.LEADER, Role.SUPERVISOR)

    @property
    def reveals(self) -> bool:
        """May see a citizen's data unmasked, with a reason that is kept."""
        return self in (Role.CLERK, Role.WINDOW, Role.LEADER, Role.SUPERVISOR)

    @property
    def oversees(self) -> bool:
        """May look into what others did: reveals, log-ins, overdue cases by who is responsible."""
        return self in (Role.SUPERVISOR, Role.LEADER)

    @property
    def sees_voices(self) -> bool:
        """May be given complaints, opinions and messages to answer."""
        return self in (Role.CLERK, Role.WINDOW, Role.LEADER, Role.SUPERVISOR)

    @property
    def assigns_voices(self) -> bool:
        """Names who is responsible for a voice, and closes it: who supervises, not who decides cases."""
        return self is Role.SUPERVISOR

    @property
    def sees_fleet(self) -> bool:
        return self in (Role.ADMIN, Role.LEADER, Role.SUPERVISOR, Role.KEEPER)

    @property
    def enrols(self) -> bool:
        return self in (Role.ADMIN, Role.KEEPER)

    @property
    def trains(self) -> bool:
        """May plan trainings of the own department, or for the whole county, and enter what came of them."""
        return self in (Role.ADMIN, Role.CLERK)

    @property
    def publishes(self) -> bool:
        """May publish matters, forms and holidays."""
        return self is Role.ADMIN

    @property
    def appoints(self) -> bool:
        """May change organisations and accounts."""
        return self is Role.ADMIN


def is_locked(locked_until: datetime | None, now: datetime) -> bool:
    return locked_until is not None and now < locked_until


def after_failure(failures: int, now: datetime) -> tuple[int, datetime | None]:
    """The new count of wrong passwords, and until when the account is locked (None: it is not)."""
    failures += 1
    if failures >= MOST_FAILURES:
        return 0, now + LOCK_TIME
    return failures, None
