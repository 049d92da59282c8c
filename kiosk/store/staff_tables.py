"""private.db's part for the people beside the machine: wrong PINs, and what a helper did."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from kiosk.store.port import HelpedRow, StoreError, WrongTries
from kiosk.store.vault import Vault

_HELPED = "id, session, visit, number, kind, case_id, made_at, content, sent"


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

    def keep_helped(self, row: HelpedRow, at: str) -> None:
        closed = self._vault.close_up(row.content, f"helped/{row.id}")
        values = (row.id, row.session, row.visit, row.number, row.kind, row.case_id, row.made_at)
        with self._transaction() as db:
            sql = f"INSERT INTO helped ({_HELPED}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"  # noqa: S608
            if db.execute(sql, (*values, closed, row.sent)).rowcount:
                ids = {"record": row.id, "session": row.session, "visit": row.visit}
                self._append(db, at, f"helper.{row.kind}", ids)

    def helped_sent(self, id: str) -> None:
        with self._transaction() as db:
            db.execute("UPDATE helped SET sent = 1 WHERE id = ?", (id,))

    def helped(self) -> Sequence[HelpedRow]:
        return [self._helped_row(row) for row in self._rows(f"SELECT {_HELPED} FROM helped ORDER BY id")]  # noqa: S608

    def drop_helped(self, before: str) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM helped WHERE sent AND made_at < ?", (before,))

    def _helped_row(self, row: tuple[Any, ...]) -> HelpedRow:
        id, session, visit, number, kind, case_id, made_at, content, sent = row
        try:
            opened = self._vault.open_up(bytes(content), f"helped/{id}")
        except StoreError:
            opened = b""
        return HelpedRow(
            id=str(id),
            session=str(session),
            visit=str(visit),
            number=str(number),
            kind=str(kind),
            case_id=str(case_id),
            made_at=str(made_at),
            content=opened,
            sent=bool(sent),
        )
