"""A request's body on the wire: which encoding it has, and whether it arrived whole."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from typing import TypeVar

import msgspec
from msgspec import Struct

JSON_TYPE = "application/json"
MSGPACK_TYPE = "application/msgpack"
DIGEST_HEADER = "Content-Digest"

T = TypeVar("T", bound=Struct)
_SHA256 = re.compile(r"(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]*):")


def is_msgpack(content_type: str) -> bool:
    """Everything that does not call itself MessagePack is read as JSON."""
    return content_type.partition(";")[0].strip().lower() in (MSGPACK_TYPE, "application/vnd.msgpack")


def decode(data: bytes | msgspec.Raw, type: type[T], *, msgpack: bool) -> T:
    """Raises msgspec.DecodeError, or UnicodeDecodeError."""
    return msgspec.msgpack.decode(data, type=type) if msgpack else msgspec.json.decode(data, type=type)


def content_digest(body: bytes) -> str:
    """The value of Content-Digest (RFC 9530 §2) for a body as it is sent, compression included."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


def digest_fits(header: str, body: bytes) -> bool:
    """Whether a body is what its Content-Digest says. A header without sha-256 says nothing."""
    found = _SHA256.search(header)
    if found is None:
        return True
    return hmac.compare_digest(f"sha-256=:{found.group(1)}:", content_digest(body))
