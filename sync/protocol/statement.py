"""What a certificate says, signed by the county, short enough for a QR code and checkable without a line.

    statement = DS1.<base64url(payload)>.<base64url(signature)>          no padding
    payload   = zlib of a JSON array: version (1), number, title, department, name, masked ID number,
                issued at, [[name, value], ...]
    signature = Ed25519 over "doorstep/1" ⏎ "statement" ⏎ payload, by the county's signing key

What stands on somebody's certificate belongs in no server's log: where the code is an address, the statement
stands behind its ``#``, and whoever checks without a line reads on from there.
"""

from __future__ import annotations

import base64
import binascii
import zlib

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Struct

PREFIX = "DS1"
MOST = 1200
"""Characters; a code of more is not read reliably from a page that was folded or copied."""
MOST_PLAIN = 8192
_SIGNED = b"doorstep/1\nstatement\n"


class StatementError(ValueError):
    """Not a statement, or not this county's. str(): a Chinese sentence."""


class Statement(Struct, frozen=True, array_like=True):
    """id_number: masked."""

    version: int
    number: str
    title: str
    department: str
    name: str
    id_number: str
    issued_at: str
    facts: tuple[tuple[str, str], ...]


def sign(statement: Statement, private: bytes) -> str:
    """private: Ed25519, 32 bytes. Raises StatementError for what no code can carry."""
    payload = zlib.compress(msgspec.json.encode(statement), 9)
    signature = Ed25519PrivateKey.from_private_bytes(private).sign(_SIGNED + payload)
    text = f"{PREFIX}.{_to_text(payload)}.{_to_text(signature)}"
    if len(text) > MOST:
        raise StatementError("证明的内容太长，放不进二维码。")
    return text


def read(text: str, public: bytes) -> Statement:
    """What a statement says, its signature being right; text may be the address it stands in. public:
    Ed25519, 32 bytes. Raises StatementError."""
    whole = "".join(text.split())
    parts = (whole.partition("#")[2] or whole).split(".")
    if len(parts) != 3 or parts[0] != PREFIX or len(text) > 2 * MOST:
        raise StatementError("这不是证明上的二维码。请把整个码扫全。")
    try:
        payload, signature = (_to_bytes(part) for part in parts[1:])
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _SIGNED + payload)
    except (InvalidSignature, ValueError) as error:
        raise StatementError("签名不对：这份证明不是本县开的，或者内容被改过。") from error
    try:
        plain = zlib.decompressobj().decompress(payload, MOST_PLAIN)
        said = msgspec.json.decode(plain, type=Statement)
    except (zlib.error, msgspec.DecodeError) as error:
        raise StatementError("签名是对的，但这个版本的软件读不了它的内容。") from error
    if said.version != 1:
        raise StatementError("签名是对的，但这个版本的软件读不了它的内容。")
    return said


def _to_text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def _to_bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("not base64url") from error
