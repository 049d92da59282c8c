"""What a keeper (设备专管员) did and found at a machine: checks, supplies, faults to their end (运行管理).

Each record stands for itself and is never changed; a fault is a chain of them, tied by the first one's id.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sync.model.device import PartState
from sync.model.ids import is_uuid7
from sync.model.problem import Problem

MOST_WORDS = 500
MOST_FINDINGS = 40


class KeeperKind(StrEnum):
    """What was done. The two checks are owed every day that the centre is open."""

    OPENING = "opening"  # 开机检查
    CLOSING = "closing"  # 关机检查
    CLEANING = "cleaning"  # 清洁
    PAPER = "paper"  # 换纸
    TONER = "toner"  # 换碳粉
    FAULT_FOUND = "fault_found"  # 发现故障
    FAULT_CAUSE = "fault_cause"  # 查明原因
    FAULT_NOTICE = "fault_notice"  # 张贴故障告示
    FAULT_REPAIRED = "fault_repaired"  # 修好
    HANDOVER = "handover"  # 专管员交接

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def check(self) -> bool:
        """One of the two daily checks."""
        return self in (KeeperKind.OPENING, KeeperKind.CLOSING)

    @property
    def follows_fault(self) -> bool:
        """Says more about a fault that was found before, which ``KeeperRecord.fault`` names."""
        return self in (KeeperKind.FAULT_CAUSE, KeeperKind.FAULT_NOTICE, KeeperKind.FAULT_REPAIRED)


_LABELS = {
    KeeperKind.OPENING: "开机检查",
    KeeperKind.CLOSING: "关机检查",
    KeeperKind.CLEANING: "清洁",
    KeeperKind.PAPER: "换纸",
    KeeperKind.TONER: "换碳粉",
    KeeperKind.FAULT_FOUND: "发现故障",
    KeeperKind.FAULT_CAUSE: "查明原因",
    KeeperKind.FAULT_NOTICE: "张贴故障告示",
    KeeperKind.FAULT_REPAIRED: "修好",
    KeeperKind.HANDOVER: "专管员交接",
}


class Finding(Struct, frozen=True, kw_only=True):
    """One device as the keeper found it. part, label: as ``device.Part`` has them; words: what is wrong."""

    part: str
    label: str
    state: PartState
    words: str = ""


class KeeperRecord(Struct, frozen=True, kw_only=True):
    """Body of a ``keeper_record`` message.

    keeper: staff number; it travels sealed and is shown as the masked name of the account.
    made_at: ISO 8601 with zone, the terminal's clock. findings: device by device; for a fault the one device
    it is about. stopped (fault_found): the machine cannot serve people until it is repaired.
    fault: id of the ``fault_found`` record that this one is about, "" for every other kind.
    amount (paper, toner): sheets put in, or percent for toner; None when nobody counted.
    handed_to (handover): staff number of who keeps the machine from now on.
    """

    id: str
    kind: KeeperKind
    keeper: str
    made_at: str
    findings: tuple[Finding, ...] = ()
    words: str = ""
    stopped: bool = False
    fault: str = ""
    amount: int | None = None
    handed_to: str = ""


def check_keeper_record(record: KeeperRecord) -> tuple[Problem, ...]:
    """What is missing in a record; the terminal asks for it, the county flags it."""
    found: list[Problem] = []
    if not record.keeper.strip():
        found.append(Problem("keeper", "keeper.keeper", "请填工号，才知道是谁做的。"))
    if record.kind.check and not record.findings:
        found.append(Problem("findings", "keeper.findings", "请逐项检查设备，一项都没有记。"))
    if record.kind is KeeperKind.FAULT_FOUND and not (record.findings or record.words.strip()):
        found.append(Problem("words", "keeper.words", "请选是哪个设备坏了，或者写一句。"))
    if record.kind.follows_fault and not is_uuid7(record.fault):
        found.append(Problem("fault", "keeper.fault", "请选是哪一次故障。"))
    if record.kind is KeeperKind.FAULT_CAUSE and not record.words.strip():
        found.append(Problem("words", "keeper.words", "请写一句故障的原因。"))
    if record.kind is KeeperKind.HANDOVER and record.handed_to.strip() in ("", record.keeper.strip()):
        found.append(Problem("handed_to", "keeper.handed_to", "请填接手的专管员的工号。"))
    if len(record.words) > MOST_WORDS:
        more = len(record.words) - MOST_WORDS
        found.append(Problem("words", "keeper.long", f"最多写 {MOST_WORDS} 个字，现在多了 {more} 个字。"))
    return tuple(found)
