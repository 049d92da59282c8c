"""What lies on a stick that could be a material. Types by content; names are only shown, never used as paths.

Links are not followed, other file systems not entered, nothing is opened that is not a plain file.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MOST_SHOWN = 200
MOST_LOOKED_AT = 5000
"""Names, in all folders together: a stick with a million files does not hold anybody up."""
DEEPEST = 2
"""Folders below the stick's own."""
MOST_SIZE = 20 * 1024 * 1024
"""Of one file, as it lies there."""
_MOST_NAME = 40
HEIC = "image/heic"
"""What telephones of one maker save; nothing here opens it, and its owner should be told why."""
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
_KINDS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"%PDF-": "application/pdf"}


@dataclass(frozen=True)
class StickFile:
    """name: for the screen. type: by its first bytes. modified: seconds since 1970, as the stick says."""

    path: Path
    name: str
    type: str
    size: int
    modified: float

    @property
    def too_large(self) -> bool:
        return self.size > MOST_SIZE


def mounted_stick(places: Path, mounted: Callable[[Path], bool] = os.path.ismount) -> Path | None:
    """places: a stick's folder, or the folder in which sticks are mounted. Without a file system of its own
    it is the machine's own disk, and no stick: None."""
    try:
        if mounted(places):
            return places
        return next((place for place in sorted(places.iterdir()) if mounted(place)), None)
    except OSError:
        return None


def files_on(stick: Path) -> tuple[StickFile, ...]:
    """The newest first, at most MOST_SHOWN. Raises OSError when the stick itself cannot be read."""
    os.scandir(stick).close()
    found = list(_found(stick, stick.stat().st_dev))
    found.sort(key=lambda file: (-file.modified, file.name))
    return tuple(found[:MOST_SHOWN])


def read_file(file: StickFile) -> bytes:
    """All of it, at once: what is checked and what is kept are the same bytes. Raises OSError."""
    with _opened(file.path) as handle:
        data = handle.read(MOST_SIZE + 1)
    if len(data) > MOST_SIZE or kind_of(data) != file.type:
        raise OSError("the file is no longer the one that was listed")
    return data


def _found(stick: Path, device: int) -> Iterator[StickFile]:
    waiting, left = [(stick, 0)], MOST_LOOKED_AT
    while waiting:
        folder, deep = waiting.pop(0)
        try:
            entries = os.scandir(folder)
        except OSError:
            continue  # one bad folder does not hide the others
        with entries:
            for entry in entries:
                left -= 1
                if left < 0:
                    return
                if entry.name.startswith((".", "$")):
                    continue
                try:
                    if entry.is_dir(follow_symlinks=False):
                        if deep < DEEPEST and entry.stat(follow_symlinks=False).st_dev == device:
                            waiting.append((Path(entry.path), deep + 1))
                    elif entry.is_file(follow_symlinks=False):
                        about = entry.stat(follow_symlinks=False)
                        with _opened(Path(entry.path)) as handle:
                            kind = kind_of(handle.read(16))
                        if kind and about.st_size:
                            name = shown(entry.name)
                            yield StickFile(Path(entry.path), name, kind, about.st_size, about.st_mtime)
                except OSError:
                    continue


def shown(name: str) -> str:
    """Without what could turn the text around or break the line, its end kept when it is long."""
    plain = "".join("·" if unicodedata.category(c)[0] in "CZ" and c != " " else c for c in name)
    return plain if len(plain) <= _MOST_NAME else f"{plain[: _MOST_NAME - 9]}…{plain[-8:]}"


def kind_of(first: bytes) -> str:
    """Type by the first 16 bytes; "" for what is no material."""
    if first[4:8] == b"ftyp" and first[8:12] in _HEIC_BRANDS:
        return HEIC
    return next((kind for begin, kind in _KINDS.items() if first.startswith(begin)), "")


def _opened(path: Path) -> BinaryIO:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError("not a plain file")
    return os.fdopen(handle, "rb")
