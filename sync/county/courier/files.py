"""Photographs and scans of a stick: taken in by the same rules as from the line, and how they stand."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from sync.county.blobs import services as blobs
from sync.county.blobs.services import BlobError
from sync.county.fleet.models import Terminal
from sync.model.ids import is_uuid7
from sync.protocol.bundle import CarriedFile, FileAnswer
from sync.stick_files import file_on, is_whole

log = logging.getLogger(__name__)
_FOR_GOOD = {"blob.id", "blob.id_reused", "too_large"}


class Taken(Struct, frozen=True):
    """whole: how many of the listed files are here now. refused: id -> why never, "" for the others."""

    whole: int
    refused: dict[str, str]


def take_in(terminal: Terminal, folder: Path, listed: Sequence[CarriedFile]) -> Taken:
    """Take in what lies on the stick and is what the list says; the line may be sending the same meanwhile.

    What is not there, or damaged, or finds no room now, is left for another time. Raises OSError.
    """
    refused = {file.id: "" for file in listed if is_uuid7(file.id)}
    here = blobs.whole_of(terminal, refused)
    for file in listed:
        path = file_on(folder, terminal.id, file.id)
        if file.id in here or file.id not in refused or not is_whole(path, file.size, file.sha256):
            continue
        try:
            blobs.take_file(terminal, file.id, file.size, file.sha256, path)
        except BlobError as error:
            log.warning("file %s of %s not taken from the stick: %s", file.id, terminal.id, error.code)
            if error.code in _FOR_GOOD:
                refused[file.id] = error.message
    return Taken(len(blobs.whole_of(terminal, refused)), refused)


def answers(terminal: Terminal, known: Mapping[str, str]) -> tuple[FileAnswer, ...]:
    """How the files that a terminal listed stand now, whichever way they came."""
    whole = blobs.whole_of(terminal, known)
    return tuple(
        FileAnswer(id=id, whole=id in whole, refused="" if id in whole else why) for id, why in known.items()
    )
