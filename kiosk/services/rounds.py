"""上门代办: one helper, one place, several households one after the other."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from kiosk.services.clock import CHINA, CountyClock, Ids
from kiosk.services.clock_words import moment_words
from kiosk.services.errors import ServiceError, said
from kiosk.services.staff import StaffSession
from kiosk.store.port import KioskStore, RoundRow, Stub
from sync.model.case import Applicant, OnSite

MOST_PLACE = 60
OPEN_FOR = timedelta(days=2)
"""A round that nobody goes on with is closed: whose card files for everybody must not lie here for longer."""
KEEP = timedelta(days=30)


class RoundContent(Struct, frozen=True, kw_only=True):
    """At rest, before the store encrypts it. agent: who files where somebody is not there, once known.
    visits: of the households, in their order; what was filed in them are the cases of the round."""

    place: str
    agent: Applicant | None = None
    visits: tuple[str, ...] = ()


class RoundLine(Struct, frozen=True, kw_only=True):
    """A household that is done. who: masked."""

    case_id: str
    matter_code: str
    matter_name: str
    who: str
    words: str


class RoundView(Struct, frozen=True, kw_only=True):
    """An open round. done: in their order."""

    id: str
    place: str
    done: tuple[RoundLine, ...]
    agent: Applicant | None


class Rounds:
    """A household's visit is on disk before its form is opened, a case before its receipt shows: so what
    is done is known after any power cut, whatever came last."""

    def __init__(self, *, store: KioskStore, clock: CountyClock, ids: Ids) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids

    def open_of(self, number: str) -> RoundView | None:
        """The round that somebody is on. Raises ServiceError."""
        found = self._open_row(number)
        if found is None:
            return None
        row, content = found
        with said():
            stubs = {stub.visit: stub for stub in self._store.stubs_by_visit(content.visits)}
        done = [stubs[visit] for visit in content.visits if visit in stubs]
        return RoundView(
            id=row.id, place=content.place, done=tuple(map(self._line, done)), agent=content.agent
        )

    def begin(self, session: StaffSession, place: str) -> RoundView:
        """The round somebody is on, or a new one. Raises ServiceError."""
        there = self.open_of(session.number)
        if there is not None:
            return there
        place = " ".join(place.split())[:MOST_PLACE]
        if len(place) < 2:
            raise ServiceError("round.place", "请写上门的地点，比如“清溪村三组”。")
        row = RoundRow(id=self._ids.new(), number=session.number, started_at=self._now(), content=b"")
        self._keep(row, RoundContent(place=place))
        return RoundView(id=row.id, place=place, done=(), agent=None)

    def visit(self, session: StaffSession, visit: str) -> OnSite:
        """The next household's visit; what its case carries. Raises ServiceError."""
        row, content = self._need(session.number)
        visits = content.visits if visit in content.visits else (*content.visits, visit)
        self._keep(row, msgspec.structs.replace(content, visits=visits))
        view = self.open_of(session.number)
        return OnSite(round=row.id, place=content.place, turn=len(view.done if view else ()) + 1)

    def keep_agent(self, number: str, agent: Applicant) -> None:
        """Who files is asked once in a round. Raises ServiceError."""
        row, content = self._need(number)
        plain = msgspec.structs.replace(agent, relation="")
        if content.agent != plain:
            self._keep(row, msgspec.structs.replace(content, agent=plain))

    def close(self, number: str) -> None:
        """No further household; whose card it was is forgotten. Raises ServiceError."""
        found = self._open_row(number)
        if found is not None:
            self._close(*found)

    def recover(self) -> None:
        """Close what was left open too long and forget what is old. Between visits. Raises ServiceError."""
        for row, content in self._rows():
            if not row.closed and self._is_over(row):
                self._close(row, content)
        with said():
            self._store.drop_rounds(
                (self._clock.clock.now() - KEEP).astimezone(CHINA).isoformat(timespec="milliseconds")
            )

    # ---- inside ----

    def _rows(self) -> list[tuple[RoundRow, RoundContent]]:
        with said():
            rows = self._store.rounds()
        found = []
        for row in rows:
            try:
                found.append((row, msgspec.json.decode(row.content, type=RoundContent)))
            except msgspec.DecodeError:
                continue
        return found

    def _open_row(self, number: str) -> tuple[RoundRow, RoundContent] | None:
        """One that is over is not gone on with, also before :meth:`recover` closed it."""
        own = [pair for pair in self._rows() if pair[0].number == number and not pair[0].closed]
        return own[-1] if own and not self._is_over(own[-1][0]) else None

    def _is_over(self, row: RoundRow) -> bool:
        return self._clock.clock.now() - datetime.fromisoformat(row.started_at) > OPEN_FOR

    def _need(self, number: str) -> tuple[RoundRow, RoundContent]:
        found = self._open_row(number)
        if found is None:
            raise ServiceError("round.gone", "这一趟上门已经结束了，请在工作台重新开始。")
        return found

    def _close(self, row: RoundRow, content: RoundContent) -> None:
        self._keep(msgspec.structs.replace(row, closed=True), msgspec.structs.replace(content, agent=None))

    def _keep(self, row: RoundRow, content: RoundContent) -> None:
        with said():
            self._store.keep_round(msgspec.structs.replace(row, content=msgspec.json.encode(content)))

    def _line(self, stub: Stub) -> RoundLine:
        filed = datetime.fromisoformat(stub.filed_at).astimezone(CHINA)
        return RoundLine(
            case_id=stub.case_id,
            matter_code=stub.matter_code,
            matter_name=stub.matter_name,
            who=stub.masked_name,
            words=f"回执号末尾 {stub.tail}，{moment_words(filed, self._clock.today())}",
        )

    def _now(self) -> str:
        return self._clock.clock.now().astimezone(CHINA).isoformat(timespec="milliseconds")
