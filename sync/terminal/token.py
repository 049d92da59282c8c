"""Access tokens: a private-key JWT (RFC 7523) signed with the terminal's Ed25519 key."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.protocol.line import TokenReply
from sync.terminal.clock import Clock
from sync.terminal.errors import LineError

AUDIENCE = "doorstep-county"
CLOCK_SKEW = "clock_skew"
ASSERTION_SECONDS = 60


def sign_assertion(terminal: str, sign_private: bytes, at: float) -> str:
    """The client assertion. at: the moment it is issued, seconds since 1970."""
    issued = int(at)
    claims = {
        "iss": terminal,
        "sub": terminal,
        "aud": AUDIENCE,
        "iat": issued,
        "exp": issued + ASSERTION_SECONDS,
        "jti": secrets.token_urlsafe(16),
    }
    return jwt.encode(claims, Ed25519PrivateKey.from_private_bytes(sign_private), algorithm="EdDSA")


class TokenSource:
    """One token, kept until shortly before it expires. Life times run on the monotonic clock."""

    def __init__(
        self, terminal: str, sign_private: bytes, fetch: Callable[[str], TokenReply], clock: Clock
    ) -> None:
        """fetch: sends an assertion to the county."""
        self._terminal, self._private, self._fetch, self._clock = terminal, sign_private, fetch, clock
        self._token = ""
        self._good_until = 0.0
        self.accepts: tuple[str, ...] = ()  # content types of a push, as of the last token
        # County time (seconds since 1970) minus monotonic time, once the county has called our clock wrong.
        self._county_offset: float | None = None

    def get(self) -> str:
        """A token that still lives. Raises LineError."""
        if not self._token or self._clock.monotonic() >= self._good_until:
            self._renew()
        return self._token

    def drop(self, token: str) -> None:
        """The county did not take this token: fetch another one next time."""
        if token == self._token:
            self._token = ""

    def _renew(self) -> None:
        try:
            reply = self._fetch(self._assertion())
        except LineError as error:
            if error.code != CLOCK_SKEW or not self._learn(error.county_time):
                raise
            reply = self._fetch(self._assertion())
        self._token, self.accepts = reply.access_token, reply.accepts
        # A tenth of its life, at most a minute, is left for the way.
        life = max(float(reply.expires_in), 1.0)
        self._good_until = self._clock.monotonic() + life - min(60.0, life / 10)

    def _assertion(self) -> str:
        if self._county_offset is None:
            at = self._clock.now().timestamp()
        else:
            at = self._clock.monotonic() + self._county_offset
        return sign_assertion(self._terminal, self._private, at)

    def _learn(self, county_time: str) -> bool:
        try:
            theirs = datetime.fromisoformat(county_time)
        except ValueError:
            return False
        if theirs.tzinfo is None:
            return False
        self._county_offset = theirs.timestamp() - self._clock.monotonic()
        return True
