"""Storing what arrives: who comes while a transaction is under way goes together with the next one.

One durable commit costs the same for one message as for a thousand, so the threads that answer terminals
hand what they have to whoever is storing already. Each waits until its own messages are on disk.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from msgspec import Struct
from msgspec.structs import replace

from sync.county import bells, bulk
from sync.county.feed import services as feed
from sync.county.fleet import contacts
from sync.county.fleet.contacts import Contact, GoneError
from sync.county.intake.models import ReceivedMessage, Waiting
from sync.protocol.chain import ChainHead

FIELDS = [
    "id",
    "kind",
    "terminal_id",
    "visit",
    "made_at",
    "skew_ms",
    "epoch",
    "seq",
    "suite",
    "key",
    "body",
    "digest",
    "received_at",
    "way",
]
# In one transaction; a terminal's batch is at most 2000, and is never parted.
_MOST = 4000


class Row(Struct, frozen=True):
    """A message to store. digest: SHA-256 of the sealed body, hexadecimal. way: see models.Way."""

    id: str
    kind: str
    terminal: str
    visit: str
    made_at: str
    skew_ms: int | None
    epoch: int
    seq: int
    suite: str
    key: str
    body: bytes
    digest: str
    way: str


class Batch(Struct, frozen=True):
    """What one request brings."""

    contact: Contact
    rows: Sequence[Row] = ()


class Known(Struct, frozen=True):
    """What is stored under an id."""

    terminal: str
    digest: str


class Stored(Struct, frozen=True):
    """new: ids stored now. known: what was there before, by id. anchor: the link of the terminal's log
    that was kept until now. epoch: of the database that has it.
    """

    new: frozenset[str]
    known: dict[str, Known]
    anchor: ChainHead | None = None
    epoch: str = ""


class _Turn:
    """A batch in the queue, and the thread that waits: for its outcome, or for being asked to store."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.outcome: Stored | BaseException | None = None
        self._woken = threading.Event()

    def wait(self) -> None:
        self._woken.wait()
        self._woken.clear()

    def wake(self) -> None:
        self._woken.set()

    def stored(self) -> Stored:
        """Raises what came of it instead."""
        if isinstance(self.outcome, Stored):
            return self.outcome
        assert self.outcome is not None  # noqa: S101 - whoever leads is first in the queue
        raise self.outcome


class Storer:
    """One for a process. Any thread may store; each call returns when its batch is durable."""

    def __init__(self, store: Callable[[Sequence[Batch]], Sequence[Stored | GoneError]]) -> None:
        """store: what puts batches on disk, all or none (store_together)."""
        self._together = store
        self._lock = threading.Lock()
        self._queue: deque[_Turn] = deque()
        self._busy = False

    def store(self, batch: Batch) -> Stored:
        """Raises what the database raises, and GoneError; then nothing of this batch is stored."""
        mine = _Turn(batch)
        if connection.in_atomic_block:
            # Somebody's own transaction: what others bring must not hang on whether that one commits.
            mine.outcome = self._together([batch])[0]
            return mine.stored()
        with self._lock:
            self._queue.append(mine)
            lead, self._busy = not self._busy, True
        if not lead:
            mine.wait()
        if mine.outcome is None:
            self._store_round()
        return mine.stored()

    def __len__(self) -> int:
        """How many wait for the transaction under way to end."""
        return len(self._queue)

    def _store_round(self) -> None:
        """Store what is queued, and ask the next one who came meanwhile to go on."""
        with self._lock:
            taken = self._take()
        try:
            self._store_or_part(taken)
        finally:
            with self._lock:
                self._busy = bool(self._queue)
                if self._queue:
                    self._queue[0].wake()
            for turn in taken:
                turn.wake()

    def _take(self) -> list[_Turn]:
        taken: list[_Turn] = []
        size = 0
        while self._queue and (not taken or size + len(self._queue[0].batch.rows) <= _MOST):
            taken.append(self._queue.popleft())
            size += len(taken[-1].batch.rows)
        return taken

    def _store_or_part(self, taken: Sequence[_Turn]) -> None:
        try:
            for turn, stored in zip(taken, self._together([t.batch for t in taken]), strict=True):
                turn.outcome = stored
        except Exception as error:
            if len(taken) == 1:
                taken[0].outcome = error
                return
            # One of them may be what the database does not take; the others are not to suffer for it.
            for turn in taken:
                self._store_or_part([turn])


def store_together(batches: Sequence[Batch]) -> Sequence[Stored | GoneError]:
    """All of it in one durable transaction; for each batch what is new and what was known. Of a machine whose
    token counts no more nothing is stored: GoneError in its place.
    """
    with transaction.atomic():
        now = timezone.now()
        places = contacts.lock(batch.contact.terminal for batch in batches)
        gone = {n for n, one in enumerate(batches) if not _holds(one.contact, places)}
        batches = [batch for n, batch in enumerate(batches) if n not in gone]
        rows = sorted((row for batch in batches for row in batch.rows), key=_id_of)
        new = bulk.insert_new(ReceivedMessage, FIELDS, [_values(row, now) for row in rows])
        known = known_among([row.id for row in rows if row.id not in new])
        results = [_stored(batch, new, known) for batch in batches]
        order = [
            (row.id, row.terminal, row.visit)
            for batch, stored in zip(batches, results, strict=True)
            for row in _first_of_each(batch.rows, stored.new)
        ]
        bulk.insert(
            Waiting,
            ("message_id", "terminal_id", "visit", "stage", "tries", "rule"),
            [(*place, 0, 0, "") for place in order],
        )
        anchors = contacts.note([batch.contact for batch in batches], places)
        epoch = feed.epoch()
        if order:
            transaction.on_commit(partial(bells.ring, bells.INTAKE))
    done = (replace(s, anchor=anchor, epoch=epoch) for s, anchor in zip(results, anchors, strict=True))
    return [GoneError() if n in gone else next(done) for n in range(len(batches) + len(gone))]


def _holds(contact: Contact, places: Mapping[str, contacts.Place]) -> bool:
    place = places.get(contact.terminal)
    return place is not None and place.holds(contact)


def _stored(batch: Batch, new: set[str], known: dict[str, Known]) -> Stored:
    """The first batch that has an id gets it as new; for the next ones it is known."""
    mine = frozenset(row.id for row in batch.rows if row.id in new)
    stored = Stored(mine, {row.id: known[row.id] for row in batch.rows if row.id in known})
    for row in batch.rows:
        if row.id in mine:
            new.discard(row.id)
            known.setdefault(row.id, Known(row.terminal, row.digest))
    return stored


def _first_of_each(rows: Sequence[Row], new: frozenset[str]) -> Sequence[Row]:
    first: dict[str, Row] = {}
    for row in rows:
        if row.id in new:
            first.setdefault(row.id, row)
    return list(first.values())


def known_among(ids: Sequence[str]) -> dict[str, Known]:
    """What is stored under any of these ids."""
    rows = bulk.among(ReceivedMessage, ("id", "terminal_id", "digest"), "id", ids)
    return {id: Known(terminal, digest) for id, terminal, digest in rows}


def _id_of(row: Row) -> str:
    return row.id


def _values(row: Row, now: datetime) -> tuple[Any, ...]:
    return (
        row.id,
        row.kind,
        row.terminal,
        row.visit,
        row.made_at,
        row.skew_ms,
        row.epoch,
        row.seq,
        row.suite,
        row.key,
        row.body,
        row.digest,
        now,
        row.way,
    )
