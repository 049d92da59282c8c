"""Drafts at rest: saved while they are filled in, kept on purpose, left behind, taken up again, dropped."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA, CountyClock
from kiosk.services.clock_words import moment_words, short_day_words
from kiosk.services.draft import Backing, Draft, DraftContent
from kiosk.services.errors import ServiceError, said
from kiosk.services.form_room import FormRoom
from kiosk.services.pages import Pages
from kiosk.services.submission import person_digest
from kiosk.services.visit import EndReason, Errand, Visit
from kiosk.store.port import DraftRow, KioskStore
from sync.model.case import Applicant, Route
from sync.model.matter import Matter
from sync.model.persons import mask_name

if TYPE_CHECKING:
    from sync.model.forms import Filling

LEFT_BEHIND = timedelta(days=1)
"""A draft that nobody kept (the power failed, the citizen walked away) waits this long for its owner."""
CODE_DIGITS = 6
_GONE = "上次填的内容已经不在了，请重新填写。"
_WHO_FILES = "这份是本人自己填的。代办请从要办的事开始，先写好本人和代办人，机器会问要不要接着填。"


class Unfinished(Struct, frozen=True):
    """A draft that this citizen left behind: can be taken up again."""

    draft_id: str
    matter_code: str
    saved_words: str


class ShelvedDraft(Struct, frozen=True, kw_only=True):
    """A draft as its owner sees it in a list. kept: on purpose, with the pick-up ``code``; else code is "".

    until_words: the last moment it is there.
    """

    id: str
    matter_name: str
    masked_name: str
    saved_words: str
    until_words: str
    kept: bool
    code: str


class DraftShelf:
    """Who may have a draft is decided by a keyed digest of what its owner gives: of name, number and phone
    together, or, for one kept on purpose, of number and pick-up code. An ID number alone opens nothing and
    tells nothing."""

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        store: KioskStore,
        clock: CountyClock,
        keep_for: timedelta,
        handing_over: AbstractContextManager[object],
    ) -> None:
        """keep_for: how long a draft kept on purpose stays. handing_over: held while a case is filed."""
        self._catalogue = catalogue
        self._store = store
        self._clock = clock
        self._keep_for = keep_for
        self._handing_over = handing_over
        self._forms = FormRoom(clock)
        self._to_drop: set[str] = set()

    # ---- the draft of the visit ----

    def new(self, visit: Visit, matter: Matter, applicant: Applicant, id: str) -> Draft:
        """A fresh draft, not on disk yet. Raises ServiceError."""
        return self._draft(visit, matter, applicant, id, person_digest(self._store, applicant), None)

    def blank(self, matter: Matter) -> Filling | None:
        """The matter's form, empty and nobody's; None where it has none. Raises ServiceError."""
        record = self._catalogue.form(matter) if matter.form_id else None
        return self._forms.blank(record, self._catalogue.calendar()) if record is not None else None

    def save(self, draft: Draft) -> None:
        """On disk when it returns. Raises ServiceError; what was saved before stays."""
        if draft.filed or draft.applicant is None:
            return
        row = DraftRow(
            id=draft.id,
            visit=draft.visit,
            matter_code=draft.matter.code,
            owner=draft.owner,
            content=draft.content(),
            saved_at=self._clock.now().isoformat(timespec="milliseconds"),
            kept=draft.kept,
        )
        with said():
            self._store.save_draft(row)
        draft.mark_saved()

    def keep(self, draft: Draft) -> ShelvedDraft:
        """存草稿: keep it beyond the visit, under a pick-up code that the citizen is given.

        A draft kept before keeps its code, so that the slip already at home stays good. Raises ServiceError.
        """
        if draft.applicant is None:
            raise ServiceError("filing.gone", "填的内容已经不在了，请重新填写。")
        before = (draft.owner, draft.kept, draft.code)
        draft.code = draft.code or f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
        draft.owner = self._owner_by_code(draft.applicant.id_number, draft.code)
        draft.kept = True
        try:
            self.save(draft)
        except ServiceError:
            draft.owner, draft.kept, draft.code = before
            raise
        return self._shelved(draft.id, draft.matter.name, draft.applicant, draft.code, self._clock.now())

    def leave(self, visit: Visit, reason: EndReason) -> None:
        """A listener for ``Visits(ended=…)``: what becomes of the visit's draft.

        One that was kept stays. Who chose to leave gets any other dropped. Who walked away (old hands are
        slow), or whose machine was stopped, finds what was filled in again for a day, by name, number and
        phone.
        """
        draft = visit.draft
        if draft is None:
            return
        if draft.kept or reason in (EndReason.IDLE, EndReason.STOPPED):
            if draft.unsaved:
                self.save(draft)
            return
        with self._handing_over:
            if not draft.filed:
                self.drop(draft.id)

    # ---- finding drafts again ----

    def unfinished(self, visit: Visit, matter: Matter) -> Unfinished | None:
        """What this very citizen (name, number and phone alike) left behind of this matter. ServiceError."""
        if visit.identity is None:
            return None
        owner = person_digest(self._store, visit.identity)
        for row in reversed(self._rows()):
            mine = row.owner == owner and row.matter_code == matter.code and row.visit != visit.id
            if mine and not row.kept:
                words = f"您在 {self._saved_words(row)} 填到一半，填的内容都还在。"
                return Unfinished(row.id, row.matter_code, words)
        return None

    def resume(self, visit: Visit, draft_id: str) -> Draft:
        """Take up what :meth:`unfinished` found. Raises ServiceError."""
        if visit.identity is None:
            raise ServiceError("filing.identity", "请先填姓名、身份证号码和手机号码。")
        row = self._row(draft_id)
        if row is None or row.owner != person_digest(self._store, visit.identity):
            raise ServiceError("filing.gone", _GONE)
        return self._reopen(visit, row)

    def of_person(self, who: Applicant) -> tuple[ShelvedDraft, ...]:
        """Every draft of this very person (name, number and phone alike), the newest first. ServiceError."""
        person = person_digest(self._store, who)
        found = [
            self._listed(row, content)
            for row, content in self._opened()
            if person_digest(self._store, content.applicant) == person
        ]
        return tuple(reversed(found))

    def by_code(self, id_number: str, code: str) -> ShelvedDraft | None:
        """The draft kept under this code by the owner of this ID number. Raises ServiceError."""
        owner = self._owner_by_code(id_number, code.strip())
        for row, content in self._opened():
            if row.kept and row.owner == owner:
                return self._listed(row, content)
        return None

    def take_up(self, visit: Visit, draft_id: str) -> Draft:
        """Open one that :meth:`of_person` or :meth:`by_code` found: it and its person are the visit's now.

        What the visit was filling in before stays saved for a day. Raises ServiceError.
        """
        if visit.draft is not None and visit.draft.id == draft_id:
            return visit.draft
        row = self._row(draft_id)
        if row is None:
            raise ServiceError("filing.gone", _GONE)
        return self._reopen(visit, row)

    def drop(self, draft_id: str) -> None:
        """Delete it. Tried again at the next :meth:`sweep` when it fails. Raises ServiceError."""
        try:
            with said():
                self._store.drop_draft(draft_id)
        except ServiceError:
            self._to_drop.add(draft_id)
            raise

    def sweep(self) -> None:
        """Drop what has had its time, and what could not be dropped before. Raises ServiceError."""
        now = self._clock.now()
        with said():
            for row in self._store.drafts():
                over = now - datetime.fromisoformat(row.saved_at) > self._time(row)
                if not row.frozen and (over or row.id in self._to_drop):
                    self._store.drop_draft(row.id)
                    self._to_drop.discard(row.id)

    # ---- small helps ----

    def _owner_by_code(self, id_number: str, code: str) -> str:
        return self._store.digest("kept", id_number, code)

    def _rows(self) -> list[DraftRow]:
        """Those that are nobody's case yet and can be read, oldest first."""
        with said():
            rows = self._store.drafts()
        return [row for row in rows if row.content and not row.frozen and row.id not in self._to_drop]

    def _row(self, id: str) -> DraftRow | None:
        with said():
            row = self._store.draft(id)
        return None if row is None or row.frozen or id in self._to_drop else row

    def _opened(self) -> Iterator[tuple[DraftRow, DraftContent]]:
        for row in self._rows():
            try:
                yield row, msgspec.json.decode(row.content, type=DraftContent)
            except msgspec.DecodeError:
                continue

    def _time(self, row: DraftRow) -> timedelta:
        return self._keep_for if row.kept else LEFT_BEHIND

    def _saved_words(self, row: DraftRow) -> str:
        return moment_words(datetime.fromisoformat(row.saved_at).astimezone(CHINA))

    def _listed(self, row: DraftRow, content: DraftContent) -> ShelvedDraft:
        name = content.matter.name if content.matter is not None else ""
        saved = datetime.fromisoformat(row.saved_at)
        code = content.code if row.kept else ""
        return self._shelved(row.id, name, content.applicant, code, saved)

    def _shelved(self, id: str, matter: str, who: Applicant, code: str, saved: datetime) -> ShelvedDraft:
        saved, today = saved.astimezone(CHINA), self._clock.today()
        until = (saved + (self._keep_for if code else LEFT_BEHIND)).astimezone(CHINA)
        return ShelvedDraft(
            id=id,
            matter_name=matter,
            masked_name=mask_name(who.name),
            saved_words=moment_words(saved, today),
            until_words=short_day_words(until.date(), today) if code else moment_words(until, today),
            kept=bool(code),
            code=code,
        )

    def _draft(
        self,
        visit: Visit,
        matter: Matter,
        applicant: Applicant,
        id: str,
        owner: str,
        content: DraftContent | None,
    ) -> Draft:
        with said():
            record = self._catalogue.form(matter)
        filling = None
        if record is not None:
            state = content.answers if content is not None else None
            filling = self._forms.open(record, id, applicant, self._catalogue.calendar(), state)
        routes: dict[str, Route] = content.routes if content is not None else {}
        return Draft(
            id=id,
            visit=visit.id,
            matter=matter,
            applicant=applicant,
            agent=visit.agent,
            filling=filling,
            form_id=record.id if record else "",
            form_version=record.version if record else "",
            language=visit.language,
            routes=routes,
            owner=owner,
            wallet=visit.wallet,
            pages=Pages(content.files, content.pages) if content is not None else None,
            backing=backing_of(visit),
        )

    def _reopen(self, visit: Visit, row: DraftRow) -> Draft:
        try:
            content = msgspec.json.decode(row.content, type=DraftContent)
            matter = self._catalogue.matter(row.matter_code)
        except (msgspec.DecodeError, KeyError) as error:
            raise ServiceError("filing.gone", "这份草稿现在打不开了，请重新填写，或到窗口办。") from error
        if visit.errand is not None and visit.errand.entrusted and (visit.agent or content.agent) is None:
            # It would be filed as if the applicant stood here, without agent and letter.
            raise ServiceError("filing.entrusted", _WHO_FILES)
        _take_over(visit, content)
        draft = self._draft(visit, matter, content.applicant, row.id, row.owner, content)
        draft.kept, draft.code = row.kept, content.code
        draft.frozen = content.case
        draft.helper = visit.helper.name if visit.helper is not None else ""
        visit.draft = draft
        visit.identity = content.applicant
        self.save(draft)
        return draft


def backing_of(visit: Visit) -> Backing:
    """What the helper of this visit vouches for."""
    errand = visit.errand
    return Backing(
        entrusted=errand is not None and errand.entrusted,
        authority=visit.authority,
        verification=visit.verification,
        onsite=errand.onsite if errand is not None else None,
    )


def _take_over(visit: Visit, content: DraftContent) -> None:
    """A draft is gone on with: what was vouched for then counts, but for what this visit says anew."""
    now = visit.errand or Errand()
    entrusted = now.entrusted
    if not (now.entrusted and visit.agent is not None):
        visit.agent = content.agent
        visit.relation = content.agent.relation if content.agent is not None else ""
        entrusted = content.entrusted
    if entrusted or visit.errand is not None:
        visit.errand = Errand(entrusted=entrusted, onsite=now.onsite, agent=now.agent)
    visit.authority = visit.authority or content.authority
    visit.verification = visit.verification or content.verification
