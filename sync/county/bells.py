"""Hearing at once that another thread or process has committed something.

PostgreSQL has LISTEN and NOTIFY for it. SQLite has nothing of the kind, but tells any connection in two
microseconds whether another one has committed (``PRAGMA data_version``), so that asking often is cheap.
Hearing is only faster than looking now and then: nothing depends on it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Protocol

from django.db import DatabaseError, connection

log = logging.getLogger(__name__)

# Names of channels; also the words after LISTEN.
FEED = "doorstep_feed"
INTAKE = "doorstep_intake"

_LOOK_EVERY = 0.005


class Ear(Protocol):
    def wait(self, seconds: float) -> bool:
        """Until something was committed since the last call, or for so long; whether something was."""


def ring(channel: str) -> None:
    """Say that there is news. Call it when the news is committed, never within the transaction: a
    NOTIFY in it would make all those transactions commit one after the other.
    """
    if connection.vendor != "postgresql":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, '')", [channel])
    except DatabaseError:
        # The news is on disk; whoever waits for it looks by himself before long.
        log.warning("%s not rung", channel)


@contextmanager
def listening(channel: str) -> Iterator[Ear]:
    """Hear from now on, on this thread's connection. Outside a transaction."""
    if connection.vendor != "postgresql":
        yield _DataVersion()
        return
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {channel}")
    try:
        yield _Notified()
    finally:
        if connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute(f"UNLISTEN {channel}")


class _Notified:
    def wait(self, seconds: float) -> bool:
        with connection.wrap_database_errors:
            return any(True for _ in connection.connection.notifies(timeout=max(seconds, 0.0), stop_after=1))


class _DataVersion:
    def __init__(self) -> None:
        self._known = self._version()
        self._never = threading.Event()

    def wait(self, seconds: float) -> bool:
        until = monotonic() + seconds
        while True:
            version = self._version()
            if version != self._known:
                self._known = version
                return True
            left = until - monotonic()
            if left <= 0:
                return False
            self._never.wait(min(left, _LOOK_EVERY))

    @staticmethod
    def _version() -> int:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA data_version")
            return int(cursor.fetchone()[0])
