"""Sealed files in line.db, one row a segment.

In line.db and not in files beside it: the case and its photographs become sendable in one transaction, one
file holds all that the two processes share, and errors of the disk are told alike. It costs write-ahead
(measured: 20 MB in 0.13–0.2 s, beside 0.02 s as a file); a photograph of 2 MB takes 15–20 ms. Space that
was freed is used again, not given back.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sync.protocol.blob import SEALED_SEGMENT
from sync.terminal.mailbox.blob_port import BlobState, BlobStatus, BlobToSend
from sync.terminal.mailbox.database import Database
from sync.terminal.mailbox.rules import LONGEST_WAIT, iso

_PARTIAL = "partial"  # being written; never seen outside
_UNOWNED = "NOT EXISTS (SELECT 1 FROM blob_owners AS o WHERE o.blob = blobs.id)"
_STATUS = "SELECT id, visit, state, size, sent, attempts, next_try, last_error FROM blobs"

# Newest first, the sum runs over what would be kept. A few at a time: deleting writes as much again.
_PURGEABLE = """
    SELECT id FROM (
        SELECT id, done_at, sum(size) OVER (ORDER BY done_at DESC, rowid DESC) AS kept FROM blobs
        WHERE state = 'done' AND NOT EXISTS (
            SELECT 1 FROM blob_owners AS b LEFT JOIN outbox AS m ON m.id = b.owner
            WHERE b.blob = blobs.id AND coalesce(m.state, '') <> 'done'))
    WHERE done_at < ? OR kept > ? ORDER BY done_at LIMIT 20
"""


class SqliteBlobs:
    """KioskBlobs and AgentBlobs on a file."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # The kiosk's side

    def put(self, id: str, visit: str, owner: str, segments: Iterable[bytes]) -> BlobStatus:
        with self._db.write() as db:
            if db.execute("SELECT 1 FROM blobs WHERE id = ?", (id,)).fetchone():
                raise ValueError(f"blob {id} is stored already")
            db.execute("INSERT INTO blobs (id, visit, state) VALUES (?, ?, ?)", (id, visit, _PARTIAL))
        try:
            size, digest = self._write(id, segments)
            with self._db.write() as db:
                db.execute(
                    "UPDATE blobs SET state = ?, size = ?, sha256 = ? WHERE id = ?",
                    (BlobState.HELD, size, digest, id),
                )
                db.execute("INSERT INTO blob_owners (owner, blob) VALUES (?, ?)", (owner, id))
        except BaseException:
            with self._db.write() as db:
                db.execute("DELETE FROM blobs WHERE id = ?", (id,))
            raise
        return BlobStatus(id=id, visit=visit, state=BlobState.HELD, size=size)

    def _write(self, id: str, segments: Iterable[bytes]) -> tuple[int, bytes]:
        """One transaction a segment: the agent must not wait for a whole file. Size and SHA-256."""
        digest, size = hashlib.sha256(), 0
        for number, segment in enumerate(segments):
            if len(segment) > SEALED_SEGMENT or (number and size % SEALED_SEGMENT):
                raise ValueError("only the last segment may be short, and none longer than 1 MiB and its tag")
            with self._db.write() as db:
                db.execute(
                    "INSERT INTO blob_segments (blob, n, body) VALUES (?, ?, ?)", (id, number, segment)
                )
            digest.update(segment)
            size += len(segment)
        return size, digest.digest()

    def share(self, id: str, owner: str) -> bool:
        with self._db.write() as db:
            known = db.execute("SELECT 1 FROM blobs WHERE id = ? AND state <> ?", (id, _PARTIAL)).fetchone()
            if known:
                db.execute("INSERT OR IGNORE INTO blob_owners (owner, blob) VALUES (?, ?)", (owner, id))
            return known is not None

    def let_go(self, owner: str, id: str = "") -> int:
        with self._db.write() as db:
            if db.execute("SELECT 1 FROM outbox WHERE id = ?", (owner,)).fetchone():
                return 0
            db.execute("DELETE FROM blob_owners WHERE owner = ? AND (? IN ('', blob))", (owner, id))
            return _wipe_unowned(db)

    def sweep(self, owners: Collection[str]) -> int:
        with self._db.write() as db:
            held = db.execute(
                "SELECT DISTINCT owner FROM blob_owners JOIN blobs ON blob = id WHERE state = 'held'"
            ).fetchall()
            gone = [row for row in held if row[0] not in owners]
            db.executemany("DELETE FROM blob_owners WHERE owner = ?", gone)
            partial = db.execute("DELETE FROM blobs WHERE state = ?", (_PARTIAL,)).rowcount
            return partial + _wipe_unowned(db)

    def of(self, owner: str) -> Sequence[BlobStatus]:
        with self._db.read() as db:
            rows = db.execute(
                f"{_STATUS} WHERE id IN (SELECT blob FROM blob_owners WHERE owner = ?) ORDER BY rowid",  # noqa: S608
                (owner,),
            )
            return [_status(row) for row in rows]

    # The agent's side

    def due(self, now: datetime) -> BlobToSend | None:
        moment = now.timestamp()
        with self._db.read() as db:
            row = db.execute(
                "SELECT id, size, sha256 FROM blobs WHERE state = 'waiting' AND (next_try <= :now"
                " OR next_try > :now + :longest) ORDER BY attempts > 0, rowid LIMIT 1",
                {"now": moment, "longest": LONGEST_WAIT},
            ).fetchone()
        return BlobToSend(id=row[0], size=row[1], sha256=row[2]) if row else None

    def read(self, id: str, offset: int, most: int) -> bytes:
        number, within = divmod(offset, SEALED_SEGMENT)
        with self._db.read() as db:
            row = db.execute(
                "SELECT substr(body, ?, ?) FROM blob_segments WHERE blob = ? AND n = ?",
                (within + 1, most, id, number),
            ).fetchone()
        return bytes(row[0]) if row else b""

    def noted(self, id: str, sent: int) -> None:
        with self._db.write() as db:
            db.execute("UPDATE blobs SET sent = ? WHERE id = ? AND state = 'waiting'", (sent, id))

    def done(self, id: str, now: datetime) -> None:
        with self._db.write() as db:
            db.execute(
                "UPDATE blobs SET state = 'done', sent = size, done_at = ?, next_try = 0, last_error = ''"
                " WHERE id = ? AND state = 'waiting'",
                (now.timestamp(), id),
            )

    def failed(self, id: str, error: str, next_try: datetime) -> None:
        with self._db.write() as db:
            db.execute(
                "UPDATE blobs SET attempts = attempts + 1, last_error = ?, next_try = ?"
                " WHERE id = ? AND state = 'waiting'",
                (error, next_try.timestamp(), id),
            )

    def park(self, id: str, error: str) -> None:
        with self._db.write() as db:
            db.execute(
                "UPDATE blobs SET state = 'parked', attempts = attempts + 1, last_error = ?"
                " WHERE id = ? AND state = 'waiting'",
                (error, id),
            )

    def ask_again(self) -> int:
        with self._db.write() as db:
            return db.execute(
                "UPDATE blobs SET state = 'waiting', next_try = 0, attempts = 0, last_error = ''"
                " WHERE state IN ('done', 'parked')"
            ).rowcount

    def purge(self, before: datetime, most: int) -> int:
        with self._db.read() as db:
            rows = db.execute(_PURGEABLE, (before.timestamp(), most)).fetchall()
        if rows:
            with self._db.write() as db:
                db.executemany("DELETE FROM blobs WHERE id = ? AND state = 'done'", rows)
        return len(rows)

    def waiting(self) -> int:
        with self._db.read() as db:
            return count(db, BlobState.WAITING)

    def parked(self) -> Sequence[BlobStatus]:
        with self._db.read() as db:
            return [_status(row) for row in db.execute(f"{_STATUS} WHERE state = 'parked' ORDER BY rowid")]

    def retry(self, id: str | None) -> int:
        with self._db.write() as db:
            return again(db, id)

    def unsent(self) -> Sequence[BlobToSend]:
        with self._db.read() as db:
            rows = db.execute("SELECT id, size, sha256 FROM blobs WHERE state = 'waiting' ORDER BY rowid")
            return [BlobToSend(id=row[0], size=row[1], sha256=row[2]) for row in rows]


