"""Training (业务培训): what is planned for whoever is signed in, signing in for it, and what came of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock, Ids
from kiosk.services.clock_words import day_words, moment_of, moment_words, time_words, who_and_when
from kiosk.services.deeds import Deeds, Who
from kiosk.services.errors import ServiceError
from kiosk.services.sealed import OwnRecords
from kiosk.services.staff import Roster
from kiosk.store.port import Book, KioskStore
from sync.model.staff import StaffMember
from sync.model.training import (
    Outcome,
    Presence,
    Trainee,
    TrainingStatus,
    check_presence,
    is_for,
    signing_days,
    trainee_of,
)
from sync.protocol.envelope import Kind
from sync.protocol.line import Topic
from sync.terminal.mailbox.port import KioskMailbox

KEEP = timedelta(days=400)


class TrainingView(Struct, frozen=True, kw_only=True):
    """A training as the page shows it to one person. state: ``coming``, ``today`` (one signs in now),
    ``saved`` (signed in, the county does not know yet), ``signed``, ``missed``, ``cancelled`` or the outcome.
    signed: when and where; outcome: in words; score: as it was entered, with remarks; marked: who entered it
    and when. order: for the list.
    """

    id: str
    title: str
    owner: str
    when: str
    place: str
    matters: str
    note: str
    state: str
    state_words: str
    signed: str
    outcome: str
    score: str
    marked: str
    cancelled: str
    order: tuple[int, float]

    @property
    def can_sign(self) -> bool:
        return self.state == "today"

    @property
    def waits(self) -> bool:
        """Somebody still has to come to it."""
        return self.state in ("today", "coming")

    @property
    def tone(self) -> str:
        """As ``Tag`` names it."""
        return _TONES.get(self.state, "n")


_TONES = {
    "today": "y",
    "coming": "t",
    "saved": "t",
    "signed": "g",
    "missed": "r",
    "cancelled": "r",
    Outcome.PRESENT.value: "g",
    Outcome.PASSED.value: "g",
    Outcome.FAILED.value: "r",
    Outcome.ABSENT.value: "r",
}
_WORDS = {
    "today": "今天培训，请签到",
    "coming": "将要培训",
    "saved": "已签到，联网后送到县里",
    "signed": "已签到",
    "missed": "没有签到",
    "cancelled": "已取消",
}


class Trainings:
    """A sign-in is on disk when it returns and goes to the county once, with or without a line."""

    def __init__(
        self,
        *,
        roster: Roster,
        catalogue: Catalogue,
        mailbox: KioskMailbox,
        store: KioskStore,
        clock: CountyClock,
        ids: Ids,
    ) -> None:
        self._roster, self._clock, self._ids = roster, clock, ids
        self._records = OwnRecords(catalogue=catalogue, mailbox=mailbox, store=store)
        self._deeds = Deeds(
            Book.TRAINING,
            Kind.PRESENCE,
            Presence,
            catalogue=catalogue,
            mailbox=mailbox,
            store=store,
            clock=clock,
            kept=KEEP,
        )

    @property
    def behind(self) -> bool:
        """Something waits for :meth:`recover`."""
        return self._deeds.behind

    def recover(self) -> int:
        """As :meth:`Deeds.recover`."""
        return self._deeds.recover()

    def sign_in(self, who: Who, id: str) -> None:
        """Nothing for whoever has signed in already. Raises ServiceError with why one cannot."""
        view = next((view for view in self.all(who.number) if view.id == id), None)
        if view is None:
            raise ServiceError("training.gone", "没有通知您参加这次培训，请看最新的安排。")
        if view.state == "cancelled":
            raise ServiceError("training.cancelled", "这次培训已经取消了，不用签到。")
        if view.state == "coming":
            raise ServiceError("training.early", "还没有到培训的日子，培训当天才能签到。")
        if view.state == "missed":
            raise ServiceError("training.late", "培训已经过了，请告诉培训的部门，由他们登记到场。")
        if not view.can_sign:
            return
        presence = Presence(id=self._ids.new(), training=id, staff=who.number, made_at=self._deeds.now())
        problems = check_presence(presence)
        if problems:
            raise ServiceError(problems[0].rule, problems[0].message)
        self._deeds.keep(presence, who, "signed_in")

    def all(self, number: str) -> list[TrainingView]:
        """What one person is called to, or was at: what can be signed for now, what comes next, then from the
        newest back. Raises ServiceError."""
        member = self._roster.member(number)
        if member is None:
            return []
        here = {
            presence.training: at for presence, at in self._deeds.all() if presence.staff == member.number
        }
        today = self._clock.today()
        views = (
            _view(status, member, here.get(status.training), today)
            for status in self._records.all(Topic.TRAINING, TrainingStatus).values()
            if is_for(status, member)
        )
        return sorted((view for view in views if view is not None), key=lambda view: view.order)


def _view(
    status: TrainingStatus, member: StaffMember, signed_here: datetime | None, today: date
) -> TrainingView | None:
    """None for a plan whose times cannot be read."""
    starts, ends = moment_of(status.starts), moment_of(status.ends)
    if starts is None or ends is None:
        return None
    person = trainee_of(status, member.number) or Trainee(number=member.number)
    state = _state(status, person, signed_here, signing_days(starts, ends), today)
    waits = state in ("today", "coming")
    outcome = person.outcome
    return TrainingView(
        id=status.training,
        title=status.title,
        owner=status.owner,
        when=_when(starts, ends, today),
        place=status.place,
        matters="、".join(matter.name for matter in status.matters),
        note=status.note,
        state=state,
        state_words=outcome.label if outcome is not None and state == outcome.value else _WORDS[state],
        signed=_signed(person, signed_here),
        outcome=outcome.label if outcome is not None else "",
        score=person.words,
        marked=who_and_when(person.marked_by, moment_of(person.marked_at)),
        cancelled=status.cancelled,
        order=(0 if waits else 1, starts.timestamp() if waits else -starts.timestamp()),
    )


def _state(
    status: TrainingStatus,
    person: Trainee,
    signed_here: datetime | None,
    days: tuple[date, date],
    today: date,
) -> str:
    if status.cancelled:
        return "cancelled"
    if person.outcome is not None:
        return person.outcome.value
    if person.signed_at:
        return "signed"
    if signed_here is not None:
        return "saved"
    first, last = days
    return "coming" if today < first else "today" if today <= last else "missed"


def _when(starts: datetime, ends: datetime, today: date) -> str:
    """``11月30日 星期一 09:00 到 11:30``; the day of its end too where that is another."""
    end = time_words(ends) if ends.date() == starts.date() else moment_words(ends, today)
    return f"{day_words(starts.date(), today)} {time_words(starts)} 到 {end}"


def _signed(person: Trainee, signed_here: datetime | None) -> str:
    if person.signed_at:
        return who_and_when(person.signed_where, moment_of(person.signed_at))
    return moment_words(signed_here) if signed_here is not None else ""
