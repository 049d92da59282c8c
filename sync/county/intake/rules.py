"""What can be understood of a message before anything is stored."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from datetime import timedelta

import msgspec
from msgspec import Struct

from sync.model.ids import is_uuid7
from sync.protocol import wire
from sync.protocol.bodies import BODIES
from sync.protocol.envelope import Envelope, read_body
from sync.protocol.line import Answer, Verdict
from sync.protocol.seal import SUITE, SealError, open_sealed
from sync.protocol.version import VERSION, version_sentence

MOST_IN_BATCH = 2000


class RefusedError(Exception):
    """Raised by a handler for a body that can be read but not be stored at all. message: Chinese."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(rule)
        self.rule, self.message = rule, message


def fit(text: str, most: int) -> str:
    """Text for a column: at most that long and without NUL, which PostgreSQL cannot hold."""
    return text.replace("\x00", "")[:most]


def refusal(envelope: Envelope, rule: str, message: str) -> Answer:
    return Answer(id=envelope.id, verdict=Verdict.REFUSED, rule=rule, message=message)


class _Named(Struct):
    id: str


def read_envelope(raw: bytes | msgspec.Raw, *, msgpack: bool = False) -> Envelope | Answer:
    """One message of a batch, or the refusal for one whose header cannot be read.

    decode: msgspec's, for the form the batch came in. Raises msgspec.DecodeError when not even its id can
    be read: then nobody could be answered.
    """
    try:
        return wire.decode(raw, Envelope, msgpack=msgpack)
    except msgspec.ValidationError:
        id = wire.decode(raw, _Named, msgpack=msgpack).id
        message = "这条消息的登记信息读不懂，请先升级县里的系统，数据留在终端上。"
        return Answer(id=id, verdict=Verdict.REFUSED, rule="message.header", message=message)


def check_header(envelope: Envelope, terminal: str, kinds: Collection[str]) -> Answer | None:
    """The refusal for what the header already shows, or None."""
    if envelope.v != VERSION:
        return refusal(envelope, "message.version", version_sentence(envelope.v))
    if not is_uuid7(envelope.id):
        return refusal(envelope, "message.id", "这条消息没有合规的编号，县里没法登记。请升级终端软件。")
    if envelope.terminal != terminal:
        return refusal(envelope, "message.terminal", "这条消息写的终端不是发送它的终端，县里没有收。")
    if envelope.kind not in kinds:
        return refusal(
            envelope, "message.kind", "县里的系统还不认识这一类消息，请先升级县里的系统，数据留在终端上。"
        )
    if envelope.suite != SUITE:
        return refusal(
            envelope, "message.suite", "县里的系统不认识这种加密方式，请先升级县里的系统，数据留在终端上。"
        )
    numbers_fit = 0 <= envelope.epoch < 1 << 31 and 0 <= envelope.seq < 1 << 62
    skew_fits = envelope.skew_ms is None or abs(envelope.skew_ms) < 1 << 62
    texts = (envelope.visit, envelope.made_at)
    if not numbers_fit or not skew_fits or any(len(t) > 40 or "\x00" in t for t in texts):
        return refusal(envelope, "message.header", "这条消息的登记信息不合规，县里没法登记。请升级终端软件。")
    return None


def no_key(envelope: Envelope) -> Answer:
    return refusal(
        envelope, "message.key", "这条消息不是用本县的公钥加密的，县里打不开。请让终端重新登记后再报送。"
    )


def open_envelope(envelope: Envelope, private_of: Callable[[str], bytes | None]) -> Struct | Answer:
    """The body, opened and typed, or why it cannot be understood."""
    private = private_of(envelope.key)
    if private is None:
        return no_key(envelope)
    try:
        plain = open_sealed(envelope.body, private, envelope.info())
    except SealError:
        return refusal(envelope, "message.seal", "这条消息打不开：内容和登记信息对不上，请联系县里核对。")
    return read_plain(envelope.id, envelope.kind, plain)


def read_plain(id: str, kind: str, plain: bytes) -> Struct | Answer:
    """The body of a message that is open, typed, or why it cannot be understood."""
    try:
        return read_body(plain, BODIES[kind])
    except (msgspec.DecodeError, UnicodeDecodeError):
        message = "这条消息打开了但读不懂，请先升级县里的系统，数据留在终端上。"
        return Answer(id=id, verdict=Verdict.REFUSED, rule="message.body", message=message)


class Planned(Struct, frozen=True):
    """A message as the plan sees it. keys: whatever ties it to others, its visit and the case it is about."""

    kind: str
    keys: tuple[Hashable, ...]


def in_rounds(messages: Sequence[Planned]) -> list[dict[str, list[int]]]:
    """Which messages can be filed together: rounds, in each the places of the messages by kind.

    Messages with a key in common keep their order: they are in one list, or in rounds one after the
    other. All others may change places, so that a thousand cases with their reviews are two lists.
    """
    rounds: list[dict[str, list[int]]] = []
    last: dict[Hashable, tuple[int, str]] = {}
    for place, message in enumerate(messages):
        turn = 0
        for key in message.keys:
            before, kind = last.get(key, (0, message.kind))
            turn = max(turn, before if kind == message.kind else before + 1)
        for key in message.keys:
            last[key] = (turn, message.kind)
        while len(rounds) <= turn:
            rounds.append({})
        rounds[turn].setdefault(message.kind, []).append(place)
    return rounds


def wait_after(tries: int) -> timedelta:
    """How long a message that stumbled so often waits: two seconds at first, an hour at most."""
    return timedelta(seconds=min(3600, 2 ** min(tries, 12)))
