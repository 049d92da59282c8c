"""That terminals were heard of, and how far each has got: many of them in two statements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from django.utils import timezone
from msgspec import Struct
from msgspec.structs import astuple

from sync.county import bulk
from sync.county.fleet.anchors import Anchor, weigh
from sync.county.fleet.models import Terminal
from sync.protocol.chain import ChainHead


class Newest(Struct, frozen=True):
    """The newest message of a push: life and place in the terminal's log, and the clocks' difference then."""

    epoch: int
    seq: int
    skew_ms: int | None


class Contact(Struct, frozen=True):
    """One push of a terminal. epoch: its life. head: the newest link of its log, when it says one.

    seen: the machine itself was there, and not a stick that somebody carried.
    """

    terminal: str
    epoch: int
    newest: Newest | None = None
    head: ChainHead | None = None
    seen: bool = True


class _Row(Struct):
    """Columns of a terminal's row."""

    id: str
    last_seen: datetime | None
    skew_ms: int | None
    last_epoch: int
    last_seq: int
    chain_epoch: int
    chain_count: int
    chain_link: bytes
    chain_doubt: str
    chain_doubt_at: datetime | None


_FIELDS = _Row.__struct_fields__


def note(contacts: Sequence[Contact]) -> list[ChainHead | None]:
    """Write them down in the caller's transaction, after the messages are in; for each the link of its log
    that was kept until then. The terminals' rows stay locked, in one order everywhere, so that nobody waits
    in a circle.
    """
    rows = {row.id: row for row in _locked(sorted({contact.terminal for contact in contacts}))}
    now, known = timezone.now(), []
    for contact in contacts:
        row = rows[contact.terminal]
        if contact.seen:
            row.last_seen = now
        _reach(row, contact.newest)
        kept = Anchor(row.chain_epoch, row.chain_count, row.chain_link, row.chain_doubt, row.chain_doubt_at)
        before, anchor = weigh(kept, contact.epoch, contact.head, now)
        row.chain_epoch, row.chain_count, row.chain_link = anchor.epoch, anchor.count, anchor.link
        row.chain_doubt, row.chain_doubt_at = anchor.doubt, anchor.doubt_at
        known.append(before)
    bulk.update(Terminal, _FIELDS, [astuple(row) for row in rows.values()])
    return known


def _reach(row: _Row, newest: Newest | None) -> None:
    if newest is None:
        return
    if newest.skew_ms is not None:
        row.skew_ms = newest.skew_ms
    if (newest.epoch, newest.seq) > (row.last_epoch, row.last_seq):
        row.last_epoch, row.last_seq = newest.epoch, newest.seq


def _locked(ids: Sequence[str]) -> list[_Row]:
    # Whoever stores a message of a terminal holds its row a little already (foreign key); this lock is one
    # that goes with it.
    tail = "ORDER BY id FOR NO KEY UPDATE" if connection.vendor == "postgresql" else ""
    return [_Row(*row) for row in bulk.among(Terminal, _FIELDS, "id", ids, tail)]
