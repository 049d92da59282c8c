"""Keepers' records as they arrive: each is kept; a fault is put together from those that name it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from django.utils import timezone
from msgspec import Struct

from sync.county.desk.rules import county_time, problems_as_data
from sync.county.feed.services import Publication
from sync.county.intake.models import ReceivedMessage
from sync.county.intake.rules import RefusedError, fit
from sync.county.keeping.models import Fault, KeeperEntry
from sync.county.people.models import Staff
from sync.model.ids import is_uuid7
from sync.model.keeping import (
    MOST_FINDINGS,
    MOST_WORDS,
    Finding,
    KeeperKind,
    KeeperRecord,
    check_keeper_record,
)
from sync.model.problem import Problem

_MOST_AMOUNT = 100_000


def refuse_record(body: Struct) -> None:
    """Raises RefusedError for one without an id of its own."""
    assert isinstance(body, KeeperRecord)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
    if not is_uuid7(body.id):
        raise RefusedError("keeper.id", "这条设备记录没有合规的编号，县里没法登记。请升级终端软件后再报送。")


def about(body: Struct) -> str:
    """Records of one fault keep their order."""
    assert isinstance(body, KeeperRecord)  # noqa: S101 - as above
    return body.fault or body.id


def file_record(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """Keep it. What is odd about it is flagged; the same record again changes nothing."""
    assert isinstance(body, KeeperRecord)  # noqa: S101 - as above
    if KeeperEntry.objects.filter(pk=body.id).exists():
        return []
    at = county_time(body.made_at, message.skew_ms, message.received_at)
    keeper = Staff.objects.filter(username=fit(body.keeper, 40)).first()
    problems = list(check_keeper_record(body))
    if keeper is None:
        problems.append(Problem("keeper", "keeper.unknown", f"县里没有工号 {fit(body.keeper, 40)}。"))
    entry = KeeperEntry.objects.create(
        id=body.id,
        message=message,
        terminal=message.terminal,
        kind=body.kind.value,
        keeper=keeper,
        who=keeper.masked_name if keeper else fit(body.keeper, 40),
        at=at,
        day=timezone.localdate(at),
        received_at=message.received_at,
        findings=[_plain(finding) for finding in body.findings[:MOST_FINDINGS]],
        words=fit(body.words, MOST_WORDS).strip(),
        stopped=body.stopped,
        subject=fit(body.fault, 36) if body.kind.follows_fault else "",
        amount=None if body.amount is None else min(max(body.amount, 0), _MOST_AMOUNT),
        handed_to=_name_of(body.handed_to),
        flags=problems_as_data(problems),
    )
    if entry.sort is KeeperKind.FAULT_FOUND:
        _put_together(entry)
    elif entry.subject:
        found = KeeperEntry.objects.filter(
            pk=entry.subject, kind=KeeperKind.FAULT_FOUND.value, terminal=entry.terminal
        ).first()
        if found is not None:
            _put_together(found)
    return []


def _put_together(found: KeeperEntry) -> None:
    later = KeeperEntry.objects.filter(subject=found.pk, terminal=found.terminal).order_by("at", "id")
    by_kind: dict[KeeperKind, KeeperEntry] = {}
    for entry in later:
        by_kind[entry.sort] = entry
    cause, notice = by_kind.get(KeeperKind.FAULT_CAUSE), by_kind.get(KeeperKind.FAULT_NOTICE)
    repaired = by_kind.get(KeeperKind.FAULT_REPAIRED)
    first = found.findings[0] if found.findings else {}
    Fault.objects.update_or_create(
        entry=found,
        defaults={
            "terminal": found.terminal,
            "label": str(first.get("label") or "整机")[:80],
            "words": found.words or str(first.get("words", "")),
            "stopped": found.stopped,
            "found_at": found.at,
            "found_by": found.who,
            "cause": cause.words if cause else "",
            "notice_at": notice.at if notice else None,
            "repaired_at": repaired.at if repaired else None,
            "repaired_by": repaired.who if repaired else "",
        },
    )


def _plain(finding: Finding) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(finding)
    return {name: fit(value, 120) if isinstance(value, str) else value for name, value in plain.items()}


def _name_of(number: str) -> str:
    """The masked name of a staff number, or the number where nobody has it."""
    if not number.strip():
        return ""
    staff = Staff.objects.filter(username=fit(number, 40)).first()
    return staff.masked_name if staff else fit(number, 40)
