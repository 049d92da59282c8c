"""Reviews as they arrive, and cases that arrive once more. New cases: arriving.py."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from msgspec import Struct

from sync.county.catalogue import services as catalogue
from sync.county.desk import rules
from sync.county.desk.models import Case, CaseEvent, CaseReview
from sync.county.desk.status import publication
from sync.county.feed.services import Publication
from sync.county.intake.models import ReceivedMessage
from sync.county.intake.rules import fit
from sync.model.case import Case as FiledCase
from sync.model.case import CaseState
from sync.model.problem import Problem
from sync.model.review import Review, check_review


def file_review(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """A review arrives. The first of a round counts (一事一评); another one is kept and flagged."""
    assert isinstance(body, Review)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
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
        township=case.township if case else message.terminal.township,
        domain=case.domain if case else "",
        made_at=fit(body.made_at, 40),
        received_at=message.received_at,
        counted=first and not check_review(body),
        flags=rules.problems_as_data(problems),
    )
    return [publication(case)] if case is not None else []


def reviewed_case(body: Struct) -> str:
    assert isinstance(body, Review)  # noqa: S101 - as above
    return body.subject


def file_again(
    case: Case,
    message: ReceivedMessage,
    body: FiledCase,
    problems: list[Problem],
    unchecked: Sequence[Problem],
) -> None:
    """The same case once more: the completed papers of a correction, or an oddity to look at.

    unchecked: what is said of its answers until they are checked, where they are the case's from now on.
    """
    if case.terminal_id != message.terminal_id:
        problems.append(
            Problem("id", "case.id", "另一台终端用同一个办件号报送过，请核对。先到的内容没有改动。")
        )
        case.flags = case.flags + rules.problems_as_data(problems)
    elif case.status is CaseState.CORRECTING:
        case.message, case.state, case.missing = message, CaseState.RECEIVED.value, []
        case.flags = rules.problems_as_data([*problems, *unchecked])
        calendar = catalogue.work_calendar()
        received = timezone.localdate(message.received_at)
        case.due = rules.due_day(CaseState.RECEIVED, received, None, calendar)
        CaseEvent.objects.create(
            case=case,
            at=message.received_at,
            state=case.state,
            title="补正材料已收到",
            org=case.terminal.label,
            note="等待受理",
        )
    else:
        problems.append(Problem("id", "case.again", "终端又报送了一次这个办件，内容已存档，请核对。"))
        case.flags = case.flags + rules.problems_as_data(problems)
    case.version += 1
    case.updated_at = message.received_at
    case.save()
