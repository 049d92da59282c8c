"""What the pages show of rectifications."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet
from msgspec import Struct

from sync.county.days import urgency_of
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.rectify.models import Rectification
from sync.county.rectify.rules import Stage, Step, steps
from sync.model.calendar import WorkCalendar


def visible(staff: Staff) -> QuerySet[Rectification]:
    rows = Rectification.objects.select_related("responsible", "found_by", "closed_by")
    return rows.filter(access.rectifications_of(staff))


def listed(staff: Staff, *, closed: bool) -> QuerySet[Rectification]:
    """Open ones by their day, those without one first; closed ones from the newest on."""
    rows = visible(staff)
    if closed:
        return rows.filter(stage=Stage.CLOSED.value).order_by("-closed_at", "-id")
    return rows.exclude(stage=Stage.CLOSED.value).order_by(F("due").asc(nulls_first=True), "id")


def open_count(staff: Staff) -> int:
    return visible(staff).exclude(stage=Stage.CLOSED.value).count()


def waiting_count(staff: Staff) -> int:
    """What this person has to do: mend, or for who supervises also give to somebody and look at."""
    mine = Q(responsible=staff, stage__in=[Stage.ASSIGNED.value, Stage.MENDING.value])
    if staff.office.oversees:
        mine |= Q(stage__in=[Stage.FOUND.value, Stage.REVIEW.value])
    return visible(staff).filter(mine).count()


class Shown(Struct, frozen=True):
    """A rectification with its dots; tone and text of its day as in tags."""

    row: Rectification
    steps: tuple[Step, ...]
    tone: str
    text: str


def shown(row: Rectification, today: date, calendar: WorkCalendar) -> Shown:
    tone, text = "n", ""
    if row.due is not None and row.status is not Stage.CLOSED:
        mark = urgency_of(row.due, today, calendar)
        tone, text = mark.tone, mark.text
    return Shown(row, steps(row.status), tone, text)
