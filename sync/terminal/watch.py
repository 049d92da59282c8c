"""Hears that somebody wrote into line.db, at once and without asking: inotify on its folder.

The kiosk's commit is a write to ``line.db-wal``. Where inotify is not to be had (another system, no
watches left) nothing is heard, and the loop looks by itself every few milliseconds as before.
"""

from __future__ import annotations

import ctypes
import os
import select
import threading
from collections.abc import Callable
from pathlib import Path

_MODIFY, _NONBLOCK, _CLOEXEC = 0x2, 0o4000, 0o2000000
_ROOM = 64 * 1024


class Watch:
    """Calls ``wake`` from a thread of its own after each write. ``hears``: whether it could be set up."""

    def __init__(self, database: Path | None, wake: Callable[[], None]) -> None:
        """database: None for a mailbox without a file."""
        self._wake = wake
        self._inotify = _open(database.parent) if database is not None else -1
        self._stop, self._stopped = os.pipe() if self._inotify >= 0 else (-1, -1)
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        if self.hears:
            self._thread.start()

    @property
    def hears(self) -> bool:
        return self._inotify >= 0

    def close(self) -> None:
        if not self.hears:
            return
        os.write(self._stopped, b".")
        self._thread.join()
        for descriptor in (self._inotify, self._stop, self._stopped):
            os.close(descriptor)
        self._inotify = -1

    def _run(self) -> None:
        while True:
            ready, _, _ = select.select([self._inotify, self._stop], [], [])
            if self._stop in ready:
                return
            # What was written does not matter; data_version says whether it was a commit.
            os.read(self._inotify, _ROOM)
            self._wake()


def _open(folder: Path) -> int:
    """A descriptor that can be read when a file in the folder was written to; -1 where there is none."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        descriptor: int = libc.inotify_init1(_NONBLOCK | _CLOEXEC)
        if descriptor >= 0 and libc.inotify_add_watch(descriptor, os.fsencode(folder), _MODIFY) < 0:
            os.close(descriptor)
            return -1
    except (OSError, AttributeError):
        return -1
    return descriptor
