"""Addresses of the county's public pages, as a terminal puts them into QR codes, offline or not.

A case's link is its id and 16 random bytes that the terminal made and sent inside the sealed case: it holds
nothing about a person, nobody derives it from a receipt number, and no clerk's page shows it. The county
keeps no list of links: it opens the case and compares.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from urllib.parse import quote, urlencode
from uuid import UUID

from sync.model.ids import is_uuid7

SECRET_BYTES = 16
_BYTES = 16 + SECRET_BYTES


def new_secret() -> bytes:
    """The unguessable half of a case's link."""
    return secrets.token_bytes(SECRET_BYTES)


def case_token(case_id: str, secret: bytes) -> str:
    """43 characters of base64url. Raises ValueError for what is no UUID or no secret."""
    if len(secret) != SECRET_BYTES:
        raise ValueError("a case's link needs 16 bytes")
    return base64.urlsafe_b64encode(UUID(case_id).bytes + secret).decode().rstrip("=")


def read_token(text: str) -> tuple[str, bytes] | None:
    """(case id, secret) of a token as it came in an address; None for what cannot be one."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(raw) != _BYTES or base64.urlsafe_b64encode(raw).decode().rstrip("=") != text:
        return None
    id = str(UUID(bytes=raw[:16]))
    return (id, raw[16:]) if is_uuid7(id) else None


def case_address(public_url: str, case_id: str, secret: bytes) -> str:
    """The page of a case for phones; "" while the county has no public pages or the case no link."""
    if not public_url or len(secret) != SECRET_BYTES:
        return ""
    return f"{public_url.rstrip('/')}/c/{case_token(case_id, secret)}/"


def check_address(public_url: str, statement: str) -> str:
    """What stands in the code of a certificate: the page that checks it, with the statement behind the ``#``,
    which a browser sends to nobody; the statement alone while the county has no public pages."""
    return f"{public_url.rstrip('/')}/check/#{statement}" if public_url else statement


def matter_address(public_url: str, code: str) -> str:
    """The page that says what a matter takes."""
    return f"{public_url.rstrip('/')}/m/{quote(code, safe='')}/"


def say_address(public_url: str, place: str = "") -> str:
    """The page to complain or say something, place: the terminal or township it is said from; "" for none."""
    if not public_url:
        return ""
    return f"{public_url.rstrip('/')}/say/" + (f"?{urlencode({'at': place})}" if place else "")
