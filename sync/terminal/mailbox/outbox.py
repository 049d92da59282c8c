"""The outbox in SQL. Every function works inside the transaction of the connection it is given."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from sync.protocol.envelope import Envelope
from sync.protocol.line import Answer, Verdict
from sync.terminal.mailbox import log
from sync.terminal.mailbox.port import CountySaid, MessageState, MessageStatus
from sync.terminal.mailbox.rules import LONGEST_WAIT, county_unix, fill_batch, iso, later_wait

_COLUMNS = "id, kind, visit, state, made_at, attempts, next_try, last_error, verdict, answer_message, done_at"
_STATUS = f"SELECT {_COLUMNS} FROM outbox"  # noqa: S608 - a constant
_ENVELOPE = (
    "SELECT o.id, o.kind, o.terminal, o.visit, o.made_at, o.suite, o.key, b.body, o.skew_ms, o.epoch, o.seq,"
    " o.v, o.size, o.priority FROM outbox AS o JOIN bodies AS b ON b.seq = o.seq"
)
# A message that waits for its turn holds back the later ones of its visit: a review follows its case.
_IS_DUE = """
    o.state = 'waiting' AND (o.next_try <= :now OR o.next_try > :now + :longest)
      AND NOT EXISTS (
        SELECT 1 FROM outbox AS e
        WHERE e.visit = o.visit AND e.next_try > :now AND e.next_try <= :now + :longest
          AND e.state = 'waiting' AND e.priority <= o.priority AND e.seq < o.seq)
