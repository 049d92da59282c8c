"""What the county says of first-asked duties of this township: what was done about them at its console, and
at the other machines."""

from __future__ import annotations

from kiosk.services.catalogue import Catalogue
from kiosk.services.errors import said
from kiosk.services.sealed import open_own
from kiosk.store.port import KioskStore
from sync.model.duty import DutyStatus
from sync.protocol.line import Topic
from sync.terminal.mailbox.port import KioskMailbox


class ToldDuties:
    def __init__(self, *, catalogue: Catalogue, mailbox: KioskMailbox, store: KioskStore) -> None:
        self._catalogue, self._mailbox, self._store = catalogue, mailbox, store

    def all(self) -> dict[str, DutyStatus]:
        """By the id of the record that began each. Raises ServiceError."""
        enrolment = self._catalogue.enrolment()
        if enrolment is None:
            return {}
        with said():
            records = self._mailbox.records(Topic.DUTY)
            private = self._store.seal_private() if records else b""
        found = [(record, open_own(record, enrolment.terminal, private, DutyStatus)) for record in records]
        return {status.duty: status for record, status in found if status and status.duty == record.key}

    def ended(self) -> set[str]:
        """The ids of those that are closed. Raises ServiceError."""
        return {id for id, status in self.all().items() if status.closed}
