"""The list of trainings, one of them with its attendance, and its results."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sync.county import asking
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.console.paging import page_of
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.training import queries, reading, services
from sync.county.training.models import Training
from sync.county.training.queries import Person, Shown, Tab
from sync.county.training.services import Mark
from sync.model.training import Outcome


@require_GET
def trainings(request: HttpRequest) -> HttpResponse:
    """tab: coming, over or cancelled."""
    staff, now, asked = staff_of(request), timezone.now(), request.GET.get("tab", "")
    tab = Tab(asked) if asked in set(Tab) else Tab.COMING
    rows, everybody = queries.listed(staff, tab, now), queries.working()
    if export.wanted(request):
        plans = [queries.shown(row, staff, everybody) for row in rows[: export.MOST_ROWS]]
        return export.answer(request, _plans(plans))
    page, counts = page_of(request, rows, 20), queries.counts(staff, now)
    context = {
        "tab": tab,
        "tabs": [(t, t is tab, counts[t]) for t in Tab],
        "page": page,
        "shown": [queries.shown(row, staff, everybody) for row in page],
        "keep": f"tab={tab.value}",
        "may_plan": access.may_open(staff.office, "training:new", changes=True),
    }
    return render(request, "training/trainings.html", context)


@require_GET
def training(request: HttpRequest, training_id: str) -> HttpResponse:
    staff = staff_of(request)
    plan = plan_of(staff, training_id)
    if export.wanted(request):
        return export.answer(request, _attendance(plan, queries.people(plan, staff, queries.working())))
    return detail(request, plan, {})


@require_POST
def results(request: HttpRequest, training_id: str) -> HttpResponse:
    """What came of it for each person; what was typed comes back when it could not be kept."""
    staff = staff_of(request)
    plan = plan_of(staff, training_id)
    numbers = [one.number for one in queries.people(plan, staff, queries.working())]
    typed = reading.results_in(request.POST, numbers)
    try:
        marks = {
            number: Mark(Outcome(outcome) if outcome else None, words, _version(version))
            for number, (outcome, words, version) in typed.items()
        }
    except ValueError:
        raise Http404 from None
    try:
        changed = services.enter(plan.pk, staff, marks)
    except services.TrainingError as error:
        messages.error(request, str(error))
        return detail(request, plan_of(staff, training_id), typed, 409)
    messages.success(
        request, f"登了 {changed} 个人的成绩，本人在终端上能看到。" if changed else "成绩没有变化。"
    )
    return redirect("training:training", training_id=plan.pk)


def plan_of(staff: Staff, id: str) -> Training:
    rows = queries.visible(staff).select_related("owner")
    rows = rows.prefetch_related("attendances__staff", "attendances__terminal", "attendances__marked_by")
    plan = rows.filter(pk=id[:36]).first()
    if plan is None:
        raise Http404
    return plan


def detail(
    request: HttpRequest, plan: Training, typed: dict[str, tuple[str, str, str]], status: int = 200
) -> HttpResponse:
    staff, now = staff_of(request), timezone.now()
    everybody = queries.working()
    found = queries.people(plan, staff, everybody)
    manages = access.manages_training(staff, plan)
    context = {
        "plan": plan,
        "shown": queries.shown(plan, staff, everybody),
        "state": _state(plan, now),
        "people": [_line(one, typed.get(one.number)) for one in found],
        "outcomes": list(Outcome),
        "history": plan.history.all() if manages else (),
        "manages": manages,
        "marks": manages and plan.cancelled_at is None and plan.starts <= now,
        "longest": services.MOST_WORDS,
    }
    return render(request, "training/training.html", context, status=status)


def _line(one: Person, typed: tuple[str, str, str] | None) -> dict[str, object]:
    """A person with what stands in their fields: what was typed before what is kept."""
    row = one.row
    outcome, words, _ = typed or (row.outcome if row else "", row.words if row else "", "")
    return {"one": one, "row": row, "outcome": outcome, "words": words, "version": row.version if row else 0}


def _state(plan: Training, now: datetime) -> tuple[str, str]:
    """Tone and text of its tag."""
    if plan.cancelled_at is not None:
        return "r", "已取消"
    if now < plan.starts:
        return "t", "将要培训"
    return ("y", "正在培训") if now < plan.ends else ("g", "已经培训")


def _plans(rows: list[Shown]) -> export.Table:
    heads = ("培训", "部门", "开始", "结束", "地点", "事项", "通知谁", "应到", "到了", "登了成绩", "取消原因")
    return export.Table(
        "业务培训",
        heads,
        (
            (
                one.plan.title,
                one.plan.owner.name,
                one.plan.starts,
                one.plan.ends,
                one.plan.place,
                "、".join(one.plan.matter_names),
                one.plan.for_whom,
                one.called,
                one.came,
                one.marked,
                one.plan.cancelled_why,
            )
            for one in rows
        ),
    )


def _attendance(plan: Training, people: list[Person]) -> export.Table:
    heads = (
        *("工号", "姓名", "岗位", "乡镇", "应到", "签到时间", "签到的终端"),
        *("结果", "成绩说明", "谁登的", "登的时间", "要核对"),
    )
    rows = []
    for one in people:
        row = one.row
        rows.append(
            (
                one.number,
                one.who,
                one.office,
                one.place,
                "是" if one.called else "否",
                row.signed_at if row else None,
                row.terminal.label if row and row.terminal else "",
                row.result.label if row and row.result else "",
                row.words if row else "",
                row.marked_by.masked_name if row and row.marked_by else "",
                row.marked_at if row else None,
                "".join(flag["message"] for flag in row.flags) if row else "",
            )
        )
    return export.Table(f"培训签到 {plan.title}"[:60], heads, rows)


def _version(text: str) -> int:
    """Raises ValueError."""
    version = asking.number(text)
    if version is None:
        raise ValueError(text[:20])
    return version
