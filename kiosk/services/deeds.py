"""What the staff do at the machine: on disk here first, then at the county once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA, CountyClock
from kiosk.services.errors import ServiceError, said
from kiosk.store.port import Book, DeedRow, KioskStore, StoreError
from sync.model.helping import HelperRecord
from sync.model.keeping import KeeperRecord
from sync.model.snag import Snag
from sync.model.training import Presence
from sync.protocol.envelope import Kind, seal_message
from sync.terminal.mailbox.port import KioskMailbox, MailboxError

NOT_ENROLLED = "这台机器还没有在县里登记，记不下来。请告诉管理员。"


class Who(Struct, frozen=True):
    """Who is signed in. session: id of the staff session; number: of the staff."""

    session: str
    number: str


RecordT = TypeVar("RecordT", HelperRecord, KeeperRecord, Presence, Snag)


class Deeds(Generic[RecordT]):
    """One book of records. A record that was kept goes into the outbox under its own id, at once or, after a
    crash or with an outbox that takes nothing now, with the next record or :meth:`recover`."""

    def __init__(
        self,
        book: Book,
        kind: Kind,
        body: type[RecordT],
        *,
        catalogue: Catalogue,
        mailbox: KioskMailbox,
        store: KioskStore,
        clock: CountyClock,
        kept: timedelta,
        priority: int = 5,
        lasting: Callable[[Sequence[RecordT]], Collection[str]] = lambda records: (),
    ) -> None:
        """kept: how long the book remembers what is at the county already. lasting: of all records, the ids
        of those it remembers however old they are."""
        self._book, self._kind = book, kind
        self._type: type[RecordT] = body
        self._catalogue, self._mailbox, self._store, self._clock = catalogue, mailbox, store, clock
        self._kept, self._priority = kept, priority
        self._lasting: Callable[[Sequence[RecordT]], Collection[str]] = lasting
        #: Something is on disk that the outbox did not take.
        self.behind = False

    def ready(self) -> None:
        """Raises ServiceError where nothing can be recorded."""
        enrolment = self._catalogue.enrolment()
        if enrolment is None or not enrolment.county_keys:
            raise ServiceError("deeds.enrolment", NOT_ENROLLED)

    def keep(self, record: RecordT, who: Who, kind: str, *, visit: str = "", case_id: str = "") -> None:
        """On disk when it returns, and on its way. Raises ServiceError; then nothing was kept."""
        self.ready()
        row = DeedRow(
            id=record.id,
            book=self._book,
            session=who.session,
            number=who.number,
            kind=kind,
            made_at=record.made_at,
            content=msgspec.json.encode(record),
            visit=visit,
            case_id=case_id,
        )
        with said():
            self._store.keep_deed(row, self.now())
        if self.behind:
            # It is kept, whatever becomes of those before it: who is told otherwise records it twice.
            with suppress(ServiceError):
                self.recover()
        else:
            self._post(row, record)

    def recover(self) -> int:
        """Post what is not in the outbox yet and forget what is long over; how many. Raises ServiceError."""
        self.behind = False
        try:
            known = list(self._read())
            sent = sum(self._post(row, record) for row, record in known if not row.sent)
            before = (self._clock.now() - self._kept).astimezone(CHINA).isoformat(timespec="milliseconds")
            lasting = self._lasting([record for _, record in known])
            with said():
                self._store.drop_deeds(self._book, before, lasting)
        except ServiceError:
            self.behind = True
            raise
        return sent

    def all(self) -> list[tuple[RecordT, datetime]]:
        """Each with when it was done, by the county's clock as far as that is known now. The oldest first;
        one that cannot be read is left out. Raises ServiceError."""
        skew = timedelta(milliseconds=self._clock.skew_ms() or 0)
        return [
            (record, (datetime.fromisoformat(row.made_at) + skew).astimezone(CHINA))
            for row, record in self._read()
        ]

    def now(self) -> str:
        """The terminal's own clock, which the envelope's skew corrects."""
        return self._clock.clock.now().astimezone(CHINA).isoformat(timespec="milliseconds")

    def _read(self) -> Iterator[tuple[DeedRow, RecordT]]:
        with said():
            rows = self._store.deeds(self._book)
        for row in rows:
            try:
                datetime.fromisoformat(row.made_at)
                yield row, msgspec.json.decode(row.content, type=self._type)
            except (msgspec.DecodeError, ValueError):
                continue

    def _post(self, row: DeedRow, record: RecordT) -> bool:
        """It is safe in private.db: what the outbox does not take now goes later."""
        enrolment = self._catalogue.enrolment()
        if enrolment is None or not enrolment.county_keys:
            self.behind = True
            return False
        key = enrolment.county_keys[0]
        envelope = seal_message(
            id=row.id,
            kind=self._kind,
            terminal=enrolment.terminal,
            visit=row.visit or row.session,
            made_at=datetime.fromisoformat(row.made_at),
            body=record,
            county_key=key.public,
            county_key_id=key.id,
            skew_ms=self._clock.skew_ms(),
        )
        try:
            self._mailbox.post(envelope, priority=self._priority)
            self._store.deed_sent(row.id)
        except (MailboxError, StoreError):
            self.behind = True
            return False
        return True
