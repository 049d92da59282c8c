"""The county of a schedule: the real Django project in memory, with backups, and statements that fail."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection

from sync.county.feed import services as feed
from sync.county.feed.models import Entry
from sync.county.feed.rules import Viewer
from sync.county.fleet import services as fleet
from sync.county.intake.models import ReceivedMessage
from tests.faults.schedules.wire import Wire


class SimCounty:
    """Made inside a test with a database. ``fresh`` puts it back to how it was then."""

    def __init__(self) -> None:
        connection.ensure_connection()
        self._first = self._copy()
        self._backup: sqlite3.Connection | None = None
        self.restored = False
        self._application = get_wsgi_application()

    def close(self) -> None:
        self._first.close()
        if self._backup is not None:
            self._backup.close()

    def fresh(self) -> None:
        self._put_back(self._first)
        if self._backup is not None:
            self._backup.close()
        self._backup, self.restored = None, False

    def wire(self) -> Wire:
        return Wire(self._application, self._trip)

    def back_up(self) -> None:
        if self._backup is not None:
            self._backup.close()
        self._backup = self._copy()

    def restore(self) -> bool:
        """Last night's backup, put back as the operator's guide says; False when there is none."""
        if self._backup is None:
            return False
        self._put_back(self._backup)
        feed.renew_epoch()
        self.restored = True
        return True

    def received(self) -> list[tuple[str, str, str]]:
        """(terminal, message id, digest) of all that was stored, in the order it was."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT terminal_id, id, digest FROM {ReceivedMessage._meta.db_table} ORDER BY rowid"  # noqa: S608
            )
            return [(str(t), str(i), str(d)) for t, i, d in cursor.fetchall()]

    def shown_to(self, viewer: Viewer) -> dict[tuple[str, str], tuple[int, bytes]]:
        rows = Entry.objects.filter(scope__in=viewer.scopes, body__isnull=False)
        return {(e.topic, e.key): (e.rev, bytes(e.body or b"")) for e in rows}

    def code(self, township: str) -> str:
        return fleet.issue_code(township, None, "schedule").code

    @contextmanager
    def _trip(self, number: int) -> Iterator[None]:
        """The ``number``-th statement from now fails, and all after it: as if the process were gone."""
        left = number

        def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0 and not sql.startswith(("ROLLBACK", "SAVEPOINT", "RELEASE")):
                raise OperationalError("disk I/O error")
            return execute(sql, *rest)

        with connection.execute_wrapper(count):
            yield

    @staticmethod
    def _copy() -> sqlite3.Connection:
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        connection.connection.backup(copy)
        return copy

    @staticmethod
    def _put_back(copy: sqlite3.Connection) -> None:
        copy.backup(connection.connection)
