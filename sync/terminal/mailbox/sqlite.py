"""The mailbox on the machine: line.db, one object for either side.

Any thread may call any method; each call is one transaction (see ``database.py``). The kiosk and
the agent each open the file for themselves.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from sync.model.resend import Resent
from sync.protocol.chain import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.line import Answer, Record, Topic
from sync.protocol.seal import new_private_key
from sync.terminal.mailbox import blobs, keeping, log, mirror, outbox, replies
from sync.terminal.mailbox.blob_port import BlobState
from sync.terminal.mailbox.database import Database
from sync.terminal.mailbox.orders import asked_of, not_done, still_asked
from sync.terminal.mailbox.port import (
    CountySaid,
    Enrolment,
    LineStatus,
    LogFinding,
    MessageState,
    MessageStatus,
)
from sync.terminal.mailbox.rules import KEYS_KEY, KEYS_TOPIC, current_keys

_ENROLMENT, _SIGN_PRIVATE, _SEAL_PUBLIC = "enrolment", "sign_private", "seal_public"
_KEPT_FOR = "kept_for"  # the county's epoch that has been given what it lacked
_CURSOR, _COURIER_PRIVATE, _STICKS = "cursor", "courier_private", "sticks"
_RESENT = "resent"  # orders of the county that were carried out, until it knows
_ONLINE, _LAST_CONTACT, _LAST_ERROR, _SKEW = "online", "last_contact", "last_error", "skew_ms"


class SqliteMailbox:
    """KioskMailbox and AgentMailbox on a file. Raises MailboxError where the machine fails."""

    def __init__(self, path: Path | str) -> None:
        self._db = Database(Path(path))
        self.blobs = blobs.SqliteBlobs(self._db)
        self.replies = replies.SqliteReplies(self._db)

    def close(self) -> None:
        self._db.close()

    # Both sides

    def enrolment(self) -> Enrolment | None:
        with self._db.read() as db:
            return _enrolment(db)

    def data_version(self) -> int:
        return self._db.data_version()

    # The kiosk's side

    def publish_seal_key(self, public: bytes) -> None:
        with self._db.write() as db:
            _put(db, _SEAL_PUBLIC, public)

    def post(self, message: Envelope, *, priority: int = 5) -> int:
        if not 1 <= priority <= 9:
            raise ValueError(f"priority out of range: {priority}")
        with self._db.write() as db:
            enrolment = _stored_enrolment(db)
            seq = outbox.add(db, message, enrolment.epoch if enrolment else 0, priority)
            blobs.set_free(db, message.id)
            return seq

    def message(self, id: str) -> MessageStatus | None:
        with self._db.read() as db:
            return outbox.status(db, id)

    def messages(self, visit: str | None = None) -> Sequence[MessageStatus]:
        with self._db.read() as db:
            return outbox.statuses(db, visit)

    def line(self) -> LineStatus:
        with self._db.read() as db:
            counts = outbox.counts(db)
            return LineStatus(
                enrolled=_get(db, _ENROLMENT) is not None,
                online=bool(_get(db, _ONLINE)),
                waiting=counts.get(MessageState.WAITING, 0),
                sending=counts.get(MessageState.SENDING, 0),
                parked=counts.get(MessageState.PARKED, 0),
                oldest_at=outbox.oldest(db),
                last_contact=_get(db, _LAST_CONTACT) or "",
                last_error=_get(db, _LAST_ERROR) or "",
                skew_ms=_get(db, _SKEW),
                files_waiting=blobs.count(db, BlobState.WAITING),
                files_parked=blobs.count(db, BlobState.PARKED),
            )

    def record(self, topic: str, key: str) -> Record | None:
        with self._db.read() as db:
            return mirror.record(db, topic, key)

    def records(self, topic: str) -> Sequence[Record]:
        with self._db.read() as db:
            return mirror.records(db, topic)

    def topic_version(self, topic: str) -> int:
        with self._db.read() as db:
            return mirror.version(db, topic)

    # The agent's side

    def enrol(self, enrolment: Enrolment, sign_private: bytes) -> None:
        with self._db.write() as db:
            _put(db, _ENROLMENT, msgspec.json.encode(enrolment))
            _put(db, _SIGN_PRIVATE, sign_private)
            # From another county, or another life of this terminal: ask for everything anew.
            _put(db, _CURSOR, "")
            # Keys of an earlier enrolment must not outlive it; the feed brings the list again.
            db.execute("DELETE FROM records WHERE topic = ?", (KEYS_TOPIC,))

    def sign_private(self) -> bytes:
        with self._db.read() as db:
            key = _get(db, _SIGN_PRIVATE)
        if key is None:
            raise LookupError("not enrolled")
        return bytes(key)

    def seal_public(self) -> bytes | None:
        with self._db.read() as db:
            key = _get(db, _SEAL_PUBLIC)
        return None if key is None else bytes(key)

    def take(self, now: datetime, max_count: int, max_bytes: int) -> Sequence[Envelope]:
        # What is in the air is not worth waiting for the disk: a power failure puts it back to waiting.
        with self._db.write(durable=False) as db:
            return outbox.take(db, now.timestamp(), max_count, max_bytes)

    def release(self) -> int:
        with self._db.write(durable=False) as db:
            return outbox.release(db)

    def settle(self, answers: Sequence[Answer], now: datetime, said: CountySaid | None = None) -> bool:
        with self._db.write() as db:
            outbox.settle(db, answers, now, said)
            replies.keep(db, answers, now)
            if said is None:
                return True
            if said.by_hand:
                _put(db, _LAST_CONTACT, now.isoformat(timespec="milliseconds"))
                return True
            _contact(db, now, ok=True, skew_ms=said.skew_ms, county_epoch=said.epoch)
            return log.anchored(db, said.anchor)

    def head(self) -> ChainHead:
        with self._db.read() as db:
            return log.head(db)

    def verify(self) -> Sequence[LogFinding]:
        """What is not as it was written (see log.py)."""
        with self._db.read() as db:
            return log.verify(db)

    def failed(self, ids: Sequence[str], error: str, next_try: datetime) -> None:
        with self._db.write(durable=False) as db:
            outbox.failed(db, ids, error, next_try.timestamp())

    def retry(self, id: str | None) -> int:
        with self._db.write() as db:
            return outbox.retry(db, id)

    def obey(self, now: datetime) -> int:
        with self._db.write() as db:
            enrolment, known = _stored_enrolment(db), self._resent(db)
            record = mirror.record(db, Topic.RESEND, enrolment.terminal) if enrolment else None
            asked = asked_of(record)
            done = [*known]
            for order in not_done(asked, known):
                id = order.what or None
                count = outbox.retry(db, id) + blobs.again(db, id)
                done.append(Resent(order.id, count, now.isoformat(timespec="milliseconds")))
            left = still_asked(asked, done)
            if left != known:
                _put(db, _RESENT, msgspec.json.encode(left))
            return len(done) - len(known)

    def resent(self) -> Sequence[Resent]:
        with self._db.read() as db:
            return self._resent(db)

    @staticmethod
    def _resent(db: sqlite3.Connection) -> list[Resent]:
        return msgspec.json.decode(_get(db, _RESENT) or b"[]", type=list[Resent])

    def resend(self, epoch: str, limit: int) -> int:
        with self._db.write(durable=False) as db:
            enrolment, before = _stored_enrolment(db), _get(db, _KEPT_FOR)
            again = keeping.resend(db, epoch, enrolment.terminal if enrolment else "", limit)
        if not again and before != epoch:
            if before:
                self.blobs.ask_again()
            with self._db.write(durable=False) as db:
                _put(db, _KEPT_FOR, epoch)
        return again

    def purge(self, before: datetime, max_bytes: int, limit: int) -> int:
        with self._db.write(durable=False) as db:
            return keeping.purge(db, before.timestamp(), max_bytes, limit)

    def parked(self) -> Sequence[MessageStatus]:
        """What the county refused, for people."""
        with self._db.read() as db:
            return outbox.in_state(db, MessageState.PARKED)

    def unsent(self, after: int, max_count: int, max_bytes: int) -> Sequence[Envelope]:
        with self._db.read() as db:
            return outbox.unsent(db, after, max_count, max_bytes)

    def courier_private(self) -> bytes:
        with self._db.write() as db:
            key = _get(db, _COURIER_PRIVATE)
            if key is None:
                key = new_private_key()
                _put(db, _COURIER_PRIVATE, key)
            return bytes(key)

    def next_stick(self) -> int:
        with self._db.write() as db:
            number = int(_get(db, _STICKS) or 0) + 1
            _put(db, _STICKS, number)
            return number

    def count_sticks(self, known: int) -> None:
        with self._db.write() as db:
            _put(db, _STICKS, max(int(_get(db, _STICKS) or 0), known))

    def cursor(self) -> str:
        with self._db.read() as db:
            return _get(db, _CURSOR) or ""

    def apply(
        self, records: Sequence[Record], cursor: str, *, snapshot_begin: bool, snapshot_end: bool
    ) -> None:
        # A page that a power failure takes away is asked for again: its cursor goes with it.
        with self._db.write(durable=False) as db:
            if snapshot_begin:
                mirror.begin_snapshot(db)
            mirror.store(db, records)
            if snapshot_end:
                mirror.end_snapshot(db)
            _put(db, _CURSOR, cursor)

    def contact(
        self, now: datetime, *, ok: bool, error: str = "", skew_ms: int | None = None, county_epoch: str = ""
    ) -> None:
        with self._db.write(durable=False) as db:
            _contact(db, now, ok=ok, error=error, skew_ms=skew_ms, county_epoch=county_epoch)


def _contact(
    db: sqlite3.Connection,
    now: datetime,
    *,
    ok: bool,
    error: str = "",
    skew_ms: int | None = None,
    county_epoch: str = "",
) -> None:
    moment = now.isoformat(timespec="milliseconds")
    _put(db, _ONLINE, int(ok))
    _put(db, _LAST_ERROR, "" if ok else error)
    if ok:
        _put(db, _LAST_CONTACT, moment)
    if skew_ms is not None:
        _put(db, _SKEW, skew_ms)
    if county_epoch:
        db.execute(
            "INSERT OR IGNORE INTO county_epochs (epoch, first_seen) VALUES (?, ?)", (county_epoch, moment)
        )


def _stored_enrolment(db: sqlite3.Connection) -> Enrolment | None:
    value = _get(db, _ENROLMENT)
    return None if value is None else msgspec.json.decode(value, type=Enrolment)


def _enrolment(db: sqlite3.Connection) -> Enrolment | None:
    stored = _stored_enrolment(db)
    return stored and current_keys(stored, mirror.record(db, KEYS_TOPIC, KEYS_KEY))


def _get(db: sqlite3.Connection, key: str) -> Any:
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def _put(db: sqlite3.Connection, key: str, value: bytes | str | int) -> None:
    db.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )
