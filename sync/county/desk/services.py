"""What staff do with cases. Every change of state goes through :func:`act`."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date, datetime

import msgspec
from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from sync.county.catalogue import services as catalogue
from sync.county.desk import acts, clocks, rules, telling
from sync.county.desk.acts import Act, Said, Standing
from sync.county.desk.models import Case, CaseEvent, CaseNote, DayNumber, Reveal
from sync.county.desk.status import publication
from sync.county.feed.services import publish
from sync.county.people import access, orgs
from sync.county.people.models import Org, Staff
from sync.model.calendar import WorkCalendar
from sync.model.case import CaseState

log = logging.getLogger(__name__)


class DeskError(Exception):
    """str(): a Chinese sentence for the clerk."""


class ConflictError(DeskError):
    """Somebody else was faster: the case is not what the clerk looked at."""


NOT_YOURS = "没有这个办件，或者它不归您看。"


def act(
    case_id: str,
    staff: Staff,
    version: int,
    act: Act,
    note: str = "",
    receiver: Staff | Org | None = None,
    said: Said | None = None,
) -> Case:
    """Do one act on the version of the case that the clerk saw; the terminal is told when it cannot be taken
    back any more (telling.py).

    note: short for ``said`` with nothing else in it. Raises ConflictError when the case has changed since,
    DeskError when the act is not possible.
    """
    said = said or Said(note=note)
    if not staff.office.hands_over:
        raise DeskError("您的岗位不办理办件，请交给经办人员。")
    with transaction.atomic():
        case = _locked(case_id, staff)
        if case.version != version:
            raise ConflictError(_who_was_faster(case))
        _allow(staff, case, act)
        now, calendar = timezone.now(), catalogue.work_calendar()
        today = timezone.localdate(now)
        why = acts.why_not(standing(case), act, said, today, calendar)
        if why:
            raise DeskError(why)
        before = telling.values_of(case)
        facts = acts.facts(act, said, case.told, case.corrections)
        told = acts.told_words(act, said)
        if act is Act.HAND_OVER:
            told, facts = _hand_over(case, staff, receiver, said.note.strip())
        else:
            _change(case, staff, act, said, now, calendar)
        if case.asked_id is None:
            case.asked = staff
        case.version, case.updated_at = version + 1, now
        # Passing a case on is no answer to who urged it.
        case.urged = case.urged and act is Act.HAND_OVER
        case.save()
        event = CaseEvent.objects.create(
            case=case,
            at=now,
            state=case.state,
            title=act.done,
            who=staff.masked_name,
            org=staff.org,
            note=told.strip(),
            staff=staff,
            act=act.value,
            data=facts or None,
        )
        telling.tell(case, staff, event, before, now)
    return case


def undo(case_id: str, staff: Staff, version: int) -> Case:
    """Take back one's own last act, as long as nobody outside was told of it. Raises DeskError."""
    with transaction.atomic():
        case = _locked(case_id, staff)
        held = telling.held_of(case)
        if case.version != version:
            raise ConflictError(_who_was_faster(case))
        if held is None or held.staff_id != staff.pk or held.version != version:
            raise DeskError("已经告知群众，不能撤销了。要改的话，请按规定另外办理。")
        if timezone.now() >= held.until:
            raise DeskError("过了可以撤销的时间，已经告知群众。要改的话，请按规定另外办理。")
        title, owed = held.event.title, held.owed
        telling.put_back(case, held)
        case.version, case.updated_at = version + 1, timezone.now()
        case.save()
        CaseNote.objects.create(
            case=case, staff=staff, at=case.updated_at, text=f"撤销了刚才的操作：{title}。群众没有收到过。"
        )
        if owed:
            publish([publication(case)])
    return case


class BatchOutcome(Struct, frozen=True):
    """done: the cases as they are now. failed: (matter, why) of the others."""

    done: tuple[Case, ...]
    failed: tuple[tuple[str, str], ...]


MOST_IN_BATCH = 100


