"""What a helper does beside the machine: kept here, sent to the county, listed on their desk."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA, CountyClock, Ids
from kiosk.services.errors import ServiceError, said
from kiosk.services.staff import StaffSession
from kiosk.store.port import HelpedRow, KioskStore
from sync.model.helping import Help, HelperRecord
from sync.protocol.envelope import Kind, seal_message
from sync.terminal.mailbox.port import Enrolment, KioskMailbox

KEEP = timedelta(days=90)
"""How long the helper's desk remembers what is at the county already."""


class Helping:
    """A record is durably in the outbox, under its own id, when :meth:`record` returns; one that a crash left
    behind follows with :meth:`recover`. Each carries the staff session's id and the citizen's visit."""

    def __init__(
        self, *, catalogue: Catalogue, mailbox: KioskMailbox, store: KioskStore, clock: CountyClock, ids: Ids
    ) -> None:
        self._catalogue = catalogue
        self._mailbox = mailbox
        self._store = store
        self._clock = clock
        self._ids = ids

    def record(
        self,
        session: StaffSession,
        visit: str,
        help: Help,
        *,
        case_id: str = "",
        matter_code: str = "",
        handed_to: str = "",
        note: str = "",
    ) -> HelperRecord:
        """Raises ServiceError; what was kept on the disk by then is sent later."""
        if self._enrolled() is None:
            raise ServiceError("helping.enrolment", "这台机器还没有在县里登记，记不了。请告诉管理员。")
        body = HelperRecord(
            id=self._ids.new(),
            visit=visit,
            helper=session.number,
            help=help,
            made_at=self._now().isoformat(timespec="milliseconds"),
            case_id=case_id,
            matter_code=matter_code,
            handed_to=handed_to,
            note=note.strip(),
        )
        row = HelpedRow(
            id=body.id,
            session=session.id,
            visit=visit,
            number=session.number,
            kind=help.value,
            case_id=case_id,
            made_at=body.made_at,
            content=msgspec.json.encode(body),
        )
        with said():
            self._store.keep_helped(row, body.made_at)
        self._post(body)
        return body

    def recover(self) -> int:
        """Send what is not in the outbox yet; how many. Between visits. Raises ServiceError."""
        sent = 0
        if self._enrolled() is None:
            return 0
        with said():
            open_rows = [row for row in self._store.helped() if not row.sent]
        for row in open_rows:
            try:
                body = msgspec.json.decode(row.content, type=HelperRecord)
            except msgspec.DecodeError:
                continue
            self._post(body)
            sent += 1
        with said():
            self._store.drop_helped((self._now() - KEEP).isoformat(timespec="milliseconds"))
        return sent

    def of_day(self, number: str, day: date) -> list[HelperRecord]:
        """What somebody recorded on a day, newest first. Raises ServiceError."""
        with said():
            rows = [row for row in self._store.helped() if row.number == number and row.content]
        records = [msgspec.json.decode(row.content, type=HelperRecord) for row in reversed(rows)]
        return [r for r in records if datetime.fromisoformat(r.made_at).astimezone(CHINA).date() == day]

    def _post(self, body: HelperRecord) -> None:
        enrolment = self._enrolled()
        if enrolment is None:
            return
        key = enrolment.county_keys[0]
        envelope = seal_message(
            id=body.id,
            kind=Kind.HELPER_RECORD,
            terminal=enrolment.terminal,
            visit=body.visit,
            made_at=datetime.fromisoformat(body.made_at),
            body=body,
            county_key=key.public,
            county_key_id=key.id,
            skew_ms=self._clock.skew_ms(),
        )
        with said():
            self._mailbox.post(envelope)
            self._store.helped_sent(body.id)

    def _enrolled(self) -> Enrolment | None:
        enrolment = self._catalogue.enrolment()
        return enrolment if enrolment is not None and enrolment.county_keys else None

    def _now(self) -> datetime:
        """The terminal's own clock, which the envelope's skew corrects."""
        return self._clock.clock.now().astimezone(CHINA)
