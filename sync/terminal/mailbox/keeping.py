"""What the county has taken and is still kept, in SQL: sent again to a county that lost it, dropped later."""

from __future__ import annotations

import sqlite3

RESENT = "县里的数据恢复过，正在和县里重新核对。"


def resend(db: sqlite3.Connection, epoch: str, terminal: str, limit: int) -> int:
    """Up to ``limit`` messages that another life of the county took go back to waiting; how many.

    What was sent under another identity stays: the county would refuse it. Called until 0 it needs no memory
    of its own: an interrupted one goes on where it was.
    """
    return db.execute(
        "UPDATE outbox SET state = 'waiting', next_try = 0, last_error = ? WHERE seq IN ("
        " SELECT seq FROM outbox WHERE state = 'done' AND kept AND done_epoch <> ? AND terminal = ?"
        " ORDER BY seq LIMIT ?)",
        (RESENT, epoch, terminal, limit),
    ).rowcount


def purge(db: sqlite3.Connection, before: float, max_bytes: int, limit: int) -> int:
    """Drop up to ``limit`` bodies that were done before that moment, or are too many bytes; how many.

    Oldest first. before: seconds since 1970 by the county's clock. The rows stay for good.
    """
    rows = db.execute(
        "SELECT seq, size, done_unix FROM outbox WHERE state = 'done' AND kept ORDER BY seq LIMIT ?", (limit,)
    ).fetchall()
    over = _kept_bytes(db) - max_bytes
    gone: list[tuple[int]] = []
    for seq, size, done in rows:
        if done >= before and over <= 0:
            continue
        gone.append((seq,))
        over -= size
    db.executemany("DELETE FROM bodies WHERE seq = ?", gone)
    db.executemany("UPDATE outbox SET kept = 0 WHERE seq = ?", gone)
    return len(gone)


def _kept_bytes(db: sqlite3.Connection) -> int:
    row = db.execute("SELECT coalesce(sum(size), 0) FROM outbox WHERE state = 'done' AND kept").fetchone()
    return int(row[0])
