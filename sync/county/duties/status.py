"""What the terminals of a township are told of a duty that began at one of them: a record sealed to each."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from django.utils import timezone

from sync.county.duties.models import Duty, DutyStep
from sync.county.duties.rules import Step
from sync.county.feed.models import Entry
from sync.county.feed.services import Publication, publish
from sync.county.fleet.models import Terminal
from sync.county.fleet.telling import machines_of, own_record
from sync.county.people.models import Staff
from sync.model.duty import DutyMove, DutyStatus
from sync.model.helping import Help
from sync.protocol.line import Topic

TOLD = timedelta(days=180)
"""As long a duty that is closed stays on the machines: twice as long as they remember what was done at them,
so that none comes to light there again as if it were open."""
_MOST = 300
_SWEPT_AT_ONCE = 1000
_HELP = {
    Step.ASKED: Help.ASKED,
    Step.HELPED: Help.FILLED,
    Step.HANDED: Help.HANDED_ON,
    Step.CLOSED: Help.CLOSED,
}


def status_of(duty: Duty) -> DutyStatus:
    """Names masked."""
    moves = [_move(step) for step in duty.steps.select_related("staff")]
    ends = [move.who for move in moves if move.help is Help.CLOSED]
    return DutyStatus(
        duty=duty.record,
        about=duty.about,
        asked_at=_text(duty.asked_at),
        owner=_number(duty.owner),
        owner_name=duty.owner_name,
        holder=_number(duty.holder),
        holder_name=duty.holder_name,
        asker=duty.asker,
        matter_code=duty.matter_code,
        closed_at=_text(duty.closed_at) if duty.closed_at else "",
        closed_by=ends[0] if ends and duty.closed_at else "",
        how=duty.closed_how,
        moves=tuple(moves),
    )


def news(duty: Duty) -> list[Publication]:
    """For every machine of the township: a colleague may take it over at another one. Publish last. Nothing
    for what did not begin at a terminal."""
    if not duty.record:
        return []
    body = msgspec.json.encode(status_of(duty))
    return [own_record(Topic.DUTY, duty.record, body, machine) for machine in machines_of((duty.township,))]


def publications_for(terminal: Terminal) -> list[Publication]:
    """The township's duties anew, for a machine that was given new keys."""
    rows = Duty.objects.filter(township=terminal.township).exclude(record="")
    recent = rows.exclude(closed_at__lt=timezone.now() - TOLD).order_by("-asked_at")
    duties = recent.select_related("owner", "holder")[:_MOST]
    bodies = ((duty.record, msgspec.json.encode(status_of(duty))) for duty in duties)
    return [own_record(Topic.DUTY, record, body, terminal) for record, body in bodies]


def sweep(now: datetime) -> int:
    """Take what was closed long ago off the machines; how many records."""
    old = Entry.objects.filter(topic=Topic.DUTY, body__isnull=False, changed_at__lt=now - TOLD)
    count, after = 0, 0
    while True:
        part = old.filter(pk__gt=after).order_by("pk").values_list("pk", "key", "scope")
        rows = list(part[:_SWEPT_AT_ONCE])
        if not rows:
            return count
        after = rows[-1][0]
        there = Duty.objects.filter(record__in={key for _, key, _ in rows})
        stay = set(there.exclude(closed_at__lt=now - TOLD).values_list("record", flat=True))
        gone = [(key, scope) for _, key, scope in rows if key not in stay]
        count += publish(
            Publication(topic=Topic.DUTY, key=key, body=None, scope=scope) for key, scope in gone
        )


def _move(step: DutyStep) -> DutyMove:
    at_console = not step.record and step.staff is not None and step.staff.org
    who = f"{step.who}（{step.staff.org}）" if at_console and step.staff else step.who
    return DutyMove(
        help=_HELP[Step(step.step)], at=_text(step.at), who=who, record=step.record, note=step.note
    )


def _number(staff: Staff | None) -> str:
    """Terminals know helpers and keepers; the log-ins of others stay at the county."""
    return staff.username if staff is not None and staff.office.duty is not None else ""


def _text(at: datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")
