"""Looking for a case by receipt number and ID number."""

from __future__ import annotations

from contextlib import suppress
from hmac import compare_digest

from kiosk.services.case_view import CaseView, Followed, NodeKind, TimelineEntry, view_of
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock
from kiosk.services.clock_words import wait_words
from kiosk.services.errors import said
from kiosk.services.lockout import Lockout
from kiosk.services.submission import person_digest
from kiosk.services.takeover import Takeover, open_status
from kiosk.store.port import KioskStore, StoreError, Stub
from sync.model.case import Applicant, CaseStatus, owner_check
from sync.model.persons import check_id_number, mask_id_number, normalise
from sync.model.problem import Problem
from sync.model.receipt import is_receipt_tail, parse_receipt_number
from sync.protocol.line import Topic
from sync.terminal.mailbox.port import KioskMailbox

__all__ = ["CaseView", "NodeKind", "Progress", "TimelineEntry"]

NOT_FOUND = Problem(
    "receipt_no",
    "progress.not_found",
    "没有找到这一件。请对着回执，把回执号和身份证号码再看一遍；在别的机器上办的，请到那台机器或窗口查。",
)


class Progress:
    def __init__(
        self,
        *,
        catalogue: Catalogue,
        mailbox: KioskMailbox,
        store: KioskStore,
        clock: CountyClock,
        takeover: Takeover,
    ) -> None:
        self._catalogue = catalogue
        self._mailbox = mailbox
        self._store = store
        self._clock = clock
        self._lockout = Lockout(clock)
        self._takeover = takeover

    def find(self, receipt: str, id_number: str, *, last: bool = True) -> CaseView | Problem:
        """The case, or one sentence that does not say which of the two numbers was wrong.

        receipt: the whole number or the 11-digit tail. After five wrong pairs in ten minutes the terminal
        refuses for a while and says how long. A number that cannot be one (too short, wrong check digit)
        says nothing about anybody's case, so it is explained and does not count. last: nobody else is asked
        after this; else ``NOT_FOUND`` counts only when :meth:`missed` says so. Raises ServiceError.
        """
        wait = self._lockout.wait()
        if wait:
            words = f"输错的次数多了，请过 {wait_words(wait)} 再查，也可以请帮办员帮您查。"
            return Problem("receipt_no", "progress.locked", words)
        tail = _tail(receipt)
        if isinstance(tail, Problem):
            return tail
        number = check_id_number(id_number, self._clock.today())
        if isinstance(number, Problem):
            return number
        with said():
            stub = self._match(tail, receipt, number.number)
            if stub is None and self._takeover.run():
                stub = self._match(tail, receipt, number.number)
            if stub is None:
                if last:
                    self.missed()
                return NOT_FOUND
            return self._view(stub, mask_id_number(number.number))

    def receipt_of(self, case_id: str) -> str:
        """The receipt number of a case filed at this machine; "" for another. Alone it opens nothing."""
        try:
            stub = self._store.stub(case_id)
        except StoreError:
            return ""
        return stub.receipt_no if stub is not None else ""

    def missed(self) -> None:
        """Nobody knows a case under these two numbers: a wrong try."""
        self._lockout.wrong()

    def of_person(self, who: Applicant) -> tuple[CaseView, ...]:
        """Every case this very person (name, number and phone alike) filed here, the newest first.

        Whoever asks has to count the tries. Raises ServiceError.
        """
        person = person_digest(self._store, who)
        with said():
            stubs = self._store.stubs_by_owner(self._store.digest("id", who.id_number))
            mine = [stub for stub in stubs if compare_digest(stub.person, person)]
            return tuple(self._view(stub, mask_id_number(who.id_number)) for stub in reversed(mine))

    def again(self, case: CaseView) -> CaseView:
        """A case shown before, as it stands now. Raises ServiceError."""
        with said():
            stub = self._store.stub(case.case_id)
            return case if stub is None else self._view(stub, case.masked_id)

    def of_case(self, case_id: str) -> CaseView | None:
        """One filed here, for the helper who helped with it; None for another. Raises ServiceError."""
        with said():
            stub = self._store.stub(case_id)
            return None if stub is None else self._view(stub, "")

    def _match(self, tail: str, receipt: str, id_number: str) -> Stub | None:
        owner = self._store.digest("id", id_number)
        whole = "" if is_receipt_tail(receipt) else normalise(receipt).removeprefix("BK")
        for stub in self._store.stubs_by_tail(tail):
            same_number = not whole or normalise(stub.receipt_no).removeprefix("BK") == whole
            check = owner_check(stub.case_id, id_number) if stub.taken_over else ""
            mine = compare_digest(stub.owner, owner) or (check and compare_digest(stub.taken_over, check))
            if mine and same_number:
                return stub
        return None

    def _view(self, stub: Stub, masked_id: str) -> CaseView:
        status = self._status(stub.case_id)
        if status is not None and status.state.value != stub.state:
            with suppress(StoreError):  # the page can be shown all the same
                self._store.set_state(stub.case_id, status.state.value)
        return view_of(
            stub=stub,
            status=status,
            message=self._mailbox.message(stub.case_id),
            online=self._mailbox.line().online,
            marks=self._store.reviews(stub.case_id),
            catalogue=self._catalogue,
            today=self._clock.today(),
            masked_id=masked_id,
            urged_on=self._store.urged_on(stub.case_id),
            followed=[
                Followed(mark.kind, mark.made_at, self._mailbox.message(mark.id))
                for mark in self._store.followups(stub.case_id)
            ],
        )

    def _status(self, case_id: str) -> CaseStatus | None:
        """What the county last said of the case; None when it said nothing that can be read here."""
        enrolment = self._catalogue.enrolment()
        record = self._mailbox.record(Topic.CASE, case_id)
        if enrolment is None or record is None:
            return None
        return open_status(record, enrolment.terminal, self._store.seal_private())


def _tail(receipt: str) -> str | Problem:
    if is_receipt_tail(receipt):
        return normalise(receipt)
    number = parse_receipt_number(receipt)
    return number if isinstance(number, Problem) else number.tail
