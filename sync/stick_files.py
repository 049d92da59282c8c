"""Sealed photographs and scans on a stick, each a file of its own beside the bundles that name them.

``DIR/doorstep/files/<terminal>/<id>.sealed``. They lie there as they travel on the line: sealed under keys
that are only in the sealed cases. What counts is the list in a signed bundle; what is on none is nobody's.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Collection, Iterable
from pathlib import Path

PIECE = 1024 * 1024
_END = ".sealed"


def file_on(folder: Path, terminal: str, id: str) -> Path:
    """Where a file lies, whether it is there or not. terminal, id: checked by whoever asks."""
    return folder / "doorstep" / "files" / terminal / f"{id}{_END}"


def is_whole(path: Path, size: int, sha256: bytes) -> bool:
    """Whether exactly this file lies there. Raises OSError, not for one that is not there."""
    try:
        if path.stat().st_size != size:
            return False
    except FileNotFoundError:
        return False
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            found.update(piece)
    return found.digest() == sha256


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Put it there whole or not at all: it has its name when it is on the stick. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with draft.open("xb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def keep_only(folder: Path, terminal: str, ids: Collection[str]) -> None:
    """Take away this terminal's other files, and what a stick pulled out half-way left. Raises OSError."""
    place = file_on(folder, terminal, "").parent
    wanted = {f"{id}{_END}" for id in ids}
    if place.is_dir():
        for path in place.iterdir():
            if path.is_file() and path.name not in wanted and path.suffix in (_END, ".part"):
                path.unlink(missing_ok=True)
