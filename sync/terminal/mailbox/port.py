"""What the mailbox is to those who use it: the kiosk on one side, the agent on the other.

The mailbox (line.db) is the only thing the two processes share. The kiosk posts messages and reads
records; the agent takes messages, settles answers and applies the feed. Two real implementations
keep this contract: SQLite for the machine, memory for tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from sync.model.resend import Resent
from sync.protocol.chain import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.line import Answer, CountyKey, Record
from sync.terminal.mailbox.blob_port import AgentBlobs, CourierBlobs, KioskBlobs


class MailboxError(Exception):
    """The mailbox cannot be used because of its surroundings: disk full, read-only, locked, damaged.

    message: a Chinese sentence for the person at the machine. Not for mistakes of ours.
    """

    def __init__(self, message: str, cause: str) -> None:
        super().__init__(f"{message} ({cause})")
        self.message = message
        self.cause = cause


class Enrolment(Struct, frozen=True, kw_only=True):
    """Who this terminal is; None before it was enrolled. county_keys[0] is the one to seal to.

    county_sign: the Ed25519 public key by which what the county sends by hand is believed; b"" when unknown.
    """

    terminal: str
    township: str
    epoch: int
    county_url: str
    county_keys: tuple[CountyKey, ...]
    county_sign: bytes = b""


class MessageState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    DONE = "done"
    PARKED = "parked"


class MessageStatus(Struct, frozen=True, kw_only=True):
    """One message as the screens show it. times: ISO 8601; verdict, answer_message: the county's last answer.

    A message that was done waits again when the county came back from a backup without it.
    """

    id: str
    kind: str
    visit: str
    state: MessageState
    posted_at: str
    attempts: int = 0
    next_try_at: str = ""
    last_error: str = ""
    verdict: str = ""
    answer_message: str = ""
    done_at: str = ""


class LineStatus(Struct, frozen=True, kw_only=True):
    """What is known of the line. last_contact: the last good answer of the county, ISO 8601 or "".

    online: the last attempt succeeded. While the agent lives and is online it is in contact at least
    every ``long_poll`` seconds (25): ``online`` with a last_contact minutes ago means that it was killed.
    skew_ms: county clock minus terminal clock, as last measured. oldest_at: when the oldest message that the
    county has not answered was made, by the terminal's clock, "" when there is none. files_waiting,
    files_parked: photographs and scans that are to be sent; that the county will not take.
    """

    enrolled: bool
    online: bool
    waiting: int
    sending: int
    parked: int
    oldest_at: str = ""
    last_contact: str = ""
    last_error: str = ""
    skew_ms: int | None = None
    files_waiting: int = 0
    files_parked: int = 0


class CountySaid(Struct, frozen=True, kw_only=True):
    """What comes with the county's answers. time: the county's clock, ISO 8601.

    by_hand: they came on a stick, which is a contact, but says nothing of the line nor of the log.
    """

    epoch: str
    time: str
    skew_ms: int | None = None
    anchor: ChainHead | None = None
    by_hand: bool = False


class LogFinding(Struct, frozen=True):
    """Something in the outbox that is not as it was written. message: a Chinese sentence."""

    seq: int
    message: str


class KioskReplies(Protocol):
    """Replies to questions, for the kiosk."""

    def of(self, question: str) -> bytes | None:
        """What came with the county's answer to the push, sealed (``reply_info``); None so far.

        A reply that came later is the record (``answer``, question).
        """

    def forget(self, now: datetime) -> int:
        """The visit has ended: questions and replies are wiped; those not sent yet never will be, those in
        the air not once more, and what is answered to them is not kept.

        Nobody waits for them any more. The rows stay as done, as for every message. How many questions.
        """


class KioskMailbox(Protocol):
    """The kiosk's side. blobs: photographs and scans."""

    @property
    def blobs(self) -> KioskBlobs: ...

    @property
    def replies(self) -> KioskReplies: ...

    def enrolment(self) -> Enrolment | None: ...

    def publish_seal_key(self, public: bytes) -> None:
        """Tell the agent the kiosk's public key (32 bytes), to be sent when the terminal is enrolled."""

    def post(self, message: Envelope, *, priority: int = 5) -> int:
        """Queue a message durably and return its sequence number.

        When this returns, the message is on disk (``synchronous=FULL``, committed). Posting the same
        id again changes nothing and returns the first number. priority: 1 first, 9 last.
        Raises MailboxError.
        """

    def message(self, id: str) -> MessageStatus | None: ...

    def messages(self, visit: str | None = None) -> Sequence[MessageStatus]: ...

    def retry(self, id: str | None) -> int:
        """As :meth:`AgentMailbox.retry`."""

    def line(self) -> LineStatus: ...

    def record(self, topic: str, key: str) -> Record | None: ...

    def records(self, topic: str) -> Sequence[Record]:
        """All live records of a topic, by key."""

    def topic_version(self, topic: str) -> int:
        """A number that rises whenever a record of the topic changes; 0 when there are none."""

    def data_version(self) -> int:
        """Changes when another process has written (``PRAGMA data_version``); cheap to poll."""


