"""Cases as they come in, by the hundred: everything about them is worked out first, then written at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from operator import itemgetter
from typing import Any

import msgspec
from django.conf import settings
from django.utils import timezone

from sync.county import bulk
from sync.county.blobs import services as blobs
from sync.county.catalogue import forms
from sync.county.catalogue import services as catalogue
from sync.county.desk import following, names, rules
from sync.county.desk.content import Content
from sync.county.desk.filing import file_again
from sync.county.desk.models import Case, CaseEvent, CaseReview
from sync.county.desk.status import masked, publication
from sync.county.feed.services import Publication
from sync.county.fleet.models import Terminal
from sync.county.intake.handling import Arrived, Filed
from sync.county.intake.models import ReceivedMessage
from sync.county.intake.rules import RefusedError, fit
from sync.county.keys import KeyRing
from sync.county.people.orgs import Owners, helpers
from sync.model.calendar import WorkCalendar
from sync.model.case import Case as FiledCase
from sync.model.case import CaseState
from sync.model.ids import is_uuid7
from sync.model.matter import Matter
from sync.model.persons import mask_name
from sync.model.problem import Problem

# On a case until the second look has gone through its answers.
UNCHECKED = Problem("form", "form.waiting", "答案还在按表格核对，稍后会显示结果。")

CASE_FIELDS = tuple(field.attname for field in Case._meta.concrete_fields)
EVENT_FIELDS = ("case_id", "at", "state", "title", "org", "note", "who", "staff_id")
_ordered = itemgetter(*CASE_FIELDS)


# A line of the timeline before it is in the table.
_Line = tuple[str, datetime, str, str, str, str, str, None]


@dataclass(frozen=True, slots=True)
class Drafted:
    """A case as it will be written."""

    message: ReceivedMessage
    body: FiledCase
    case: Case
    events: tuple[_Line, _Line]
    name_keys: Sequence[str]


@dataclass(frozen=True)
class Prepared:
    """drafts: cases nobody knew when they were prepared. again: messages about known ones, in order."""

    drafts: Sequence[Drafted]
    again: Sequence[Arrived]


def case_row(case: Case) -> tuple[Any, ...]:
    """Its values in the order of CASE_FIELDS."""
    values: tuple[Any, ...] = _ordered(case.__dict__)
    return values


def refuse_case(body: msgspec.Struct) -> None:
    """Raises RefusedError for the one thing without which a case cannot be kept."""
    if not is_uuid7(_case(body).id):
        raise RefusedError("case.id", "这个办件没有合规的办件号，县里没法登记。请升级终端软件后再报送。")


def case_id(body: msgspec.Struct) -> str:
    return _case(body).id


def prepare_cases(arrived: Sequence[Arrived]) -> Prepared:
    """Work out everything that needs no lock: only the worker makes cases, so what is new stays new."""
    bodies = [_case(one.body) for one in arrived]
    seen = set(bulk.existing(Case, [body.id for body in bodies]))
    receipts = list({fit(body.receipt_no, 40) for body in bodies})
    taken = {number for (number,) in bulk.among(Case, ("receipt_no",), "receipt_no", receipts)}
    reference, drafts, again = Reference(), [], []
    for one, body in zip(arrived, bodies, strict=True):
        if body.id in seen:
            again.append(one)
            continue
        seen.add(body.id)
        draft = _draft(one, body, reference, taken)
        taken.add(draft.case.receipt_no)
        drafts.append(draft)
    return Prepared(drafts, again)


def file_cases(prepared: Prepared) -> Filed:
    """Write them, in the caller's transaction. What is odd about a case is flagged; nothing is refused."""
    drafts = prepared.drafts
    bulk.insert(Case, CASE_FIELDS, [case_row(d.case) for d in drafts])
    bulk.insert(CaseEvent, EVENT_FIELDS, [line for d in drafts for line in d.events])
    names.insert_keys((d.case.id, d.name_keys) for d in drafts)
    news: dict[str, Publication] = {}
    for id in _reviewed_before(drafts) | following.catch_up([d.case.id for d in drafts]):
        news[id] = publication(Case.objects.get(pk=id))
    for draft in drafts:
        if draft.body.files:
            blobs.tie(draft.message, draft.body.files)
    look: list[str] = []
    for one in prepared.again:
        body = _case(one.body)
        blobs.tie(one.message, body.files)
        case = Case.objects.select_for_update().get(pk=body.id)
        reference = Reference()
        stated = reference.content(one, body).stated
        problems = arrival_problems(one.message, body, stated, reference)
        file_again(case, one.message, body, problems, _unchecked(body))
        news[case.id] = publication(case)
        look += [one.message.id] if body.form_id and case.message_id == one.message.id else []
    return Filed(list(news.values()), look, tell=[d.message.id for d in drafts])


