"""Bundles, assertions, tickets and MessagePack written a second time, from sync/README.md.

Only the standard library, and Ed25519 of ``cryptography`` for signatures (RFC 8032: the same key and text
give the same signature, which makes test vectors).
"""

from __future__ import annotations

import base64
import json
import struct
from typing import Any
from urllib.parse import unquote

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from tests.protocol.hpke_by_hand import open_by_hand, seal_by_hand

MARK = b"DOORSTEP BUNDLE\n"


def json_bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def ed25519_public(private: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def pack_by_hand(header: bytes, payload: bytes, *, sign: bytes, seal_to: bytes, ephemeral: bytes) -> bytes:
    """A bundle's file. header: the line as it stands in the file, without its end."""
    info = b"doorstep/1\nbundle\n" + header
    signature = Ed25519PrivateKey.from_private_bytes(sign).sign(info + payload)
    return MARK + header + b"\n" + seal_by_hand(signature + payload, seal_to, info, ephemeral)


def unpack_by_hand(file: bytes, *, signed_by: bytes, private: bytes) -> tuple[dict[str, Any], bytes]:
    """Header and payload. Raises what the cipher or the signature raises."""
    mark, header, sealed = file.split(b"\n", 2)
    assert mark + b"\n" == MARK
    info = b"doorstep/1\nbundle\n" + header
    opened = open_by_hand(sealed, private, info)
    Ed25519PublicKey.from_public_bytes(signed_by).verify(opened[:64], info + opened[64:])
    return json.loads(header), opened[64:]


def assert_by_hand(claims: dict[str, Any], private: bytes) -> str:
    """A JWT (RFC 7515 §7.1, RFC 8037): header, claims, signature, each base64url without padding."""
    text = _url(json_bytes({"alg": "EdDSA", "typ": "JWT"})) + "." + _url(json_bytes(claims))
    return text + "." + _url(Ed25519PrivateKey.from_private_bytes(private).sign(text.encode()))


def claims_by_hand(assertion: str, public: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims, once the signature is found to be right."""
    text, _, signature = assertion.rpartition(".")
    Ed25519PublicKey.from_public_bytes(public).verify(_unurl(signature), text.encode())
    header, _, claims = text.partition(".")
    return json.loads(_unurl(header)), json.loads(_unurl(claims))


def ticket_by_hand(text: str) -> dict[str, str]:
    scheme, _, query = text.partition("?")
    assert scheme == "doorstep:enrol"
    pairs = [pair.split("=", 1) for pair in query.split("&")]
    return {name: unquote(value.replace("+", " ")) for name, value in pairs}


def msgpack_by_hand(value: Any) -> bytes:
    """The shortest form of each value, as the format's specification gives it: maps, arrays, texts, bytes,
    whole numbers, null and truth; nothing else is on the line."""
    if value is None or isinstance(value, bool):
        return {None: b"\xc0", False: b"\xc2", True: b"\xc3"}[value]
    if isinstance(value, int):
        return _whole(value)
    if isinstance(value, bytes):
        return _head(len(value), None, (0xC4, 0xC5, 0xC6)) + value
    if isinstance(value, str):
        return _head(len(value.encode()), (0xA0, 31), (0xD9, 0xDA, 0xDB)) + value.encode()
    if isinstance(value, dict):
        inside = b"".join(msgpack_by_hand(part) for pair in value.items() for part in pair)
        return _head(len(value), (0x80, 15), (None, 0xDE, 0xDF)) + inside
    return _head(len(value), (0x90, 15), (None, 0xDC, 0xDD)) + b"".join(map(msgpack_by_hand, value))


def _head(size: int, short: tuple[int, int] | None, longer: tuple[int | None, int, int]) -> bytes:
    if short is not None and size <= short[1]:
        return bytes([short[0] | size])
    if longer[0] is not None and size < 1 << 8:
        return bytes([longer[0], size])
    return struct.pack(">BH", longer[1], size) if size < 1 << 16 else struct.pack(">BI", longer[2], size)


def _whole(value: int) -> bytes:
    if -32 <= value < 128:
        return struct.pack(">b", value) if value < 0 else bytes([value])
    signed = value < 0
    for mark, form in zip(
        (0xD0, 0xD1, 0xD2, 0xD3) if signed else (0xCC, 0xCD, 0xCE, 0xCF), "BHIQ", strict=True
    ):
        try:
            return struct.pack(f">B{form.lower() if signed else form}", mark, value)
        except struct.error:
            continue
    raise ValueError(value)


def _url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _unurl(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
