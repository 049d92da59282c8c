"""What clerks do with cases. Every change of state goes through :func:`act`."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sync.county.catalogue import services as catalogue
from sync.county.desk import rules
from sync.county.desk.models import Case, CaseEvent, DayNumber, Reveal
from sync.county.desk.rules import Act
from sync.county.desk.status import publication
from sync.county.feed.services import publish
from sync.county.people import access
from sync.county.people.models import Staff


class DeskError(Exception):
    """str(): a Chinese sentence for the clerk."""


class ConflictError(DeskError):
    """Somebody else was faster: the case is not what the clerk looked at."""


def act(
    case_id: str, staff: Staff, version: int, act: Act, note: str = "", receiver: Staff | None = None
) -> Case:
    """Do one act on the version of the case that the clerk saw, and tell the terminal.

    Raises ConflictError when the case has changed since, DeskError when the act is not possible.
    """
    if not staff.office.decides:
        raise DeskError("您的岗位不办理办件，请交给经办人员。")
    with transaction.atomic():
        case = Case.objects.select_for_update().filter(pk=case_id).first()
        if case is None or not may_see(staff, case):
            raise DeskError("没有这个办件，或者它不归您所在的乡镇。")
        if case.version != version:
            raise ConflictError(_who_was_faster(case))
        why = rules.why_not(case.status, act, note, case.told)
        if why:
            raise DeskError(why)
        now = timezone.now()
        if act is Act.HAND_OVER:
            _hand_over(case, staff, receiver)
        else:
            _change(case, staff, act, note, now)
        case.version, case.updated_at = version + 1, now
        # Passing a case on is no answer to who urged it.
        case.urged = case.urged and act is Act.HAND_OVER
        case.save()
        shown = (
            f"转给 {receiver.masked_name}（{receiver.org}）" if receiver and act is Act.HAND_OVER else note
        )
        CaseEvent.objects.create(
            case=case,
            at=now,
            state=case.state,
            title=act.done,
            who=staff.masked_name,
            org=staff.org,
            note=shown.strip(),
            staff=staff,
        )
        publish([publication(case)])
    return case


def reveal(case_id: str, staff: Staff, reason: str) -> Case:
    """Note who looks at a citizen's full data and why, before showing it. Raises DeskError."""
    if not staff.office.reveals:
        raise DeskError("您的岗位不能查看完整信息。")
    if len(reason.strip()) < 2:
        raise DeskError("请写明为什么要看完整信息，会留下记录。")
    with transaction.atomic():
        case = Case.objects.filter(pk=case_id).first()
        if case is None or not may_see(staff, case):
            raise DeskError("没有这个办件，或者它不归您所在的乡镇。")
        Reveal.objects.create(case=case, staff=staff, at=timezone.now(), reason=reason.strip()[:200])
    return case


def may_see(staff: Staff, case: Case) -> bool:
    """See people/access.py."""
    return access.sees_case(staff, case)


def _change(case: Case, staff: Staff, act: Act, note: str, now: datetime) -> None:
    calendar, today = catalogue.work_calendar(), timezone.localdate(now)
    target = act.target
    assert target is not None  # noqa: S101 - handing over is handled apart
    case.state, case.holder = target.value, staff
    if act is Act.ACCEPT:
        matter = catalogue.matter(case.matter_code, case.matter_rev) or catalogue.matter(case.matter_code)
        dates = rules.dates_from(today, matter, calendar)
        case.accepted_at, case.case_no = now, _next_case_no(today)
        case.promised, case.statutory, case.provisional = dates.promised, dates.statutory, dates.provisional
    if act is Act.CORRECT:
        case.missing = rules.clean_lines(note)
        case.told = list(dict.fromkeys([*case.told, *case.missing]))
    if act is Act.CORRECTED:
        case.missing = []
    if target.closed:
        case.closed_at = now
    case.due = rules.due_day(target, today, case.last_day, calendar)


def _hand_over(case: Case, staff: Staff, receiver: Staff | None) -> None:
    if receiver is None or not receiver.is_active or not receiver.office.decides:
        raise DeskError("请选一位在岗的经办人员。")
    if not may_see(receiver, case):
        raise DeskError(f"{receiver.masked_name} 只办 {receiver.place} 的办件，请另选一位。")
    if receiver.pk == case.holder_id:
        raise DeskError(f"这个办件已经在 {receiver.masked_name} 手上。")
    case.holder = receiver


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
