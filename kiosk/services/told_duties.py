"""What the county says of first-asked duties of this township: what was done about them at its console, and
at the other machines."""

from __future__ import annotations

from kiosk.services.catalogue import Catalogue
from kiosk.services.sealed import OwnRecords
from kiosk.store.port import KioskStore
from sync.model.duty import DutyStatus
from sync.protocol.line import Topic
from sync.terminal.mailbox.port import KioskMailbox


class ToldDuties:
    def __init__(self, *, catalogue: Catalogue, mailbox: KioskMailbox, store: KioskStore) -> None:
        self._records = OwnRecords(catalogue=catalogue, mailbox=mailbox, store=store)

    def all(self) -> dict[str, DutyStatus]:
        """By the id of the record that began each. Raises ServiceError."""
        found = self._records.all(Topic.DUTY, DutyStatus)
        return {key: status for key, status in found.items() if status.duty == key}

    def ended(self) -> set[str]:
        """The ids of those that are closed. Raises ServiceError."""
        return {id for id, status in self.all().items() if status.closed}
