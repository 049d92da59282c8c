"""Sealing to a public key: HPKE base mode (RFC 9180), one shot.

Suite DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, named in every envelope so that another
suite (national crypto, post-quantum) can follow without a new protocol. What was sealed cannot be
opened by the machine that sealed it.

``cryptography`` is imported with the first use: what reads the mailbox only (the first screen of a terminal)
does not wait for it.

The context string is bound by ``info``: a body moved under another header does not open.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.hpke import Suite

SUITE = "x25519-hkdf-sha256-aes256gcm"
MAX_OPENED = 32 * 1024 * 1024


@functools.cache
def _suite() -> Suite:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class SealError(Exception):
    """A body that cannot be opened: wrong key, changed bytes, or too large when unpacked."""


def new_private_key() -> bytes:
    """A fresh X25519 private key, 32 raw bytes."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.generate().private_bytes_raw()


def public_of(private: bytes) -> bytes:
    """The 32-byte public key of a 32-byte private key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def key_id(public: bytes) -> str:
    """A short name for a public key: the first 12 base64url characters of its SHA-256."""
    return base64.urlsafe_b64encode(hashlib.sha256(public).digest()[:9]).decode()


def seal(plain: bytes, public: bytes, info: bytes) -> bytes:
    """Compress (ciphertext does not compress), then seal. Returns encapsulated key || ciphertext."""
    return _suite().encrypt(_pack(plain), _public_key(public), info)


def open_sealed(sealed: bytes, private: bytes, info: bytes) -> bytes:
    """The plain bytes of :func:`seal`. Raises SealError."""
    from cryptography.exceptions import InvalidTag

    try:
        packed = _suite().decrypt(sealed, _private_key(private), info)
    except (InvalidTag, ValueError) as error:
        raise SealError("the body does not open with this key and header") from error
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(packed, MAX_OPENED)
    except zlib.error as error:
        raise SealError("the body opens but does not unpack") from error
    if not unpacker.eof:
        raise SealError(f"the body unpacks to more than {MAX_OPENED} bytes or ends early")
    return plain


def _pack(plain: bytes) -> bytes:
    """A window no larger than what is in it: setting up the usual one takes six times as long as its work."""
    window, memory = (13, 6) if len(plain) <= 1 << 13 else (15, 8)
    packer = zlib.compressobj(6, zlib.DEFLATED, window, memory)
    return packer.compress(plain) + packer.flush()


@functools.lru_cache(maxsize=16)
def _private_key(private: bytes) -> X25519PrivateKey:
    """Making the object costs as much as opening a message: it works out the public half."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private)


@functools.lru_cache(maxsize=1024)
def _public_key(public: bytes) -> X25519PublicKey:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    return X25519PublicKey.from_public_bytes(public)
