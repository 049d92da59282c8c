"""What was refused is sent again: asked for on the console, done at the terminal, seen at both."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

import msgspec
from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from sync.county.feed.services import Publication, publish
from sync.county.fleet.models import Resend, Terminal
from sync.model.ids import uuid7
from sync.model.resend import ResendOrder, ResendOrders, Resent
from sync.protocol.line import Topic

MOST_OPEN = 200
MOST_SHOWN = 5
_LONGEST_ID = 64


class ResendError(Exception):
    """str(): a Chinese sentence for the person at the console."""


class Asked(Struct, frozen=True):
    """What is under way at one terminal: everything, or these messages and files."""

    everything: bool
    ids: Collection[str]

    def has(self, id: str) -> bool:
        return self.everything or id in self.ids


def ask(terminal: Terminal, what: str, by: str) -> bool:
    """Tell the terminal; False when it has been told already. what: id of a message or file, "" all.

    Raises ResendError for a terminal that is told nothing any more, or far too much.
    """
    if terminal.revoked_at is not None:
        raise ResendError("这台终端已经停用，收不到通知。恢复以后再让它送。")
    if len(what) > _LONGEST_ID:
        raise ResendError("没有这一条。")
    now = timezone.now()
    with transaction.atomic():
        # Two people at the same moment: the second finds what the first asked.
        Terminal.objects.select_for_update().get(pk=terminal.pk)
        there = under_way([terminal.pk]).get(terminal.pk)
        if there is not None and (there.everything if not what else there.has(what)):
            return False
        if there is not None and len(there.ids) >= MOST_OPEN:
            raise ResendError("已经让它再送的太多，请点“全部再送一次”。")
        id = uuid7(int(now.timestamp() * 1000))
        Resend.objects.create(id=id, terminal=terminal, what=what, asked_at=now, asked_by=by[:60])
        publish([_publication(terminal.pk)])
    return True


def heard(terminal: Terminal, resent: Sequence[Resent], received: datetime) -> list[Publication]:
    """The terminal says what it carried out; in the caller's transaction. What is to be published after."""
    counts = {one.order: min(max(one.count, 0), (1 << 31) - 1) for one in resent}
    rows = Resend.objects.filter(terminal=terminal, pk__in=list(counts)[:MOST_OPEN], done_at=None)
    found = list(rows)
    for row in found:
        row.done_at, row.count = received, counts[row.pk]
        row.save(update_fields=["done_at", "count"])
    return [_publication(terminal.pk)] if found else []


def under_way(terminals: Collection[str]) -> dict[str, Asked]:
    """What was asked and is not done, by terminal."""
    rows = Resend.objects.filter(terminal__in=terminals, done_at=None).values_list("terminal_id", "what")
    ids: dict[str, set[str]] = {}
    for terminal, what in rows:
        ids.setdefault(terminal, set()).add(what)
    return {terminal: Asked("" in whats, whats - {""}) for terminal, whats in ids.items()}


def latest(terminal: Terminal) -> list[Resend]:
    """The newest orders, done or not, for the terminal's page."""
    return list(Resend.objects.filter(terminal=terminal).order_by("-asked_at")[:MOST_SHOWN])


def _publication(terminal: str) -> Publication:
    rows = Resend.objects.filter(terminal=terminal, done_at=None).order_by("asked_at")
    orders = tuple(ResendOrder(id, what) for id, what in rows.values_list("pk", "what"))
    body = msgspec.json.encode(ResendOrders(orders)) if orders else None
    return Publication(topic=Topic.RESEND, key=terminal, body=body, terminal=terminal)
