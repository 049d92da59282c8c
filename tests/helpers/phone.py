"""What a phone does with the square code and a file, by the specification (``sync/README.md``, drops)."""

from __future__ import annotations

import base64

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from sync.protocol.drop import drop_info


def read_code(address: str) -> tuple[str, str, bytes]:
    """Address of the page, token, public key: what stands behind the ``#`` reaches no server."""
    page, _, fragment = address.partition("#")
    token, _, key = fragment.partition(".")
    return page, token, base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))


def sealed_by_phone(data: bytes, key: bytes, token: str, once: str) -> bytes:
    """key: 65 bytes, as in the code. once: the file's own name on its way, 32 hex digits."""
    public = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), key)
    suite = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    return suite.encrypt(data, public, drop_info(token, once))
