"""Receiving sealed files piece by piece, tying them to messages, and opening them for a clerk."""

from __future__ import annotations

import errno
import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from msgspec import Struct

from sync.county import bulk
from sync.county.blobs.apps import running_digests
from sync.county.blobs.models import Blob, BlobUse
from sync.county.blobs.store import BlobFiles, Part
from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage
from sync.model.case import CaseFile
from sync.model.ids import is_uuid7
from sync.protocol.blob import MOST_PIECE, MOST_SEALED, open_segments, sealed_size
from sync.protocol.seal import SealError

log = logging.getLogger(__name__)

ORPHAN_DAYS = 60
"""A file that no message names, or that stopped half-way, is wiped after so long. A message that the county
refused may come again mended by then; a terminal that was away longer sends the file again."""


# Asked for with every piece.
_COLUMNS = tuple(field.attname for field in Blob._meta.concrete_fields)
_OWN = '"id" = %s AND "terminal_id" = %s'


class BlobError(Exception):
    """A piece or file cannot be taken. message: Chinese. offset: where to go on, when that is the trouble."""

    def __init__(self, code: str, message: str, offset: int | None = None) -> None:
        super().__init__(code)
        self.code, self.message, self.offset = code, message, offset


class BlobStand(Struct, frozen=True):
    """How a file stands. offset: durable bytes; equal to size only when it is whole and verified."""

    id: str
    size: int
    offset: int
    made_at: datetime


def begin(terminal: Terminal, id: str, size: int, sha256: str) -> BlobStand:
    """Announce a file; the same announcement again changes nothing. Raises BlobError."""
    if not is_uuid7(id):
        raise BlobError("blob.id", "这个文件没有合规的编号，县里没法登记。请升级终端软件。")
    if not 0 < size <= MOST_SEALED:
        raise BlobError("too_large", "这个文件太大，县里收不下。")
    if len(sha256) != 64:
        raise BlobError("bad_request", "这个文件没有带校验值，县里没法核对。请升级终端软件。")
    try:
        with transaction.atomic():
            blob, _ = Blob.objects.get_or_create(
                id=id,
                defaults={
                    "terminal": terminal,
                    "size": size,
                    "sha256": sha256,
                    "made_at": timezone.now(),
                },
            )
    except IntegrityError:
        blob = Blob.objects.get(pk=id)
    if (blob.terminal_id, blob.size, blob.sha256) != (terminal.pk, size, sha256):
        raise BlobError("blob.id_reused", "县里已有同一编号、内容不同的文件，这一个没有收。请联系县里。")
    files = _files()
    if blob.complete_at is not None and not files.is_whole(id):
        # The folder came back from an older backup than the database.
        log.warning("file %s was whole and is gone: received again", id)
        Blob.objects.filter(pk=id).update(complete_at=None)
        blob.complete_at = None
    if blob.complete_at is None and not files.is_whole(id):
        files.begin(id)
    return _stand(blob)


def stand(terminal: Terminal, id: str) -> BlobStand:
    """How far a file of this terminal is. Raises BlobError ``blob.unknown``."""
    return _stand(_find(terminal, id))


def add(terminal: Terminal, id: str, offset: int, data: bytes) -> BlobStand:
    """Take the next piece, durably. Raises BlobError, or OSError ENOSPC turned into ``busy``.

    The last piece makes the file whole when its SHA-256 is the announced one; else everything is
    thrown away and it starts again at 0 (``blob.digest``).
    """
    blob = _find(terminal, id)
    if blob.complete_at is None:
        try:
            with _files().receiving(id) as part:
                if part.size != offset:
                    raise BlobError("blob.offset", "这一段接不上前面收到的。", part.size)
                if offset + len(data) > blob.size:
                    raise BlobError("too_large", "收到的比登记的还多，这一段没有收。", offset)
                reached = part.add(data)
                if reached == blob.size:
                    _finish(blob, part)
                return BlobStand(id, blob.size, reached, blob.made_at)
        except FileNotFoundError:
            pass  # finished by another request, or wiped
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
                raise
            log.error("no room for file %s: %s", id, errno.errorcode[error.errno])
            raise BlobError("busy", "县里的存储满了，请稍后再报送，数据都还在终端上。") from error
    found = stand(terminal, id)
    if offset != found.offset or data:
        raise BlobError("blob.offset", "这一段接不上前面收到的。", found.offset)
    return found


def take_file(terminal: Terminal, id: str, size: int, sha256: bytes, path: Path) -> BlobStand:
    """Take a file in that lies on a stick and was found whole there, from where the line left it.

    Raises BlobError; ``blob.offset`` when the line is sending the same file just now.
    """
    found = begin(terminal, id, size, sha256.hex())
    for again in (True, False):
        try:
            with path.open("rb") as file:
                file.seek(found.offset)
                while found.offset < size and (piece := file.read(MOST_PIECE)):
                    found = add(terminal, id, found.offset, piece)
            return found
        except BlobError as error:
            # What had come of it by the line was not this file: all of it from the stick.
            if error.code != "blob.digest" or not again:
                raise
            found = stand(terminal, id)
    return found


