"""首问: who asked what, what they were told, to whom it went, how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA, CountyClock
from kiosk.services.clock_words import moment_words
from kiosk.services.errors import ServiceError
from kiosk.services.helping import Helping
from kiosk.services.staff import Roster, StaffSession
from sync.model.helping import Help, HelperRecord, asked_about, asked_note, asked_told, begins_duty
from sync.model.persons import mask_name

FEWEST, MOST = 2, 200


class AskedStep(Struct, frozen=True, kw_only=True):
    """who: masked. note: what was said."""

    what: str
    when: str
    who: str
    note: str


class AskedView(Struct, frozen=True, kw_only=True):
    """One duty. owner, holder: staff numbers; the owner stays, whoever has it. asker: masked, "" for nobody
    named. day_words: when it was asked."""

    id: str
    about: str
    asker: str
    matter_code: str
    owner: str
    owner_name: str
    holder: str
    holder_name: str
    when: str
    closed: bool
    steps: tuple[AskedStep, ...]


class FirstAsked:
    def __init__(self, *, helping: Helping, catalogue: Catalogue, roster: Roster, clock: CountyClock) -> None:
        self._helping = helping
        self._catalogue = catalogue
        self._roster = roster
        self._clock = clock

    def ask(
        self,
        session: StaffSession,
        visit: str,
        *,
        about: str,
        told: str = "",
        asker: str = "",
        matter_code: str = "",
        notice_rev: int = 0,
    ) -> HelperRecord:
        """Somebody asked. notice_rev: of the one-time notice they were given. Raises ServiceError."""
        about, told = " ".join(about.split())[:MOST], " ".join(told.split())[:MOST]
        if len(about) < FEWEST:
            raise ServiceError("asked.about", "请写一句问的是什么事。")
        note = asked_note(about, told)
        return self._helping.record(
            session,
            visit,
            Help.ASKED,
            matter_code=matter_code,
            note=note,
            asker=" ".join(asker.split())[:30],
            notice_rev=notice_rev,
        )

    def hand_on(self, session: StaffSession, visit: str, id: str, to: str, note: str = "") -> HelperRecord:
        """To a colleague of this township, by staff number; the owner stays. Raises ServiceError."""
        view = self._mine(session, id)
        if to == view.holder or self._roster.member(to) is None:
            raise ServiceError("asked.colleague", "请选一位在岗的同事来接手。")
        return self._helping.record(
            session, visit, Help.HANDED_ON, matter_code=view.matter_code, duty=id, handed_to=to, note=note
        )

    def close(self, session: StaffSession, visit: str, id: str, how: str) -> HelperRecord:
        """The citizen has the answer. Raises ServiceError."""
        view = self._mine(session, id)
        how = " ".join(how.split())[:MOST]
        if len(how) < FEWEST:
            raise ServiceError("asked.how", "请写一句是怎么答复群众的。")
        return self._helping.record(
            session, visit, Help.CLOSED, matter_code=view.matter_code, duty=id, note=how
        )

    def view(self, id: str) -> AskedView | None:
        """Raises ServiceError."""
        return next((view for view in self._views() if view.id == id), None)

    def open_of(self, number: str) -> Sequence[AskedView]:
        """What somebody answers for or has in hand, the oldest first. Raises ServiceError."""
        return [view for view in self._views() if not view.closed and number in (view.owner, view.holder)]

    def colleagues(self, number: str) -> Sequence[tuple[str, str]]:
        """Staff number and name of who may take something over. Raises ServiceError."""
        return [(m.number, m.name) for m in self._roster.members() if m.number != number]

    # ---- inside ----

    def _mine(self, session: StaffSession, id: str) -> AskedView:
        view = self.view(id)
        if view is None or session.number not in (view.owner, view.holder):
            raise ServiceError("asked.not_theirs", "这一条不归您，请首问责任人或现在办的人来处理。")
        if view.closed:
            raise ServiceError("asked.closed", "这一条已经办结了。")
        return view

    def _views(self) -> list[AskedView]:
        records = self._helping.records()
        follows: dict[str, list[HelperRecord]] = {}
        for record in records:
            if record.duty:
                follows.setdefault(record.duty, []).append(record)
        return [self._view(record, follows.get(record.id, [])) for record in records if begins_duty(record)]

    def _view(self, first: HelperRecord, after: Sequence[HelperRecord]) -> AskedView:
        handed = [record.handed_to for record in after if record.help is Help.HANDED_ON]
        holder = handed[-1] if handed else first.helper
        return AskedView(
            id=first.id,
            about=asked_about(first.note),
            asker=mask_name(first.asker) if first.asker else "",
            matter_code=first.matter_code,
            owner=first.helper,
            owner_name=self._name(first.helper),
            holder=holder,
            holder_name=self._name(holder),
            when=self._when(first),
            closed=any(record.help is Help.CLOSED for record in after),
            steps=tuple(self._step(record) for record in (first, *after)),
        )

    def _step(self, record: HelperRecord) -> AskedStep:
        note = record.note
        if record.help is Help.ASKED:
            told = asked_told(note)
            note = f"告知：{told}" if told else ""
            if record.notice_rev:
                note = "；".join(part for part in (note, "给了一次性告知单") if part)
        elif record.help is Help.HANDED_ON:
            note = "；".join(part for part in (f"交给 {self._name(record.handed_to)}", note) if part)
        return AskedStep(
            what=record.help.label, when=self._when(record), who=self._name(record.helper), note=note
        )

    def _when(self, record: HelperRecord) -> str:
        return moment_words(datetime.fromisoformat(record.made_at).astimezone(CHINA), self._clock.today())

    def _name(self, number: str) -> str:
        member = self._roster.member(number)
        return member.name if member is not None else f"工号 {number}"
