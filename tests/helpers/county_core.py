"""What the toy county knows and decides: codes, tokens, stored messages, the feed. No sockets here."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec import Struct
from msgspec.structs import replace

from sync.model.ids import is_uuid7
from sync.protocol.bodies import BODIES
from sync.protocol.chain import ChainHead
from sync.protocol.envelope import Envelope, open_body
from sync.protocol.line import (
    Answer,
    CaReply,
    CountyKey,
    EnrolReply,
    EnrolRequest,
    ErrorReply,
    FeedReply,
    PushReply,
    PushRequest,
    Record,
    TokenReply,
    Verdict,
    feed_info,
)
from sync.protocol.seal import SUITE, SealError, key_id, new_private_key, public_of, seal
from sync.protocol.version import VERSION, version_sentence
from sync.protocol.wire import MSGPACK_TYPE

AUDIENCE = "doorstep-county"
LEEWAY = 120


class RefusalError(Exception):
    """Ends a request with an ErrorReply."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(code)
        self.status, self.code, self.message = status, code, message


@dataclass
class ToyTerminal:
    id: str
    township: str
    sign_public: bytes
    seal_public: bytes
    epoch: int = 1


@dataclass
class Entry:
    """One place of the feed with its newest state."""

    seq: int
    record: Record
    plain: bytes | None
    terminal: str


