"""How a terminal is: its line, its disk, its printers and readers (运行管理)."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sync.model.outside import StopRule
from sync.model.resend import Resent


class PartState(StrEnum):
    OK = "ok"
    LOW = "low"  # paper or toner runs low
    FAULT = "fault"
    ABSENT = "absent"  # not fitted

    @property
    def usable(self) -> bool:
        return self in (PartState.OK, PartState.LOW)

    @property
    def label(self) -> str:
        return {
            PartState.OK: "正常",
            PartState.LOW: "快用完",
            PartState.FAULT: "故障",
            PartState.ABSENT: "没有装",
        }[self]


class Part(Struct, frozen=True, kw_only=True):
    """One device. name: stable, English (``receipt_printer``); label: as people call it (凭条打印机).

    cause: a Chinese sentence, "" while all is well. total, remaining: sheets, millimetres or percent as the
    device counts; None when it does not.
    """

    name: str
    label: str
    state: PartState
    cause: str = ""
    total: int | None = None
    remaining: int | None = None


class RefusedFile(Struct, frozen=True, kw_only=True):
    """A photograph or scan that the county will not take. why: a Chinese sentence."""

    id: str
    why: str


class LineFigures(Struct, frozen=True, kw_only=True):
    """The outbox as the terminal sees it. oldest_at: when the oldest waiting message was made, "" for none.

    waiting counts everything not yet acknowledged, refused ones apart (parked). skew_ms: county minus
    terminal clock. files_waiting, files_parked: photographs and scans. refused: the first of those parked.
    resent: what the county asked to be sent again and it has not yet heard of (topic ``resend``). rule: when
    this machine calls for people and when it takes nothing new; None from one that does not say.
    """

    waiting: int
    parked: int
    oldest_at: str = ""
    skew_ms: int | None = None
    files_waiting: int = 0
    files_parked: int = 0
    refused: tuple[RefusedFile, ...] = ()
    resent: tuple[Resent, ...] = ()
    rule: StopRule | None = None


class DeviceReport(Struct, frozen=True, kw_only=True):
    """Body of a ``device_report`` message: the newest state, whole, of what its source knows.

    source: ``agent`` (line, disk, software) or ``kiosk`` (parts). A later report of the same source
    replaces the earlier one; what a source does not know is None or empty.
    disk_free, disk_total: bytes of the disk that line.db is on.
    """

    id: str
    source: str
    made_at: str
    software: str = ""
    line: LineFigures | None = None
    disk_free: int | None = None
    disk_total: int | None = None
    parts: tuple[Part, ...] = ()
