"""Staff beside the machine: signing in with number and PIN, offline, and the end of what they may do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum

import msgspec
from msgspec import Struct

from kiosk.devices.idcard.card import Card
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock, Ids
from kiosk.services.errors import ServiceError, said
from kiosk.services.journal import Journal
from kiosk.store.port import KioskStore, WrongTries
from sync.model.persons import mask_name
from sync.model.pin import card_fits, pin_fits
from sync.model.staff import Duty, StaffMember
from sync.protocol.line import Topic
from sync.terminal.mailbox.port import KioskMailbox, MailboxError

FREE = 3
"""Wrong PINs in a row before the machine makes somebody wait."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=1)
FORGET_AFTER = timedelta(days=1)
IDLE = timedelta(minutes=10)
"""How long a signed-in person may leave the machine alone (DESIGN §10)."""


def wait_after(count: int) -> timedelta:
    """After so many wrong PINs in a row: nothing, then half a minute, doubled each time up to an hour."""
    if count < FREE:
        return timedelta(0)
    doubled: int = 2 ** min(count - FREE, 10)
    return min(LONGEST_WAIT, FIRST_WAIT * doubled)


class Roster:
    """Who of the staff this machine knows, as the county last said; asked anew each time."""

    def __init__(self, mailbox: KioskMailbox, catalogue: Catalogue) -> None:
        self._mailbox = mailbox
        self._catalogue = catalogue

    def member(self, number: str) -> StaffMember | None:
        """Somebody of this township who is in office; letters may be large or small. Raises ServiceError."""
        wanted = number.strip().casefold()
        return next((m for m in self.members() if m.number.casefold() == wanted), None)

    def members(self) -> list[StaffMember]:
        """All in office here, by number. Raises ServiceError."""
        profile = self._catalogue.profile()
        here = ("", profile.township if profile is not None else "")
        found = []
        with said():
            records = self._mailbox.records(Topic.STAFF)
        for record in records:
            try:
                member = msgspec.json.decode(record.body or b"", type=StaffMember)
            except msgspec.DecodeError:
                continue
            if member.active and member.township in here:
                found.append(member)
        return sorted(found, key=lambda member: member.number)

    def version(self) -> int:
        """Rises when the county has said something new of the staff; -1 when that cannot be read now."""
        try:
            return self._mailbox.topic_version(Topic.STAFF)
        except MailboxError:
            return -1


class Tries:
    """Wrong PINs in a row, kept on disk by staff number: a restart makes nobody wait less."""

    def __init__(self, store: KioskStore, clock: CountyClock) -> None:
        self._store = store
        self._clock = clock.clock

    def wait(self, number: str) -> timedelta:
        """How long until the next try counts. A clock that went back begins the waiting anew."""
        with said():
            tries = self._store.wrong_tries(self._who(number))
        if tries is None:
            return timedelta(0)
        full = wait_after(tries.count)
        passed = max(timedelta(0), self._clock.now() - datetime.fromisoformat(tries.at))
        return max(timedelta(0), full - passed)

    def begin(self, number: str) -> int:
        """One more, on disk before the PIN is looked at: pulling the plug is no free try. The count."""
        who, now = self._who(number), self._clock.now().astimezone(UTC)
        with said():
            tries = self._store.wrong_tries(who)
            count = 1 + (tries.count if tries is not None else 0)
            row = WrongTries(who=who, count=count, at=now.isoformat(timespec="milliseconds"))
            self._store.keep_tries(row, (now - FORGET_AFTER).isoformat(timespec="milliseconds"))
        return count

    def right(self, number: str) -> None:
        with said():
            self._store.drop_tries(self._who(number))

    def _who(self, number: str) -> str:
        return self._store.digest("staff", number.strip().casefold())


class Ending(StrEnum):
    """Why somebody is not signed in any more."""

    LEFT = "left"
    RATED = "rated"
    IDLE = "idle"
    REVOKED = "revoked"
    STOPPED = "stopped"


