"""催一催: asking the person in charge not to forget a case, once a day."""

from __future__ import annotations

import threading
from datetime import datetime

from kiosk.services.case_view import CaseView
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA, CountyClock, Ids
from kiosk.services.errors import ServiceError, said
from kiosk.store.port import KioskStore
from sync.model.problem import Problem
from sync.model.urge import Urge
from sync.protocol.envelope import Kind, seal_message
from sync.terminal.mailbox.port import KioskMailbox

AFTER_CASES = 6
"""Priority: an urge goes up after the cases that wait."""


class Urging:
    """The urge's id is kept for its case and day before it is posted, so that neither a crash nor a second
    visit can make two of it."""

    def __init__(
        self, *, catalogue: Catalogue, mailbox: KioskMailbox, store: KioskStore, clock: CountyClock, ids: Ids
    ) -> None:
        self._catalogue = catalogue
        self._mailbox = mailbox
        self._store = store
        self._clock = clock
        self._ids = ids
        self._guard = threading.Lock()

    def send(self, visit: str, case: CaseView) -> Problem | None:
        """Into the outbox; None when it is there. A Problem when it cannot be urged (again) today.

        The citizen has shown that the case is theirs. Raises ServiceError when it cannot be stored.
        """
        if case.urge_refusal:
            return Problem("case", "urge.not_now", case.urge_refusal)
        enrolment = self._catalogue.enrolment()
        if enrolment is None or not enrolment.county_keys:
            raise ServiceError("urge.enrolment", "这台机器还没有在县里登记，催不了。请到窗口问，或打电话。")
        made_at: datetime = self._clock.clock.now()
        with self._guard, said():
            id = self._store.reserve_urge(case.case_id, self._clock.today(), self._ids.new())
            if self._mailbox.message(id) is None:
                body = Urge(
                    id=id,
                    case_id=case.case_id,
                    receipt_no=case.receipt_no,
                    visit=visit,
                    made_at=made_at.astimezone(CHINA).isoformat(timespec="milliseconds"),
                )
                key = enrolment.county_keys[0]
                envelope = seal_message(
                    id=id,
                    kind=Kind.URGE,
                    terminal=enrolment.terminal,
                    visit=visit,
                    made_at=made_at,
                    body=body,
                    county_key=key.public,
                    county_key_id=key.id,
                    skew_ms=self._clock.skew_ms(),
                )
                self._mailbox.post(envelope, priority=AFTER_CASES)
        return None
