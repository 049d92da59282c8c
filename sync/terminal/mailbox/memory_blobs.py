"""Sealed files without a disk, for tests; the same contract as :mod:`sync.terminal.mailbox.blobs`."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sync.protocol.blob import SEALED_SEGMENT
from sync.terminal.mailbox.blob_port import BlobState, BlobStatus, BlobToSend
from sync.terminal.mailbox.rules import is_due, iso


@dataclass
class _Blob:
    id: str
    visit: str
    body: bytes
    owners: set[str]
    state: BlobState = BlobState.HELD
    sent: int = 0
    attempts: int = 0
    next_try: float = 0.0
    last_error: str = ""
    done_at: float = 0.0
    sha256: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.sha256 = hashlib.sha256(self.body).digest()

    def status(self) -> BlobStatus:
        return BlobStatus(
            id=self.id,
            visit=self.visit,
            state=self.state,
            size=len(self.body),
            sent=self.sent,
            attempts=self.attempts,
            next_try_at=iso(self.next_try),
            last_error=self.last_error,
        )


class MemoryBlobs:
    """KioskBlobs and AgentBlobs in memory; safe for threads."""

    def __init__(
        self, lock: threading.RLock, changed: Callable[[], None], message_done: Callable[[str], bool | None]
    ) -> None:
        """lock, changed: the mailbox's own. message_done: None for a message it does not have."""
        self._lock, self._changed, self._message_done = lock, changed, message_done
        self._blobs: dict[str, _Blob] = {}

    def put(self, id: str, visit: str, owner: str, segments: Iterable[bytes]) -> BlobStatus:
        parts = list(segments)
        if any(len(p) != SEALED_SEGMENT for p in parts[:-1]) or len(parts[-1]) > SEALED_SEGMENT:
            raise ValueError("only the last segment may be short, and none longer than 1 MiB and its tag")
        with self._lock:
            if id in self._blobs:
                raise ValueError(f"blob {id} is stored already")
            blob = self._blobs[id] = _Blob(id, visit, b"".join(parts), {owner})
            self._changed()
            return blob.status()

    def share(self, id: str, owner: str) -> bool:
        with self._lock:
            if id in self._blobs:
                self._blobs[id].owners.add(owner)
                self._changed()
            return id in self._blobs

    def let_go(self, owner: str, id: str = "") -> int:
        with self._lock:
            if self._message_done(owner) is not None:
                return 0
            for blob in self._blobs.values():
                if id in ("", blob.id):
                    blob.owners.discard(owner)
            return self._wipe_unowned()

    def sweep(self, owners: Collection[str]) -> int:
        with self._lock:
            held = [b for b in self._blobs.values() if b.state is BlobState.HELD]
            for gone in {o for b in held for o in b.owners if o not in owners}:
                for blob in self._blobs.values():
                    blob.owners.discard(gone)
            return self._wipe_unowned()

    def of(self, owner: str) -> Sequence[BlobStatus]:
        with self._lock:
            return [b.status() for b in self._blobs.values() if owner in b.owners]

    def set_free(self, message: str) -> None:
        """The message of this id was posted."""
        for blob in self._blobs.values():
            if message in blob.owners and blob.state is BlobState.HELD:
                blob.state = BlobState.WAITING

    def due(self, now: datetime) -> BlobToSend | None:
        with self._lock:
            moment = now.timestamp()
            found = [
                b for b in self._blobs.values() if b.state is BlobState.WAITING and is_due(b.next_try, moment)
            ]
            blob = min(found, key=lambda b: b.attempts > 0, default=None)
            return BlobToSend(id=blob.id, size=len(blob.body), sha256=blob.sha256) if blob else None

    def read(self, id: str, offset: int, most: int) -> bytes:
        with self._lock:
            end = min(offset + most, (offset // SEALED_SEGMENT + 1) * SEALED_SEGMENT)
            return self._blobs[id].body[offset:end] if id in self._blobs else b""

    def noted(self, id: str, sent: int) -> None:
        for blob in self._waiting(id):
            blob.sent = sent

    def done(self, id: str, now: datetime) -> None:
        for blob in self._waiting(id):
            blob.state, blob.sent, blob.done_at = BlobState.DONE, len(blob.body), now.timestamp()
            blob.next_try, blob.last_error = 0.0, ""

    def failed(self, id: str, error: str, next_try: datetime) -> None:
        for blob in self._waiting(id):
            blob.attempts += 1
            blob.last_error, blob.next_try = error, next_try.timestamp()

    def park(self, id: str, error: str) -> None:
        for blob in self._waiting(id):
            blob.attempts += 1
            blob.state, blob.last_error = BlobState.PARKED, error

    def ask_again(self) -> int:
        with self._lock:
            found = [b for b in self._blobs.values() if b.state in (BlobState.DONE, BlobState.PARKED)]
            for blob in found:
                blob.state, blob.next_try, blob.attempts, blob.last_error = BlobState.WAITING, 0.0, 0, ""
            self._changed()
            return len(found)

    def purge(self, before: datetime, most: int) -> int:
        with self._lock:
            gone, kept = [], 0
            for blob in sorted(self._blobs.values(), key=lambda b: -b.done_at):
                if blob.state is BlobState.DONE and all(self._message_done(o) for o in blob.owners):
                    kept += len(blob.body)
                    if blob.done_at < before.timestamp() or kept > most:
                        gone.append(blob.id)
            for id in gone:
                del self._blobs[id]
            return len(gone)

    def waiting(self) -> int:
        with self._lock:
            return sum(b.state is BlobState.WAITING for b in self._blobs.values())

    def parked(self) -> Sequence[BlobStatus]:
        with self._lock:
            return [b.status() for b in self._blobs.values() if b.state is BlobState.PARKED]

    def retry(self, id: str | None) -> int:
        with self._lock:
            found = [b for b in self._blobs.values() if b.state is BlobState.PARKED and id in (None, b.id)]
            for blob in found:
                blob.state, blob.next_try, blob.attempts, blob.last_error = BlobState.WAITING, 0.0, 0, ""
            self._changed()
            return len(found)

    def unsent(self) -> Sequence[BlobToSend]:
        with self._lock:
            found = [b for b in self._blobs.values() if b.state is BlobState.WAITING]
            return [BlobToSend(id=b.id, size=len(b.body), sha256=b.sha256) for b in found]

    def _waiting(self, id: str) -> list[_Blob]:
        with self._lock:
            self._changed()
            blob = self._blobs.get(id)
            return [blob] if blob is not None and blob.state is BlobState.WAITING else []

    def _wipe_unowned(self) -> int:
        gone = [b.id for b in self._blobs.values() if b.state is BlobState.HELD and not b.owners]
        for id in gone:
            del self._blobs[id]
        self._changed()
        return len(gone)
