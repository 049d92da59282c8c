"""The keeper (设备专管员) at the machine: checks, supplies, faults from found to repaired, handing over.

A record is on disk in private.db, encrypted, before it is said to be done; it goes into the outbox under its
own id, so that whatever crashes in between, the county has it once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock, Ids
from kiosk.services.deeds import Deeds, Who
from kiosk.services.errors import ServiceError
from kiosk.store.port import Book, KioskStore
from sync.model.device import PartState
from sync.model.keeping import Finding, KeeperKind, KeeperRecord, check_keeper_record
from sync.protocol.envelope import Kind
from sync.terminal.mailbox.port import KioskMailbox

PRIORITY = 8
MACHINE = "machine"
"""The part of a fault that is no single device's."""
KEPT = timedelta(days=400)
_NOTICES = {
    "a4_printer": "打印机在修，纸打不出来。事照样能办，请记下回执号，要纸请到窗口。",
    "receipt_printer": "凭条打印机在修。事照样能办，请记下或拍下回执号。",
    "id_reader": "身份证读卡器在修。可以自己输号码，或请帮办员帮忙。",
    "camera": "高拍仪在修。材料可以以后再补，或带到窗口交。",
    "scanner": "扫码器在修。回执单、取件单上的号码可以自己输。",
    "speaker": "喇叭在修，读不出声音。屏幕上的字照样能看。",
}


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
        self, *, catalogue: Catalogue, mailbox: KioskMailbox, store: KioskStore, clock: CountyClock, ids: Ids
    ) -> None:
        self._clock, self._ids = clock, ids
        self._deeds = Deeds(
            Book.UPKEEP,
            Kind.KEEPER_RECORD,
            KeeperRecord,
            catalogue=catalogue,
            mailbox=mailbox,
            store=store,
            clock=clock,
            kept=KEPT,
            priority=PRIORITY,
        )

    @property
    def behind(self) -> bool:
        """Something waits for :meth:`recover`."""
        return self._deeds.behind

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
        self._deeds.ready()
        record = KeeperRecord(
            id=self._ids.new(),
            kind=kind,
            keeper=who.number,
            made_at=self._deeds.now(),
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
        self._deeds.keep(record, who, kind.value)
        return record

    def recover(self) -> None:
        """Post what a crash or a locked outbox left behind; forget what is long over. Raises ServiceError."""
        self._deeds.recover()

    def done(self) -> list[Done]:
        """All records of this machine, the oldest first; one that cannot be read is left out. Raises
        ServiceError."""
        return [Done(record, at) for record, at in self._deeds.all()]

    def faults(self) -> list[OpenFault]:
        """Those not repaired yet, the oldest first. Raises ServiceError."""
        return open_faults(self.done())

    def today(self) -> dict[KeeperKind, Done]:
        """The last record of each kind today. Raises ServiceError."""
        day = self._clock.today()
        return {done.record.kind: done for done in self.done() if done.at.date() == day}


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