def act_on_many(chosen: Sequence[tuple[str, int]], staff: Staff, act_: Act) -> BatchOutcome:
    """The same act on many cases, each by itself: one that cannot be done holds up no other.

    chosen: (id, version as the clerk saw it). Raises DeskError for an act that is not for many.
    """
    if not act_.in_batch:
        raise DeskError(f"{act_.label}不能成批办，请一件一件办。")
    if not chosen or len(chosen) > MOST_IN_BATCH:
        raise DeskError(f"请选 1 到 {MOST_IN_BATCH} 件。")
    done, failed = [], []
    for id, version in chosen:
        try:
            done.append(act(id, staff, version, act_))
        except DeskError as error:
            seen = Case.objects.filter(access.cases_of(staff), pk=id).values_list("matter_name", flat=True)
            failed.append((seen.first() or "一个办件", str(error)))
    return BatchOutcome(tuple(done), tuple(failed))


def add_note(case_id: str, staff: Staff, text: str) -> CaseNote:
    """A word among colleagues. The version stays: nobody decides on it. Raises DeskError."""
    text = text.strip()
    if not text or len(text) > acts.MOST_WORDS:
        raise DeskError(f"内部备注写 1 到 {acts.MOST_WORDS} 个字。")
    with transaction.atomic():
        case = _locked(case_id, staff)
        return CaseNote.objects.create(case=case, staff=staff, at=timezone.now(), text=text)


def reveal(case_id: str, staff: Staff, reason: str, taken: str = "") -> Case:
    """Note who looks at a citizen's full data and why, before showing it. Raises DeskError.

    taken: what leaves the console with it, in words; it stands before the reason.
    """
    if not staff.office.reveals:
        raise DeskError("您的岗位不能查看完整信息。")
    if len(reason.strip()) < 2:
        raise DeskError("请写明为什么要看完整信息，会留下记录。")
    with transaction.atomic():
        case = Case.objects.filter(pk=case_id).first()
        if case is None or not may_see(staff, case):
            raise DeskError(NOT_YOURS)
        noted = f"{taken}：{reason.strip()}" if taken else reason.strip()
        Reveal.objects.create(
            case=case, staff=staff, township=case.township, at=timezone.now(), reason=noted[:200]
        )
    return case


def may_see(staff: Staff, case: Case) -> bool:
    """See people/access.py."""
    return access.sees_case(staff, case)


def possible(staff: Staff, case: Case) -> frozenset[Act]:
    """The acts that this person can do with the case as it is."""
    staffed = orgs.staffed()
    return frozenset(
        one
        for one in Act
        if acts.may_act(case.status, one) and not _why_not_theirs(staff, case, one, staffed)
    )


def standing(case: Case) -> Standing:
    decided = timezone.localdate(case.closed_at) if case.closed_at else None
    return Standing(case.status, tuple(case.told), case.corrections, decided)


def clock_of(case: Case) -> clocks.Clock:
    """The case's clock. One that was accepted before there were special procedures has run since then."""
    if case.clock is not None:
        return msgspec.convert(case.clock, clocks.Clock)
    since = timezone.localdate(case.accepted_at) if case.accepted_at else timezone.localdate()
    return clocks.started(since, catalogue.matter_of(case.matter_code, case.matter_rev))


def _locked(case_id: str, staff: Staff) -> Case:
    case = Case.objects.select_for_update().filter(pk=case_id).first()
    if case is None or not may_see(staff, case):
        raise DeskError(NOT_YOURS)
    return case


def _allow(staff: Staff, case: Case, act: Act) -> None:
    why = _why_not_theirs(staff, case, act, orgs.staffed() if act.decides else frozenset())
    if why:
        raise DeskError(why)


def _why_not_theirs(staff: Staff, case: Case, act: Act, staffed: frozenset[int]) -> str:
    if act is Act.HAND_OVER:
        fine = staff.office.hands_over and may_see(staff, case)
    elif act.decides:
        if staff.office.decides and not access.decides_case(staff, case, staffed):
            owner = case.owner.name if case.owner else "县政务服务机构"
            return f"这个办件由{owner}决定，您这里可以收件、受理和送达。"
        fine = access.decides_case(staff, case, staffed)
    else:
        fine = access.receives_case(staff, case)
    return "" if fine else "您的岗位不能这样办这个办件，请交给经办人员。"


