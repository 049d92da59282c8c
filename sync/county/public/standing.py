"""A case as its own page shows it: opened by the link on the receipt, everything personal masked."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone
from msgspec import Struct

from sync.county.catalogue import services as catalogue
from sync.county.desk.models import Case
from sync.county.desk.reading import mask_answer
from sync.county.desk.status import masked
from sync.county.desk.telling import tell_now
from sync.county.intake.services import open_message
from sync.model.case import Applicant, CaseState
from sync.model.case import Case as FiledCase
from sync.model.link import SECRET_BYTES, read_token

_STEPS = ("提交", "报送", "受理", "审核", "办结")
# How many of the steps are behind; the next one is the one it is at.
_DONE = {
    CaseState.RECEIVED: 2,
    CaseState.CORRECTING: 2,
    CaseState.ACCEPTED: 3,
    CaseState.PAUSED: 3,
    CaseState.COMPLETED: 5,
    CaseState.REFUSED: 5,
    CaseState.DELIVERED: 5,
}
_TAGS = {
    CaseState.RECEIVED: ("y", "待受理", "hourglass"),
    CaseState.CORRECTING: ("y", "请补材料", "warn"),
    CaseState.ACCEPTED: ("y", "审核中", "hourglass"),
    CaseState.PAUSED: ("n", "特别程序中", "clock"),
    CaseState.COMPLETED: ("g", "已办结", "check"),
    CaseState.DELIVERED: ("g", "已送达", "check"),
    CaseState.REFUSED: ("n", "已办结（不予）", "info"),
    CaseState.NOT_ACCEPTED: ("n", "不予受理", "info"),
    CaseState.WITHDRAWN: ("n", "已撤回", "info"),
}


class Step(Struct, frozen=True):
    """mood: done, now or next."""

    name: str
    mood: str


class Happening(Struct, frozen=True):
    at: datetime
    title: str
    who: str
    note: str


class Tag(Struct, frozen=True):
    tone: str
    text: str
    icon: str


class Standing(Struct, frozen=True):
    """steps: empty for a case that ended before a decision. promise: (day, words before, words after)."""

    tag: Tag
    steps: tuple[Step, ...]
    missing: tuple[str, ...]
    happenings: tuple[Happening, ...]
    promise_day: date | None
    promise_words: str
    left_words: str
    helper: str


class Opened(Struct, frozen=True):
    """A case and what was filed: only ever made of a token that belongs to it."""

    case: Case
    body: FiledCase


def open_token(token: str) -> Opened | None:
    """The case of a token. One answer for a wrong token, one without a case, and one not here yet."""
    parts = read_token(token)
    if parts is None:
        return None
    id, secret = parts
    case = Case.objects.select_related("message", "holder", "terminal").filter(pk=id).first()
    if case is None:
        return None
    try:
        body = open_message(case.message)
    except LookupError:
        return None
    if not isinstance(body, FiledCase) or len(body.link) != SECRET_BYTES:
        return None
    if not hmac.compare_digest(body.link, secret):
        return None
    tell_now(case)
    return Opened(case, body)


def standing_of(opened: Opened, now: datetime) -> Standing:
    """What the page says of it."""
    case, people = opened.case, _people(opened.body)
    day, words, left = _promise(case, timezone.localdate(now))
    return Standing(
        tag=Tag(*_TAGS[case.status]),
        steps=_steps(case.status),
        missing=tuple(mask_answer(text, people) for text in case.missing),
        happenings=_happenings(case, people),
        promise_day=day,
        promise_words=words,
        left_words=left,
        helper=masked(case.helper),
    )


def _people(body: FiledCase) -> tuple[Applicant, ...]:
    return (body.applicant,) if body.agent is None else (body.applicant, body.agent)


def _steps(state: CaseState) -> tuple[Step, ...]:
    done = _DONE.get(state)
    if done is None:
        return ()
    moods = ["done" if n < done else "now" if n == done else "next" for n in range(len(_STEPS))]
    return tuple(Step(name, mood) for name, mood in zip(_STEPS, moods, strict=True))


def _happenings(case: Case, people: Sequence[Applicant]) -> tuple[Happening, ...]:
    """Newest first. What a clerk wrote for the citizen may name them: that is masked here."""
    rows = [
        Happening(
            at=event.at,
            title=event.title,
            who=" · ".join(part for part in (event.who, event.org) if part),
            note=mask_answer(event.note, tuple(people)),
        )
        for event in case.events.all()
    ]
    return tuple(reversed(rows))


def _promise(case: Case, today: date) -> tuple[date | None, str, str]:
    """(the day, what is promised for it, how long that is); None for a case whose clock does not run."""
    if case.status is CaseState.RECEIVED and case.due is not None:
        return case.due, "前给出受理结果", _left(today, case.due)
    if case.status is CaseState.ACCEPTED and case.last_day is not None:
        words = "前办结" if case.promised else "前办结（法定期限）"
        return case.last_day, words, _left(today, case.last_day)
    return None, "", ""


def _left(today: date, last: date) -> str:
    left = catalogue.work_calendar().workdays_between(today, last)
    if last < today:
        return "已经超期，您可以催办或投诉"
    return f"还剩 {left} 个工作日" if left else "就是今天"
