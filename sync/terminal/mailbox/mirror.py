"""The feed's mirror in SQL: the newest state of each record, and a version per topic."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from sync.protocol.line import Record


def record(db: sqlite3.Connection, topic: str, key: str) -> Record | None:
    row = db.execute(
        "SELECT topic, key, rev, body, sealed FROM records WHERE topic = ? AND key = ?", (topic, key)
    ).fetchone()
    return _record(row) if row else None


def records(db: sqlite3.Connection, topic: str) -> list[Record]:
    rows = db.execute(
        "SELECT topic, key, rev, body, sealed FROM records WHERE topic = ? ORDER BY key", (topic,)
    )
    return [_record(row) for row in rows]


def version(db: sqlite3.Connection, topic: str) -> int:
    row = db.execute("SELECT version FROM topics WHERE topic = ?", (topic,)).fetchone()
    return int(row[0]) if row else 0


def begin_snapshot(db: sqlite3.Connection) -> None:
    db.execute("UPDATE records SET seen = 0 WHERE seen <> 0")


def end_snapshot(db: sqlite3.Connection) -> None:
    """Delete what the snapshot did not show. Without a snapshot everything counts as seen."""
    gone = [row[0] for row in db.execute("SELECT DISTINCT topic FROM records WHERE seen = 0")]
    db.execute("DELETE FROM records WHERE seen = 0")
    _raise_versions(db, gone)


def store(db: sqlite3.Connection, page: Sequence[Record]) -> None:
    """Take over a page. A record that comes again unchanged raises no version: screens stay still."""
    changed: set[str] = set()
    for item in page:
        old = record(db, item.topic, item.key)
        if item.body is None:
            if old is not None:
                db.execute("DELETE FROM records WHERE topic = ? AND key = ?", (item.topic, item.key))
                changed.add(item.topic)
            continue
        db.execute(
            "INSERT INTO records (topic, key, rev, body, sealed, seen) VALUES (?, ?, ?, ?, ?, 1)"
            " ON CONFLICT (topic, key) DO UPDATE SET rev = excluded.rev, body = excluded.body,"
            " sealed = excluded.sealed, seen = 1",
            (item.topic, item.key, item.rev, item.body, item.sealed),
        )
        if old != item:
            changed.add(item.topic)
    _raise_versions(db, sorted(changed))


def _raise_versions(db: sqlite3.Connection, topics: Iterable[str]) -> None:
    db.executemany(
        "INSERT INTO topics (topic, version) VALUES (?, 1)"
        " ON CONFLICT (topic) DO UPDATE SET version = version + 1",
        [(topic,) for topic in topics],
    )


def _record(row: tuple[str, str, int, bytes, int]) -> Record:
    topic, key, rev, body, sealed = row
    return Record(topic=topic, key=key, rev=rev, body=body, sealed=bool(sealed))
