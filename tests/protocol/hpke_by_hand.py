"""HPKE base mode (RFC 9180) written out from the RFC, as a second implementation of what ``seal`` uses.

Suite DHKEM(X25519, HKDF-SHA256) 0x0020, HKDF-SHA256 0x0001, AES-256-GCM 0x0002. Section numbers are the
RFC's. With a fixed ephemeral key it seals to the same bytes every time, which makes test vectors.
"""

from __future__ import annotations

import hashlib
import hmac
import zlib

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEM_ID, KDF_ID, AEAD_ID = b"\x00\x20", b"\x00\x01", b"\x00\x02"
KEM_SUITE = b"KEM" + KEM_ID
HPKE_SUITE = b"HPKE" + KEM_ID + KDF_ID + AEAD_ID
KEY_SIZE, NONCE_SIZE = 32, 12


def extract(salt: bytes, material: bytes) -> bytes:
    return hmac.new(salt or b"\x00" * 32, material, hashlib.sha256).digest()


def expand(key: bytes, info: bytes, size: int) -> bytes:
    out, block = b"", b""
    for count in range(1, 256):
        if len(out) >= size:
            break
        block = hmac.new(key, block + info + bytes([count]), hashlib.sha256).digest()
        out += block
    return out[:size]


def labeled_extract(suite: bytes, salt: bytes, label: bytes, material: bytes) -> bytes:
    """§4."""
    return extract(salt, b"HPKE-v1" + suite + label + material)


def labeled_expand(suite: bytes, key: bytes, label: bytes, info: bytes, size: int) -> bytes:
    """§4."""
    return expand(key, size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info, size)


def shared_secret(dh: bytes, context: bytes) -> bytes:
    """§4.1 ExtractAndExpand."""
    secret = labeled_extract(KEM_SUITE, b"", b"eae_prk", dh)
    return labeled_expand(KEM_SUITE, secret, b"shared_secret", context, 32)


def key_and_nonce(shared: bytes, info: bytes) -> tuple[bytes, bytes]:
    """§5.1 KeySchedule in base mode: no PSK. The first message uses the base nonce itself."""
    psk_id_hash = labeled_extract(HPKE_SUITE, b"", b"psk_id_hash", b"")
    info_hash = labeled_extract(HPKE_SUITE, b"", b"info_hash", info)
    context = b"\x00" + psk_id_hash + info_hash
    secret = labeled_extract(HPKE_SUITE, shared, b"secret", b"")
    key = labeled_expand(HPKE_SUITE, secret, b"key", context, KEY_SIZE)
    return key, labeled_expand(HPKE_SUITE, secret, b"base_nonce", context, NONCE_SIZE)


def seal_by_hand(plain: bytes, public: bytes, info: bytes, ephemeral: bytes) -> bytes:
    """What ``sync.protocol.seal.seal`` gives when its ephemeral private key is ``ephemeral``."""
    own = X25519PrivateKey.from_private_bytes(ephemeral)
    enc = own.public_key().public_bytes_raw()
    dh = own.exchange(X25519PublicKey.from_public_bytes(public))
    key, nonce = key_and_nonce(shared_secret(dh, enc + public), info)
    return enc + AESGCM(key).encrypt(nonce, zlib.compress(plain, 6), b"")


def open_by_hand(sealed: bytes, private: bytes, info: bytes) -> bytes:
    own = X25519PrivateKey.from_private_bytes(private)
    enc, rest = sealed[:32], sealed[32:]
    dh = own.exchange(X25519PublicKey.from_public_bytes(enc))
    public = own.public_key().public_bytes_raw()
    key, nonce = key_and_nonce(shared_secret(dh, enc + public), info)
    return zlib.decompress(AESGCM(key).decrypt(nonce, rest, b""))