def _change(case: Case, staff: Staff, act: Act, said: Said, now: datetime, calendar: WorkCalendar) -> None:
    today = timezone.localdate(now)
    target = act.target
    assert target is not None  # noqa: S101 - handing over is handled apart
    case.state, case.holder = target.value, staff
    if act is Act.ACCEPT:
        case.accepted_at, case.case_no = now, _next_case_no(today)
        _run(case, clocks.started(today, catalogue.matter_of(case.matter_code, case.matter_rev)), calendar)
    elif act is Act.PAUSE:
        case.clock = msgspec.to_builtins(clocks.stopped(clock_of(case), today, calendar))
    elif act is Act.RESUME:
        _run(case, clocks.resumed(clock_of(case), today), calendar)
    elif act is Act.CORRECT:
        case.missing = acts.clean_lines(said.note)
        case.told = list(dict.fromkeys([*case.told, *case.missing]))
        case.corrections += 1
    elif act is Act.CORRECTED:
        case.missing = []
    elif act is Act.DELIVER:
        case.delivered_at, case.deliver_by = now, None
    if act in (Act.COMPLETE, Act.REFUSE, Act.NOT_ACCEPT):
        case.decided_by, case.decided_org_id = staff, staff.unit_id
    if act in (Act.COMPLETE, Act.REFUSE):
        case.deliver_by = calendar.deadline(today, acts.DELIVER_WITHIN).day
    if target.closed and act is not Act.DELIVER:
        case.closed_at, case.missing = now, []
    case.due = rules.due_day(target, today, case.last_day, calendar, said.until)


def _run(case: Case, clock: clocks.Clock, calendar: WorkCalendar) -> None:
    """The clock goes on; the days by which the case must be decided follow from it."""
    case.clock = msgspec.to_builtins(clock)
    last = clocks.last_days(clock, calendar)
    case.promised, case.statutory, case.provisional = last.promised, last.statutory, last.provisional


def _hand_over(
    case: Case, staff: Staff, receiver: Staff | Org | None, note: str
) -> tuple[str, dict[str, object]]:
    """To a person who may see it, or to another organisation, which owns it from then on."""
    facts: dict[str, object] = {"from": staff.pk, "from_org": case.owner_id}
    if isinstance(receiver, Org):
        if not receiver.is_active or receiver.pk == case.owner_id:
            raise DeskError("请选另一个在用的单位。")
        case.owner, case.holder = receiver, None
        words = f"转给{receiver.name}"
        facts |= {"to_org": receiver.pk}
    else:
        _check_receiver(case, receiver)
        case.holder = receiver
        assert receiver is not None  # noqa: S101 - checked above
        words = f"转给 {receiver.masked_name}（{receiver.org}）"
        facts |= {"to": receiver.pk}
    return "，".join(part for part in (words, note) if part), facts


def _check_receiver(case: Case, receiver: Staff | None) -> None:
    if receiver is None or not receiver.is_active or not receiver.office.receives:
        raise DeskError("请选一位在岗的经办人员。")
    if not may_see(receiver, case):
        raise DeskError(
            f"{receiver.masked_name} 只办 {receiver.org} 的办件，请另选一位，或者先转给那个单位。"
        )
    if receiver.pk == case.holder_id:
        raise DeskError(f"这个办件已经在 {receiver.masked_name} 手上。")


def _next_case_no(day: date) -> str:
    DayNumber.objects.get_or_create(day=day)
    number = DayNumber.objects.select_for_update().get(day=day)
    number.last += 1
    number.save(update_fields=["last"])
    return rules.make_case_no(day, number.last)


def _who_was_faster(case: Case) -> str:
    last = case.events.order_by("-at", "-id").first()
    if last is None:
        return "这个办件刚才有变化，请看过最新情况再办。"
    at = timezone.localtime(last.at)
    who = last.who or last.org
    return f"{who} 在 {at:%H:%M} 已经处理过这个办件（{last.title}），您的操作没有生效。请看过最新情况再办。"


__all__ = ["Act", "CaseState", "ConflictError", "DeskError", "act", "add_note", "reveal", "undo"]
