"""What the pages show of trainings, and who sees which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet
from msgspec import Struct

from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.training.models import Attendance, Training
from sync.model.division import township_name
from sync.model.training import Outcome


class Tab(StrEnum):
    COMING = "coming"
    OVER = "over"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return {Tab.COMING: "将要培训", Tab.OVER: "已经培训", Tab.CANCELLED: "已取消"}[self]


def visible(staff: Staff) -> QuerySet[Training]:
    mine = Attendance.objects.filter(training=OuterRef("pk"), staff=staff)
    return Training.objects.annotate(mine=Exists(mine)).filter(access.trainings_of(staff))


def listed(staff: Staff, tab: Tab, now: datetime) -> QuerySet[Training]:
    """The next one first; of those that are over or cancelled the last."""
    rows = visible(staff).filter(_in(tab, now)).select_related("owner").prefetch_related("attendances__staff")
    return rows.order_by("starts", "id") if tab is Tab.COMING else rows.order_by("-starts", "-id")


def counts(staff: Staff, now: datetime) -> dict[Tab, int]:
    rows = visible(staff)
    return {tab: rows.filter(_in(tab, now)).count() for tab in Tab}


def _in(tab: Tab, now: datetime) -> Q:
    if tab is Tab.CANCELLED:
        return Q(cancelled_at__isnull=False)
    return Q(cancelled_at__isnull=True) & (Q(ends__gt=now) if tab is Tab.COMING else Q(ends__lte=now))


def should_come(plan: Training, person: Staff) -> bool:
    """By where they work and what they do; who came to the house after it was over missed nothing."""
    return (
        bool(person.township)
        and person.township in plan.townships
        and person.role in plan.offices
        and person.created_at <= plan.ends
    )


class Person(Struct, frozen=True):
    """One line of a training's list. called: should come. row: None while there is nothing to say of them."""

    number: str
    who: str
    office: str
    township: str
    key: int | None
    called: bool
    row: Attendance | None

    @property
    def place(self) -> str:
        return township_name(self.township) if self.township else "全县"

    @property
    def came(self) -> bool:
        """Signed in, or entered as having been there; what whoever trained entered goes first."""
        if self.row is None:
            return False
        if self.row.result is None:
            return self.row.signed_at is not None
        return self.row.result is not Outcome.ABSENT


def working() -> Sequence[Staff]:
    """Everybody who may be called to a training by what they do."""
    return list(Staff.objects.filter(is_active=True).exclude(township="").order_by("township", "username"))


def people(plan: Training, staff: Staff, everybody: Sequence[Staff]) -> list[Person]:
    """Of whom ``staff`` may know, by township. everybody: as :func:`working` gives it."""
    rows = {row.number: row for row in plan.attendances.all()}
    called = {person.username: person for person in everybody if should_come(plan, person)}
    found = []
    for number in sorted({*rows, *called}):
        row, person = rows.get(number), called.get(number)
        account = person or (row.staff if row else None)
        township = row.township if row else account.township if account else ""
        if access.sees_trainee(staff, plan, township, account.pk if account else None):
            found.append(
                Person(
                    number=number,
                    who=account.masked_name if account else row.who if row else number,
                    office=account.office.label if account else "",
                    township=township,
                    key=account.pk if account else None,
                    called=person is not None or bool(row and row.named),
                    row=row,
                )
            )
    return sorted(found, key=lambda one: (one.township, one.number))


class Shown(Struct, frozen=True):
    """A row of the list. called, came, marked: how many that whoever looks may know of."""

    plan: Training
    called: int
    came: int
    marked: int


def shown(plan: Training, staff: Staff, everybody: Sequence[Staff]) -> Shown:
    found = people(plan, staff, everybody)
    return Shown(
        plan,
        sum(one.called for one in found),
        sum(one.came for one in found),
        sum(one.row is not None and one.row.result is not None for one in found),
    )
