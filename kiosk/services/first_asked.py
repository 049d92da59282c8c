"""首问: who asked what, what they were told, to whom it went, how it ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock
from kiosk.services.clock_words import moment_words
from kiosk.services.errors import ServiceError
from kiosk.services.helping import Helped, Helping
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
    named. when: it was asked, in words."""

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


class AskedRecord(Struct, frozen=True):
    """A duty, and staff number and name of who may take it over."""

    view: AskedView
    colleagues: Sequence[tuple[str, str]]


class _Duty(Struct, frozen=True):
    """What was asked, and what followed."""

    first: Helped
    after: Sequence[Helped]

    @property
    def holder(self) -> str:
        """The staff number of whom it went to last."""
        handed = (one.record.handed_to for one in reversed(self.after) if one.record.help is Help.HANDED_ON)
        return next(handed, self.first.record.helper)

    @property
    def closed(self) -> bool:
        return any(one.record.help is Help.CLOSED for one in self.after)


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

    def record_of(self, id: str) -> AskedRecord | None:
        """Raises ServiceError."""
        view = self.view(id)
        return AskedRecord(view, self.colleagues(view.holder)) if view is not None else None

    def view(self, id: str) -> AskedView | None:
        """Raises ServiceError."""
        duty = next((duty for duty in _duties(self._helping.all()) if duty.first.record.id == id), None)
        return self._view(duty, self._names()) if duty is not None else None

    def open_of(self, number: str, helped: Sequence[Helped] | None = None) -> Sequence[AskedView]:
        """What somebody answers for or has in hand, the oldest first. helped: all records, for who has read
        them already. Raises ServiceError."""
        duties = _duties(self._helping.all() if helped is None else helped)
        theirs = [d for d in duties if not d.closed and number in (d.first.record.helper, d.holder)]
        names = self._names() if theirs else {}
        return [self._view(duty, names) for duty in theirs]

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

    def _view(self, duty: _Duty, names: Mapping[str, str]) -> AskedView:
        first, holder = duty.first.record, duty.holder
        return AskedView(
            id=first.id,
            about=asked_about(first.note),
            asker=mask_name(first.asker) if first.asker else "",
            matter_code=first.matter_code,
            owner=first.helper,
            owner_name=_name(first.helper, names),
            holder=holder,
            holder_name=_name(holder, names),
            when=self._when(duty.first),
            closed=duty.closed,
            steps=tuple(self._step(helped, names) for helped in (duty.first, *duty.after)),
        )

    def _step(self, helped: Helped, names: Mapping[str, str]) -> AskedStep:
        record, note = helped.record, helped.record.note
        if record.help is Help.ASKED:
            told = asked_told(note)
            note = f"告知：{told}" if told else ""
            if record.notice_rev:
                note = "；".join(part for part in (note, "给了一次性告知单") if part)
        elif record.help is Help.HANDED_ON:
            note = "；".join(part for part in (f"交给 {_name(record.handed_to, names)}", note) if part)
        who = _name(record.helper, names)
        return AskedStep(what=record.help.label, when=self._when(helped), who=who, note=note)

    def _when(self, helped: Helped) -> str:
        return moment_words(helped.at, self._clock.today())

    def _names(self) -> dict[str, str]:
        """Of all in office here, by number in small letters."""
        return {member.number.casefold(): member.name for member in self._roster.members()}


def _duties(helped: Sequence[Helped]) -> list[_Duty]:
    """The oldest first."""
    follows: dict[str, list[Helped]] = {}
    for one in helped:
        if one.record.duty:
            follows.setdefault(one.record.duty, []).append(one)
    return [_Duty(one, follows.get(one.record.id, ())) for one in helped if begins_duty(one.record)]


def _name(number: str, names: Mapping[str, str]) -> str:
    return names.get(number.strip().casefold(), f"工号 {number}")
