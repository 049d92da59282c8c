"""Requests and replies on the line (HTTP, JSON by msgspec, gzip above a few hundred bytes).

Every reply carries ``protocol``: a captive portal's friendly 200 is not an answer of the county.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

import msgspec
from msgspec import Struct

from sync.protocol.chain import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.version import PROTOCOL, VERSION, version_sentence

ENROL_PATH = "/line/v1/enrol"
TOKEN_PATH = "/line/v1/token"  # noqa: S105 - a path
PUSH_PATH = "/line/v1/push"
FEED_PATH = "/line/v1/feed"
CA_PATH = "/line/v1/ca"
GRANT_TYPE = "client_credentials"
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
CONTENT_TYPE = "application/json"


class CountyKey(Struct, frozen=True):
    """A public key to seal to (X25519, 32 bytes). The first of a list is the one to use."""

    id: str
    public: bytes


class Reply(Struct, kw_only=True):
    """What every reply has. county_time: ISO 8601 with zone; county_epoch changes when the
    county's database was restored from a backup."""

    protocol: str = PROTOCOL
    county_time: str
    county_epoch: str


class ErrorReply(Struct, kw_only=True):
    """With a 4xx or 5xx status. code: stable; message: a Chinese sentence; retry_after in seconds.

    county_time: as in a Reply, so that a terminal refused for ``clock_skew`` can sign with the county's.
    """

    protocol: str = PROTOCOL
    code: str
    message: str
    retry_after: int | None = None
    county_time: str = ""


class EnrolRequest(Struct, kw_only=True):
    """code: one-time, as printed. sign_public: Ed25519; seal_public: X25519 (the kiosk process's)."""

    v: int = VERSION
    code: str
    sign_public: bytes
    seal_public: bytes
    software: str = ""
    machine: str = ""


class EnrolReply(Reply, kw_only=True):
    """county_sign: Ed25519 public key that signs what the county sends by hand; empty: it sends nothing."""

    terminal: str
    epoch: int
    township: str
    county_keys: tuple[CountyKey, ...]
    county_sign: bytes = b""


class CaReply(Reply, kw_only=True):
    """certificate: the county's own certificate authority, PEM; judged by the fingerprint on the ticket."""

    certificate: str


class TokenReply(Reply, kw_only=True):
    """access_token goes into ``Authorization: Bearer``; expires_in in seconds (RFC 6749 §5.1 names).

    accepts: content types of a push that the county reads besides JSON.
    """

    access_token: str
    expires_in: int
    token_type: str = "Bearer"  # noqa: S105 - the RFC's word
    accepts: tuple[str, ...] = ()


class Verdict(StrEnum):
    """Answers to a pushed message: per message, few and total.

    accepted: stored now. already: stored before, same receipt. refused: will never be stored as it
    is; the terminal parks it. later: not now, the terminal keeps it and tries again.
    """

    ACCEPTED = "accepted"
    ALREADY = "already"
    REFUSED = "refused"
    LATER = "later"


class Answer(Struct, frozen=True):
    """rule: why, stable English; message: why, one Chinese sentence; both empty unless refused or later.

    reply: the answer to a question, sealed to the terminal (see reply_info); None when there is none yet.
    """

    id: str
    verdict: Verdict
    rule: str = ""
    message: str = ""
    reply: bytes | None = None


class PushRequest(Struct, kw_only=True):
    """chain: the newest link of the terminal's log (protocol.chain), None from a terminal that has none."""

    v: int = VERSION
    messages: tuple[Envelope, ...]
    chain: ChainHead | None = None


class PushReply(Reply, kw_only=True):
    """anchor: the chain as the county had last seen it before this push, None when never."""

    answers: tuple[Answer, ...]
    anchor: ChainHead | None = None


class Topic(StrEnum):
    """What comes down, and the type of its body.

    matter: Matter, key its code. form: FormRecord, key its id. calendar: CalendarRecord, key the year.
    terminal: TerminalProfile, key the terminal. poster: Poster. keys: list of CountyKey, key "county".
    case: sealed CaseStatus (see feed_info), key the case id. voice: sealed VoiceStatus, key the voice id.
    openness: Document, key its key. staff: StaffMember, key the staff number. settings: TerminalSettings,
    key how far it reaches (``county``, ``township``, ``terminal``). answer: sealed QuestionReply
    that came too late for the push, key the question's id; deleted after a day. unread: Unread, key the
    message id. bundle: Bundle, key its code. helper_call: CallStatus, key the terminal. resend:
    ResendOrders, key the terminal. snag: sealed SnagStatus, key the id of the report. training: sealed
    TrainingStatus, key the id of the plan. duty: sealed DutyStatus, key the id of the record that
    began it. drop: sealed DropState, key the id of its question, and sealed DropPiece, key as
    sync.model.drop.piece_key makes it; deleted when the drop has ended.
    """

    MATTER = "matter"
    FORM = "form"
    CALENDAR = "calendar"
    TERMINAL = "terminal"
    POSTER = "poster"
    KEYS = "keys"
    CASE = "case"
    VOICE = "voice"
    OPENNESS = "openness"
    STAFF = "staff"
    SETTINGS = "settings"
    ANSWER = "answer"
    UNREAD = "unread"
    BUNDLE = "bundle"
    HELPER_CALL = "helper_call"
    RESEND = "resend"
    SNAG = "snag"
    TRAINING = "training"
    DUTY = "duty"
    DROP = "drop"


class Record(Struct, frozen=True, kw_only=True):
    """One record of the feed: the newest state of (topic, key). body None: deleted.

    rev: rises with each change of this record. sealed: body is sealed to the terminal.
    """

    topic: str
    key: str
    rev: int
    body: bytes | None
    sealed: bool = False


class FeedReply(Reply, kw_only=True):
    """records in feed order; cursor to ask with next; more: ask again at once.

    snapshot: the cursor was too old or unknown, so this is the first page of everything: what is
    not in the pages until ``more`` is false has been deleted.
    pause: the county is busy holding others; seconds to let pass before asking again.
    """

    records: tuple[Record, ...]
    cursor: str
    more: bool = False
    snapshot: bool = False
    pause: float = 0.0


def reply_info(terminal: str, question: str) -> bytes:
    """What HPKE binds to the reply to a question that came with the answer to the push."""
    return "\n".join((PROTOCOL, "reply", terminal, question)).encode()


def feed_info(terminal: str, topic: str, key: str, rev: int) -> bytes:
    """What HPKE binds to a sealed record."""
    return "\n".join((PROTOCOL, "record", terminal, topic, key, str(rev))).encode()


R = TypeVar("R", bound=Struct)


class NotOursError(Exception):
    """The reply did not come from a county server: another protocol's words, HTML, half a body."""


class OtherVersionError(NotOursError):
    """A county server answered in another protocol version. str() is a Chinese sentence."""


class _Mark(Struct):
    protocol: str = ""


def read_reply(body: bytes, type: type[R]) -> R:
    """Decode a reply body and make sure it is the county's own. Raises NotOursError."""
    try:
        # The mark first and without a default: a reply that does not carry it is nobody's.
        mark = msgspec.json.decode(body, type=_Mark).protocol
        if mark == PROTOCOL:
            return msgspec.json.decode(body, type=type)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NotOursError(str(error)) from error
    name, _, version = mark.partition("/")
    if name == PROTOCOL.partition("/")[0] and version.isascii() and version.isdigit():
        raise OtherVersionError(version_sentence(int(version)))
    raise NotOursError("no protocol mark in the reply")
