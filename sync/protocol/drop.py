"""How a phone seals a file for the machine its owner stands at, so that the county, which carries it,
cannot look.

HPKE base mode (RFC 9180) with DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM: what every phone's browser
can do by itself. The public key and the token stand behind the ``#`` of the address in the square code, which
a browser sends to nobody; the private key lives in the memory of the terminal until the drop ends.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sync.protocol.version import PROTOCOL

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.hpke import Suite

_LOCAL = ("localhost", "127.0.0.1", "[::1]", "::1")


class DropError(Exception):
    """A file that does not open: another key, another token, or changed on the way."""


class DropKey:
    """For one drop. token: what the phone shows at the county; the county keeps its SHA-256 only."""

    def __init__(self) -> None:
        from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

        self.token = _text(secrets.token_bytes(16))
        self._private: EllipticCurvePrivateKey = generate_private_key(SECP256R1())

    @property
    def public(self) -> bytes:
        """65 bytes, uncompressed."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        return self._private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def hash(self) -> str:
        return token_hash(self.token)

    def address(self, public_url: str) -> str:
        """What stands in the square code."""
        return f"{public_url.rstrip('/')}/up/#{self.token}.{_text(self.public)}"

    def open(self, sealed: bytes, once: str) -> bytes:
        """once: as the phone named the file. Raises DropError."""
        from cryptography.exceptions import InvalidTag

        try:
            return _suite().decrypt(sealed, self._private, drop_info(self.token, once))
        except (InvalidTag, ValueError) as error:
            raise DropError("the file does not open") from error


def drop_info(token: str, once: str) -> bytes:
    """What HPKE binds: a file under another drop or another name does not open."""
    return "\n".join((PROTOCOL, "drop", token, once)).encode()


def token_hash(token: str) -> str:
    """Hex SHA-256: all that the county keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def can_seal(public_url: str) -> bool:
    """Whether a phone's browser can seal there: it does so for encrypted addresses only, and for its
    own machine."""
    parts = urlsplit(public_url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL)


@functools.cache
def _suite() -> Suite:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
