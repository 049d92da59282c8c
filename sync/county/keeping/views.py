"""Checks and faults of the machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from sync.county.catalogue import services as catalogue
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.keeping import queries

_LATELY = 40


@require_GET
def keeping(request: HttpRequest) -> HttpResponse:
    """A row a machine, a column a day; faults that are open, and those repaired lately."""
    staff, now = staff_of(request), timezone.now()
    rows = queries.checked_days(staff, timezone.localdate(now), catalogue.work_calendar())
    if export.wanted(request):
        return export.answer(request, _checks(rows, queries.down_time(staff, now)))
    down = queries.down_time(staff, now)
    entries = queries.entries_of(staff).select_related("terminal").order_by("-day", "-at")
    context = {
        "days": [cell.day for cell in rows[0].cells] if rows else [],
        "rows": [
            (row, queries.lasting(down[row.terminal.id]) if row.terminal.id in down else "") for row in rows
        ],
        "gaps": sum(row.gaps for row in rows),
        "open_faults": [
            (fault, queries.lasting(fault.lasted(now))) for fault in queries.open_faults(staff)[:60]
        ],
        "repaired": [
            (fault, queries.lasting(fault.lasted(now))) for fault in queries.repaired_faults(staff)[:20]
        ],
        "entries": entries[:_LATELY],
    }
    return render(request, "keeping/keeping.html", context)


def _checks(rows: Sequence[queries.Row], down: Mapping[str, timedelta]) -> export.Table:
    """As the page has it: a row a machine, a column a day; and how many days lack a check."""
    days = [cell.day for cell in rows[0].cells] if rows else []
    heads = ("终端", "专管员", *(f"{day:%m-%d}" for day in days), "缺几天", "30 天停用（分钟）")
    return export.Table(
        "设备巡检",
        heads,
        (
            (
                row.terminal.label,
                row.keeper,
                *(cell.words for cell in row.cells),
                row.gaps,
                round(down.get(row.terminal.id, timedelta()) / timedelta(minutes=1)),
            )
            for row in rows
        ),
    )