def count(db: sqlite3.Connection, state: BlobState) -> int:
    """How many files are in this state. waiting and parked each have a small index."""
    text = "waiting" if state is BlobState.WAITING else "parked"
    return int(db.execute(f"SELECT count(*) FROM blobs WHERE state = '{text}'").fetchone()[0])  # noqa: S608


def again(db: sqlite3.Connection, id: str | None) -> int:
    """A parked file, or all of them (None), waits again; how many."""
    return db.execute(
        "UPDATE blobs SET state = 'waiting', next_try = 0, attempts = 0, last_error = ''"
        " WHERE state = 'parked' AND (:id IS NULL OR id = :id)",
        {"id": id},
    ).rowcount


def set_free(db: sqlite3.Connection, message: str) -> None:
    """The message of this id was posted: what was held for it may be sent. In the posting's transaction."""
    db.execute(
        "UPDATE blobs SET state = 'waiting' WHERE state = 'held'"
        " AND id IN (SELECT blob FROM blob_owners WHERE owner = ?)",
        (message,),
    )


def _wipe_unowned(db: sqlite3.Connection) -> int:
    return db.execute(f"DELETE FROM blobs WHERE state = 'held' AND {_UNOWNED}").rowcount  # noqa: S608 - a constant


def _status(row: tuple[str, str, str, int, int, int, float, str]) -> BlobStatus:
    id, visit, state, size, sent, attempts, next_try, last_error = row
    return BlobStatus(
        id=id,
        visit=visit,
        state=BlobState(state),
        size=size,
        sent=sent,
        attempts=attempts,
        next_try_at=iso(next_try),
        last_error=last_error,
    )
