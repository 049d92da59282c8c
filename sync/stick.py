"""Bundles on a stick: where they lie, written whole or not at all, read with a limit.

``DIR/doorstep/up/<terminal>-<number>.dsb`` and ``DIR/doorstep/down/<terminal>-<number>.dsb``.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path

from sync.protocol.bundle import MOST_BYTES, SUFFIX, BundleError, Direction

_NAME = re.compile(r"(?P<terminal>[0-9A-Za-z-]{1,32})-(?P<number>[0-9]{4,6})")


def bundle_files(folder: Path, direction: Direction, terminal: str = "") -> Sequence[Path]:
    """The bundles of a direction, of one terminal or of all, in the order they were numbered."""
    place = folder / "doorstep" / direction
    found = []
    for path in place.glob(f"*{SUFFIX}"):
        name = _NAME.fullmatch(path.stem)
        if name and path.is_file() and terminal in ("", name["terminal"]):
            found.append((name["terminal"], int(name["number"]), path))
    return [path for _, _, path in sorted(found)]


def read_bundle(path: Path) -> bytes:
    """The bytes of one file. Raises BundleError for one too large, OSError as it comes."""
    if path.stat().st_size > MOST_BYTES:
        raise BundleError("这个文件太大，不是家门口办的数据包。")
    return path.read_bytes()


def write_bundles(
    folder: Path, direction: Direction, terminal: str, parts: Iterable[bytes]
) -> Sequence[Path]:
    """Put bundles of one terminal onto the stick in place of older ones of that terminal.

    Each file is whole and on the stick before it gets its name; older ones go last, so a stick pulled out
    half-way holds the old, the new, or some of both, and each of these is harmless. Raises OSError.
    """
    place = folder / "doorstep" / direction
    place.mkdir(parents=True, exist_ok=True)
    old = bundle_files(folder, direction, terminal)
    first = int(old[-1].stem.rpartition("-")[2]) + 1 if old else 1
    written = []
    for number, data in enumerate(parts, first):
        path = place / f"{terminal}-{number:04d}{SUFFIX}"
        _write_whole(path, data)
        written.append(path)
    for path in old:
        path.unlink(missing_ok=True)
    _settle_folder(place)
    return written


def _write_whole(path: Path, data: bytes) -> None:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _settle_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
