"""Sealed files on disk: ``<folder>/<two digits>/<id>``, with ``.part`` at the end until whole.

The length of the file is the offset that the terminal is told, so it only grows by bytes that were
checked first, and is made durable (fdatasync) before anybody hears of it. A lock on the file keeps two
senders of the same piece apart, in threads and in processes.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sync.county.blobs.digests import RunningDigests

PIECE = 1024 * 1024


class Part:
    """A file being received, locked. Made by :meth:`BlobFiles.receiving`."""

    def __init__(self, descriptor: int, digests: RunningDigests) -> None:
        self._descriptor, self._digests = descriptor, digests

    @property
    def size(self) -> int:
        return os.fstat(self._descriptor).st_size

    def add(self, data: bytes) -> int:
        """Append; the new size once it is on disk. Raises OSError (a full disk) with nothing added."""
        before = self.size
        digest = self._digests.take(self._descriptor)
        going_on = self._digests.update(digest, data) if digest is not None else None
        try:
            written, left = 0, memoryview(data)
            while written < len(data):
                written += os.pwrite(self._descriptor, left[written:], before + written)
            os.fdatasync(self._descriptor)
        except OSError:
            os.ftruncate(self._descriptor, before)
            raise
        if digest is not None and going_on is not None:
            going_on.result()
            self._digests.keep(self._descriptor, digest)
        return before + len(data)

    def digest(self) -> str:
        """SHA-256 (hex) of all of it; read from disk unless every piece came through this process."""
        if (running := self._digests.take(self._descriptor)) is not None:
            return running.hexdigest()
        found, at = hashlib.sha256(), 0
        while piece := os.pread(self._descriptor, PIECE, at):
            found.update(piece)
            at += len(piece)
        return found.hexdigest()

    def start_again(self) -> None:
        os.ftruncate(self._descriptor, 0)
        os.fsync(self._descriptor)


class BlobFiles:
    def __init__(self, folder: Path, digests: RunningDigests) -> None:
        self._folder, self._digests = folder, digests

    def begin(self, id: str) -> None:
        """An empty file, durably in its folder. Does nothing when it is there."""
        part = self._part(id)
        part.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT, 0o600))
        _sync_folder(part.parent)
        _sync_folder(self._folder)

    @contextmanager
    def receiving(self, id: str) -> Iterator[Part]:
        """The file, for one receiver at a time. Raises FileNotFoundError when it is whole or unknown."""
        descriptor = os.open(self._part(id), os.O_RDWR)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            # Whoever held the lock before may have finished it: then the name is gone, or another file's.
            if not os.path.samestat(os.fstat(descriptor), self._part(id).stat()):
                raise FileNotFoundError(str(self._part(id)))
            yield Part(descriptor, self._digests)
        finally:
            os.close(descriptor)

    def received(self, id: str) -> int | None:
        """Bytes of an unfinished file; None when there is none."""
        try:
            return self._part(id).stat().st_size
        except FileNotFoundError:
            return None

    def finish(self, id: str) -> None:
        """The file is whole: give it its name. Call while receiving."""
        self._part(id).rename(self._whole(id))
        _sync_folder(self._whole(id).parent)

    def is_whole(self, id: str) -> bool:
        return self._whole(id).is_file()

    def touched_at(self, id: str, zone: datetime) -> datetime | None:
        """When an unfinished file last grew, in the zone of the given moment."""
        try:
            return datetime.fromtimestamp(self._part(id).stat().st_mtime, zone.tzinfo)
        except FileNotFoundError:
            return None

    def pieces(self, id: str) -> Iterator[bytes]:
        """The bytes of a whole file. Raises FileNotFoundError at once when it is not there."""
        file = self._whole(id).open("rb")

        def read() -> Iterator[bytes]:
            with file:
                while piece := file.read(PIECE):
                    yield piece

        return read()

    def wipe(self, id: str) -> None:
        for path in (self._part(id), self._whole(id)):
            path.unlink(missing_ok=True)

    def _whole(self, id: str) -> Path:
        # The end of an id is random; its beginning is the time.
        return self._folder / id[-2:] / id

    def _part(self, id: str) -> Path:
        return self._folder / id[-2:] / f"{id}.part"


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
