"""Snags (承接问题): told to the department that owns the matter, its answer read here, solved or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock, Ids
from kiosk.services.clock_words import day_words, moment_of, moment_words, who_and_when
from kiosk.services.deeds import Deeds, Who
from kiosk.services.errors import ServiceError
from kiosk.services.sealed import OwnRecords
from kiosk.store.port import Book, KioskStore
from sync.model.snag import Snag, SnagSort, SnagState, SnagStatus, SnagStep, check_snag
from sync.protocol.envelope import Kind
from sync.protocol.line import Topic
from sync.terminal.mailbox.port import KioskMailbox

KEEP = timedelta(days=400)


class SnagView(Struct, frozen=True, kw_only=True):
    """A snag as the page shows it. state: ``saved`` while the county has said nothing of it. can_close: there
    is an answer, and it is the township's turn. unread: its answer is new to whoever looks. about: who
    reported it and when; answered: who answered and when."""

    id: str
    matter: str
    sorts: str
    words: str
    about: str
    state: str
    state_words: str
    owner: str
    due: str
    answer: str
    answered: str
    can_close: bool
    unread: bool

    @property
    def tone(self) -> str:
        """As ``Tag`` names it."""
        return "y" if self.unread else {"answered": "t", "closed": "g"}.get(self.state, "n")


class Snags:
    """Every verb is on disk when it returns and goes to the county once, with or without a line."""

    def __init__(
        self, *, catalogue: Catalogue, mailbox: KioskMailbox, store: KioskStore, clock: CountyClock, ids: Ids
    ) -> None:
        self._catalogue, self._clock, self._ids = catalogue, clock, ids
        self._records = OwnRecords(catalogue=catalogue, mailbox=mailbox, store=store)
        self._deeds = Deeds(
            Book.SNAGS,
            Kind.SNAG,
            Snag,
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

    def report(
        self, who: Who, matter_code: str, sorts: Iterable[SnagSort], words: str, visit: str = ""
    ) -> Snag:
        """Raises ServiceError with what is missing, or with why nothing could be kept."""
        return self._say(
            who, SnagStep.REPORTED, matter_code=matter_code, sorts=sorts, words=words, visit=visit
        )

    def read(self, who: Who, id: str) -> None:
        """Whoever reported it has the answer before them. Nothing for anybody else, nor twice."""
        view = self.find(who.number, id)
        if view is not None and view.unread:
            self._say(who, SnagStep.READ, about=id)

    def solved(self, who: Who, id: str) -> None:
        self._say(who, SnagStep.SOLVED, about=id)

    def not_solved(self, who: Who, id: str, words: str) -> None:
        """words: what is still wrong. Raises ServiceError without any."""
        self._say(who, SnagStep.NOT_SOLVED, about=id, words=words)

    def recover(self) -> int:
        """As :meth:`Deeds.recover`."""
        return self._deeds.recover()

    def find(self, number: str, id: str) -> SnagView | None:
        return next((view for view in self.all(number) if view.id == id), None)

    def all(self, number: str) -> list[SnagView]:
        """Those of the township, as somebody sees them: new answers first, then by when they were reported,
        the newest first. Raises ServiceError."""
        deeds = self._deeds.all()
        known = {status.snag: status for status in self._records.all(Topic.SNAG, SnagStatus).values()}
        later: dict[str, list[tuple[Snag, datetime]]] = {}
        for snag, at in deeds:
            if snag.about:
                later.setdefault(snag.about, []).append((snag, at))
        found = [self._told(status, number, later.get(status.snag, ())) for status in known.values()]
        found += [self._saved(snag, at) for snag, at in deeds if not snag.about and snag.id not in known]
        found.sort(key=lambda view: view.id, reverse=True)
        return sorted(found, key=lambda view: (not view.unread, view.state == SnagState.CLOSED.value))

    # ---- inside ----

    def _say(
        self,
        who: Who,
        step: SnagStep,
        *,
        matter_code: str = "",
        sorts: Iterable[SnagSort] = (),
        words: str = "",
        about: str = "",
        visit: str = "",
    ) -> Snag:
        snag = Snag(
            id=self._ids.new(),
            step=step,
            staff=who.number,
            made_at=self._deeds.now(),
            matter_code=matter_code,
            sorts=tuple(sorts),
            words=words.strip(),
            about=about,
            visit=visit,
        )
        problems = check_snag(snag)
        if problems:
            raise ServiceError(problems[0].rule, problems[0].message)
        self._deeds.keep(snag, who, step.value, visit=visit)
        return snag

    def _told(self, status: SnagStatus, number: str, later: Sequence[tuple[Snag, datetime]]) -> SnagView:
        answered = moment_of(status.answered_at)
        since = [snag for snag, at in later if answered is not None and at >= answered]
        read = status.read or any(snag.step is SnagStep.READ and snag.staff == number for snag in since)
        said_now = next((s.step for s in reversed(since) if s.step is not SnagStep.READ), None)
        state, words = status.state.value, status.state.label
        if status.state is SnagState.ANSWERED and said_now is SnagStep.SOLVED:
            state, words = SnagState.CLOSED.value, SnagState.CLOSED.label
        elif status.state is SnagState.ANSWERED and said_now is SnagStep.NOT_SOLVED:
            state, words = SnagState.OPEN.value, "说了还没解决，等部门再答"
        today = self._clock.today()
        return SnagView(
            id=status.snag,
            matter=status.matter_name,
            sorts="、".join(sort.label for sort in status.sorts),
            words=status.words,
            about=who_and_when(status.who, moment_of(status.at)),
            state=state,
            state_words=words,
            owner=status.owner,
            due=f"{day_words(status.due, today)} 前答复" if status.due is not None else "",
            answer=status.answer,
            answered=who_and_when(status.answered_by, answered),
            can_close=state == SnagState.ANSWERED.value,
            unread=bool(status.answer) and not read and status.staff == number,
        )

    def _saved(self, snag: Snag, at: datetime) -> SnagView:
        try:
            matter = self._catalogue.matter(snag.matter_code)
            name, owner = matter.name, matter.department
        except KeyError:
            name, owner = snag.matter_code, ""
        return SnagView(
            id=snag.id,
            matter=name,
            sorts="、".join(sort.label for sort in snag.sorts),
            words=snag.words,
            about=f"工号 {snag.staff} · {moment_words(at)}",
            state="saved",
            state_words="已存好，联网后送到部门",
            owner=owner,
            due="",
            answer="",
            answered="",
            can_close=False,
            unread=False,
        )