def check_case(one: Arrived) -> Sequence[Publication]:
    """The second look: what the form itself says about the answers. It takes too long for filing.

    Only while they are unchecked, and by the message that brought them: looking again changes nothing.
    """
    message, body = one.message, _case(one.body)
    case = Case.objects.select_for_update().filter(pk=body.id, message_id=message.id).first()
    if case is None or all(flag.get("rule") != UNCHECKED.rule for flag in case.flags):
        return ()
    filled = rules.county_time(body.filed_at, message.skew_ms, message.received_at)
    form_id, version = fit(body.form_id, 64), fit(body.form_version, 80)
    calendar = catalogue.work_calendar()
    found = forms.check_answers(form_id, version, body.answers, filled, calendar)
    flags = [flag for flag in case.flags if flag.get("rule") != UNCHECKED.rule]
    # The version stays: a clerk who decides meanwhile decides on the same papers.
    Case.objects.filter(pk=case.pk).update(flags=flags + rules.problems_as_data(found))
    return ()


@dataclass(frozen=True, slots=True)
class Place:
    """A terminal as cases name it."""

    where: rules.Place
    label: str


class Reference:
    """What the cases of one batch are judged by, looked up once."""

    def __init__(self) -> None:
        self.ring = KeyRing(settings.KEYS_FOLDER)
        self._matters: dict[tuple[str, int], Matter | None] = {}
        self._due: dict[date, date | None] = {}
        self._days: dict[datetime, date] = {}
        self._places: dict[str, Place] = {}

    @cached_property
    def owners(self) -> Owners:
        return Owners()

    @cached_property
    def helpers(self) -> dict[tuple[str, str], int]:
        return helpers()

    @cached_property
    def calendar(self) -> WorkCalendar:
        return catalogue.work_calendar()

    def matter(self, code: str, rev: int) -> Matter | None:
        if (code, rev) not in self._matters:
            self._matters[code, rev] = catalogue.matter(code, rev) or catalogue.matter(code)
        return self._matters[code, rev]

    def content(self, one: Arrived, body: FiledCase) -> Content:
        """As it was worked out ahead, where it was."""
        if isinstance(one.content, Content):
            return one.content
        return Content.of(body, self.ring, self.day(one.message.received_at))

    def place(self, terminal: Terminal) -> Place:
        if terminal.id not in self._places:
            here = rules.Place(terminal.id, terminal.township, terminal.device)
            self._places[terminal.id] = Place(here, terminal.label)
        return self._places[terminal.id]

    def day(self, at: datetime) -> date:
        """The county's day; a batch arrived at a few moments, and asking Django for the zone is slow."""
        if at not in self._days:
            self._days[at] = timezone.localdate(at)
        return self._days[at]

    def due(self, received: date) -> date | None:
        if received not in self._due:
            self._due[received] = rules.due_day(CaseState.RECEIVED, received, None, self.calendar)
        return self._due[received]


def arrival_problems(
    message: ReceivedMessage, body: FiledCase, stated: rules.Stated, reference: Reference
) -> list[Problem]:
    """What is odd about a case, its answers apart."""
    place = reference.place(message.terminal)
    matter = reference.matter(fit(body.matter_code, 40), _revision(body))
    filed = reference.day(message.received_at)
    if body.authority is not None:  # looked up for these few: the day of every case would be its own
        filed = timezone.localdate(rules.county_time(body.filed_at, message.skew_ms, message.received_at))
    return list(rules.check_arrival(body, stated, place.where, matter, filed))


