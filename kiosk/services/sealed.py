"""Records of the feed that are sealed to this terminal alone."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from kiosk.services.catalogue import Catalogue
from kiosk.services.errors import said
from kiosk.store.port import KioskStore
from sync.protocol.line import Record, Topic, feed_info
from sync.protocol.seal import SealError, open_sealed
from sync.terminal.mailbox.port import KioskMailbox

T = TypeVar("T")


def open_own(record: Record, terminal: str, private: bytes, type: type[T]) -> T | None:
    """None for a deleted record, one that is not sealed to this terminal, and one of another shape."""
    if record.body is None or not record.sealed:
        return None
    try:
        plain = open_sealed(record.body, private, feed_info(terminal, record.topic, record.key, record.rev))
        return msgspec.json.decode(plain, type=type)
    except (SealError, msgspec.DecodeError):
        return None


class OwnRecords:
    """What the county tells this terminal alone. Opening takes a fraction of a millisecond a record: for a
    worker."""

    def __init__(self, *, catalogue: Catalogue, mailbox: KioskMailbox, store: KioskStore) -> None:
        self._catalogue, self._mailbox, self._store = catalogue, mailbox, store

    def all(self, topic: Topic, type: type[T]) -> dict[str, T]:
        """By key; none before it is enrolled. Raises ServiceError."""
        enrolment = self._catalogue.enrolment()
        if enrolment is None:
            return {}
        with said():
            records = self._mailbox.records(topic)
            private = self._store.seal_private() if records else b""
        opened = ((record.key, open_own(record, enrolment.terminal, private, type)) for record in records)
        return {key: body for key, body in opened if body is not None}
