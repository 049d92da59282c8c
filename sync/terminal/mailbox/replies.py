"""Replies to questions, sealed to the terminal, kept until the visit has ended."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from sync.protocol.envelope import Kind
from sync.protocol.line import Answer
from sync.terminal.mailbox.database import Database


class SqliteReplies:
    """KioskReplies on a file."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def of(self, question: str) -> bytes | None:
        with self._db.read() as db:
            row = db.execute("SELECT body FROM answers WHERE message = ?", (question,)).fetchone()
        return None if row is None else bytes(row[0])

    def forget(self, now: datetime) -> int:
        with self._db.write() as db:
            db.execute("DELETE FROM answers")
            # As the index on them says it. One in the air too: whatever comes of it changes nothing any more,
            # and it does not go again.
            rows = db.execute("SELECT seq FROM outbox WHERE kind = 'question' AND kept").fetchall()
            gone = json.dumps([row[0] for row in rows])
            db.execute("DELETE FROM bodies WHERE seq IN (SELECT value FROM json_each(?))", (gone,))
            db.execute(
                "UPDATE outbox SET kept = 0, done_at = CASE state WHEN 'done' THEN done_at ELSE ? END,"
                " state = 'done', next_try = 0 WHERE seq IN (SELECT value FROM json_each(?))",
                (now.isoformat(timespec="milliseconds"), gone),
            )
            return len(rows)


def keep(db: sqlite3.Connection, answers: Iterable[Answer], now: datetime) -> None:
    """Keep what came with the answers to a push; in the transaction that settles them."""
    for answer in answers:
        if answer.reply is not None:
            # What was forgotten meanwhile is not kept: nobody would read it.
            db.execute(
                "INSERT OR IGNORE INTO answers (message, visit, received_at, body)"
                " SELECT id, visit, ?, ? FROM outbox WHERE id = ? AND kind = ? AND kept",
                (now.isoformat(timespec="milliseconds"), answer.reply, answer.id, str(Kind.QUESTION)),
            )
