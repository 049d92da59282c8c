"""SHA-256 of files that are on their way, as far as this process took their pieces in.

A file is checked when its last piece is in. Reading all of it again then costs as much as the pieces did,
and the last piece of a large one keeps its sender waiting. So the digest goes along with the pieces. It
counts only while nothing else touched the file since (another process, a restart, a truncation): then it
is read from disk.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash

MOST = 1024
"""Files at once; of more, those that waited longest for their next piece are read again at their end."""

_State = tuple[int, int, int]


class RunningDigests:
    """For any number of threads; whoever calls holds the lock on the file."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._lock = most, threading.Lock()
        self._aside = ThreadPoolExecutor(2, "digest")
        self._kept: OrderedDict[tuple[int, int], tuple[_State, _Hash]] = OrderedDict()

    def take(self, descriptor: int) -> _Hash | None:
        """The digest of all that is in the file; None when it is not known. It is the caller's."""
        file, state = _file(descriptor)
        with self._lock:
            known, digest = self._kept.pop(file, (None, None))
        if state[0] == 0:
            return hashlib.sha256()
        return digest if known == state else None

    def update(self, digest: _Hash, data: bytes) -> Future[None]:
        """Take in the next piece, aside: a disk is waited for meanwhile."""
        return self._aside.submit(digest.update, data)

    def keep(self, descriptor: int, digest: _Hash) -> None:
        """digest: of all that is in the file now."""
        file, state = _file(descriptor)
        with self._lock:
            self._kept[file] = (state, digest)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


def _file(descriptor: int) -> tuple[tuple[int, int], _State]:
    """Which file it is, and how it stands: its length and when it was changed last."""
    found = os.fstat(descriptor)
    return (found.st_dev, found.st_ino), (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
