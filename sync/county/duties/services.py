"""What staff do: note who was asked, hand it on, close it; decide about doubles."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sync.county.catalogue import services as catalogue
from sync.county.desk import services as desk
from sync.county.desk.acts import Act, Said
from sync.county.desk.models import Case
from sync.county.desk.queries import OPEN
from sync.county.desk.queries import visible as visible_cases
from sync.county.duties import keeping_step, queries, rules
from sync.county.duties.models import Doubled, Duty, DutyStep
from sync.county.duties.rules import Decision, Double, Source, Step
from sync.county.duties.status import news
from sync.county.feed.services import publish
from sync.county.people import access
from sync.county.people.models import Staff
from sync.model.case import CaseState
from sync.model.division import TOWNSHIPS

MOST_ABOUT = 200


class DutyError(Exception):
    """str(): a Chinese sentence for whoever acts."""


def note(staff: Staff, about: str, *, matter_code: str = "", township: str = "", number: str = "") -> Duty:
    """Somebody was asked at a window. number: of the case it is about, if there is one. Raises DutyError."""
    about, place = " ".join(about.split()), staff.township or township
    if place not in {t.code for t in TOWNSHIPS}:
        raise DutyError("请选是哪个乡镇的群众来问的。")
    case = _case_of(staff, number.strip()) if number.strip() else None
    matter = catalogue.matter(matter_code) if matter_code else None
    about = about or (case.matter_name if case else matter.name if matter else "")
    if not 2 <= len(about) <= MOST_ABOUT:
        raise DutyError(f"请写一句问的是什么事，2 到 {MOST_ABOUT} 个字，不要写群众的姓名和号码。")
    now = timezone.now()
    with transaction.atomic():
        if case is not None and Duty.objects.filter(case=case).exists():
            raise DutyError("这个办件已经有首问责任人了，请在列表里找到它，需要时转交。")
        duty = Duty(
            case=case,
            source=Source.WINDOW.value,
            matter_code=case.matter_code if case else matter_code if matter else "",
            about=about,
            township=place,
            owner=staff,
            owner_name=staff.masked_name,
            owner_org=staff.org,
            holder=staff,
            holder_name=staff.masked_name,
            asked_at=now,
            due=rules.answer_by(timezone.localdate(now), catalogue.work_calendar()),
        )
        keeping_step.begin(duty, case)
        duty.save()
        _step(duty, Step.ASKED, staff, about if case else "")
    return duty


def hand_on(duty_id: int, staff: Staff, version: int, receiver: Staff | None, words: str = "") -> Duty:
    """Give it to a colleague; the owner stays who was asked first. Raises DutyError."""
    with transaction.atomic():
        duty = _mine(duty_id, staff, version)
        if receiver is None or not receiver.is_active or receiver.pk == duty.holder_id:
            raise DutyError("请选一位在岗的同事来接手。")
        if not queries.sees(receiver.office):
            raise DutyError(f"{receiver.masked_name}（{receiver.office.label}）看不到首问负责，请另选一位。")
        if not access.in_place(receiver, duty.township):
            raise DutyError(f"{receiver.masked_name} 只管 {receiver.place} 的事，请另选一位。")
        duty.holder, duty.holder_name = receiver, receiver.masked_name
        duty.version += 1
        duty.save()
        _step(
            duty,
            Step.HANDED,
            staff,
            "；".join(w for w in (f"交给 {receiver.masked_name}", words.strip()) if w),
        )
        publish(news(duty))
    return duty


def close(duty_id: int, staff: Staff, version: int, how: str) -> Duty:
    """The citizen has the answer. Raises DutyError."""
    if not 2 <= len(how.strip()) <= 200:
        raise DutyError("请写一句是怎么答复群众的，2 到 200 个字。")
    with transaction.atomic():
        duty = _mine(duty_id, staff, version)
        duty.closed_at, duty.closed_how = timezone.now(), how.strip()
        duty.version += 1
        duty.save()
        _step(duty, Step.CLOSED, staff, how.strip())
        publish(news(duty))
    return duty


def decide(doubled_id: int, staff: Staff, decision: Decision, reason: str, keep: str = "") -> Doubled:
    """Decide about a double, once. keep: id of the case that goes on when they are merged. Raises DutyError.

    Merging two cases of one matter ends the other one at the desk, with a sentence for the citizen.
    """
    with transaction.atomic():
        row = queries.visible_doubles(staff).select_for_update(of=("self",)).filter(pk=doubled_id).first()
        if row is None:
            raise DutyError("没有这一条，或者它不归您所在的乡镇。")
        if row.decision:
            who = row.decided_by.masked_name if row.decided_by else "同事"
            raise DutyError(f"{who} 已经定过了：{Decision(row.decision).label}。")
        stays, ends = (row.second, row.first) if keep == row.second_id else (row.first, row.second)
        why = rules.why_not_decide(
            row.sort, decision, reason, (stays.status, ends.status), decides=staff.office.decides
        )
        if why:
            raise DutyError(why)
        if decision is Decision.MERGE:
            row.kept = stays
            if row.sort is Double.CASE:
                _end(ends, stays, staff)
        row.decision, row.reason = decision.value, reason.strip()
        row.decided_by, row.decided_at = staff, timezone.now()
        # Ending a case has just written on the row who sees it (doubling.py).
        row.save(update_fields=["kept", "decision", "reason", "decided_by", "decided_at"])
    return row


def _end(case: Case, stays: Case, staff: Staff) -> None:
    """End the double at the desk, by the same door as any other act."""
    target = rules.end_state(case.status)
    if target is None:
        raise DutyError(f"要结束的那一件现在是“{case.status.label}”，不能直接结束，请先在办件台处理。")
    act = {CaseState.NOT_ACCEPTED: Act.NOT_ACCEPT, CaseState.WITHDRAWN: Act.WITHDRAW}[target]
    number = stays.case_no or stays.receipt_no
    words = f"这一件和 {number} 是同一件事，已经并到那一件里办理，那一件照常办，您不用再来、也不用再交材料。"
    try:
        desk.act(case.pk, staff, case.version, act, said=Said(note=words, body="不需要办理"))
    except desk.DeskError as error:
        raise DutyError(str(error)) from error


def _mine(duty_id: int, staff: Staff, version: int) -> Duty:
    duty = queries.visible(staff).select_for_update(of=("self",)).filter(pk=duty_id).first()
    if duty is None:
        raise DutyError("没有这一条，或者它不归您所在的乡镇。")
    if not queries.may_act(staff, duty):
        raise DutyError("只有首问责任人、现在办的人和督查岗可以处理。")
    if duty.version != version:
        raise DutyError("刚才有人处理过这一条，您的操作没有生效。请看过最新情况再办。")
    if duty.closed_at is not None:
        raise DutyError("这一条已经办结了。")
    return duty


def _case_of(staff: Staff, number: str) -> Case:
    cases = visible_cases(staff).filter(Q(case_no=number) | Q(receipt_no=number.upper()))
    found = cases.filter(state__in=OPEN).first()
    if found is None:
        raise DutyError("没有找到这个编号、还没办结的办件。可以不填编号，只写问的是什么事。")
    return found


def _step(duty: Duty, step: Step, staff: Staff, note: str = "") -> None:
    DutyStep.objects.create(
        duty=duty, step=step.value, at=timezone.now(), who=staff.masked_name, note=note[:500], staff=staff
    )
