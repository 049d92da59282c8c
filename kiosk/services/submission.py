"""Handing a case over, so that a crash at any point neither loses nor doubles it.

1. *reserve*: one transaction in private.db takes the receipt's serial and keeps the finished case in the
   draft, marked as handed over.
2. *post*: the sealed case goes into the outbox under the case's own id; posting it again changes nothing.
3. *file*: one transaction in private.db keeps the stub and drops the draft.

A crash before 1 leaves a draft; between 1 and 3, :meth:`Submission.finish_open` does 2 and 3 (again).
When 2 fails without a crash the citizen is told that nothing was filed, so the mark is taken off again
and nothing will be filed behind their back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA, CountyClock
from kiosk.services.draft import Draft, DraftContent
from kiosk.services.errors import ServiceError, said
from kiosk.store.port import DraftRow, KioskStore, StoreError, Stub
from sync.model.case import Applicant, Case, Signature
from sync.model.link import new_secret
from sync.model.persons import mask_name
from sync.model.receipt import make_receipt_number, parse_receipt_number
from sync.model.signing import document_of
from sync.protocol.envelope import Kind, seal_message
from sync.terminal.mailbox.port import KioskMailbox, MailboxError

KEPT = "没有提交成功。{why}您填的都还在，可以再试一次，也可以请帮办员或到窗口办。"


class Submission:
    def __init__(
        self,
        *,
        catalogue: Catalogue,
        mailbox: KioskMailbox,
        store: KioskStore,
        clock: CountyClock,
        step: Callable[[str], None] = lambda name: None,
    ) -> None:
        """step: told ``reserved``, ``posted`` and ``filed`` as they are reached."""
        self._catalogue = catalogue
        self._mailbox = mailbox
        self._store = store
        self._clock = clock
        self._step = step
        self._told_failed: set[str] = set()
        #: Held while a case is handed over.
        self.guard = threading.RLock()

    def hand_over(self, draft: Draft, case: Case) -> Case:
        """case: complete but for receipt number and filing time. The case as filed.

        Raises ServiceError; then nothing was filed.
        """
        with self.guard:
            if draft.filed and draft.frozen is not None:
                return draft.frozen
            filed = self._reserve(draft, case)
            self._step("reserved")
            try:
                self._post(filed)
            except MailboxError as error:
                if not self._is_posted(filed.id):
                    self._take_back(draft)
                    raise ServiceError("mailbox", KEPT.format(why=error.message)) from error
            draft.filed = True
            self._step("posted")
            try:
                self._file(filed)
            except StoreError:
                # It is in the outbox, so it is filed and the citizen gets the receipt; the stub follows
                # with finish_open, for which the draft stays.
                return filed
            self._step("filed")
            return filed

    def finish_open(self) -> int:
        """Finish what a crash interrupted; how many. Raises ServiceError."""
        done = 0
        with self.guard, said():
            for row in self._store.drafts():
                if not row.frozen:
                    continue
                if row.id in self._told_failed:
                    self._store.save_draft(msgspec.structs.replace(row, frozen=False))
                    self._told_failed.discard(row.id)
                    continue
                case = _content_case(row)
                if case is None or self._catalogue.enrolment() is None:
                    continue
                self._post(case)
                self._file(case)
                done += 1
        return done

    def filing_time(self, case: Case) -> datetime:
        """When it was filed, by the county's clock: the terminal's time corrected by the skew known now."""
        skew = timedelta(milliseconds=self._clock.skew_ms() or 0)
        return (datetime.fromisoformat(case.filed_at) + skew).astimezone(CHINA)

    # ---- the three steps ----

    def _reserve(self, draft: Draft, case: Case) -> Case:
        before = draft.frozen
        if before is not None:
            # A try before this one failed. If its message is in the outbox after all, that one counts.
            if self._is_posted(before.id):
                return before
            filed = msgspec.structs.replace(
                case, receipt_no=before.receipt_no, filed_at=self._now(), link=before.link
            )
            with said():
                self._store.save_draft(self._row(draft, filed))
            return filed
        day = self._clock.today()
        made: list[Case] = []

        def build(serial: int) -> DraftRow:
            made.append(
                msgspec.structs.replace(
                    case, receipt_no=self._number(serial), filed_at=self._now(), link=new_secret()
                )
            )
            return self._row(draft, made[0])

        try:
            with said():
                self._store.freeze(day, build)
        except ServiceError as error:
            draft.frozen = None
            raise ServiceError(error.rule, KEPT.format(why=error.message)) from error
        return made[0]

    def _post(self, case: Case) -> None:
        enrolment = self._catalogue.enrolment()
        if enrolment is None:
            raise MailboxError("这台机器还没有登记，现在不能提交。请叫管理员。", "not enrolled")
        key = enrolment.county_keys[0]
        envelope = seal_message(
            id=case.id,
            kind=Kind.CASE,
            terminal=enrolment.terminal,
            visit=case.visit,
            made_at=datetime.fromisoformat(case.filed_at),
            body=case,
            county_key=key.public,
            county_key_id=key.id,
            skew_ms=self._clock.skew_ms(),
        )
        self._mailbox.post(envelope)

    def _file(self, case: Case) -> None:
        number = parse_receipt_number(case.receipt_no)
        stub = Stub(
            case_id=case.id,
            visit=case.visit,
            receipt_no=case.receipt_no,
            tail=getattr(number, "tail", ""),
            matter_code=case.matter_code,
            matter_name=case.matter_name,
            masked_name=mask_name(case.applicant.name),
            owner=self._store.digest("id", case.applicant.id_number),
            person=person_digest(self._store, case.applicant),
            filed_at=self.filing_time(case).isoformat(timespec="milliseconds"),
        )
        self._store.file(stub, self._now())

    # ---- small helps ----

    def _take_back(self, draft: Draft) -> None:
        """Nobody will be told that this was filed, so it must not be filed later either."""
        try:
            self._store.save_draft(self._row(draft, draft.frozen, frozen=False))
        except StoreError:
            self._told_failed.add(draft.id)

    def _is_posted(self, id: str) -> bool:
        try:
            return self._mailbox.message(id) is not None
        except MailboxError:
            return False

    def _row(self, draft: Draft, case: Case | None, *, frozen: bool = True) -> DraftRow:
        draft.frozen = case
        return DraftRow(
            id=draft.id,
            visit=draft.visit,
            matter_code=draft.matter.code,
            owner=draft.owner,
            content=draft.content(),
            saved_at=self._now(),
            frozen=frozen,
            kept=draft.kept,
        )

    def _number(self, serial: int) -> str:
        profile = self._catalogue.profile()
        if profile is None:
            raise ServiceError("filing.profile", "这台机器还没有收到县里的资料，请到窗口办。")
        if serial > 9999:
            raise ServiceError("filing.serial", "今天这台机器的回执号用完了，请到窗口办。")
        return str(make_receipt_number(profile.township, profile.device, self._clock.today(), serial))

    def _now(self) -> str:
        """The terminal's own clock: the county corrects it by the skew that the envelope carries."""
        return self._clock.clock.now().astimezone(CHINA).isoformat(timespec="milliseconds")


def person_digest(store: KioskStore, who: Applicant) -> str:
    """For what is told without a receipt: name, number and phone must all be this person's."""
    return store.digest("person", who.name, who.id_number, who.phone)


def _content_case(row: DraftRow) -> Case | None:
    try:
        return msgspec.json.decode(row.content, type=DraftContent).case
    except msgspec.DecodeError:
        return None


def is_signed(case: Case, signature: Signature) -> bool:
    """True when the signature was given under exactly this content."""
    return signature.document == document_of(case)
