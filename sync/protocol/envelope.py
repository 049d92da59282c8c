"""The envelope: what the line may know of a message. Everything personal is in the sealed body."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TypeVar

import msgspec
from msgspec import Struct

from sync.protocol.seal import SUITE, open_sealed, seal
from sync.protocol.version import PROTOCOL, VERSION

T = TypeVar("T")


class Kind(StrEnum):
    """Message kinds, each with the body type that :data:`sync.protocol.bodies.BODIES` names."""

    CASE = "case"
    REVIEW = "review"
    VOICE = "voice"
    SUPPLEMENT = "supplement"
    WITHDRAWAL = "withdrawal"
    HELPER_RECORD = "helper_record"
    DEVICE_REPORT = "device_report"
    URGE = "urge"
    QUESTION = "question"
    HELPER_CALL = "helper_call"
    KEEPER_RECORD = "keeper_record"
    CERTIFICATE_REQUEST = "certificate_request"
    SNAG = "snag"
    PRESENCE = "presence"
    DROP_END = "drop_end"


class Envelope(Struct, frozen=True, kw_only=True):
    """One message upward.

    id: UUIDv7 made by the terminal; the county keeps it unique for good.
    kind: text, not the enum, so that a kind of a later version is refused alone and parked.
    epoch, seq: the terminal's life and the place in it; given by the outbox, rising by one.
    visit: id of the visit it was made in.
    made_at: the terminal's clock, ISO 8601 with zone. skew_ms: county minus terminal clock as last
    measured, None when never. Both are kept; deadlines run on the county's.
    key: id of the county key it is sealed to. body: sealed bytes.
    """

    id: str
    kind: str
    terminal: str
    visit: str
    made_at: str
    suite: str = SUITE
    key: str
    body: bytes
    skew_ms: int | None = None
    epoch: int = 0
    seq: int = 0
    v: int = VERSION

    def info(self) -> bytes:
        return header_info(self.id, self.kind, self.terminal, self.visit, self.made_at)


def header_info(id: str, kind: str, terminal: str, visit: str, made_at: str) -> bytes:
    """What HPKE binds to the body. epoch and seq are not in it: the line may renumber, never re-open."""
    return "\n".join((PROTOCOL, "message", id, kind, terminal, visit, made_at)).encode()


def seal_message(
    *,
    id: str,
    kind: Kind,
    terminal: str,
    visit: str,
    made_at: datetime,
    body: Struct,
    county_key: bytes,
    county_key_id: str,
    skew_ms: int | None = None,
) -> Envelope:
    """Make the envelope of a body. made_at must carry a zone (ValueError otherwise)."""
    if made_at.tzinfo is None:
        raise ValueError("made_at needs a time zone")
    when = made_at.isoformat(timespec="milliseconds")
    sealed = seal(msgspec.json.encode(body), county_key, header_info(id, kind, terminal, visit, when))
    return Envelope(
        id=id,
        kind=kind,
        terminal=terminal,
        visit=visit,
        made_at=when,
        key=county_key_id,
        body=sealed,
        skew_ms=skew_ms,
    )


def open_body(envelope: Envelope, private: bytes, type: type[T]) -> T:
    """Open and decode a body. Raises SealError, or msgspec.ValidationError for a body of another shape."""
    return read_body(open_sealed(envelope.body, private, envelope.info()), type)


def read_body(plain: bytes, type: type[T]) -> T:
    """Decode a body that is open. Raises msgspec.ValidationError for one of another shape."""
    return msgspec.json.decode(plain, type=type)
