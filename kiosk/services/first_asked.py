"""首问: who asked what, what they were told, to whom it went, how it ended.

What was done at this machine is in its own book; what was done about it at the county's console, and at the
other machines of the township, is put beside it as the county tells of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA, CountyClock
from kiosk.services.clock_words import moment_words
from kiosk.services.errors import ServiceError
from kiosk.services.helping import Helped, Helping
from kiosk.services.staff import Roster, StaffSession
from kiosk.services.told_duties import ToldDuties
from sync.model.duty import DutyMove, DutyStatus
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
    """One duty. owner, holder: staff numbers, "" for somebody no terminal knows; the owner stays, whoever has
    it. asker: masked, "" for nobody named. when: it was asked, in words. ended_at: None while it is open;
    ended_by: masked, with the office where that was at the console; ended_here: the staff number, where it
    was at this machine."""

    id: str
    about: str
    asker: str
    matter_code: str
    owner: str
    owner_name: str
    holder: str
    holder_name: str
    when: str
    steps: tuple[AskedStep, ...]
    ended_at: datetime | None = None
    ended_by: str = ""
    ended_here: str = ""

    @property
    def closed(self) -> bool:
        return self.ended_at is not None


class AskedRecord(Struct, frozen=True):
    """A duty, and staff number and name of who may take it over."""

    view: AskedView
    colleagues: Sequence[tuple[str, str]]


class _Line(Struct, frozen=True):
    """A step with what follows from it. holder: number and name of who has it from then on, None: as before.
    ends: the staff number of who ended it here, "" of somebody else, None: it does not."""

    at: datetime
    step: AskedStep
    holder: tuple[str, str] | None = None
    ends: str | None = None


class FirstAsked:
    def __init__(
        self,
        *,
        helping: Helping,
        told: ToldDuties,
        catalogue: Catalogue,
        roster: Roster,
        clock: CountyClock,
    ) -> None:
        self._helping = helping
        self._told = told
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
        return next((view for view in self._views(self._helping.all()) if view.id == id), None)

    def of(
        self, number: str, helped: Sequence[Helped] | None = None, lately: timedelta = timedelta()
    ) -> Sequence[AskedView]:
        """What somebody answers for or has in hand, the oldest first; then what others have ended of it
        within that time, the newest first. helped: all records, for who has read them already. Raises
        ServiceError."""
        views = self._views(self._helping.all() if helped is None else helped)
        theirs = [view for view in views if number in (view.owner, view.holder)]
        since = self._clock.now() - lately
        ended = [(v.ended_at, v) for v in theirs if v.ended_at is not None and v.ended_here != number]
        news = sorted((one for one in ended if one[0] > since), key=lambda one: one[0], reverse=True)
        return [view for view in theirs if not view.closed] + [view for _, view in news]

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

    def _views(self, helped: Sequence[Helped]) -> list[AskedView]:
        """The oldest first; those that began at other machines after those that began here."""
        told, names = self._told.all(), self._names()
        after: dict[str, list[Helped]] = {}
        for one in helped:
            if one.record.duty:
                after.setdefault(one.record.duty, []).append(one)
        here = [
            self._view(one, after.get(one.record.id, ()), told.pop(one.record.id, None), names)
            for one in helped
            if begins_duty(one.record)
        ]
        return here + [self._elsewhere(told[id], after.get(id, ()), names) for id in sorted(told)]

    def _view(
        self, first: Helped, after: Sequence[Helped], status: DutyStatus | None, names: Mapping[str, str]
    ) -> AskedView:
        record = first.record
        name = _name(record.helper, names)
        begun = AskedView(
            id=record.id,
            about=asked_about(record.note),
            asker=mask_name(record.asker) if record.asker else "",
            matter_code=record.matter_code,
            owner=record.helper,
            owner_name=name,
            holder=record.helper,
            holder_name=name,
            when=self._when(first.at),
            steps=(),
        )
        return self._through(begun, (first, *after), status, names)

    def _elsewhere(self, status: DutyStatus, after: Sequence[Helped], names: Mapping[str, str]) -> AskedView:
        begun = AskedView(
            id=status.duty,
            about=status.about,
            asker=status.asker,
            matter_code=status.matter_code,
            owner=status.owner,
            owner_name=status.owner_name,
            holder=status.owner,
            holder_name=status.owner_name,
            when=self._when(_moment(status.asked_at)),
            steps=(),
        )
        return self._through(begun, after, status, names)

    def _through(
        self,
        begun: AskedView,
        own: Sequence[Helped],
        status: DutyStatus | None,
        names: Mapping[str, str],
    ) -> AskedView:
        """What was done here and what the county tells of, each once, in the order of time."""
        lines = [self._own_line(one, names) for one in own]
        if status is not None:
            here = {one.record.id for one in own}
            lines += [self._told_line(move, status) for move in status.moves if move.record not in here]
        lines.sort(key=lambda line: line.at)
        held = [line.holder for line in lines if line.holder is not None]
        holder, holder_name = held[-1] if held else (begun.holder, begun.holder_name)
        view = replace(
            begun, holder=holder, holder_name=holder_name, steps=tuple(line.step for line in lines)
        )
        end = next((line for line in lines if line.ends is not None), None)
        if end is None:
            return view
        return replace(view, ended_at=end.at, ended_by=end.step.who, ended_here=end.ends or "")

    def _own_line(self, one: Helped, names: Mapping[str, str]) -> _Line:
        record, note = one.record, one.record.note
        holder = ends = None
        if record.help is Help.ASKED:
            note = _told(note, "给了一次性告知单" if record.notice_rev else "")
        elif record.help is Help.HANDED_ON:
            holder = (record.handed_to, _name(record.handed_to, names))
            note = "；".join(part for part in (f"交给 {holder[1]}", note) if part)
        elif record.help is Help.CLOSED:
            ends = record.helper
        who = _name(record.helper, names)
        step = AskedStep(what=record.help.label, when=self._when(one.at), who=who, note=note)
        return _Line(one.at, step, holder, ends)

    def _told_line(self, move: DutyMove, status: DutyStatus) -> _Line:
        """To whom the last hand-over went stands in the status; after an earlier one comes the next."""
        at = _moment(move.at)
        note = _told(move.note) if move.help is Help.ASKED else move.note
        step = AskedStep(what=move.help.label, when=self._when(at), who=move.who, note=note)
        holder = (status.holder, status.holder_name) if move.help is Help.HANDED_ON else None
        return _Line(at, step, holder, "" if move.help is Help.CLOSED else None)

    def _when(self, at: datetime) -> str:
        return moment_words(at, self._clock.today())

    def _names(self) -> dict[str, str]:
        """Of all in office here, by number in small letters."""
        return {member.number.casefold(): member.name for member in self._roster.members()}


def _told(note: str, notice: str = "") -> str:
    told = asked_told(note)
    return "；".join(part for part in (f"告知：{told}" if told else "", notice) if part)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(CHINA)


def _name(number: str, names: Mapping[str, str]) -> str:
    return names.get(number.strip().casefold(), f"工号 {number}")
