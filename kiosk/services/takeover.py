"""A new machine in an old one's place takes over the stubs of the cases and voices the old one took.

The county tells it of them when it is enrolled (``CaseStatus.handover``, ``VoiceStatus.handover``), sealed to
it alone.
"""

from __future__ import annotations

from kiosk.services.clock import CountyClock
from kiosk.services.sealed import open_own
from kiosk.store.port import KioskStore, Stub, VoiceRow
from sync.model.case import CaseStatus, owner_check
from sync.model.receipt import ReceiptNumber, parse_receipt_number
from sync.model.voice import VoiceStatus
from sync.protocol.line import Record, Topic
from sync.terminal.mailbox.port import KioskMailbox


class Takeover:
    """``catch_up`` at the start and whenever the feed has brought something, before anybody asks: a receipt's
    serial that the old machine gave must not be given again. One thread at a time may run it."""

    def __init__(self, *, mailbox: KioskMailbox, store: KioskStore, clock: CountyClock) -> None:
        self._mailbox, self._store, self._clock = mailbox, store, clock
        self._looked_at = self._heard_at = 0
        self._seen: dict[str, int] = {}  # cases that need no second look, by the revision they had

    def due(self) -> bool:
        """Whether ``catch_up`` would look at anything; cheap. Raises MailboxError."""
        enrolment = self._mailbox.enrolment()
        if enrolment is None or enrolment.epoch < 2:
            return False
        return (self._looked_at, self._heard_at) != (
            self._mailbox.topic_version(Topic.CASE),
            self._mailbox.topic_version(Topic.VOICE),
        )

    def catch_up(self) -> bool:
        """Cases and voices; True when there are new ones. Raises StoreError and MailboxError."""
        cases, voices = self.run(), self.run_voices()
        return cases or voices

    def run(self) -> bool:
        """Make stubs of what came since the last look; True when there are new ones.

        Costs nothing on a machine that is the first in its place. Raises StoreError and MailboxError.
        """
        enrolment = self._mailbox.enrolment()
        if enrolment is None or enrolment.epoch < 2:
            return False
        version = self._mailbox.topic_version(Topic.CASE)
        if version == self._looked_at:
            return False
        private = self._store.seal_private()
        stubs = []
        records = self._mailbox.records(Topic.CASE)
        for record in records:
            if self._seen.get(record.key) != record.rev and self._store.stub(record.key) is None:
                status = open_status(record, enrolment.terminal, private)
                stub = _stub(status) if status is not None else None
                if stub is not None:
                    stubs.append(stub)
        if stubs:
            self._store.take_over(stubs, self._clock.now().isoformat(timespec="milliseconds"))
        self._seen = {record.key: record.rev for record in records}
        self._looked_at = version
        return bool(stubs)

    def run_voices(self) -> bool:
        """The same for complaints, opinions and messages. Raises StoreError and MailboxError."""
        enrolment = self._mailbox.enrolment()
        if enrolment is None or enrolment.epoch < 2:
            return False
        version = self._mailbox.topic_version(Topic.VOICE)
        if version == self._heard_at:
            return False
        private = self._store.seal_private()
        found = (
            open_voice_status(record, enrolment.terminal, private)
            for record in self._mailbox.records(Topic.VOICE)
        )
        rows = [row for status in found if status is not None and (row := _voice_row(status)) is not None]
        new = self._store.take_over_voices(rows, self._clock.now().isoformat(timespec="milliseconds"))
        self._heard_at = version
        return bool(new)


def taken_over_check(voice_id: str, secret: str) -> str:
    """How a row that was taken over keeps who may see it; no digest of this machine looks like it."""
    return f"check:{owner_check(voice_id, secret)}"


def open_voice_status(record: Record, terminal: str, private: bytes) -> VoiceStatus | None:
    """As :func:`open_status`, of a voice."""
    status = open_own(record, terminal, private, VoiceStatus)
    return status if status is not None and status.voice_id == record.key else None


def open_status(record: Record, terminal: str, private: bytes) -> CaseStatus | None:
    """The status a record carries; None when it does not open here or is of another case."""
    status = open_own(record, terminal, private, CaseStatus)
    return status if status is not None and status.case_id == record.key else None


def _stub(status: CaseStatus) -> Stub | None:
    number = parse_receipt_number(status.receipt_no)
    if status.handover is None or not isinstance(number, ReceiptNumber):
        return None
    return Stub(
        case_id=status.case_id,
        visit=status.handover.visit,
        receipt_no=status.receipt_no,
        tail=number.tail,
        matter_code=status.handover.matter_code,
        matter_name=status.matter_name,
        masked_name=status.masked_name,
        owner="",
        person="",
        filed_at=status.handover.filed_at,
        state=status.state.value,
        taken_over=status.handover.owner,
    )


def _voice_row(status: VoiceStatus) -> VoiceRow | None:
    number = parse_receipt_number(status.voice_no)
    if status.handover is None or not isinstance(number, ReceiptNumber):
        return None
    return VoiceRow(
        id=status.voice_id,
        visit=status.handover.visit,
        voice_no=status.voice_no,
        tail=number.tail,
        kind=status.kind.value,
        about=status.about.value,
        owners=tuple(f"check:{check}" for check in status.handover.owners),
        made_at=status.handover.made_at,
    )
