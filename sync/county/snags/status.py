"""What the terminals of a township are told of a snag: a record sealed to each of them."""

from __future__ import annotations

from datetime import datetime

import msgspec
from django.utils import timezone

from sync.county.feed.services import Publication
from sync.county.fleet.models import Terminal
from sync.county.fleet.telling import machines_of, own_record
from sync.county.snags.models import Snag
from sync.model.snag import SnagSort, SnagStatus
from sync.protocol.line import Topic

LATELY = 300
"""Of how many snags a machine is told that is new in its place."""


def status_of(snag: Snag) -> SnagStatus:
    """Names of staff masked."""
    person = snag.answered_by
    return SnagStatus(
        snag=snag.id,
        state=snag.status,
        matter_code=snag.matter_code,
        matter_name=snag.matter_name,
        sorts=tuple(SnagSort(sort) for sort in snag.sorts),
        words=snag.words,
        staff=snag.staff.username if snag.staff else snag.who,
        who=snag.who,
        at=_text(snag.at),
        owner=snag.owner_name,
        due=snag.due,
        answer=snag.answer,
        answered_at=_text(snag.answered_at) if snag.answered_at else "",
        read=snag.read_at is not None,
        answered_by=f"{person.masked_name}（{person.org}）" if person else "",
    )


def publication(snag: Snag, terminal: Terminal) -> Publication:
    return own_record(Topic.SNAG, snag.id, msgspec.json.encode(status_of(snag)), terminal)


def news(snag: Snag) -> list[Publication]:
    """For every machine of the township: whoever comes to the answer first, reads it."""
    return [publication(snag, machine) for machine in machines_of((snag.township,))]


def publications_for(terminal: Terminal) -> list[Publication]:
    """The township's last snags anew, for a machine that was given new keys."""
    rows = Snag.objects.filter(township=terminal.township).select_related("owner", "staff", "answered_by")
    return [publication(snag, terminal) for snag in rows.order_by("-received_at")[:LATELY]]


def _text(at: datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")