def whole_of(terminal: Terminal, ids: Iterable[str]) -> set[str]:
    """Which of these files of a terminal are at the county, all of each, on its disk too."""
    files = _files()
    rows = Blob.objects.filter(pk__in=list(ids), terminal=terminal, complete_at__isnull=False)
    # The folder may have come back from an older backup than the database.
    return {id for id in rows.values_list("pk", flat=True) if files.is_whole(id)}


def tie(message: ReceivedMessage, files: Sequence[CaseFile]) -> None:
    """A message names these files, whether they have come or not."""
    uses = [BlobUse(message=message, blob=file.id) for file in files if is_uuid7(file.id)]
    BlobUse.objects.bulk_create(uses, ignore_conflicts=True)


def arrived(files: Iterable[CaseFile]) -> dict[str, bool]:
    """Which of these files are whole at the county."""
    ids = [file.id for file in files]
    whole = set(Blob.objects.filter(pk__in=ids, complete_at__isnull=False).values_list("pk", flat=True))
    return {id: id in whole for id in ids}


def open_blob(message: ReceivedMessage, file: CaseFile) -> Iterator[bytes]:
    """The plain bytes of a file that a message names, a segment at a time.

    Raises LookupError when it has not come from that message's terminal, SealError when it does not open;
    a fault further on raises SealError in the middle of the iteration.
    """
    blob = Blob.objects.filter(pk=file.id, terminal=message.terminal_id, complete_at__isnull=False).first()
    if blob is None:
        raise LookupError(file.id)
    if blob.size != sealed_size(file.size):
        raise SealError("the file is not as long as the case says")
    try:
        pieces = _files().pieces(file.id)
    except FileNotFoundError as error:
        raise LookupError(file.id) from error
    plain = open_segments(pieces, file.key, file.id)
    # The first segment now: a page can still say that it does not open.
    return chain((next(plain),), plain)


def sweep(now: datetime) -> int:
    """Wipe files that nobody names, and halves that stopped coming, after ORPHAN_DAYS; how many."""
    before, gone = now - timedelta(days=ORPHAN_DAYS), 0
    named = BlobUse.objects.values("blob")
    old = Blob.objects.filter(made_at__lt=before)
    for blob in old.filter(complete_at=None) | old.exclude(pk__in=named):
        touched = _files().touched_at(blob.pk, now)
        if touched is not None and touched >= before:
            continue
        # The row first: a file without a row is wiped by the next announcement, a row without a file lies.
        Blob.objects.filter(pk=blob.pk).delete()
        _files().wipe(blob.pk)
        gone += 1
    return gone


def _find(terminal: Terminal, id: str) -> Blob:
    found = bulk.select(Blob, _COLUMNS, _OWN, (id, terminal.pk)) if is_uuid7(id) else []
    if not found:
        raise BlobError("blob.unknown", "县里没有登记过这个文件。")
    return Blob.from_db("default", _COLUMNS, found[0])


def _stand(blob: Blob) -> BlobStand:
    if blob.complete_at is not None:
        return BlobStand(blob.pk, blob.size, blob.size, blob.made_at)
    files = _files()
    try:
        with files.receiving(blob.pk) as part:
            if part.size >= blob.size:
                # A crash came between the last piece and its check.
                _finish(blob, part)
                return BlobStand(blob.pk, blob.size, blob.size, blob.made_at)
            return BlobStand(blob.pk, blob.size, part.size, blob.made_at)
    except FileNotFoundError:
        if files.is_whole(blob.pk):
            # Finished by another request just now, or known before the database came back from a backup.
            _check_whole(blob, files)
            Blob.objects.filter(pk=blob.pk, complete_at=None).update(complete_at=timezone.now())
            return BlobStand(blob.pk, blob.size, blob.size, blob.made_at)
        raise BlobError("blob.unknown", "县里没有登记过这个文件。") from None
    except BlobError as error:
        if error.code != "blob.digest":
            raise
        return BlobStand(blob.pk, blob.size, 0, blob.made_at)


def _check_whole(blob: Blob, files: BlobFiles) -> None:
    found = hashlib.sha256()
    for piece in files.pieces(blob.pk):
        found.update(piece)
    if found.hexdigest() != blob.sha256:
        raise BlobError("blob.id_reused", "县里已有同一编号、内容不同的文件，这一个没有收。请联系县里。")


def _finish(blob: Blob, part: Part) -> None:
    if part.digest() != blob.sha256:
        part.start_again()
        log.warning("file %s came whole and is not what was announced: from the beginning", blob.pk)
        raise BlobError("blob.digest", "文件收全了，但和登记的不一样，要从头再送。", 0)
    _files().finish(blob.pk)
    Blob.objects.filter(pk=blob.pk).update(complete_at=timezone.now())


def _files() -> BlobFiles:
    return BlobFiles(settings.BLOBS_FOLDER, running_digests())
