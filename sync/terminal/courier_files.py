"""Photographs and scans by hand: onto the stick beside the bundle that lists them, and what came of them."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from sync.protocol.bundle import CarriedFile, FileAnswer
from sync.stick_files import PIECE, file_on, is_whole, keep_only, write_file
from sync.terminal.mailbox.blob_port import BlobToSend, CourierBlobs

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Copied(Struct, frozen=True):
    """written: now on the stick, those of an earlier time too. no_room: did not fit and stay here."""

    written: int
    no_room: int


def listed(files: Sequence[BlobToSend]) -> tuple[CarriedFile, ...]:
    return tuple(CarriedFile(id=file.id, size=file.size, sha256=file.sha256) for file in files)


def copy(blobs: CourierBlobs, folder: Path, terminal: str, files: Sequence[BlobToSend]) -> Copied:
    """Copy what is not on the stick yet; a copying that was broken off goes on where it was.

    A full stick is no error: the smaller ones that still fit go on. Raises other OSErrors, MailboxError.
    """
    keep_only(folder, terminal, {file.id for file in files})
    written = no_room = 0
    for file in files:
        path = file_on(folder, terminal, file.id)
        try:
            if not is_whole(path, file.size, file.sha256):
                write_file(path, _pieces(blobs, file))
        except OSError as error:
            if error.errno not in _NO_ROOM:
                raise
            no_room += 1
            continue
        written += 1
    return Copied(written, no_room)


def settle(blobs: CourierBlobs, answers: Sequence[FileAnswer], now: datetime) -> tuple[int, int]:
    """Write down what the county says of the files: how many it has, how many it will not take.

    now: by the county's clock.
    """
    done = parked = 0
    for answer in answers:
        if answer.whole:
            blobs.done(answer.id, now)
            done += 1
        elif answer.refused:
            blobs.park(answer.id, answer.refused)
            parked += 1
    return done, parked


def _pieces(blobs: CourierBlobs, file: BlobToSend) -> Iterator[bytes]:
    at = 0
    while at < file.size and (piece := blobs.read(file.id, at, PIECE)):
        at += len(piece)
        yield piece
