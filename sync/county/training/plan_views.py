"""Planning a training, changing it, calling it off."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from sync.county.asking import number
from sync.county.console.access import staff_of
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.training import reading, services
from sync.county.training.models import Training
from sync.county.training.reading import Typed
from sync.county.training.views import detail, plan_of
from sync.model.division import TOWNSHIPS


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """matter: the code of the one it is planned for, from a problem with that."""
    if request.method == "POST":
        return _save(request, None)
    return _form(request, None, reading.for_matter(request.GET.get("matter", ""), staff_of(request)), ())


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, training_id: str) -> HttpResponse:
    staff = staff_of(request)
    plan = plan_of(staff, training_id)
    if not access.manages_training(staff, plan) or plan.cancelled_at is not None:
        raise Http404
    return _save(request, plan) if request.method == "POST" else _form(request, plan, _typed(plan), ())


@require_POST
def cancel(request: HttpRequest, training_id: str) -> HttpResponse:
    staff = staff_of(request)
    plan = plan_of(staff, training_id)
    try:
        services.cancel(plan.pk, staff, _version(request), request.POST.get("why", ""))
    except services.TrainingError as error:
        messages.error(request, str(error))
        return detail(request, plan_of(staff, training_id), {}, 409)
    messages.success(request, "培训已经取消，乡镇的终端联网后就能看到原因。")
    return redirect("training:training", training_id=plan.pk)


def _save(request: HttpRequest, plan: Training | None) -> HttpResponse:
    typed = reading.typed_in(request.POST)
    version = _version(request) if plan else 0
    try:
        kept = services.save(plan.pk if plan else "", staff_of(request), version, typed)
    except services.TrainingError as error:
        return _form(request, plan, typed, error.sentences, 409)
    messages.success(request, "培训安排好了，乡镇的终端联网后就能看到。" if plan is None else "改好了。")
    return redirect("training:training", training_id=kept.pk)


def _version(request: HttpRequest) -> int:
    version = number(request.POST.get("version"))
    if version is None:
        raise Http404
    return version


def _form(
    request: HttpRequest, plan: Training | None, typed: Typed, wrong: tuple[str, ...], status: int = 200
) -> HttpResponse:
    staff: Staff = staff_of(request)
    context = {
        "plan": plan,
        "typed": typed,
        "wrong": wrong,
        "version": request.POST.get("version", plan.version if plan else 0),
        "owners": reading.owners(staff),
        "townships": TOWNSHIPS,
        "offices": reading.OFFICES,
    }
    return render(request, "training/plan.html", context, status=status)


def _typed(plan: Training) -> Typed:
    starts, ends = timezone.localtime(plan.starts), timezone.localtime(plan.ends)
    return Typed(
        title=plan.title,
        owner=str(plan.owner_id),
        day=starts.date().isoformat(),
        begin=f"{starts:%H:%M}",
        end=f"{ends:%H:%M}",
        place=plan.place,
        matters="\n".join(f"{code} {name}" for code, name in plan.matters),
        named="\n".join(f"{row.number} {row.who}" for row in plan.attendances.all() if row.named),
        note=plan.note,
        townships=tuple(plan.townships),
        offices=tuple(plan.offices),
    )
