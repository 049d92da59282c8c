"""private.db's part for the keeper's records."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from kiosk.store.port import StoreError, UpkeepRow
from kiosk.store.vault import Vault

_UPKEEP = "id, session, number, kind, made_at, content, envelope"


class UpkeepTables:
    """Mixed into :class:`kiosk.store.sqlite.PrivateStore`, whose transactions and encryption it uses."""

    _vault: Vault

    def _transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        raise NotImplementedError

    def _rows(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        raise NotImplementedError

    def _append(self, db: sqlite3.Connection, at: str, event: str, ids: Mapping[str, str]) -> None:
        raise NotImplementedError

    def keep_upkeep(self, row: UpkeepRow, at: str) -> None:
        closed = self._vault.close_up(row.content, f"upkeep/{row.id}")
        values = (row.id, row.session, row.number, row.kind, row.made_at, closed, row.envelope)
        with self._transaction() as db:
            sql = f"INSERT INTO upkeep ({_UPKEEP}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"  # noqa: S608
            if db.execute(sql, values).rowcount:
                ids = {"record": row.id, "session": row.session, "staff": row.number}
                self._append(db, at, f"keeper.{row.kind}", ids)

    def upkeep_posted(self, id: str) -> None:
        with self._transaction() as db:
            db.execute("UPDATE upkeep SET envelope = x'' WHERE id = ?", (id,))

    def upkeep(self) -> Sequence[UpkeepRow]:
        return [self._upkeep_row(row) for row in self._rows(f"SELECT {_UPKEEP} FROM upkeep ORDER BY id")]  # noqa: S608

    def drop_upkeep(self, before: str) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM upkeep WHERE envelope = x'' AND made_at < ?", (before,))

    def _upkeep_row(self, row: tuple[Any, ...]) -> UpkeepRow:
        id, session, number, kind, made_at, content, envelope = row
        try:
            opened = self._vault.open_up(bytes(content), f"upkeep/{id}")
        except StoreError:
            opened = b""
        return UpkeepRow(
            id=str(id),
            session=str(session),
            number=str(number),
            kind=str(kind),
            made_at=str(made_at),
            content=opened,
            envelope=bytes(envelope),
        )
