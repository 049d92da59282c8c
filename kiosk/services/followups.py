"""What a citizen sends after a case: what a correction asked for (补正), or a withdrawal (撤回)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kiosk.services.attaching import Attaching
from kiosk.services.case_view import SUPPLEMENT, SUPPLEMENT_ALL, WITHDRAWAL, CaseView
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA, CountyClock, Ids
from kiosk.services.errors import ServiceError, said
from kiosk.services.pages import Pages
from kiosk.services.visit import Visit
from kiosk.store.port import FollowupMark, KioskStore, StoreError
from sync.model.case import Applicant, CaseFile, MaterialChoice, Route
from sync.model.followup import Supplement, Withdrawal, check_supplement, check_withdrawal
from sync.model.persons import IdType
from sync.model.problem import Problem
from sync.protocol.envelope import Kind, seal_message
from sync.terminal.mailbox.port import Enrolment, KioskMailbox

_NOT_NOW = Problem("case", "followup.not_now", "这一件现在不能这样办，请找帮办员或到窗口问。")
_STORING = Problem("files", "followup.storing", "还有一页正在收好，请等一下再点“提交”。")


class Opening:
    """One opening of a page of what follows a case. The same one sent again, after a failure or by a second
    tap, is one message. Kept nowhere: what was photographed and not sent is wiped (``Followups.leave``).

    sent: its message is in the outbox; sent_at: since when, by the county's clock in local time. left: nobody
    will send it. storing: how many photographs are on their way to the disk. note: what the citizen has
    written so far.
    """

    def __init__(self, id: str, case_id: str = "") -> None:
        self.id, self.case_id = id, case_id
        self.pages = Pages()
        self.sent = self.left = False
        self.storing = 0
        self.note = ""
        self.sent_at: datetime | None = None

    @property
    def begun(self) -> bool:
        """Something would be lost by leaving now."""
        return not self.sent and bool(self.pages.files or self.note.strip())

    def add_page(self, file: CaseFile, material: str = "") -> None:
        """material: as it stands in ``CaseView.missing``; "" for one that is for none of them."""
        self.pages.add(file, material)

    def remove_page(self, id: str) -> None:
        self.pages.remove(id)

    def case_files(self) -> tuple[CaseFile, ...]:
        return self.pages.files


class Followups:
    """The message is durably in the outbox, with its photographs, when a method returns without problems.

    Its methods may be called from several threads: the window's leaves while a worker stores or sends.
    """

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        mailbox: KioskMailbox,
        store: KioskStore,
        clock: CountyClock,
        ids: Ids,
        attaching: Attaching,
    ) -> None:
        self._catalogue = catalogue
        self._mailbox = mailbox
        self._store = store
        self._clock = clock
        self._ids = ids
        self._attaching = attaching

    def open(self, case_id: str = "") -> Opening:
        return Opening(self._ids.new(), case_id)

    def attach(
        self, visit: Visit, opening: Opening, source: Path | bytes, type: str, material: str = ""
    ) -> CaseFile:
        """A photograph or scan to be sent with the supplement, on disk and sealed when this returns.

        material: of ``case.missing``. Raises ServiceError; then nothing of it was kept.
        """
        with self._attaching.still():
            _still_open(opening)
            opening.storing += 1
        try:
            file = self._attaching.attach(visit, opening, source, type, material)
        finally:
            with self._attaching.still():
                opening.storing -= 1
        if opening.left:  # meanwhile: leave() has not seen this one
            self.leave(opening)
            raise _gone()
        return file

    def detach(self, opening: Opening, id: str) -> None:
        """Take it out again; its bytes are wiped. Raises ServiceError."""
        with self._attaching.still():
            _still_open(opening)
            self._attaching.detach(opening, id)

    def leave(self, opening: Opening) -> None:
        """The page was left: what was photographed and not sent is wiped. Raises ServiceError; it can be
        called again then."""
        with self._attaching.still():
            if opening.sent:
                return
            opening.left = True
            if opening.pages.files:
                self._attaching.let_go(opening)
                opening.pages.clear()

    def supplement(
        self,
        opening: Opening,
        visit: str,
        case: CaseView,
        id_number: str,
        given: Sequence[str],
        note: str,
        helper: str = "",
    ) -> tuple[Problem, ...]:
        """given: of ``case.missing``, what is supplied now beside what was photographed. note: the citizen's
        words. helper: masked name of who of the staff helped.

        The citizen has shown that the case is theirs by id_number. Raises ServiceError when it is not stored.
        """
        with self._attaching.still():  # from here to the outbox nothing of it may be wiped
            if opening.sent:
                return ()
            _still_open(opening)
            if not case.can_supplement:
                return (_NOT_NOW,)
            if opening.storing:
                return (_STORING,)
            enrolment, made_at = self._enrolled(), self._clock.clock.now()
            body = self._body(opening, visit, case, id_number, given, note, helper, made_at)
            problems = check_supplement(body)
            if not problems:
                if self._attaching.missing(opening):
                    raise ServiceError("followup.file", "有照片没有存好，请删掉重新拍一次。")
                self._post(enrolment, body, Kind.SUPPLEMENT, made_at)
                opening.sent, opening.sent_at = True, self._clock.now()
            return problems

    def _body(
        self,
        opening: Opening,
        visit: str,
        case: CaseView,
        id_number: str,
        given: Sequence[str],
        note: str,
        helper: str,
        made_at: datetime,
    ) -> Supplement:
        photographed = opening.pages.by_material
        brought = list(dict.fromkeys([*given, *photographed]))
        return Supplement(
            id=opening.id,
            case_id=case.case_id,
            receipt_no=case.receipt_no,
            visit=visit,
            person=_person(case, id_number),
            made_at=_text(made_at),
            materials=tuple(self._material(case, name, photographed.get(name, ())) for name in brought),
            note=note.strip(),
            complete=set(brought) >= set(case.missing),
            files=opening.case_files(),
            helper=helper,
        )

    def withdraw(
        self, id: str, visit: str, case: CaseView, id_number: str, reason: str
    ) -> tuple[Problem, ...]:
        """The same; reason may be empty."""
        if not case.can_withdraw:
            return (_NOT_NOW,)
        enrolment, made_at = self._enrolled(), self._clock.clock.now()
        body = Withdrawal(
            id=id,
            case_id=case.case_id,
            receipt_no=case.receipt_no,
            visit=visit,
            person=_person(case, id_number),
            made_at=_text(made_at),
            reason=reason.strip(),
        )
        problems = check_withdrawal(body)
        if not problems:
            self._post(enrolment, body, Kind.WITHDRAWAL, made_at)
        return problems

    def _enrolled(self) -> Enrolment:
        enrolment = self._catalogue.enrolment()
        if enrolment is None or not enrolment.county_keys:
            raise ServiceError("followup.enrolment", "这台机器还没有在县里登记，办不了。请到窗口办。")
        return enrolment

    def _post(
        self, enrolment: Enrolment, body: Supplement | Withdrawal, kind: Kind, made_at: datetime
    ) -> None:
        key = enrolment.county_keys[0]
        envelope = seal_message(
            id=body.id,
            kind=kind,
            terminal=enrolment.terminal,
            visit=body.visit,
            made_at=made_at,
            body=body,
            county_key=key.public,
            county_key_id=key.id,
            skew_ms=self._clock.skew_ms(),
        )
        with said():
            self._mailbox.post(envelope)
        mark = FollowupMark(
            id=body.id,
            case_id=body.case_id,
            kind=_kind_of(body),
            made_at=body.made_at,
        )
        # It is sent; without the mark only the page does not say so until the county does.
        with suppress(StoreError):
            self._store.add_followup(mark, _text(made_at))

    def _material(self, case: CaseView, name: str, pages: tuple[str, ...]) -> MaterialChoice:
        """Which of the matter's materials a clerk meant; by its own name where it is none of them."""
        try:
            materials = self._catalogue.matter(case.matter_code).materials
        except KeyError:
            materials = ()
        key = next((material.key for material in materials if material.name == name), name)
        return MaterialChoice(key, name, Route.PHOTO if pages else Route.WINDOW, pages)


def _kind_of(body: Supplement | Withdrawal) -> str:
    if isinstance(body, Withdrawal):
        return WITHDRAWAL
    return SUPPLEMENT_ALL if body.complete else SUPPLEMENT


def _gone() -> ServiceError:
    return ServiceError("followup.gone", "这一页已经退出了，没有收。请从“查进度”重新打开。")


def _still_open(opening: Opening) -> None:
    if opening.left or opening.sent:
        raise _gone()


def _person(case: CaseView, id_number: str) -> Applicant:
    """The county compares the number; the whole name is in the case itself."""
    return Applicant(name=case.masked_name, id_type=IdType.RESIDENT, id_number=id_number)


def _text(moment: datetime) -> str:
    return moment.astimezone(CHINA).isoformat(timespec="milliseconds")
