"""private.db's part for the people beside the machine: wrong PINs, what the staff did, door to door."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from kiosk.store.port import Book, DeedRow, RoundRow, StoreError, WrongTries
from kiosk.store.vault import Vault

_DEED = "id, book, session, visit, number, kind, case_id, made_at, content, sent"


class StaffTables:
    """Mixed into :class:`kiosk.store.sqlite.PrivateStore`, whose transactions and encryption it uses."""

    _vault: Vault

    def _transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        raise NotImplementedError

    def _rows(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        raise NotImplementedError

    def _append(self, db: sqlite3.Connection, at: str, event: str, ids: Mapping[str, str]) -> None:
        raise NotImplementedError

    def wrong_tries(self, who: str) -> WrongTries | None:
        rows = self._rows("SELECT count, at FROM wrong_try WHERE who = ?", who)
        return WrongTries(who=who, count=int(rows[0][0]), at=str(rows[0][1])) if rows else None

    def keep_tries(self, tries: WrongTries, forget_before: str) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM wrong_try WHERE at < ?", (forget_before,))
            db.execute(
                "INSERT INTO wrong_try VALUES (?, ?, ?)"
                " ON CONFLICT (who) DO UPDATE SET count = excluded.count, at = excluded.at",
                (tries.who, tries.count, tries.at),
            )

    def drop_tries(self, who: str) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM wrong_try WHERE who = ?", (who,))

    def keep_deed(self, row: DeedRow, at: str) -> None:
        closed = self._vault.close_up(row.content, _place(row.book, row.id))
        values = (row.id, row.book, row.session, row.visit, row.number, row.kind, row.case_id, row.made_at)
        with self._transaction() as db:
            sql = f"INSERT INTO deed ({_DEED}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"  # noqa: S608
            if db.execute(sql, (*values, closed, row.sent)).rowcount:
                self._append(db, at, row.event, row.ids)

    def deed_sent(self, id: str) -> None:
        with self._transaction() as db:
            db.execute("UPDATE deed SET sent = 1 WHERE id = ?", (id,))

    def deeds(self, book: Book) -> Sequence[DeedRow]:
        found = self._rows(f"SELECT {_DEED} FROM deed WHERE book = ? ORDER BY id", book)  # noqa: S608
        return [self._deed(row) for row in found]

    def drop_deeds(self, book: Book, before: str, but: Collection[str] = ()) -> None:
        sql = (
            "DELETE FROM deed WHERE book = ? AND sent AND made_at < ?"
            " AND id NOT IN (SELECT value FROM json_each(?))"
        )
        with self._transaction() as db:
            db.execute(sql, (book, before, json.dumps(list(but))))

    def keep_round(self, row: RoundRow) -> None:
        closed = self._vault.close_up(row.content, f"round/{row.id}")
        with self._transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO round VALUES (?, ?, ?, ?, ?)",
                (row.id, row.number, row.started_at, closed, row.closed),
            )

    def rounds(self) -> Sequence[RoundRow]:
        sql = "SELECT id, number, started_at, content, closed FROM round ORDER BY id"
        return [
            RoundRow(
                id=str(id),
                number=str(number),
                started_at=str(started),
                content=self._opened(content, f"round/{id}"),
                closed=bool(closed),
            )
            for id, number, started, content, closed in self._rows(sql)
        ]

    def drop_rounds(self, before: str) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM round WHERE started_at < ?", (before,))

    def _opened(self, content: bytes, name: str) -> bytes:
        try:
            return self._vault.open_up(bytes(content), name)
        except StoreError:
            return b""  # in a list one damaged row must not hide the others

    def _deed(self, row: tuple[Any, ...]) -> DeedRow:
        id, name, session, visit, number, kind, case_id, made_at, content, sent = row
        book = Book(name)
        return DeedRow(
            id=str(id),
            book=book,
            session=str(session),
            visit=str(visit),
            number=str(number),
            kind=str(kind),
            case_id=str(case_id),
            made_at=str(made_at),
            content=self._opened(content, _place(book, str(id))),
            sent=bool(sent),
        )


def _place(book: Book, id: str) -> str:
    """What a content is bound to: each book once had a table of that name."""
    return f"{book.value}/{id}"
