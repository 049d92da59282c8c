"""A bundle: what the line would have carried, in a file that a person carries (USB stick).

``MAGIC ⏎ header ⏎ sealed``. The header is one line of JSON that names who it is from and which key opens it,
nothing personal. ``sealed`` is HPKE over ``signature(64) || payload``, with ``info`` = mark and header, so a
bundle under another header does not open; the signature (Ed25519) covers mark, header and payload, so what
somebody else sealed is not believed. Payload: JSON of :class:`UpBundle` or :class:`DownBundle`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Struct

from sync.protocol.envelope import Envelope
from sync.protocol.line import Answer, Record
from sync.protocol.seal import SealError, key_id, open_sealed, seal
from sync.protocol.version import PROTOCOL, VERSION, version_sentence

MAGIC = b"DOORSTEP BUNDLE\n"
SUFFIX = ".dsb"
MOST_BYTES = 48 * 1024 * 1024
_SIGNATURE = 64
_HEADER_MOST = 2000

T = TypeVar("T", bound=Struct)


class BundleError(Exception):
    """A file that is not a bundle for us, or not whole. str() is a Chinese sentence."""


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


class Header(Struct, frozen=True, kw_only=True):
    """direction: up is terminal to county. terminal: the one it is from or for. epoch: that terminal's life.

    key: id of the public key it is sealed to. made_at: the maker's clock, ISO 8601 with zone.
    number: counts the times a terminal has written a stick, because its clock may be wrong; the files of one
    time share it. Down: the highest of that terminal that the county has seen.
    """

    v: int = VERSION
    direction: Direction
    terminal: str
    epoch: int
    key: str
    made_at: str
    number: int = 0


class CarriedFile(Struct, frozen=True, kw_only=True):
    """A sealed file that lies on the stick beside the bundles. size, sha256 (32): of the sealed bytes."""

    id: str
    size: int
    sha256: bytes


class FileAnswer(Struct, frozen=True, kw_only=True):
    """whole: the county has all of it, durably, however it came. refused: why it never will, or ""."""

    id: str
    whole: bool = False
    refused: str = ""


class UpBundle(Struct, kw_only=True):
    """cursor: where the terminal's feed stands. reply_to: X25519 public key to seal the answers to.

    files: all that the county has not got, in the first bundle of a time; some may not have fitted.
    """

    cursor: str
    reply_to: bytes
    messages: tuple[Envelope, ...]
    files: tuple[CarriedFile, ...] = ()


class DownBundle(Struct, kw_only=True):
    """Answers to the messages of earlier bundles, and one page of the feed from ``asked`` to ``cursor``.

    The page counts only for a terminal whose cursor is still ``asked``: otherwise the line was faster.
    snapshot, more: as in a FeedReply. files: how those that the terminal listed stand by now.
    """

    county_time: str
    county_epoch: str
    answers: tuple[Answer, ...]
    asked: str
    cursor: str
    records: tuple[Record, ...]
    snapshot: bool = False
    more: bool = False
    files: tuple[FileAnswer, ...] = ()


def pack(header: Header, payload: Struct, *, sign: bytes, seal_to: bytes) -> bytes:
    """The bytes of a bundle. sign: Ed25519 private key; seal_to: X25519 public key; 32 bytes each."""
    head = msgspec.json.encode(msgspec.structs.replace(header, key=key_id(seal_to)))
    plain = msgspec.json.encode(payload)
    signature = Ed25519PrivateKey.from_private_bytes(sign).sign(_bound(head) + plain)
    return MAGIC + head + b"\n" + seal(signature + plain, seal_to, _bound(head))


def read_header(data: bytes) -> Header:
    """Who a bundle says it is from: unproved until :func:`unpack`. Raises BundleError."""
    return _split(data)[0]


def unpack(data: bytes, type: type[T], *, signed_by: bytes, private: bytes) -> T:
    """The payload, opened and its signature checked. Raises BundleError."""
    header, head, sealed = _split(data)
    if header.v != VERSION:
        raise BundleError(version_sentence(header.v))
    try:
        opened = open_sealed(sealed, private, _bound(head))
        signature, plain = opened[:_SIGNATURE], opened[_SIGNATURE:]
        Ed25519PublicKey.from_public_bytes(signed_by).verify(signature, _bound(head) + plain)
        return msgspec.json.decode(plain, type=type)
    except SealError as error:
        raise BundleError("这个文件打不开：不是给这里的，或者拷贝时坏了。请重新拷贝一次。") from error
    except (InvalidSignature, ValueError, UnicodeDecodeError) as error:
        # msgspec's errors are ValueErrors too.
        raise BundleError("这个文件的签名不对，没有用它。请重新拷贝一次；还不行，请联系县里。") from error


def _split(data: bytes) -> tuple[Header, bytes, bytes]:
    if not data.startswith(MAGIC):
        raise BundleError("这个文件不是家门口办的数据包。")
    end = data.find(b"\n", len(MAGIC), len(MAGIC) + _HEADER_MOST)
    if end < 0:
        raise BundleError("这个数据包不完整，可能没有拷完。请重新拷贝一次。")
    head = data[len(MAGIC) : end]
    try:
        return msgspec.json.decode(head, type=Header), head, data[end + 1 :]
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BundleError("这个数据包的开头读不懂，可能拷坏了，也可能是更新版本的软件写的。") from error


def _bound(head: bytes) -> bytes:
    return b"\n".join((PROTOCOL.encode(), b"bundle", head))
