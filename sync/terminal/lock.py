"""One agent to a line.db: two would send everything twice and settle each other's messages."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockedError(Exception):
    """Another process holds the lock. pid: as it wrote it, 0 when unknown."""

    def __init__(self, pid: int) -> None:
        super().__init__(f"held by process {pid}")
        self.pid = pid


@contextmanager
def only_one(database: Path) -> Iterator[None]:
    """Hold ``<database>.agent`` while inside. The kernel lets go when the process dies, however it dies.

    Raises LockedError, or OSError when the folder cannot be written.
    """
    database.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(
        database.with_name(database.name + ".agent"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o660
    )
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            text = os.read(handle, 20).decode("ascii", "replace").strip()
            raise LockedError(int(text) if text.isdigit() else 0) from error
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(handle)
