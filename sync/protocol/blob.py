"""Sealed files (photographs, scans): segments under a key of the file's own, streamed both ways.

The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015) with AES-256-GCM: segments of
1 MiB, each with its number and a "this is the last" flag in the nonce, so that segments can be neither
swapped, left out nor cut off without notice. The key is random and used for one file, which is why the
nonce needs no random part. It travels in the sealed body of the case (``CaseFile.key``); who carries or
keeps the sealed bytes cannot open them. The file's id is bound as associated data.

Memory is one segment, whatever the size of the file.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sync.protocol.seal import SealError
from sync.protocol.version import PROTOCOL

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

BLOBS_PATH = "/line/v1/blobs"
TUS_VERSION = "1.0.0"
PROTOCOL_HEADER = "Doorstep-Protocol"
"""On every reply about files: tus replies have no body that could carry the mark."""
SEGMENT = 1024 * 1024
TAG = 16
SEALED_SEGMENT = SEGMENT + TAG
MOST_PIECE = SEALED_SEGMENT
"""The largest body of one PATCH."""
MOST_SEGMENTS = 1 << 32
MOST_FILE = 100 * SEGMENT
"""The largest file the line carries, plain bytes; a photograph has 1 to 5 MB, a scan of many pages 20."""


def new_blob_key() -> bytes:
    """A fresh content key, 32 bytes, for one file."""
    return secrets.token_bytes(32)


def sealed_size(size: int) -> int:
    """Bytes of the sealed form of a file of ``size`` bytes. An empty file has one empty segment."""
    return size + TAG * max(1, -(-size // SEGMENT))


MOST_SEALED = sealed_size(MOST_FILE)


def seal_segments(plain: Iterable[bytes], key: bytes, id: str) -> Iterator[bytes]:
    """The sealed segments of a file whose bytes come in pieces of any size, in order.

    key: 32 bytes, never used for another file. Raises ValueError for a file of more than 2^32 segments.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher, bound = AESGCM(key), _bound(id)
    held: bytes | None = None
    number = 0
    for segment in _cut(plain, SEGMENT):
        if held is not None:
            yield cipher.encrypt(_nonce(number, last=False), held, bound)
            number += 1
        held = segment
    yield cipher.encrypt(_nonce(number, last=True), held or b"", bound)


def open_segments(sealed: Iterable[bytes], key: bytes, id: str) -> Iterator[bytes]:
    """The plain segments of a sealed file whose bytes come in pieces of any size.

    Every segment is checked before it is given out; that nothing is missing at the end is known only when
    the iterator has ended without SealError. Raises SealError.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher, bound = AESGCM(key), _bound(id)
    held: bytes | None = None
    number = 0
    for segment in _cut(sealed, SEALED_SEGMENT):
        if held is not None:
            yield _open(cipher, _nonce(number, last=False), held, bound)
            number += 1
        held = segment
    if held is None:
        raise SealError("the file is empty")
    yield _open(cipher, _nonce(number, last=True), held, bound)


def _open(cipher: AESGCM, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag

    try:
        return cipher.decrypt(nonce, sealed, bound)
    except (InvalidTag, ValueError) as error:
        raise SealError("a segment of the file does not open with this key, place and id") from error


def _nonce(number: int, *, last: bool) -> bytes:
    if number >= MOST_SEGMENTS:
        raise ValueError("the file has too many segments")
    return bytes(7) + number.to_bytes(4, "big") + bytes([last])


def _bound(id: str) -> bytes:
    return "\n".join((PROTOCOL, "blob", id)).encode()


def _cut(pieces: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The same bytes in pieces of exactly ``size``, the last one shorter but never empty."""
    waiting = bytearray()
    for piece in pieces:
        at = 0
        if waiting:
            at = min(size - len(waiting), len(piece))
            waiting += piece[:at]
            if len(waiting) == size:
                yield bytes(waiting)
                waiting.clear()
        while len(piece) - at >= size:
            yield piece[at : at + size]
            at += size
        waiting += piece[at:]
    if waiting:
        yield bytes(waiting)
