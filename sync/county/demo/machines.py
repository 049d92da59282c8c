"""What keepers and the machines do in the play: daily checks, paper, faults, reports on themselves."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial

from django.utils import timezone

from sync.county.demo.cast import Cast, Machine
from sync.county.demo.stage import Stage
from sync.model.calendar import WorkCalendar
from sync.model.device import DeviceReport, LineFigures, Part, PartState
from sync.model.keeping import Finding, KeeperKind, KeeperRecord
from sync.protocol.envelope import Kind

PARTS = (
    ("id_reader", "身份证读卡器"),
    ("receipt_printer", "凭条打印机"),
    ("page_printer", "A4 打印机"),
    ("scanner", "高拍仪"),
    ("camera", "摄像头"),
)
FAULTS = (
    ("receipt_printer", "卡纸", "纸卷受潮，换了新纸"),
    ("id_reader", "读不到卡", "连接线松了"),
    ("page_printer", "打印有黑条", "硒鼓到寿命"),
    ("scanner", "画面全黑", "补光灯坏了"),
)


class Keepers:
    def __init__(self, stage: Stage, cast: Cast, calendar: WorkCalendar) -> None:
        self._stage, self._cast, self._calendar, self._random = stage, cast, calendar, stage.random

    def day(self, day: date) -> None:
        if not self._calendar.is_workday(day):
            return
        for machine in self._cast.machines:
            if self._random.random() < 0.95:
                self._check(machine, KeeperKind.OPENING, _at(day, 8, self._random.randrange(5, 29)))
            if self._random.random() < 0.93:
                self._check(machine, KeeperKind.CLOSING, _at(day, 17, self._random.randrange(31, 55)))
            if self._random.random() < 0.12:
                kind = self._random.choice(
                    (KeeperKind.CLEANING, KeeperKind.CLEANING, KeeperKind.PAPER, KeeperKind.TONER)
                )
                amount = {KeeperKind.PAPER: 500, KeeperKind.TONER: 100}.get(kind)
                self._record(machine, kind, _at(day, 12, self._random.randrange(59)), amount=amount)
        if self._random.random() < 0.45:
            self._fault(
                self._random.choice(self._cast.machines), _at(day, self._random.choice((9, 10, 14)), 15)
            )

    def _check(self, machine: Machine, kind: KeeperKind, at: datetime) -> None:
        findings = tuple(Finding(part=name, label=label, state=PartState.OK) for name, label in PARTS)
        self._record(machine, kind, at, findings=findings)

    def _fault(self, machine: Machine, at: datetime) -> None:
        part, words, cause = self._random.choice(FAULTS)
        label = dict(PARTS)[part]
        found = Finding(part=part, label=label, state=PartState.FAULT, words=words)
        id = self._record(
            machine, KeeperKind.FAULT_FOUND, at, findings=(found,), stopped=self._random.random() < 0.4
        )
        self._record(machine, KeeperKind.FAULT_NOTICE, at + timedelta(minutes=20), fault=id)
        if self._random.random() < 0.9:
            looked = at + timedelta(hours=2)
            self._record(machine, KeeperKind.FAULT_CAUSE, looked, fault=id, words=cause)
            repaired = looked + timedelta(hours=self._random.choice((1, 3, 20, 26, 70)))
            self._record(machine, KeeperKind.FAULT_REPAIRED, repaired, fault=id)

    def _record(self, machine: Machine, kind: KeeperKind, at: datetime, **fields: object) -> str:
        id = self._stage.new_id(at)
        record = KeeperRecord(
            id=id,
            kind=kind,
            keeper=machine.keeper.username,
            made_at=self._stage.told_at(machine, at),
            **fields,  # type: ignore[arg-type]
        )
        self._stage.at(at, lambda: self._stage.send(machine, Kind.KEEPER_RECORD, record, id, at))
        return id

    def last_reports(self, at: datetime) -> None:
        """How each machine is at the end: most are well, a few want paper or a hand."""
        for machine in self._cast.machines:
            moment = at - timedelta(seconds=self._random.randrange(600, 3000))
            self._stage.at(moment, partial(self._report, machine, moment))

    def _report(self, machine: Machine, at: datetime) -> None:
        chance, parts = self._random.random(), []
        for name, label in PARTS:
            state, cause = PartState.OK, ""
            if name == "receipt_printer" and chance < 0.06:
                state, cause = PartState.LOW, "纸快用完了"
            elif name == "page_printer" and 0.06 <= chance < 0.1:
                state, cause = PartState.FAULT, "卡纸"
            counted = name.endswith("printer")
            parts.append(
                Part(
                    name=name,
                    label=label,
                    state=state,
                    cause=cause,
                    total=500 if counted else None,
                    remaining=self._random.randrange(20, 480) if counted else None,
                )
            )
        common = {"made_at": self._stage.told_at(machine, at), "software": "doorstep-terminal/0.1.0"}
        agent = DeviceReport(
            id=self._stage.new_id(at),
            source="agent",
            line=LineFigures(waiting=0, parked=0, skew_ms=machine.skew_ms),
            disk_free=self._random.randrange(20, 200) * 1_000_000_000,
            disk_total=256_000_000_000,
            **common,  # type: ignore[arg-type]
        )
        kiosk = DeviceReport(id=self._stage.new_id(at), source="kiosk", parts=tuple(parts), **common)  # type: ignore[arg-type]
        for report in (agent, kiosk):
            self._stage.send(machine, Kind.DEVICE_REPORT, report, report.id, at)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
