"""What people at the console do with trainings. Every change goes through here and is told to terminals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from sync.county.feed.services import publish
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.training import queries
from sync.county.training.models import Attendance, Training, TrainingStep
from sync.county.training.reading import Typed, Wanted, read
from sync.county.training.status import news
from sync.model.ids import uuid7
from sync.model.training import Outcome

MOST_WHY, MOST_WORDS = 200, 100
_FASTER = "刚才有人改过这次培训，您的操作没有生效。请看过最新情况再改。"


class TrainingError(Exception):
    """sentences: Chinese, for whoever acts."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("".join(sentences))
        self.sentences = sentences


class Mark(Struct, frozen=True):
    """What is entered of one person. version: of the row that was looked at, 0 while there was none."""

    outcome: Outcome | None
    words: str
    version: int


def save(id: str, staff: Staff, version: int, typed: Typed) -> Training:
    """A new plan (id ""), or what is said of one that is there. Raises TrainingError."""
    wanted = read(typed, staff)
    if isinstance(wanted, list):
        raise TrainingError(*wanted)
    now = timezone.now()
    with transaction.atomic():
        if id:
            plan = _held(id, staff)
            if plan.version != version:
                raise TrainingError(_FASTER)
            if plan.cancelled_at is not None:
                raise TrainingError("这次培训已经取消，不能再改。")
            plan.version += 1
        else:
            plan = Training(id=uuid7(int(now.timestamp() * 1000)), made_at=now, made_by=staff)
        told = _changes(plan, wanted) if id else ""
        _fill(plan, wanted)
        plan.save()
        _name(plan, wanted)
        _note(plan, now, "改了安排" if id else "安排培训", staff, told)
        publish(news(plan))
    return plan


def cancel(id: str, staff: Staff, version: int, why: str) -> Training:
    """It is not held; who should have come reads why. Raises TrainingError."""
    why = why.strip()
    with transaction.atomic():
        plan = _held(id, staff)
        if plan.version != version:
            raise TrainingError(_FASTER)
        if plan.cancelled_at is not None:
            raise TrainingError("这次培训已经取消了。")
        if not 2 <= len(why) <= MOST_WHY:
            raise TrainingError(f"请写明为什么取消，2 到 {MOST_WHY} 个字，通知到的人会读到。")
        plan.cancelled_at, plan.cancelled_why, plan.version = timezone.now(), why, plan.version + 1
        plan.save()
        _note(plan, plan.cancelled_at, "取消培训", staff, why)
        publish(news(plan))
    return plan


def enter(id: str, staff: Staff, marks: Mapping[str, Mark]) -> int:
    """Results by staff number; how many changed. All of them or none. Raises TrainingError."""
    now = timezone.now()
    with transaction.atomic():
        plan = _held(id, staff)
        if plan.cancelled_at is not None:
            raise TrainingError("这次培训已经取消，不用登成绩。")
        if now < plan.starts:
            raise TrainingError("培训还没有开始，不能登成绩。")
        everybody = queries.working()
        found = {person.number: person for person in queries.people(plan, staff, everybody)}
        accounts = {person.pk: person for person in everybody}
        changed = []
        for number, mark in marks.items():
            person = found.get(number)
            if person is None:
                continue
            account = accounts.get(person.key or 0)
            row = person.row or Attendance(
                training=plan, number=number, staff=account, who=person.who, township=person.township
            )
            if (row.outcome, row.words) == (mark.outcome.value if mark.outcome else "", mark.words):
                continue
            if row.version != mark.version:
                raise TrainingError(f"刚才有人登过 {person.who} 的成绩，请看过再登。")
            if mark.words and mark.outcome is None:
                raise TrainingError(f"{person.who}：写了成绩说明，还要选结果。")
            if len(mark.words) > MOST_WORDS:
                raise TrainingError(f"{person.who}：成绩说明最多写 {MOST_WORDS} 个字。")
            row.outcome, row.words = mark.outcome.value if mark.outcome else "", mark.words
            row.marked_at, row.marked_by, row.version = now, staff, row.version + 1
            row.save()
            changed.append(f"{person.who} {mark.outcome.label if mark.outcome else '撤回'}")
        if changed:
            _note(plan, now, "登成绩", staff, "、".join(changed))
            publish(news(plan))
    return len(changed)


def _held(id: str, staff: Staff) -> Training:
    """The plan under a lock, so that what terminals are told of it is all there is."""
    plan = queries.visible(staff).select_for_update(of=("self",)).filter(pk=id[:36]).first()
    if plan is None or not access.manages_training(staff, plan):
        raise TrainingError("没有这次培训，或者它不归您管。")
    return plan


def _fill(plan: Training, wanted: Wanted) -> None:
    plan.title, plan.owner, plan.place, plan.note = wanted.title, wanted.owner, wanted.place, wanted.note
    plan.starts, plan.ends = wanted.starts, wanted.ends
    plan.matters = [list(matter) for matter in wanted.matters]
    plan.townships, plan.offices = list(wanted.townships), list(wanted.offices)


def _name(plan: Training, wanted: Wanted) -> None:
    """Who is named no more goes from the list, unless there is something else to say of them."""
    there = {row.number: row for row in plan.attendances.all()}
    named = {person.username: person for person in wanted.named}
    for number, row in there.items():
        if row.named and number not in named:
            if row.signed_at is None and not row.version:
                row.delete()
            else:
                row.named = False
                row.save(update_fields=["named"])
    for number, person in named.items():
        row = there.get(number) or Attendance(
            training=plan, number=number, staff=person, who=person.masked_name, township=person.township
        )
        if not row.named:
            row.named = True
            row.save()


def _changes(plan: Training, wanted: Wanted) -> str:
    """What people have to know of a change: when and where it was before."""
    told = []
    if (plan.starts, plan.ends) != (wanted.starts, wanted.ends):
        told.append(f"原来的时间 {timezone.localtime(plan.starts):%Y-%m-%d %H:%M}")
    if plan.place != wanted.place:
        told.append(f"原来的地点 {plan.place}")
    return "，".join(told)


def _note(plan: Training, at: datetime, title: str, staff: Staff, note: str) -> None:
    TrainingStep.objects.create(
        training=plan, at=at, title=title, who=f"{staff.masked_name}（{staff.org}）", note=note, staff=staff
    )
