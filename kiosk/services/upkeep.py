"""The keeper (设备专管员) at the machine: checks, supplies, faults from found to repaired, handing over.

A record is on disk in private.db, sealed, before it is said to be done; it goes into the outbox under its own
id, so that whatever crashes in between, the county has it once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA, CountyClock, Ids
from kiosk.services.errors import ServiceError, said
from kiosk.store.port import KioskStore, StoreError, UpkeepRow
from sync.model.device import PartState
from sync.model.keeping import Finding, KeeperKind, KeeperRecord, check_keeper_record
from sync.protocol.envelope import Envelope, Kind, seal_message
from sync.terminal.mailbox.port import KioskMailbox, MailboxError

PRIORITY = 8
MACHINE = "machine"
"""The part of a fault that is no single device's."""
KEPT = timedelta(days=400)
_NOTICES = {
    "a4_printer": "打印机在修，纸打不出来。事照样能办，请记下回执号，要纸请到窗口。",
    "receipt_printer": "凭条打印机在修。事照样能办，请记下或拍下回执号。",
    "id_reader": "身份证读卡器在修。可以自己输号码，或请帮办员帮忙。",
    "scanner": "高拍仪在修。材料可以以后再补，或带到窗口交。",
    "speaker": "喇叭在修，读不出声音。屏幕上的字照样能看。",
}


class Who(Struct, frozen=True):
    """Who is signed in. session: id of the staff session; number: of the staff."""

    session: str
    number: str


class OpenFault(Struct, frozen=True, kw_only=True):
    """Found and not yet repaired. notice: it is told on the idle screen. found_at: county time."""

    id: str
    part: str
    label: str
    words: str
    cause: str
    stopped: bool
    notice: bool
    found_at: datetime

    @property
    def sentence(self) -> str:
        """For citizens: what does not work, and what they can do instead."""
        if self.stopped:
            return "这台机器在修，现在办不了事。请到窗口办，工作人员会帮您。"
        return _NOTICES.get(self.part, f"{self.label}在修。要用请找窗口的工作人员。")


class Done(Struct, frozen=True):
    """A record with the county's time of it."""

    record: KeeperRecord
    at: datetime


class Upkeep:
    """Every call is short; records are few (some a day)."""

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        mailbox: KioskMailbox,
        store: KioskStore,
        clock: CountyClock,
        ids: Ids,
    ) -> None:
        self._catalogue, self._mailbox, self._store = catalogue, mailbox, store
        self._clock, self._ids = clock, ids

    def record(
        self,
        kind: KeeperKind,
        who: Who,
        *,
        findings: Sequence[Finding] = (),
        words: str = "",
        stopped: bool = False,
        fault: str = "",
        amount: int | None = None,
        handed_to: str = "",
    ) -> KeeperRecord:
        """Done, and on its way to the county. Raises ServiceError with what is missing, or with why nothing
        could be kept; then nothing was."""
        enrolment = self._catalogue.enrolment()
        if enrolment is None or not enrolment.county_keys:
            raise ServiceError("keeper.enrolment", "这台机器还没有在县里登记，记录没有存上。")
        made = self._clock.clock.now()
        record = KeeperRecord(
            id=self._ids.new(),
            kind=kind,
            keeper=who.number,
            made_at=made.astimezone(CHINA).isoformat(timespec="milliseconds"),
            findings=tuple(findings),
            words=words.strip(),
            stopped=stopped,
            fault=fault,
            amount=amount,
            handed_to=handed_to.strip(),
        )
        problems = check_keeper_record(record)
        if problems:
            raise ServiceError(problems[0].rule, problems[0].message)
        key = enrolment.county_keys[0]
        envelope = seal_message(
            id=record.id,
            kind=Kind.KEEPER_RECORD,
            terminal=enrolment.terminal,
            visit=who.session,
            made_at=made,
            body=record,
            county_key=key.public,
            county_key_id=key.id,
            skew_ms=self._clock.skew_ms(),
        )
        row = UpkeepRow(
            id=record.id,
            session=who.session,
            number=who.number,
            kind=kind.value,
            made_at=record.made_at,
            content=msgspec.json.encode(record),
            envelope=msgspec.msgpack.encode(envelope),
        )
        with said():
            self._store.keep_upkeep(row, self._now())
        self._post(row)
        return record

    def recover(self) -> None:
        """Post what a crash or a locked outbox left behind; forget what is long over. Raises ServiceError."""
        with said():
            rows = self._store.upkeep()
        for row in rows:
            if row.envelope:
                self._post(row)
        before = (self._clock.now() - KEPT).isoformat(timespec="milliseconds")
        with said():
            self._store.drop_upkeep(before)

    def done(self) -> list[Done]:
        """All records of this machine, the oldest first; one that cannot be read is left out. Raises
        ServiceError."""
        skew = timedelta(milliseconds=self._clock.skew_ms() or 0)
        with said():
            rows = self._store.upkeep()
        found = []
        for row in rows:
            try:
                record = msgspec.json.decode(row.content, type=KeeperRecord)
                at = (datetime.fromisoformat(record.made_at) + skew).astimezone(CHINA)
            except (msgspec.DecodeError, ValueError):
                continue
            found.append(Done(record, at))
        return found

    def faults(self) -> list[OpenFault]:
        """Those not repaired yet, the oldest first. Raises ServiceError."""
        return open_faults(self.done())

    def today(self) -> dict[KeeperKind, Done]:
        """The last record of each kind today. Raises ServiceError."""
        day = self._clock.today()
        return {done.record.kind: done for done in self.done() if done.at.date() == day}

    def _post(self, row: UpkeepRow) -> None:
        """It is safe in private.db: what the outbox does not take now goes with the next start or record."""
        try:
            self._mailbox.post(msgspec.msgpack.decode(row.envelope, type=Envelope), priority=PRIORITY)
            self._store.upkeep_posted(row.id)
        except (MailboxError, StoreError):
            return

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="milliseconds")


def open_faults(done: Sequence[Done]) -> list[OpenFault]:
    """What records make up, in whatever order they come."""
    later: dict[str, dict[KeeperKind, KeeperRecord]] = {}
    for each in done:
        if each.record.kind.follows_fault:
            later.setdefault(each.record.fault, {})[each.record.kind] = each.record
    found = []
    for each in done:
        record, known = each.record, later.get(each.record.id, {})
        if record.kind is not KeeperKind.FAULT_FOUND or KeeperKind.FAULT_REPAIRED in known:
            continue
        first = record.findings[0] if record.findings else None
        cause = known.get(KeeperKind.FAULT_CAUSE)
        found.append(
            OpenFault(
                id=record.id,
                part=first.part if first else MACHINE,
                label=first.label if first else "整机",
                words=record.words or (first.words if first else ""),
                cause=cause.words if cause else "",
                stopped=record.stopped,
                notice=KeeperKind.FAULT_NOTICE in known,
                found_at=each.at,
            )
        )
    return found


def broken(part: str, label: str, words: str = "") -> Finding:
    """A device that does not work."""
    return Finding(part=part, label=label, state=PartState.FAULT, words=words)
