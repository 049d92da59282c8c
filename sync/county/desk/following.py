"""What arrives about a case that is already here: missing papers, a withdrawal, what a helper did.

All of it is kept. It has its effect only when the person is the applicant or the agent of the case and the
state of the case allows it; otherwise the desk gets a flag.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.conf import settings
from django.utils import timezone
from msgspec import Struct

from sync.county import bulk
from sync.county.blobs import services as blobs
from sync.county.catalogue import services as catalogue
from sync.county.desk import rules
from sync.county.desk.models import Case, CaseEvent, CaseFollowup
from sync.county.desk.status import helper_name, masked, publication
from sync.county.feed.services import Publication
from sync.county.intake import services as intake
from sync.county.intake.models import ReceivedMessage
from sync.county.intake.rules import RefusedError, fit
from sync.county.keys import KeyRing
from sync.model.case import Applicant, CaseState, may_follow
from sync.model.case import Case as FiledCase
from sync.model.followup import Supplement, Withdrawal, check_supplement, check_withdrawal
from sync.model.helping import Help, HelperRecord
from sync.model.ids import is_uuid7
from sync.model.persons import normalise
from sync.model.problem import Problem

_NOT_THEM = Problem(
    "person", "followup.person", "来交的人和申请人、代办人都对不上，内容已存档，没有改动办件，请核对。"
)


_Body = Supplement | Withdrawal | HelperRecord


def refuse(body: Struct) -> None:
    """Raises RefusedError for one without an id of its own."""
    assert isinstance(body, _Body)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
    if not is_uuid7(body.id):
        raise RefusedError("followup.id", "这一条没有合规的编号，县里没法登记。请升级终端软件后再报送。")


def about(body: Struct) -> str:
    """The case it names."""
    assert isinstance(body, _Body)  # noqa: S101 - as above
    return body.case_id


def file_supplement(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """Papers that a correction asked for, or that were promised for later."""
    assert isinstance(body, Supplement)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
    blobs.tie(message, body.files)
    case = _keep(message, body.case_id)
    return [] if case is None else _supplement(case, message, body)


def file_withdrawal(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """The applicant takes the case back."""
    assert isinstance(body, Withdrawal)  # noqa: S101 - as above
    case = _keep(message, body.case_id)
    return [] if case is None else _withdraw(case, message, body)


def file_helper_record(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """What a helper did: in the timeline of the case, and the first one asked is named in it (首问负责)."""
    assert isinstance(body, HelperRecord)  # noqa: S101 - as above
    case = _keep(message, body.case_id, helper=helper_name(body.helper), help=body.help.value)
    return [] if case is None else _helped(case, message, body)


def catch_up(cases: Collection[str]) -> set[str]:
    """For cases that were just stored: what overtook them while they were parked at the terminal.

    Returns the ids of those that it changed.
    """
    # They are rare, and asked for with every batch: first whether there is any.
    some = bulk.among(CaseFollowup, ("message_id",), "subject", list(cases), 'AND "case_id" IS NULL')
    if not some:
        return set()
    early = CaseFollowup.objects.filter(subject__in=cases, case=None).select_related("message")
    for row in early:
        row.case = Case.objects.get(pk=row.subject)
        row.save(update_fields=["case"])
        try:
            body = intake.open_message(row.message)
        except LookupError:
            continue
        if isinstance(body, Supplement):
            _supplement(row.case, row.message, body)
        elif isinstance(body, Withdrawal):
            _withdraw(row.case, row.message, body)
        elif isinstance(body, HelperRecord):
            _helped(row.case, row.message, body)
    return {row.subject for row in early}


def _keep(message: ReceivedMessage, subject: str, **fields: str) -> Case | None:
    """Keep the message, and find and lock its case; None when there is none (yet)."""
    case = Case.objects.select_for_update().filter(pk=fit(subject, 36)).first()
    CaseFollowup.objects.create(
        message=message,
        case=case,
        subject=fit(subject, 36),
        kind=message.kind,
        received_at=message.received_at,
        **{name: fit(value, 50) for name, value in fields.items()},
    )
    return case


def _supplement(case: Case, message: ReceivedMessage, body: Supplement) -> Sequence[Publication]:
    problems = list(check_supplement(body))
    if not _is_theirs(case, body.receipt_no, body.person):
        return _flagged(case, message, [*problems, _NOT_THEM])
    names = [fit(material.name, 80) for material in body.materials]
    note = "、".join(names) or fit(body.note, 200) or f"补充了表格里的 {len(body.answers)} 处"
    title = "补充材料已收到"
    if case.status is CaseState.CORRECTING:
        case.missing = [] if body.complete else [item for item in case.missing if item not in names]
        if body.complete:
            case.state, title = CaseState.RECEIVED.value, "补正材料已收到"
            received = timezone.localdate(message.received_at)
            case.due = rules.due_day(CaseState.RECEIVED, received, None, catalogue.work_calendar())
            note = f"{note}，等待受理"
        else:
            title, note = "补正材料收到一部分", f"{note}；还差：{'、'.join(case.missing) or '以窗口核对为准'}"
    elif case.status.closed:
        note = f"{note}（这个办件现在是“{case.status.label}”，材料已存档）"
        problems.append(Problem("state", "supplement.closed", "办件结束以后又收到补充材料，请看一下。"))
    return _changed(case, message, title, note, problems)


def _withdraw(case: Case, message: ReceivedMessage, body: Withdrawal) -> Sequence[Publication]:
    problems = list(check_withdrawal(body))
    if not _is_theirs(case, body.receipt_no, body.person):
        return _flagged(case, message, [*problems, _NOT_THEM])
    if case.status is CaseState.WITHDRAWN:
        return []
    if not may_follow(case.status, CaseState.WITHDRAWN):
        why = f"这个办件现在是“{case.status.label}”，不能撤回"
        problems.append(Problem("state", "withdrawal.state", f"群众申请撤回：{why}。"))
        return _changed(case, message, "申请撤回，没有办成", why, problems)
    case.state, case.closed_at, case.due, case.missing = (
        CaseState.WITHDRAWN.value,
        message.received_at,
        None,
        [],
    )
    case.urged = False
    reason = fit(body.reason, 500).strip()
    return _changed(case, message, "已撤回", f"申请人撤回：{reason}" if reason else "申请人撤回", problems)


def _helped(case: Case, message: ReceivedMessage, body: HelperRecord) -> Sequence[Publication]:
    helper = fit(helper_name(body.helper), 50)
    if not case.helper and body.help is Help.ASKED:
        case.helper = helper
        case.save(update_fields=["helper"])
    note = f"交给 {masked(body.handed_to)}" if body.help is Help.HANDED_ON and body.handed_to else ""
    made = rules.county_time(body.made_at, message.skew_ms, message.received_at)
    # The version stays: it changes nothing that a clerk decides on.
    CaseEvent.objects.create(
        case=case,
        at=max(made, case.received_at),
        state=case.state,
        title=body.help.label,
        who=helper,
        org=message.terminal.label,
        note=fit("；".join(part for part in (note, body.note.strip()) if part), 2000),
    )
    return [publication(case)]


def _is_theirs(case: Case, receipt_no: str, person: Applicant) -> bool:
    """Whether this is the applicant of the case, or the agent who filed it; both numbers must fit."""
    if case.receipt_no != receipt_no:
        return False
    number = normalise(person.id_number)
    if KeyRing(settings.KEYS_FOLDER).lookup_hash("id_number", number) == case.person_hash:
        return True
    if not case.by_agent:
        return False
    try:
        filed = intake.open_message(case.message)
    except LookupError:
        return False
    return (
        isinstance(filed, FiledCase)
        and filed.agent is not None
        and normalise(filed.agent.id_number) == number
    )


def _flagged(case: Case, message: ReceivedMessage, problems: Sequence[Problem]) -> Sequence[Publication]:
    """For the desk alone: whoever it was is not told about the case."""
    case.flags = case.flags + rules.problems_as_data(problems)
    case.version += 1
    case.updated_at = message.received_at
    case.save()
    return []


def _changed(
    case: Case, message: ReceivedMessage, title: str, note: str, problems: Sequence[Problem]
) -> Sequence[Publication]:
    CaseEvent.objects.create(
        case=case,
        at=message.received_at,
        state=case.state,
        title=title,
        org=message.terminal.label,
        note=fit(note, 2000),
    )
    _flagged(case, message, problems)
    return [publication(case)]
