"""What the kiosk keeps for itself, and the contract its two implementations share.

SQLite on the machine, memory in tests; both pass the same suite.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Protocol

from msgspec import Struct


class StoreError(Exception):
    """The store cannot be used because of its surroundings: disk full, read-only, locked, damaged, no key.

    message: a Chinese sentence for the person at the machine; cause: for the log. Not for mistakes of ours.
    """

    def __init__(self, message: str, cause: str) -> None:
        super().__init__(f"{message} ({cause})")
        self.message = message
        self.cause = cause


class DraftRow(Struct, frozen=True, kw_only=True):
    """A draft at rest. content is personal and is encrypted by the store; the rest is not personal.

    id: the case id it will have. owner: a keyed digest (:meth:`KioskStore.digest`) of what its owner must
    give to open it again. frozen: signed and handed over; content is then the finished case.
    kept: the citizen asked to keep it. saved_at: ISO 8601 with zone.
    """

    id: str
    visit: str
    matter_code: str
    owner: str
    content: bytes
    saved_at: str
    frozen: bool = False
    kept: bool = False


class Stub(Struct, frozen=True, kw_only=True):
    """What stays of a filed case (办件存根): enough to find it, not enough to read it.

    owner: keyed digest of the ID number; person: of name, ID number and phone together. Both "" for a case
    that an earlier machine in this place took; taken_over then checks the number. state: the last
    known state of the case, "" before the county said one. The message that carried the case has the
    case's id.
    """

    case_id: str
    visit: str
    receipt_no: str
    tail: str
    matter_code: str
    matter_name: str
    masked_name: str
    owner: str
    person: str
    filed_at: str
    state: str = ""
    taken_over: str = ""


class ReviewMark(Struct, frozen=True, kw_only=True):
    """That a subject was or is being rated at a stage. id: the review's id; sent: it is in the outbox."""

    subject: str
    stage: str
    round: int
    id: str
    sent: bool = False


class VoiceRow(Struct, frozen=True, kw_only=True):
    """What stays of a complaint, opinion or message: enough to find it, never a word of it.

    owners: keyed digests of what may be given to see it (phone, ID number, or the check code of an anonymous
    one). envelope: the message as it is to be posted, already sealed to the county; b"" once it is in the
    outbox, under the same id.
    """

    id: str
    visit: str
    voice_no: str
    tail: str
    kind: str
    about: str
    owners: tuple[str, ...]
    made_at: str
    envelope: bytes = b""


class FollowupMark(Struct, frozen=True, kw_only=True):
    """That a supplement or withdrawal was sent from here. id: its message's. made_at: the clock here."""

    id: str
    case_id: str
    kind: str
    made_at: str


class WrongTries(Struct, frozen=True, kw_only=True):
    """How often in a row somebody gave a wrong PIN, and when last. who: keyed digest of the staff number;
    at: the terminal's own clock, ISO 8601 in UTC, so that texts compare as times do."""

    who: str
    count: int
    at: str


class Book(StrEnum):
    """Which book of the staff a deed stands in."""

    HELPED = "helped"
    UPKEEP = "upkeep"
    SNAGS = "snags"
    TRAINING = "training"

    @property
    def actor(self) -> str:
        """Whose it is, as the audit chain names it."""
        return {
            Book.HELPED: "helper",
            Book.UPKEEP: "keeper",
            Book.SNAGS: "snag",
            Book.TRAINING: "training",
        }[self]


class DeedRow(Struct, frozen=True, kw_only=True):
    """What somebody of the staff did. session: the staff session; visit: the citizen's, "" without one.

    number: the staff number. kind: what was done, in the words of the book. case_id: "" without a case.
    content: the record as it travels, encrypted by the store. sent: in the outbox, under the same id.
    """

    id: str
    book: Book
    session: str
    number: str
    kind: str
    made_at: str
    content: bytes
    visit: str = ""
    case_id: str = ""
    sent: bool = False

    @property
    def event(self) -> str:
        """For the audit chain."""
        return f"{self.book.actor}.{self.kind}"

    @property
    def ids(self) -> dict[str, str]:
        """For the audit chain: both the staff session's id and, in a visit, the citizen's."""
        found = {"record": self.id, "session": self.session, "staff": self.number, "visit": self.visit}
        return {name: id for name, id in found.items() if id}


class RoundRow(Struct, frozen=True, kw_only=True):
    """A helper's way from door to door. number: the helper's staff number. content: personal, encrypted by
    the store. closed: no further household."""

    id: str
    number: str
    started_at: str
    content: bytes
    closed: bool = False


class AuditEntry(Struct, frozen=True):
    """One line of the audit chain. ids: names of things, never personal data."""

    seq: int
    at: str
    event: str
    ids: Mapping[str, str]
    hash: str


