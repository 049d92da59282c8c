"""Overdue cases: what one was told, who is responsible, and who has been told."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sync.county.asking import numbers
from sync.county.catalogue import services as catalogue
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.desk import escalating, queries


@require_http_methods(["GET", "POST"])
def late(request: HttpRequest) -> HttpResponse:
    """GET shows; POST ticks off what one was told."""
    staff, today = staff_of(request), timezone.localdate()
    if request.method == "POST":
        count = escalating.seen(staff, numbers(request.POST.getlist("id")), timezone.now())
        messages.success(request, f"{count} 条已记为知道了。办件办完以前还在超期名单里。")
        return redirect("desk:late")
    if export.wanted(request):
        return export.answer(request, _table(escalating.by_person(staff, today)))
    calendar = catalogue.work_calendar()
    context = {
        "mine": [(one, queries.urgency(one.case, today, calendar)) for one in escalating.of_person(staff)],
        "people": escalating.by_person(staff, today),
        "trail": escalating.trail(staff, today),
        "levels": escalating.LEVELS,
    }
    return render(request, "desk/late.html", context)


def _table(rows: Sequence[escalating.Behind]) -> export.Table:
    heads = ("责任人", "单位", "超期（件）", "最早到期")
    return export.Table("超期-按责任人", heads, [(r.name, r.org, r.number, r.oldest) for r in rows])
