"""Cases and reviews as they arrive from terminals: stored first, judged after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from msgspec import Struct

from sync.county.blobs import services as blobs
from sync.county.catalogue import forms
from sync.county.catalogue import services as catalogue
from sync.county.desk import rules
from sync.county.desk.models import Case, CaseEvent, CaseReview
from sync.county.desk.status import masked, publication
from sync.county.feed.services import Publication
from sync.county.intake.models import ReceivedMessage
from sync.county.intake.rules import RefusedError, fit
from sync.county.keys import KeyRing
from sync.model.case import Case as FiledCase
from sync.model.case import CaseState
from sync.model.ids import is_uuid7
from sync.model.persons import mask_name, normalise
from sync.model.problem import Problem
from sync.model.review import Review, check_review


def file_case(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """A case arrives. What is odd about it is flagged for the desk; nothing here refuses it."""
    assert isinstance(body, FiledCase)  # noqa: S101 - the kind decides the type, see protocol.envelope.BODIES
    if not is_uuid7(body.id):
        raise RefusedError("case.id", "这个办件没有合规的办件号，县里没法登记。请升级终端软件后再报送。")
    blobs.tie(message, body.files)
    known = Case.objects.select_for_update().filter(pk=body.id).first()
    if known is not None:
        return _file_again(known, message, body)
    case = _new_case(message, body)
    problems = _problems(message, body)
    if Case.objects.filter(receipt_no=case.receipt_no).exists():
        problems.append(
            Problem("receipt_no", "receipt_no.twice", "这个回执号已有另一个办件，请核对是否重复申报。")
        )
    case.flags = rules.problems_as_data(problems)
    case.save(force_insert=True)
    # A review may have overtaken its case while that was parked at the terminal.
    CaseReview.objects.filter(subject=case.id, case=None).update(case=case)
    how = "委托代办" if body.agent else "本人办理"
    signed = "，手写签名已存" if body.signature else ""
    helped = f"，帮办员 {masked(body.helper)}" if body.helper else ""
    place = message.terminal.label
    _event(case, case.filed_at, "提交申请", org=place, note=f"自助终端，{how}{signed}{helped}")
    _event(
        case, case.received_at, "县里收件", org="保康县政务服务", note="已送到县里，与县级库核重，等待受理"
    )
    return [publication(case)]


def file_review(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """A review arrives. The first of a round counts (一事一评); another one is kept and flagged."""
    assert isinstance(body, Review)  # noqa: S101 - as above
    case = Case.objects.filter(pk=fit(body.subject, 36)).first()
    problems = list(check_review(body))
    if case is None:
        problems.append(Problem("subject", "review.case", "评价的办件还没有送到县里。"))
    turn = min(max(body.round, 0), 32_000)
    first = not CaseReview.objects.filter(subject=fit(body.subject, 36), round=turn, counted=True).exists()
    if not first:
        problems.append(Problem("round", "review.again", "这件事这一次已经评价过，以第一次为准。"))
    CaseReview.objects.create(
        message=message,
        case=case,
        review_id=fit(body.id, 36),
        subject=fit(body.subject, 36),
        round=turn,
        level=body.level.value,
        items=[fit(item, 8) for item in body.items[:50]],
        has_words=bool(body.words.strip()),
        revisit=body.revisit,
        channel=fit(body.channel, 4),
        made_at=fit(body.made_at, 40),
        received_at=message.received_at,
        counted=first and not check_review(body),
        flags=rules.problems_as_data(problems),
    )
    return [publication(case)] if case is not None else []


def _new_case(message: ReceivedMessage, body: FiledCase) -> Case:
    ring = KeyRing(settings.KEYS_FOLDER)
    received = message.received_at
    calendar = catalogue.work_calendar()
    case = Case(
        id=body.id,
        message=message,
        receipt_no=fit(body.receipt_no, 40),
        matter_code=fit(body.matter_code, 40),
        matter_rev=_revision(body),
        matter_name=fit(body.matter_name, 200),
        terminal=message.terminal,
        township=message.terminal.township,
        state=CaseState.RECEIVED.value,
        masked_name=fit(mask_name(body.applicant.name), 50),
        person_hash=ring.lookup_hash("id_number", normalise(body.applicant.id_number)),
        name_hash=ring.lookup_hash("name", body.applicant.name.strip()),
        by_agent=body.agent is not None,
        helper=fit(body.helper, 50),
        filed_at=rules.county_time(body.filed_at, message.skew_ms, received),
        received_at=received,
        updated_at=received,
    )
    case.due = rules.due_day(CaseState.RECEIVED, timezone.localdate(received), None, calendar)
    return case


def _problems(message: ReceivedMessage, body: FiledCase) -> list[Problem]:
    terminal = message.terminal
    place = rules.Place(terminal.id, terminal.township, terminal.device)
    today = timezone.localdate(message.received_at)
    code, rev = fit(body.matter_code, 40), _revision(body)
    matter = catalogue.matter(code, rev) or catalogue.matter(code)
    found = list(rules.check_arrival(body, place, matter, today))
    filled = rules.county_time(body.filed_at, message.skew_ms, message.received_at)
    calendar = catalogue.work_calendar()
    form_id, version = fit(body.form_id, 64), fit(body.form_version, 80)
    found.extend(forms.check_answers(form_id, version, body.answers, filled, calendar))
    return found


def _file_again(case: Case, message: ReceivedMessage, body: FiledCase) -> Sequence[Publication]:
    """The same case once more: the completed papers of a correction, or an oddity to look at."""
    problems = _problems(message, body)
    if case.terminal_id != message.terminal_id:
        problems.append(
            Problem("id", "case.id", "另一台终端用同一个办件号报送过，请核对。先到的内容没有改动。")
        )
        case.flags = case.flags + rules.problems_as_data(problems)
    elif case.status is CaseState.CORRECTING:
        case.message, case.state, case.missing = message, CaseState.RECEIVED.value, []
        case.flags = rules.problems_as_data(problems)
        calendar = catalogue.work_calendar()
        received = timezone.localdate(message.received_at)
        case.due = rules.due_day(CaseState.RECEIVED, received, None, calendar)
        _event(case, message.received_at, "补正材料已收到", org=case.terminal.label, note="等待受理")
    else:
        problems.append(Problem("id", "case.again", "终端又报送了一次这个办件，内容已存档，请核对。"))
        case.flags = case.flags + rules.problems_as_data(problems)
    case.version += 1
    case.updated_at = message.received_at
    case.save()
    return [publication(case)]


def _event(case: Case, at: datetime, title: str, *, org: str, note: str) -> None:
    CaseEvent.objects.create(case=case, at=at, state=case.state, title=title, org=org, note=fit(note, 2000))


def _revision(body: FiledCase) -> int:
    """Within what a column holds; nobody publishes a million revisions."""
    return min(max(body.matter_rev, 0), 1_000_000)
