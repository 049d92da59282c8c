"""Attaching a photograph or scan to a draft or a supplement: sealed at once, never readable on the disk.

The key of each file stands in the draft (encrypted) and later in the sealed case; the mailbox holds only
sealed bytes, for the draft, until the case is handed over. Where the bytes come from (camera, scanner, a
USB stick) is the caller's.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from kiosk.services.clock import Ids
from kiosk.services.errors import ServiceError, said
from kiosk.services.pages import Pages
from kiosk.services.visit import Visit
from sync.model.case import CaseFile
from sync.protocol.blob import MOST_FILE, new_blob_key, seal_segments
from sync.terminal.mailbox.port import KioskMailbox

_PIECE = 1024 * 1024
_BEGINS: dict[str, tuple[bytes, ...]] = {
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/webp": (b"RIFF",),
    "application/pdf": (b"%PDF-",),
}
TYPES = frozenset(_BEGINS)
"""What can be attached: what a clerk's browser shows by itself."""


class Holder(Protocol):
    """What photographs are for until it is posted: a draft, or what a citizen brings after a case.

    id: becomes the id of its message, and owns the files in the mailbox.
    """

    id: str
    pages: Pages

    def add_page(self, file: CaseFile, material: str = "") -> None: ...

    def remove_page(self, id: str) -> None: ...

    def case_files(self) -> tuple[CaseFile, ...]: ...


class Attaching:
    """One for the whole machine: what is being posted and what is being wiped look at the same rows."""

    def __init__(self, mailbox: KioskMailbox, ids: Ids) -> None:
        self._mailbox, self._ids = mailbox, ids
        self._lock = threading.RLock()

    def still(self) -> AbstractContextManager[object]:
        """While it is held nothing stored is wiped by :meth:`let_go` or :meth:`sweep`. For a moment only: the
        window's thread may wait for it."""
        return self._lock

    def attach(
        self, visit: Visit, draft: Holder, source: Path | bytes, type: str, material: str = ""
    ) -> CaseFile:
        """Seal and store it, durably, as a page of a material or ("") a photograph of the form.

        The same photograph again in this visit is the same file, stored once. Nothing is written about it
        in the draft's row: the caller saves the draft. Raises ServiceError; then nothing of it was kept.
        """
        self._check(source, type)
        digest, size = _digest(source)
        known = visit.photographs.get(digest)
        if known is not None and known.type == type:
            with said():
                if self._mailbox.blobs.share(known.id, draft.id):
                    draft.add_page(known, material)
                    return known
        file = CaseFile(id=self._ids.new(), key=new_blob_key(), size=size, sha256=digest, type=type)
        sealing = seal_segments(_same(source, digest), file.key, file.id)
        with said(), _readable():
            self._mailbox.blobs.put(file.id, visit.id, draft.id, sealing)
        visit.photographs[digest] = file
        draft.add_page(file, material)
        return file

    def detach(self, draft: Holder, id: str) -> None:
        """Take a page out of the draft; its bytes are wiped unless another draft has it too. ServiceError."""
        with said():
            self._mailbox.blobs.let_go(draft.id, id)
        draft.remove_page(id)

    def let_go(self, holder: Holder) -> None:
        """Nothing of it will be handed over: all its bytes are wiped. Raises ServiceError."""
        with self._lock, said():
            self._mailbox.blobs.let_go(holder.id)

    def sweep(self, holders: Collection[str]) -> None:
        """Wipe what is held for none of these (a crash). Raises ServiceError."""
        with self._lock, said():
            self._mailbox.blobs.sweep(holders)

    def tidy(self, draft: Holder) -> None:
        """Before handing over: what the citizen photographed and then chose to bring is not sent."""
        wanted = {file.id for file in draft.case_files()}
        for file in draft.pages.files:
            if file.id not in wanted:
                self.detach(draft, file.id)

    def missing(self, draft: Holder) -> bool:
        """Whether a page of the draft is not in the mailbox (a damaged or swapped disk). ServiceError."""
        with said():
            stored = {blob.id for blob in self._mailbox.blobs.of(draft.id)}
        return any(file.id not in stored for file in draft.pages.files)

    def _check(self, source: Path | bytes, type: str) -> None:
        begins = _BEGINS.get(type)
        if begins is None:
            raise ServiceError("file.type", "这种文件收不了，请换成照片（JPG、PNG）或 PDF。")
        with _readable():
            size = len(source) if isinstance(source, bytes) else source.stat().st_size
            first = next(_pieces(source), b"")
        if not size or not first.startswith(begins):
            raise ServiceError("file.content", "这个文件打不开，不是完整的照片或 PDF，请换一个。")
        if size > MOST_FILE:
            raise ServiceError("file.size", f"这个文件太大，最大 {MOST_FILE >> 20} 兆，请换一个小一点的。")


@contextmanager
def _readable() -> Iterator[None]:
    """A stick that was pulled out is the citizen's to know about, and not the machine's fault."""
    try:
        yield
    except OSError as error:
        raise ServiceError("file.read", "文件没有读完，请看看U盘有没有插好，再选一次。") from error


def _pieces(source: Path | bytes) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    with source.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _digest(source: Path | bytes) -> tuple[str, int]:
    found, size = hashlib.sha256(), 0
    with _readable():
        for piece in _pieces(source):
            found.update(piece)
            size += len(piece)
    return found.hexdigest(), size


def _same(source: Path | bytes, digest: str) -> Iterator[bytes]:
    """The bytes again; OSError when they are others than before (somebody writes to the stick)."""
    found = hashlib.sha256()
    for piece in _pieces(source):
        found.update(piece)
        yield piece
    if found.hexdigest() != digest:
        raise OSError("the file changed while it was read")