def _unchecked(body: FiledCase) -> list[Problem]:
    return [UNCHECKED] if body.form_id else []


def _draft(one: Arrived, body: FiledCase, reference: Reference, taken: set[str]) -> Drafted:
    message, content = one.message, reference.content(one, body)
    case = _new_case(message, body, content, reference)
    problems = [*arrival_problems(message, body, content.stated, reference), *_unchecked(body)]
    if case.receipt_no in taken:
        problems.append(
            Problem("receipt_no", "receipt_no.twice", "这个回执号已有另一个办件，请核对是否重复申报。")
        )
    case.flags = rules.problems_as_data(problems)
    how = "委托代办" if body.agent else "本人办理"
    signed = "，手写签名已存" if body.signature else ""
    helped = f"，帮办员 {masked(body.helper)}" if body.helper else ""
    note = f"自助终端，{how}{signed}{helped}"
    label, reached = reference.place(message.terminal).label, "已送到县里，与县级库核重，等待受理"
    id, state = case.id, case.state
    events: tuple[_Line, _Line] = (
        (id, case.filed_at, state, "提交申请", label, fit(note, 2000), "", None),
        (id, case.received_at, state, "县里收件", "保康县政务服务", reached, "", None),
    )
    return Drafted(message, body, case, events, content.spellings)


# What a column holds unless something else is said; lists are made anew for each case.
_DEFAULTS = {field.attname: field.get_default() for field in Case._meta.concrete_fields}
_LISTS = [name for name, value in _DEFAULTS.items() if isinstance(value, list)]


def _new_case(message: ReceivedMessage, body: FiledCase, content: Content, reference: Reference) -> Case:
    received, terminal = message.received_at, message.terminal
    matter = reference.matter(fit(body.matter_code, 40), _revision(body))
    department = fit(matter.department, 80) if matter else ""
    owner = reference.owners.of(department, terminal.township) if department else None
    columns = {
        **_DEFAULTS,
        **{name: [] for name in _LISTS},
        "id": body.id,
        "message_id": message.id,
        "receipt_no": fit(body.receipt_no, 40),
        "matter_code": fit(body.matter_code, 40),
        "matter_rev": _revision(body),
        "matter_name": fit(body.matter_name, 200),
        "terminal_id": message.terminal_id,
        "township": terminal.township,
        "domain": matter.domain.value if matter else "",
        "department": department,
        "owner_id": owner,
        "first_owner_id": owner,
        "asked_id": reference.helpers.get((terminal.township, body.helper)) if body.helper else None,
        "state": CaseState.RECEIVED.value,
        "masked_name": fit(mask_name(body.applicant.name), 50),
        "person_hash": content.person,
        "name_hash": content.name,
        "by_agent": body.agent is not None,
        "helper": fit(body.helper, 50),
        "filed_at": rules.county_time(body.filed_at, message.skew_ms, received),
        "received_at": received,
        "updated_at": received,
        "due": reference.due(reference.day(received)),
    }
    # As if it were read from the table, where it will be in a moment.
    return bulk.instance(Case, columns, terminal=terminal)


def _reviewed_before(drafts: Sequence[Drafted]) -> set[str]:
    """Cases whose review overtook them, while they were parked at the terminal."""
    cases = {draft.case.id: draft.case for draft in drafts}
    subjects = {
        subject
        for subject, case in bulk.among(CaseReview, ("subject", "case_id"), "subject", list(cases))
        if case is None
    }
    for subject in subjects:
        case = cases[subject]
        CaseReview.objects.filter(subject=subject, case=None).update(
            case_id=subject, township=case.township, domain=case.domain
        )
    return subjects


def _revision(body: FiledCase) -> int:
    """Within what a column holds; nobody publishes a million revisions."""
    return min(max(body.matter_rev, 0), 1_000_000)


def _case(body: msgspec.Struct) -> FiledCase:
    assert isinstance(body, FiledCase)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
    return body
