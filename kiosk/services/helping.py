"""What a helper does beside the machine: kept here, sent to the county, listed on their desk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock, Ids
from kiosk.services.deeds import Deeds, Who
from kiosk.services.staff import StaffSession
from kiosk.services.told_duties import ToldDuties
from kiosk.store.port import Book, KioskStore
from sync.model.helping import Help, HelperRecord, begins_duty
from sync.protocol.envelope import Kind
from sync.terminal.mailbox.port import KioskMailbox

KEEP = timedelta(days=90)
"""How long the helper's desk remembers what is at the county already; a first-asked duty until it ends."""


class Helped(Struct, frozen=True):
    """A record with the county's time of it."""

    record: HelperRecord
    at: datetime


class Helping:
    """A record is on disk when :meth:`record` returns and goes into the outbox once, whatever crashes. Each
    carries the staff session's id and the citizen's visit."""

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        mailbox: KioskMailbox,
        store: KioskStore,
        clock: CountyClock,
        ids: Ids,
        told: ToldDuties,
    ) -> None:
        self._ids, self._told = ids, told
        self._deeds = Deeds(
            Book.HELPED,
            Kind.HELPER_RECORD,
            HelperRecord,
            catalogue=catalogue,
            mailbox=mailbox,
            store=store,
            clock=clock,
            kept=KEEP,
            lasting=self._lasting,
        )

    @property
    def behind(self) -> bool:
        """Something waits for :meth:`recover`."""
        return self._deeds.behind

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
        asker: str = "",
        duty: str = "",
        notice_rev: int = 0,
    ) -> HelperRecord:
        """Raises ServiceError; then nothing was kept."""
        body = HelperRecord(
            id=self._ids.new(),
            visit=visit,
            helper=session.number,
            help=help,
            made_at=self._deeds.now(),
            case_id=case_id,
            matter_code=matter_code,
            handed_to=handed_to,
            note=note.strip(),
            asker=asker.strip(),
            duty=duty,
            notice_rev=notice_rev,
            session=session.id,
        )
        who = Who(session.id, session.number)
        self._deeds.keep(body, who, help.value, visit=visit, case_id=case_id)
        return body

    def recover(self) -> int:
        """Send what is not in the outbox yet; how many. Between visits. Raises ServiceError."""
        return self._deeds.recover()

    def all(self) -> list[Helped]:
        """All that were kept here, the oldest first. Each is decrypted: some milliseconds for a quarter's.
        Raises ServiceError."""
        return [Helped(record, at) for record, at in self._deeds.all()]

    def _lasting(self, records: Sequence[HelperRecord]) -> set[str]:
        return open_duties(records, self._told.ended())


def open_duties(records: Sequence[HelperRecord], ended: Collection[str] = ()) -> set[str]:
    """The ids of those that make up first-asked duties which nobody has closed. ended: those that the county
    says are."""
    closed = {record.duty for record in records if record.help is Help.CLOSED}.union(ended)
    duties = {record.id for record in records if begins_duty(record)} - closed
    return duties | {record.id for record in records if record.duty in duties}