"""
DUE = f"{_ENVELOPE} WHERE {_IS_DUE} ORDER BY o.priority, o.seq"
# Asked priority by priority, because the index then has the answer first.
OLDEST = f"{_ENVELOPE} WHERE o.priority = :priority AND {_IS_DUE} ORDER BY o.seq LIMIT 1"
_TAKEN = (
    "UPDATE outbox SET state = 'sending', attempts = attempts + 1, next_try = 0"
    " WHERE seq IN (SELECT value FROM json_each(?))"
)
_DONE = (
    "UPDATE outbox SET state = 'done', done_at = ?, done_unix = ?, done_epoch = ?, next_try = 0,"
    " last_error = '', verdict = ?, answer_rule = '', answer_message = ''"
    " WHERE id IN (SELECT value FROM json_each(?)) AND state <> 'done'"
)
PRIORITIES = range(1, 10)

_Row = tuple[str, str, str, str, str, str, str, bytes, int | None, int, int, int, int, int]


def add(db: sqlite3.Connection, message: Envelope, epoch: int, priority: int) -> int:
    """Insert, or find, the message; its sequence number."""
    known = db.execute("SELECT seq FROM outbox WHERE id = ?", (message.id,)).fetchone()
    if known:
        return int(known[0])
    seq, digest, link = log.append(db, message, epoch)
    db.execute(
        "INSERT INTO outbox (seq, id, epoch, state, priority, visit, kind, terminal, made_at, skew_ms, v,"
        " suite, key, size, digest, link) VALUES (?, ?, ?, 'waiting', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            seq,
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
            len(message.body),
            digest,
            link,
        ),
    )
    db.execute("INSERT INTO bodies (seq, body) VALUES (?, ?)", (seq, message.body))
    return seq


def status(db: sqlite3.Connection, id: str) -> MessageStatus | None:
    row = db.execute(f"{_STATUS} WHERE id = ?", (id,)).fetchone()
    return _status(row) if row else None


def statuses(db: sqlite3.Connection, visit: str | None) -> list[MessageStatus]:
    if visit is None:
        rows = db.execute(f"{_STATUS} ORDER BY seq")
    else:
        rows = db.execute(f"{_STATUS} WHERE visit = ? ORDER BY seq", (visit,))
    return [_status(row) for row in rows]


def in_state(db: sqlite3.Connection, state: MessageState) -> list[MessageStatus]:
    return [_status(row) for row in db.execute(f"{_STATUS} WHERE state = ? ORDER BY seq", (state,))]


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """How many messages are in each open state. Each from its own small index."""
    found = dict(
        db.execute(
            "SELECT state, count(*) FROM outbox WHERE state IN ('sending', 'parked') GROUP BY state"
        ).fetchall()
    )
    found["waiting"] = db.execute("SELECT count(*) FROM outbox WHERE state = 'waiting'").fetchone()[0]
    return found


def oldest(db: sqlite3.Connection) -> str:
    """When the oldest message that the county has not answered was made, "" when there is none."""
    seqs = [
        db.execute(
            "SELECT min(seq) FROM outbox WHERE state = 'waiting' AND priority = ?", (priority,)
        ).fetchone()[0]
        for priority in PRIORITIES
    ]
    seqs.append(db.execute("SELECT min(seq) FROM outbox WHERE state = 'sending'").fetchone()[0])
    known = [seq for seq in seqs if seq is not None]
    if not known:
        return ""
    return str(db.execute("SELECT made_at FROM outbox WHERE seq = ?", (min(known),)).fetchone()[0])


def take(db: sqlite3.Connection, now: float, max_count: int, max_bytes: int) -> list[Envelope]:
    """The next batch, by priority then sequence; the oldest of the others rides along in a full one."""
    moment = {"now": now, "longest": LONGEST_WAIT}
    due = db.execute(DUE, moment)
    rows: list[_Row] = []
    total, full = 0, False
    for row in due:
        if rows and (len(rows) >= max_count or total + row[12] > max_bytes):
            full = True
            break
        rows.append(row)
        total += row[12]
    due.close()
    if full and len(rows) > 1:
        _let_ride(db, moment, rows)
    if rows:
        db.execute(_TAKEN, (json.dumps([row[10] for row in rows]),))
    return [_envelope(row) for row in rows]


def _let_ride(db: sqlite3.Connection, moment: dict[str, float], rows: list[_Row]) -> None:
    """Without this, a steady stream of urgent messages would hold up the others for ever."""
    last = rows[-1][13]
    waiting = (
        db.execute(OLDEST, moment | {"priority": priority}).fetchone()
        for priority in PRIORITIES
        if priority > last
    )
    found: list[_Row] = [row for row in waiting if row]
    if found:
        oldest = min(found, key=lambda row: row[10])
        if oldest[10] < rows[-1][10]:
            rows[-1] = oldest


def unsent(db: sqlite3.Connection, after: int, max_count: int, max_bytes: int) -> list[Envelope]:
    """What the county has not answered yet, by sequence, beyond ``after``."""
    found = db.execute(
        "SELECT seq, size FROM outbox WHERE seq > ? AND state IN ('waiting', 'sending') ORDER BY seq",
        (after,),
    )
    taken = fill_batch(found, max_count, max_bytes)
    found.close()
    return [_envelope(db.execute(f"{_ENVELOPE} WHERE o.seq = ?", (seq,)).fetchone()) for seq in taken]


def release(db: sqlite3.Connection) -> int:
    return db.execute("UPDATE outbox SET state = 'waiting' WHERE state = 'sending'").rowcount


def settle(db: sqlite3.Connection, answers: Iterable[Answer], now: datetime, said: CountySaid | None) -> None:
    done: dict[Verdict, list[str]] = {Verdict.ACCEPTED: [], Verdict.ALREADY: []}
    for answer in answers:
        if answer.verdict in done:
            done[answer.verdict].append(answer.id)
        elif answer.verdict is Verdict.REFUSED:
            db.execute(
                "UPDATE outbox SET state = 'parked', next_try = 0, verdict = 'refused', answer_rule = ?,"
                " answer_message = ? WHERE id = ? AND state <> 'done'",
                (answer.rule, answer.message, answer.id),
            )
        else:
            _later(db, answer, now.timestamp())
    at, epoch = now.isoformat(timespec="milliseconds"), said.epoch if said else ""
    county = county_unix(said, now)
    for verdict, ids in done.items():
        if ids:
            db.execute(_DONE, (at, county, epoch, verdict, json.dumps(ids)))


def _later(db: sqlite3.Connection, answer: Answer, now: float) -> None:
    row = db.execute("SELECT attempts FROM outbox WHERE id = ?", (answer.id,)).fetchone()
    if row:
        db.execute(
            "UPDATE outbox SET state = 'waiting', next_try = ?, verdict = 'later', answer_rule = ?,"
            " answer_message = ? WHERE id = ? AND state <> 'done'",
            (now + later_wait(int(row[0])), answer.rule, answer.message, answer.id),
        )


def failed(db: sqlite3.Connection, ids: Sequence[str], error: str, next_try: float) -> None:
    db.executemany(
        "UPDATE outbox SET state = 'waiting', last_error = ?, next_try = ?"
        " WHERE id = ? AND state = 'sending'",
        [(error, next_try, id) for id in ids],
    )


def retry(db: sqlite3.Connection, id: str | None) -> int:
    """None: all that are parked. How many wait again."""
    return db.execute(
        "UPDATE outbox SET state = 'waiting', next_try = 0, answer_rule = '', answer_message = ''"
        " WHERE state = 'parked' AND (:id IS NULL OR id = :id)",
        {"id": id},
    ).rowcount


def _status(row: tuple[str, str, str, str, str, int, float, str, str, str, str]) -> MessageStatus:
    id, kind, visit, state, made_at, attempts, next_try, last_error, verdict, answer_message, done_at = row
    return MessageStatus(
        id=id,
        kind=kind,
        visit=visit,
        state=MessageState(state),
        posted_at=made_at,
        attempts=attempts,
        next_try_at=iso(next_try),
        last_error=last_error,
        verdict=verdict,
        answer_message=answer_message,
        done_at=done_at,
    )


def _envelope(row: _Row) -> Envelope:
    id, kind, terminal, visit, made_at, suite, key, body, skew_ms, epoch, seq, v, _, _ = row
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