class AgentMailbox(Protocol):
    """The agent's side. blobs: photographs and scans."""

    @property
    def blobs(self) -> AgentBlobs: ...

    def enrolment(self) -> Enrolment | None: ...

    def enrol(self, enrolment: Enrolment, sign_private: bytes) -> None: ...

    def sign_private(self) -> bytes:
        """The Ed25519 private key (32 bytes). Raises LookupError before enrolment."""

    def seal_public(self) -> bytes | None:
        """The kiosk's public key, once it has published it."""

    def take(self, now: datetime, max_count: int, max_bytes: int) -> Sequence[Envelope]:
        """The next batch to send, by priority then sequence, marked as being sent.

        Epoch and sequence are filled in. At least one message when any is due, whatever its size.
        """

    def release(self) -> int:
        """Messages left in ``sending`` by a crash go back to waiting; how many."""

    def settle(self, answers: Sequence[Answer], now: datetime, said: CountySaid | None = None) -> bool:
        """Write the county's answers: accepted and already are done, refused is parked, later waits.

        said: what came with them; written as a contact in the same transaction. False when its anchor is
        not in this terminal's log: the next ``head`` says so.
        """

    def head(self) -> ChainHead:
        """The end of the log, as it goes with a push."""

    def failed(self, ids: Sequence[str], error: str, next_try: datetime) -> None:
        """The attempt did not succeed: the messages wait again."""

    def retry(self, id: str | None) -> int:
        """A person sends a parked message again, or all of them (None); how many there were."""

    def obey(self, now: datetime) -> int:
        """Carry out what people at the county asked for (topic ``resend``) and was not done yet; how many.

        In one transaction with the note of it: an order is carried out once, whoever is killed meanwhile.
        """

    def resent(self) -> Sequence[Resent]:
        """The orders carried out that the county has not yet heard of."""

    def resend(self, epoch: str, limit: int) -> int:
        """Up to ``limit`` kept messages that another life of the county took wait again; how many.

        Call until 0 whenever the county's epoch is another one. Interrupted, it goes on where it was. The
        call that ends it also offers the files again, once for each epoch after the first.
        """

    def purge(self, before: datetime, max_bytes: int, limit: int) -> int:
        """Drop kept bodies: done before that moment of the county's clock, or beyond ``max_bytes``.

        At most ``limit`` in one transaction, oldest first; how many.
        """

    def post(self, message: Envelope, *, priority: int = 5) -> int:
        """As on the kiosk's side: the agent reports on the machine itself."""

    def line(self) -> LineStatus: ...

    def cursor(self) -> str: ...

    def apply(
        self, records: Sequence[Record], cursor: str, *, snapshot_begin: bool, snapshot_end: bool
    ) -> None:
        """Store a page of the feed and its cursor in one transaction.

        snapshot_begin marks all as unseen, snapshot_end deletes what the snapshot did not show.
        """

    def contact(
        self, now: datetime, *, ok: bool, error: str = "", skew_ms: int | None = None, county_epoch: str = ""
    ) -> None: ...

    def data_version(self) -> int: ...


class CourierMailbox(Protocol):
    """What carrying by hand needs: to look at what waits without touching it, and to write answers down."""

    @property
    def blobs(self) -> CourierBlobs: ...

    def enrolment(self) -> Enrolment | None: ...

    def sign_private(self) -> bytes: ...

    def courier_private(self) -> bytes:
        """The X25519 private key (32 bytes) that answers on a stick are sealed to; made at the first call."""

    def next_stick(self) -> int:
        """How many times a stick was written, this time included."""

    def count_sticks(self, known: int) -> None:
        """The county has seen this number: the next is above it, also where this file was put back from a
        backup and has forgotten some."""

    def unsent(self, after: int, max_count: int, max_bytes: int) -> Sequence[Envelope]:
        """Messages the county has not answered, beyond sequence number ``after``, in order.

        Nothing is marked. At least one when there is any, whatever its size.
        """

    def settle(self, answers: Sequence[Answer], now: datetime, said: CountySaid | None = None) -> bool: ...

    def resend(self, epoch: str, limit: int) -> int: ...

    def obey(self, now: datetime) -> int: ...

    def cursor(self) -> str: ...

    def apply(
        self, records: Sequence[Record], cursor: str, *, snapshot_begin: bool, snapshot_end: bool
    ) -> None: ...
