"""Identifiers made by the client: UUID version 7 (RFC 9562 §5.7).

The standard library has no version 7 before Python 3.14, and every library's generator reads the
clock itself. Here the time is given, so that a terminal whose clock jumps back still makes ids
that rise (the caller passes the larger of now and the last id's time), and tests are exact.
"""

from __future__ import annotations

import re
import secrets
from uuid import UUID

_UUID7 = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def uuid7(unix_ms: int, random: bytes | None = None) -> str:
    """A UUIDv7 in canonical text for the moment ``unix_ms`` (milliseconds since 1970).

    random: 10 bytes, for tests; otherwise taken from the system's secure source.
    Raises ValueError when ``unix_ms`` does not fit 48 bits.
    """
    if not 0 <= unix_ms < 1 << 48:
        raise ValueError(f"unix_ms out of range: {unix_ms}")
    tail = int.from_bytes(random if random is not None else secrets.token_bytes(10), "big")
    value = unix_ms << 80 | 0x7 << 76 | (tail >> 64 & 0xFFF) << 64 | 0b10 << 62 | tail & (1 << 62) - 1
    return str(UUID(int=value))


def is_uuid7(text: str) -> bool:
    """True for canonical lower-case text of a version 7 UUID."""
    return _UUID7.fullmatch(text) is not None


def unix_ms_of(text: str) -> int:
    """The moment inside a UUIDv7, in milliseconds since 1970. Raises ValueError for other text."""
    if not is_uuid7(text):
        raise ValueError("not a UUIDv7")
    return UUID(text).int >> 80