class KioskStore(Protocol):
    """Each call is one transaction and is on disk when it returns. Raises StoreError."""

    def seal_private(self) -> bytes:
        """The kiosk's X25519 private key (32 bytes), made at first use; opens what the county seals to it."""

    def digest(self, *parts: str) -> str:
        """HMAC-SHA256 under a key of this terminal, hex: tells equal from different and nothing else."""

    def save_draft(self, row: DraftRow) -> None: ...

    def draft(self, id: str) -> DraftRow | None: ...

    def drafts(self) -> Sequence[DraftRow]:
        """All drafts, oldest first. content is b"" for one that does not open any more."""

    def drop_draft(self, id: str) -> None: ...

    def freeze(self, day: date, build: Callable[[int], DraftRow]) -> DraftRow:
        """Take the next serial of a day and save the draft made with it, in one transaction.

        build gets the serial (from 1). When it raises, nothing has happened and no serial is used.
        """

    def file(self, stub: Stub, at: str) -> None:
        """The case is in the outbox: keep its stub and drop its draft, in one transaction.

        Again with the same case id: nothing changes.
        """

    def take_over(self, stubs: Sequence[Stub], at: str) -> None:
        """Keep stubs of cases that an earlier machine took. Known ones: nothing changes."""

    def stub(self, case_id: str) -> Stub | None: ...

    def stubs(self) -> Sequence[Stub]:
        """All stubs, oldest first."""

    def stubs_by_tail(self, tail: str) -> Sequence[Stub]: ...

    def stubs_by_owner(self, owner: str) -> Sequence[Stub]: ...

    def stubs_by_visit(self, visits: Collection[str]) -> Sequence[Stub]:
        """Of any of these visits, oldest first."""

    def set_state(self, case_id: str, state: str) -> None: ...

    def reviews(self, subject: str) -> Sequence[ReviewMark]: ...

    def reserve_review(self, subject: str, stage: str, id: str) -> ReviewMark:
        """The mark of (subject, stage), made with this id and the next round if there is none yet."""

    def review_sent(self, subject: str, stage: str, at: str) -> None: ...

    def reserve_voice(self, day: date, build: Callable[[int], VoiceRow]) -> VoiceRow:
        """Take the next serial of a day (the same series as :meth:`freeze`) and save the row made with it.

        One transaction. When build raises, nothing has happened and no serial is used.
        """

    def voice_posted(self, id: str, at: str) -> None:
        """It is in the outbox: forget the envelope. Again: nothing changes."""

    def drop_voice(self, id: str) -> None:
        """One that is not in the outbox is taken back; nothing happens to one that is."""

    def voices_open(self) -> Sequence[VoiceRow]:
        """Rows that still carry their envelope, oldest first."""

    def voices_by_tail(self, tail: str) -> Sequence[VoiceRow]: ...

    def add_followup(self, mark: FollowupMark, at: str) -> None:
        """A known id stays as it is."""

    def followups(self, case_id: str) -> Sequence[FollowupMark]:
        """Of a case, in the order they were sent."""

    def take_over_voices(self, rows: Sequence[VoiceRow], at: str) -> int:
        """Rows of voices that an earlier machine took; known ones stay as they are. How many were new."""

    def reserve_urge(self, case_id: str, day: date, id: str) -> str:
        """The id of the urge (催办) of a case on a day, kept with this id if there is none yet."""

    def urged_on(self, case_id: str) -> date | None:
        """The last day an urge of this case was kept for; None for never."""

    def wrong_tries(self, who: str) -> WrongTries | None: ...

    def keep_tries(self, tries: WrongTries, forget_before: str) -> None:
        """In place of what was kept of the same person; those whose last try was earlier are forgotten."""

    def drop_tries(self, who: str) -> None: ...

    def keep_deed(self, row: DeedRow, at: str) -> None:
        """A known id stays as it is."""

    def deed_sent(self, id: str) -> None: ...

    def deeds(self, book: Book) -> Sequence[DeedRow]:
        """All of a book, oldest first. content is b"" for one that does not open any more."""

    def drop_deeds(self, book: Book, before: str, but: Collection[str] = ()) -> None:
        """Forget those made before a moment (ISO 8601 in the same zone) that are in the outbox, but for some
        ids."""

    def keep_round(self, row: RoundRow) -> None:
        """In place of what was kept under its id."""

    def rounds(self) -> Sequence[RoundRow]:
        """All, oldest first. content is b"" for one that does not open any more."""

    def drop_rounds(self, before: str) -> None:
        """Forget those begun before a moment (ISO 8601 in the same zone)."""

    def audit(self, at: str, event: str, ids: Mapping[str, str]) -> None: ...

    def audit_trail(self) -> Sequence[AuditEntry]: ...

    def audit_intact(self) -> bool:
        """True when no entry was changed, removed from the middle, or put in."""

    def close(self) -> None: ...