class StaffSession(Struct, frozen=True, kw_only=True):
    """Somebody of the staff at the machine, apart from any citizen's visit. name: masked. started: county
    time."""

    id: str
    number: str
    name: str
    duty: Duty
    org: str
    started: datetime


class StaffSessions:
    """One at a time. ``current`` is None while nobody of the staff is signed in."""

    def __init__(
        self,
        *,
        roster: Roster,
        tries: Tries,
        clock: CountyClock,
        ids: Ids,
        journal: Journal,
        idle: timedelta = IDLE,
    ) -> None:
        self.current: StaffSession | None = None
        self.roster = roster
        self._tries = tries
        self._clock = clock
        self._ids = ids
        self._journal = journal
        self._idle = idle.total_seconds()
        self._touched = 0.0
        self._seen = -1

    def check(self, number: str, pin: str) -> StaffMember:
        """Who that is. Slow on purpose: call it away from the screen's thread. Raises ServiceError with a
        sentence, the same whether the number or the PIN was wrong."""
        wait = self._tries.wait(number)
        if wait:
            raise ServiceError("staff.wait", f"输错太多次了，请过 {span_words(wait)}再试。")
        count = self._tries.begin(number)
        member = self.roster.member(number)
        if not pin_fits(pin, member.pin if member is not None else "") or member is None:
            wait = wait_after(count)
            more = f"请过 {span_words(wait)}再试" if wait else f"还可以试 {FREE - count} 次"
            raise ServiceError("staff.wrong", f"工号或口令不对，{more}。")
        self._tries.right(number)
        return member

    def check_card(self, card: Card) -> StaffMember:
        """Whose card was laid on: the reader has read it from the chip, nobody can type it. Slow, as
        :meth:`check`. Raises ServiceError with a sentence; whoever else it is leaves nothing behind."""
        masked = mask_name(card.name)
        for member in self.roster.members():
            if member.card and member.name == masked and card_fits(card.number, member.card):
                return member
        raise ServiceError("staff.card", "这张证没有登记成工作人员的。请用工号和口令登录。")

    def open(self, member: StaffMember) -> StaffSession:
        """They are signed in from now on; somebody else who was is out. Raises ServiceError."""
        if self.current is not None and self.current.number == member.number:
            self.touch()
            return self.current
        self.end(Ending.LEFT)
        session = StaffSession(
            id=self._ids.new(),
            number=member.number,
            name=member.name,
            duty=member.duty,
            org=member.org,
            started=self._clock.now(),
        )
        self._journal.note("staff.in", session=session.id, staff=session.number)
        self.current, self._seen = session, self.roster.version()
        self.touch()
        return session

    def touch(self) -> None:
        self._touched = self._clock.monotonic()

    def seconds_left(self) -> int:
        """Until it locks by itself; 0 without a session."""
        if self.current is None:
            return 0
        return max(0, round(self._touched + self._idle - self._clock.monotonic()))

    def look(self) -> Ending | None:
        """Ends the session when it is over and says why; None while it goes on, or without one."""
        session = self.current
        if session is None:
            return None
        if self._clock.monotonic() >= self._touched + self._idle:
            self.end(Ending.IDLE)
            return Ending.IDLE
        version = self.roster.version()
        if version != self._seen:
            try:
                member = self.roster.member(session.number)
            except ServiceError:
                return None  # not to be read now: asked again at the next look
            self._seen = version
            if member is None or member.duty is not session.duty or not (member.pin or member.card):
                self.end(Ending.REVOKED)
                return Ending.REVOKED
        return None

    def end(self, why: Ending) -> None:
        """Signed out, whatever the disk says to the note about it."""
        session, self.current = self.current, None
        if session is not None:
            try:
                self._journal.note("staff.out", session=session.id, staff=session.number, reason=why.value)
            except ServiceError:
                return


def span_words(span: timedelta) -> str:
    """``40 秒``, ``8 分钟``: rounded up, never less than it is."""
    seconds = -int(-span.total_seconds() // 1)
    return f"{seconds} 秒" if seconds < 60 else f"{-(-seconds // 60)} 分钟"