@dataclass
class CountyCore:
    """The state. Every method takes the lock; ``changed`` is notified when the feed moves."""

    refuse_kinds: set[str] = field(default_factory=set)
    later_kinds: set[str] = field(default_factory=set)
    chokes_on: set[str] = field(default_factory=set)  # visits whose messages make it stumble (500)
    ignores_wait: bool = False
    token_seconds: int = 3600
    accepts: tuple[str, ...] = (MSGPACK_TYPE,)
    most_in_batch: int = 2000
    clock_offset: timedelta = timedelta()
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def __post_init__(self) -> None:
        self.changed = threading.Condition(threading.RLock())
        self.private = new_private_key()
        public = public_of(self.private)
        self.key = CountyKey(key_id(public), public)
        self.epoch = secrets.token_hex(4)
        self.codes: dict[str, str] = {}
        self.terminals: dict[str, ToyTerminal] = {}
        self.tokens: dict[str, str] = {}
        self.seen_jti: set[str] = set()
        self.stored: dict[str, Envelope] = {}
        self.bodies: dict[str, Struct] = {}
        self.arrivals: list[str] = []
        self.pushes = 0
        self.anchors: dict[tuple[str, int], ChainHead] = {}
        self.forks: list[str] = []
        self.places: dict[tuple[str, str, str], Entry] = {}
        self.seq = 0

    def time(self) -> datetime:
        return self.now() + self.clock_offset

    def stamp(self) -> dict[str, str]:
        return {"county_time": self.time().isoformat(timespec="milliseconds"), "county_epoch": self.epoch}

    def error(self, refusal: RefusalError) -> ErrorReply:
        return ErrorReply(code=refusal.code, message=refusal.message, county_time=self.stamp()["county_time"])

    # What tests do to it

    def new_code(self, township: str = "420626106") -> str:
        with self.changed:
            code = secrets.token_hex(6).upper()
            self.codes[code] = township
            return code

    def publish(self, topic: str, key: str, body: bytes | None, terminal: str = "") -> None:
        """Publish a record: for everyone, or sealed for one terminal. body None deletes it."""
        with self.changed:
            place = (topic, key, terminal)
            old = self.places.get(place)
            if old is not None and old.plain == body:
                return
            rev = old.record.rev + 1 if old else 1
            sent = body
            if terminal and body is not None:
                info = feed_info(terminal, topic, key, rev)
                sent = seal(body, self.terminals[terminal].seal_public, info)
            self.seq += 1
            record = Record(topic=topic, key=key, rev=rev, body=sent, sealed=bool(terminal))
            self.places[place] = Entry(self.seq, record, body, terminal)
            self.changed.notify_all()

    def restore_backup(self) -> None:
        """As after a restore: a new epoch, and what had been stored is gone."""
        with self.changed:
            self.epoch = secrets.token_hex(4)
            self.stored.clear()
            self.bodies.clear()
            self.anchors.clear()

    def drop_tokens(self) -> None:
        with self.changed:
            self.tokens.clear()

    # The line

    def enrol(self, asked: EnrolRequest) -> EnrolReply:
        with self.changed:
            township = self.codes.pop(asked.code, None)
            if township is None:
                raise RefusalError(403, "enrol_refused", "这个登记码不对，或者已经用过了，请向县里再要一个。")
            id = f"{township}-{len(self.terminals) + 1:02d}"
            self.terminals[id] = ToyTerminal(id, township, asked.sign_public, asked.seal_public)
            return EnrolReply(
                terminal=id, epoch=1, township=township, county_keys=(self.key,), **self.stamp()
            )

    def authority(self, certificate: str) -> CaReply:
        return CaReply(certificate=certificate, **self.stamp())

    def token(self, assertion: str) -> TokenReply:
        with self.changed:
            claims = self._claims(assertion)
            now = self.time().timestamp()
            if claims["exp"] + LEEWAY < now or claims["iat"] - LEEWAY > now:
                raise RefusalError(401, "clock_skew", "终端的时间和县里差得太多。")
            if claims["jti"] in self.seen_jti:
                raise RefusalError(401, "invalid_client", "这张凭据已经用过了。")
            self.seen_jti.add(claims["jti"])
            token = secrets.token_urlsafe(24)
            self.tokens[token] = claims["iss"]
            return TokenReply(
                access_token=token, expires_in=self.token_seconds, accepts=self.accepts, **self.stamp()
            )

    def _claims(self, assertion: str) -> dict[str, Any]:
        try:
            issuer = jwt.decode(assertion, options={"verify_signature": False}).get("iss", "")
            public = Ed25519PublicKey.from_public_bytes(self.terminals[issuer].sign_public)
            claims: dict[str, Any] = jwt.decode(
                assertion,
                public,
                algorithms=["EdDSA"],
                audience=AUDIENCE,
                options={
                    "require": ["iss", "sub", "iat", "exp", "jti"],
                    "verify_exp": False,
                    "verify_iat": False,
                },
            )
        except (jwt.PyJWTError, KeyError) as error:
            raise RefusalError(401, "invalid_client", "县里不认识这台终端。") from error
        if claims["iss"] != claims["sub"] or not 0 < float(claims["exp"]) - float(claims["iat"]) <= 120:
            raise RefusalError(401, "invalid_client", "凭据的内容不对。")
        return claims

    def terminal_of(self, token: str) -> ToyTerminal:
        with self.changed:
            if token not in self.tokens:
                raise RefusalError(401, "invalid_token", "登录已过期，终端会自动重新登录。")
            return self.terminals[self.tokens[token]]

    def push(self, terminal: ToyTerminal, asked: PushRequest) -> PushReply:
        with self.changed:
            if len(asked.messages) > self.most_in_batch:
                raise RefusalError(413, "too_large", "这次报送太大，请分成小批再报送。")
            if any(message.visit in self.chokes_on for message in asked.messages):
                raise RefusalError(500, "internal", "县里的系统出了问题，请稍后再报送。")
            self.pushes += 1
            answers = tuple(self._receive(terminal, message) for message in asked.messages)
            known = self.anchors.get((terminal.id, terminal.epoch))
            if asked.chain is not None:
                if asked.chain.fork:
                    self.forks.append(terminal.id)
                self.anchors[terminal.id, terminal.epoch] = replace(asked.chain, fork=False)
            return PushReply(answers=answers, anchor=known, **self.stamp())

    def _receive(self, terminal: ToyTerminal, message: Envelope) -> Answer:
        self.arrivals.append(message.id)
        known = self.stored.get(message.id)
        if known is not None:
            if (known.terminal, known.body) == (message.terminal, message.body):
                return Answer(message.id, Verdict.ALREADY)
            return Answer(message.id, Verdict.REFUSED, "message.id_reused", "已有同一编号、内容不同的消息。")
        if message.kind in self.later_kinds:
            return Answer(message.id, Verdict.LATER, "busy", "县里正忙，晚点再送。")
        for wrong, rule, sentence in (
            (message.v != VERSION, "message.version", version_sentence(message.v)),
            (not is_uuid7(message.id), "message.id", "这条消息没有合规的编号。"),
            (message.terminal != terminal.id, "message.terminal", "写的终端不是发送它的终端。"),
            (
                message.kind not in BODIES or message.kind in self.refuse_kinds,
                "message.kind",
                "县里不认识这一类消息。",
            ),
            (message.suite != SUITE, "message.suite", "县里不认识这种加密方式。"),
            (message.key != self.key.id, "message.key", "不是用本县的公钥加密的。"),
        ):
            if wrong:
                return Answer(message.id, Verdict.REFUSED, rule, sentence)
        try:
            self.bodies[message.id] = open_body(message, self.private, BODIES[message.kind])
        except SealError:
            return Answer(message.id, Verdict.REFUSED, "message.seal", "这条消息打不开。")
        except msgspec.DecodeError:
            return Answer(message.id, Verdict.REFUSED, "message.body", "这条消息读不懂。")
        self.stored[message.id] = message
        return Answer(message.id, Verdict.ACCEPTED)

    def feed(self, terminal: ToyTerminal, cursor: str, wait: float, limit: int) -> FeedReply:
        with self.changed:
            self.changed.wait_for(
                lambda: self._has_news(terminal, cursor), timeout=0 if self.ignores_wait else wait
            )
            after, snapshot = self._start(cursor)
            rows = sorted(
                (e for e in self.places.values() if e.seq > after and e.terminal in ("", terminal.id)),
                key=lambda e: e.seq,
            )
            page = rows[:limit]
            more = len(rows) > limit
            seq = page[-1].seq if more else self.seq
            return FeedReply(
                records=tuple(e.record for e in page),
                cursor=f"{self.epoch}:{seq}",
                more=more,
                snapshot=snapshot,
                **self.stamp(),
            )

    def _has_news(self, terminal: ToyTerminal, cursor: str) -> bool:
        after, snapshot = self._start(cursor)
        mine = ("", terminal.id)
        return snapshot or any(e.seq > after and e.terminal in mine for e in self.places.values())

    def _start(self, cursor: str) -> tuple[int, bool]:
        epoch, _, seq = cursor.partition(":")
        if epoch != self.epoch or not (seq.isascii() and seq.isdigit()) or int(seq) > self.seq:
            return 0, True
        return int(seq), False
