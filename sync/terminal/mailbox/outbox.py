"""The outbox in SQL. Every function works inside the transaction of the connection it is given."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from sync.protocol.envelope import Envelope
from sync.protocol.line import Answer, Verdict
from sync.terminal.mailbox.port import MessageState, MessageStatus
from sync.terminal.mailbox.rules import LONGEST_WAIT, fill_batch, iso, later_wait

_COLUMNS = "id, kind, visit, state, made_at, attempts, next_try, last_error, answer_message, done_at"
_ENVELOPE = "SELECT id, kind, terminal, visit, made_at, suite, key, body, skew_ms, epoch, seq, v FROM outbox"
_STATUS = f"SELECT {_COLUMNS} FROM outbox"  # noqa: S608 - a constant
# A message that waits for its turn holds back the later ones of its visit: a review follows its case.
_DUE = """
    SELECT seq, length(body) FROM outbox AS o
    WHERE state = 'waiting' AND (next_try <= :now OR next_try > :now + :longest)
      AND NOT EXISTS (
        SELECT 1 FROM outbox AS e
        WHERE e.state = 'waiting' AND e.priority <= o.priority AND e.seq < o.seq AND e.visit = o.visit
          AND e.next_try > :now AND e.next_try <= :now + :longest)
    ORDER BY priority, seq
"""


def add(db: sqlite3.Connection, message: Envelope, epoch: int, priority: int) -> int:
    """Insert, or find, the message; its sequence number."""
    known = db.execute("SELECT seq FROM outbox WHERE id = ?", (message.id,)).fetchone()
    if known:
        return int(known[0])
    cursor = db.execute(
        "INSERT INTO outbox (id, epoch, state, priority, visit, kind, terminal, made_at, skew_ms, v,"
        " suite, key, body) VALUES (?, ?, 'waiting', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            message.id,
            epoch,
            priority,
            message.visit,
            message.kind,
            message.terminal,
            message.made_at,
            message.skew_ms,
            message.v,
            message.suite,
            message.key,
            message.body,
        ),
    )
    return int(cursor.lastrowid or 0)


def status(db: sqlite3.Connection, id: str) -> MessageStatus | None:
    row = db.execute(f"{_STATUS} WHERE id = ?", (id,)).fetchone()
    return _status(row) if row else None


def statuses(db: sqlite3.Connection, visit: str | None) -> list[MessageStatus]:
    if visit is None:
        rows = db.execute(f"{_STATUS} ORDER BY seq")
    else:
        rows = db.execute(f"{_STATUS} WHERE visit = ? ORDER BY seq", (visit,))
    return [_status(row) for row in rows]


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """How many messages are in each open state."""
    return dict(db.execute("SELECT state, count(*) FROM outbox WHERE state <> 'done' GROUP BY state"))


def take(db: sqlite3.Connection, now: float, max_count: int, max_bytes: int) -> list[Envelope]:
    due = db.execute(_DUE, {"now": now, "longest": LONGEST_WAIT})
    taken = fill_batch(due, max_count, max_bytes)
    due.close()
    batch: list[Envelope] = []
    for seq in taken:
        db.execute(
            "UPDATE outbox SET state = 'sending', attempts = attempts + 1, next_try = 0 WHERE seq = ?", (seq,)
        )
        row = db.execute(f"{_ENVELOPE} WHERE seq = ?", (seq,)).fetchone()
        batch.append(_envelope(row))
    return batch


def unsent(db: sqlite3.Connection, after: int, max_count: int, max_bytes: int) -> list[Envelope]:
    """What the county has not answered yet, by sequence, beyond ``after``."""
    found = db.execute(
        "SELECT seq, length(body) FROM outbox WHERE seq > ? AND state IN ('waiting', 'sending') ORDER BY seq",
        (after,),
    )
    taken = fill_batch(found, max_count, max_bytes)
    found.close()
    return [_envelope(db.execute(f"{_ENVELOPE} WHERE seq = ?", (seq,)).fetchone()) for seq in taken]


def release(db: sqlite3.Connection) -> int:
    return db.execute("UPDATE outbox SET state = 'waiting' WHERE state = 'sending'").rowcount


def settle(db: sqlite3.Connection, answers: Iterable[Answer], now: datetime) -> None:
    for answer in answers:
        if answer.verdict in (Verdict.ACCEPTED, Verdict.ALREADY):
            db.execute(
                "UPDATE outbox SET state = 'done', body = NULL, done_at = ?, next_try = 0, last_error = '',"
                " answer_rule = '', answer_message = '' WHERE id = ? AND state <> 'done'",
                (now.isoformat(timespec="milliseconds"), answer.id),
            )
        elif answer.verdict is Verdict.REFUSED:
            db.execute(
                "UPDATE outbox SET state = 'parked', next_try = 0, answer_rule = ?, answer_message = ?"
                " WHERE id = ? AND state <> 'done'",
                (answer.rule, answer.message, answer.id),
            )
        else:
            _later(db, answer, now.timestamp())


def _later(db: sqlite3.Connection, answer: Answer, now: float) -> None:
    row = db.execute("SELECT attempts FROM outbox WHERE id = ?", (answer.id,)).fetchone()
    if row:
        db.execute(
            "UPDATE outbox SET state = 'waiting', next_try = ?, answer_rule = ?, answer_message = ?"
            " WHERE id = ? AND state <> 'done'",
            (now + later_wait(int(row[0])), answer.rule, answer.message, answer.id),
        )


def failed(db: sqlite3.Connection, ids: Sequence[str], error: str, next_try: float) -> None:
    db.executemany(
        "UPDATE outbox SET state = 'waiting', last_error = ?, next_try = ?"
        " WHERE id = ? AND state = 'sending'",
        [(error, next_try, id) for id in ids],
    )


def retry(db: sqlite3.Connection, id: str) -> None:
    db.execute(
        "UPDATE outbox SET state = 'waiting', next_try = 0, answer_rule = '', answer_message = ''"
        " WHERE id = ? AND state = 'parked'",
        (id,),
    )


def _status(row: tuple[str, str, str, str, str, int, float, str, str, str]) -> MessageStatus:
    id, kind, visit, state, made_at, attempts, next_try, last_error, answer_message, done_at = row
    return MessageStatus(
        id=id,
        kind=kind,
        visit=visit,
        state=MessageState(state),
        posted_at=made_at,
        attempts=attempts,
        next_try_at=iso(next_try),
        last_error=last_error,
        answer_message=answer_message,
        done_at=done_at,
    )


def _envelope(
    row: tuple[str, str, str, str, str, str, str, bytes, int | None, int, int, int],
) -> Envelope:
    id, kind, terminal, visit, made_at, suite, key, body, skew_ms, epoch, seq, v = row
    return Envelope(
        id=id,
        kind=kind,
        terminal=terminal,
        visit=visit,
        made_at=made_at,
        suite=suite,
        key=key,
        body=body,
        skew_ms=skew_ms,
        epoch=epoch,
        seq=seq,
        v=v,
    )
