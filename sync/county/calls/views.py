"""Who waits for help at which machine."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sync.county.calls import queries, services
from sync.county.calls.models import HelpCall
from sync.county.console import export
from sync.county.console.access import staff_of

_PAGE = 50


@require_GET
def calls(request: HttpRequest) -> HttpResponse:
    staff, now = staff_of(request), timezone.now()
    if export.wanted(request):
        return export.answer(request, _table(queries.lately(staff, now)))
    waiting = list(queries.waiting(staff, now))
    past = [call for call in queries.lately(staff, now)[:_PAGE] if call not in waiting]
    return render(request, "calls/calls.html", {"waiting": waiting, "past": past})


@require_POST
def answer(request: HttpRequest, call_id: str) -> HttpResponse:
    try:
        call = services.answer(call_id, staff_of(request))
    except services.CallError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{call.terminal.label} 的屏幕上已经写明您马上过去。")
    return redirect("calls:calls")


def _table(rows: QuerySet[HelpCall]) -> export.Table:
    heads = ("终端", "叫了", "在做什么", "谁去的", "答应", "群众取消")
    return export.Table(
        "群众求助",
        heads,
        (
            (
                row.terminal.label,
                row.called_at,
                row.place,
                row.answered_by.masked_name if row.answered_by else "",
                row.answered_at,
                row.cancelled_at,
            )
            for row in rows.iterator(chunk_size=1000)
        ),
    )
