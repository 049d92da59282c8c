"""Codes, assertions and presence, decided without the database."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

import jwt

AUDIENCE = "doorstep-county"
TOKEN_SECONDS = 3600
CODE_LIFE = timedelta(hours=24)
LEEWAY_SECONDS = 120
MOST_LIFE_SECONDS = 120
ONLINE_WITHIN = timedelta(seconds=90)
LOST_AFTER = timedelta(hours=24)
# Crockford's alphabet: no I, L, O, U, so that a code read aloud or from paper is typed right.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKE = str.maketrans("ILOU", "110V")


TILES = {
    "420626108": (1, 2),
    "420626109": (1, 3),
    "420626100": (1, 4),
    "420626101": (1, 5),
    "420626107": (2, 1),
    "420626106": (2, 2),
    "420626102": (2, 3),
    "420626103": (2, 4),
    "420626104": (2, 5),
    "420626200": (3, 3),
    "420626105": (3, 4),
}
"""Where each township stands on the schematic map: row and column, as the places lie to one another."""


class Presence(StrEnum):
    ONLINE = "online"
    QUIET = "quiet"
    LOST = "lost"
    REVOKED = "revoked"

    @property
    def label(self) -> str:
        return {
            Presence.ONLINE: "在线",
            Presence.QUIET: "离线办件",
            Presence.LOST: "失联",
            Presence.REVOKED: "已停用",
        }[self]


class ClockSkewError(Exception):
    """The assertion is genuine, but its times are not of now."""


class AssertionRefusedError(Exception):
    """The assertion is not acceptable. str(): why, in English, for the log."""


class Assertion:
    """A checked client assertion. until: second since 1970 after which it would be refused anyway."""

    def __init__(self, terminal: str, jti: str, until: int) -> None:
        self.terminal, self.jti, self.until = terminal, jti, until


def make_terminal_id(township: str, device: int) -> str:
    return f"{township}-{device:02d}"


def new_code() -> str:
    """A one-time code as printed: three groups of four, 60 bits."""
    text = "".join(secrets.choice(_ALPHABET) for _ in range(12))
    return f"{text[:4]}-{text[4:8]}-{text[8:]}"


def code_digest(code: str) -> str:
    """What is stored of a code; blanks, dashes, case and look-alike letters do not matter."""
    plain = "".join(c for c in code.upper().translate(_LOOKALIKE) if c in _ALPHABET)
    return hashlib.sha256(plain.encode()).hexdigest()


def next_device(taken: Collection[int]) -> int | None:
    """The smallest free device number of a township, None when all 99 are taken."""
    return next((n for n in range(1, 100) if n not in taken), None)


def claimed_terminal(assertion: str) -> str:
    """The terminal an assertion says it is from, unchecked: it only picks the key to check with.

    Raises AssertionRefusedError.
    """
    try:
        claims = jwt.decode(assertion, options={"verify_signature": False})
    except jwt.PyJWTError as error:
        raise AssertionRefusedError(str(error)) from error
    return str(claims.get("iss", ""))


def check_assertion(assertion: str, sign_public: bytes, now: datetime) -> Assertion:
    """Check a client assertion (RFC 7523 §3): EdDSA, this audience, short-lived, of now.

    Raises AssertionRefusedError, or ClockSkewError when nothing but the clock is wrong. A genuine
    assertion from a wrong clock is told apart, so that a terminal whose battery died can find back.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        claims = jwt.decode(
            assertion,
            Ed25519PublicKey.from_public_bytes(sign_public),
            algorithms=["EdDSA"],
            audience=AUDIENCE,
            options={
                "require": ["iss", "sub", "aud", "iat", "exp", "jti"],
                "verify_exp": False,
                "verify_iat": False,
                "verify_nbf": False,
            },
        )
        issued, expires = int(claims["iat"]), int(claims["exp"])
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise AssertionRefusedError(str(error)) from error
    if claims["iss"] != claims["sub"]:
        raise AssertionRefusedError("iss and sub differ")
    jti = str(claims["jti"])
    if not 8 <= len(jti) <= 80:
        raise AssertionRefusedError("jti must have 8 to 80 characters")
    if not 0 < expires - issued <= MOST_LIFE_SECONDS:
        raise AssertionRefusedError("an assertion lives at most two minutes")
    seconds = now.timestamp()
    if expires + LEEWAY_SECONDS < seconds or issued - LEEWAY_SECONDS > seconds:
        raise ClockSkewError
    return Assertion(str(claims["iss"]), jti, expires + LEEWAY_SECONDS)


def presence(last_seen: datetime | None, revoked: bool, now: datetime) -> Presence:
    """Offline is a normal state; a day without a word is not."""
    if revoked:
        return Presence.REVOKED
    if last_seen is None or now - last_seen > LOST_AFTER:
        return Presence.LOST
    return Presence.ONLINE if now - last_seen <= ONLINE_WITHIN else Presence.QUIET
