"""The county of a schedule: the real Django project in memory, with backups, and statements that fail."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection

from sync.county.desk.models import CaseReview
from sync.county.feed import services as feed
from sync.county.feed.models import Entry
from sync.county.feed.rules import Viewer
from sync.county.fleet import services as fleet
from sync.county.intake.models import ReceivedMessage, Stage, Waiting
from sync.county.intake.working import Worker
from sync.county.line.handlers import HANDLERS
from tests.faults.schedules.wire import Wire


class SimCounty:
    """Made inside a test with a database. ``fresh`` puts it back to how it was then."""

    def __init__(self) -> None:
        connection.ensure_connection()
        self._first = self._copy()
        self._backup: sqlite3.Connection | None = None
        self.arrived: list[tuple[str, str]] = []
        self._noted = 0
        self._worker = Worker(HANDLERS)
        self._application = get_wsgi_application()

    def close(self) -> None:
        self._first.close()
        if self._backup is not None:
            self._backup.close()

    def fresh(self) -> None:
        self._put_back(self._first)
        if self._backup is not None:
            self._backup.close()
        self._backup, self._noted = None, 0
        self.arrived.clear()

    def wire(self) -> Wire:
        return Wire(self._application, self._trip, self.note_arrivals)

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
        self._noted = 0
        return True

    def note_arrivals(self) -> None:
        """Write down in which order messages are to be filed, before the worker takes them."""
        for row in Waiting.objects.filter(pk__gt=self._noted).order_by("pk"):
            self.arrived.append((row.terminal_id, row.message_id))
            self._noted = row.pk

    def work(self, dies_at: int | None = None) -> None:
        """Let the worker file what was stored; dies_at: until this statement of its database."""
        if dies_at is None:
            self._worker.work_off()
            return
        with self._trip(dies_at), suppress(OperationalError):
            self._worker.work_off()

    def unfiled(self) -> int:
        return Waiting.objects.filter(stage=Stage.FILE).count()

    def received(self) -> list[tuple[str, str, str]]:
        """(terminal, message id, digest) of all that was stored."""
        return list(ReceivedMessage.objects.values_list("terminal_id", "id", "digest"))

    def reviewed(self) -> list[str]:
        """Message ids whose content has had its effect."""
        return list(CaseReview.objects.values_list("message_id", flat=True))

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
