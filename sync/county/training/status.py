"""What the terminals of a township are told of a training: a record sealed to each of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import msgspec
from django.utils import timezone

from sync.county.feed.services import Publication, terminals_with
from sync.county.fleet.models import Terminal
from sync.county.fleet.telling import machines_of, own_record
from sync.county.people.rules import Role
from sync.county.training.models import Attendance, Training
from sync.model.division import TOWNSHIPS
from sync.model.staff import Duty
from sync.model.training import Trainee, TrainingMatter, TrainingStatus
from sync.protocol.line import Topic

LATELY = 200
"""Of how many trainings a machine is told that is new in its place."""


def status_of(plan: Training, township: str, rows: Collection[Attendance]) -> TrainingStatus:
    """As the terminals of a township get it: of its people, and of those of the whole county."""
    return TrainingStatus(
        training=plan.id,
        title=plan.title,
        owner=plan.owner.name,
        starts=_text(plan.starts),
        ends=_text(plan.ends),
        place=plan.place,
        matters=tuple(TrainingMatter(code=code, name=name) for code, name in plan.matters),
        note=plan.note,
        duties=duties_in(plan, township),
        people=tuple(_trainee(row) for row in rows if row.township in ("", township)),
        cancelled=plan.cancelled_why,
    )


def duties_in(plan: Training, township: str) -> tuple[Duty, ...]:
    """What those who should come do at a terminal of the township; other offices never sign in at one."""
    if township not in plan.townships:
        return ()
    duties = (Role(office).duty for office in plan.offices)
    return tuple(duty for duty in duties if duty is not None)


def places_of(plan: Training, rows: Collection[Attendance]) -> frozenset[str]:
    """The townships whose terminals are told."""
    if any(row.township == "" for row in rows):
        return frozenset(t.code for t in TOWNSHIPS)
    there = {row.township for row in rows}
    return frozenset(there | {code for code in plan.townships if duties_in(plan, code)})


def news(plan: Training) -> list[Publication]:
    """For every machine it is for; deleted at those it is for no more. Whoever asks holds the plan's row."""
    rows = list(_rows(plan))
    machines = machines_of(places_of(plan, rows))
    gone = terminals_with(Topic.TRAINING, plan.id) - {machine.id for machine in machines}
    deletions = [Publication(Topic.TRAINING, plan.id, None, terminal=id) for id in sorted(gone)]
    return deletions + [_publication(plan, machine, rows) for machine in machines]


def news_of(plan: Training, township: str) -> list[Publication]:
    """As :func:`news`, where only somebody of one township has something new: the others' machines are not
    troubled. township "": of the whole county."""
    if township == "":
        return news(plan)
    rows = list(_rows(plan))
    return [_publication(plan, machine, rows) for machine in machines_of((township,))]


def publications_for(terminal: Terminal) -> list[Publication]:
    """The last trainings of its township anew, for a machine that was given new keys."""
    plans = Training.objects.select_related("owner").order_by("-starts")[:LATELY]
    found = ((plan, list(_rows(plan))) for plan in plans)
    return [
        _publication(plan, terminal, rows)
        for plan, rows in found
        if terminal.township in places_of(plan, rows)
    ]


def _publication(plan: Training, terminal: Terminal, rows: Collection[Attendance]) -> Publication:
    body = msgspec.json.encode(status_of(plan, terminal.township, rows))
    return own_record(Topic.TRAINING, plan.id, body, terminal)


def _rows(plan: Training) -> Collection[Attendance]:
    return plan.attendances.select_related("terminal", "marked_by").order_by("number")


def _trainee(row: Attendance) -> Trainee:
    return Trainee(
        number=row.number,
        named=row.named,
        signed_at=_text(row.signed_at) if row.signed_at else "",
        signed_where=row.terminal.label if row.terminal else "",
        outcome=row.result,
        words=row.words,
        marked_by=row.marked_by.masked_name if row.marked_by else "",
        marked_at=_text(row.marked_at) if row.marked_at else "",
    )


def _text(at: datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")
