"""That terminals were heard of, and how far each has got: many of them in two statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    bearer: it is known by a token alone; whether that still counts is asked with the row that is locked
    anyway.
    """

    terminal: str
    epoch: int
    newest: Newest | None = None
    head: ChainHead | None = None
    seen: bool = True
    bearer: bool = False


class GoneError(Exception):
    """The machine that a token was given to has been revoked or replaced since."""


class Place(Struct):
    """Columns of a terminal's row, as they are and as they will be written; the last two are only read."""

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
    epoch: int
    revoked_at: datetime | None

    def holds(self, contact: Contact) -> bool:
        """Whether what comes from there may still be taken."""
        return not contact.bearer or (self.epoch == contact.epoch and self.revoked_at is None)


_FIELDS = Place.__struct_fields__
_WRITTEN = _FIELDS[:-2]


def lock(terminals: Iterable[str]) -> dict[str, Place]:
    """Their rows, locked until the caller's transaction ends: in one order everywhere, and before any message
    is stored, so that nobody waits in a circle."""
    # One that goes with the lock which the key of a terminal's message takes.
    tail = "ORDER BY id FOR NO KEY UPDATE" if connection.vendor == "postgresql" else ""
    rows = (Place(*row) for row in bulk.among(Terminal, _FIELDS, "id", sorted(set(terminals)), tail))
    return {row.id: row for row in rows}


def note(contacts: Sequence[Contact], places: Mapping[str, Place]) -> list[ChainHead | None]:
    """Write them down in the caller's transaction, which has locked their places; for each the link of its
    log that was kept until then."""
    now, known = timezone.now(), []
    for contact in contacts:
        row = places[contact.terminal]
        if contact.seen:
            row.last_seen = now
        _reach(row, contact.newest)
        kept = Anchor(row.chain_epoch, row.chain_count, row.chain_link, row.chain_doubt, row.chain_doubt_at)
        before, anchor = weigh(kept, contact.epoch, contact.head, now)
        row.chain_epoch, row.chain_count, row.chain_link = anchor.epoch, anchor.count, anchor.link
        row.chain_doubt, row.chain_doubt_at = anchor.doubt, anchor.doubt_at
        known.append(before)
    written = {contact.terminal for contact in contacts}
    rows = [astuple(row)[: len(_WRITTEN)] for row in places.values() if row.id in written]
    bulk.update(Terminal, _WRITTEN, rows)
    return known


def _reach(row: Place, newest: Newest | None) -> None:
    if newest is None:
        return
    if newest.skew_ms is not None:
        row.skew_ms = newest.skew_ms
    if (newest.epoch, newest.seq) > (row.last_epoch, row.last_seq):
        row.last_epoch, row.last_seq = newest.epoch, newest.seq
