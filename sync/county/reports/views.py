"""The overview, the reports, each table as a file, and the paper."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from sync.county.asking import day
from sync.county.catalogue import services as catalogue
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.desk.queries import urgency
from sync.county.fleet.queries import township_tiles
from sync.county.people import access
from sync.county.people.rules import Role
from sync.county.rectify import queries as rectify
from sync.county.reports import charts
from sync.county.reports import overview as figures
from sync.county.reports.counting import counted
from sync.county.reports.scope import Scope, scope_of
from sync.county.reports.sections import Section, sections, totals, unsynced
from sync.model.division import TOWNSHIPS


def _sees(role: Role) -> bool:
    return access.may_open(role, "reports:reports", changes=False)


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    staff, now, calendar = staff_of(request), timezone.now(), catalogue.work_calendar()
    today = timezone.localdate(now)
    scope = scope_of(staff, request.GET.get("township", ""), today, today)
    counts = figures.figures(scope, today, calendar)
    late = figures.warnings(scope) if staff.office.sees_cases else ()
    mends = rectify.listed(staff, closed=False)
    if scope.township:
        mends = mends.filter(township=scope.township)
    context = {
        "scope": scope,
        "counts": counts,
        "channels": list(zip(figures.CHANNELS, counts.today.counts, strict=True)),
        "chart": charts.fortnight(counts.days),
        "today": today,
        "warnings": [(case, urgency(case, today, calendar)) for case in late],
        "fleet": township_tiles(now),
        "mends": [rectify.shown(row, today, calendar) for row in mends[:3]],
        "mending": mends.count(),
        "townships": [] if staff.township or not access.reach_of(staff).whole else TOWNSHIPS,
        "see_reports": _sees(staff.office),
        "see_mends": access.may_open(staff.office, "rectify:rectifications", changes=False),
        "query": urlencode({"since": today, "until": today, "township": scope.township}),
    }
    return render(request, "reports/overview.html", context)


@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    scope, now = _scope(request), timezone.now()
    today = timezone.localdate(now)
    found = [*sections(scope, counted(scope, now), today), unsynced(scope, now)]
    context = {
        "scope": scope,
        "sections": [(one, charts.bars(one.title, one.bars) if one.bars else "") for one in found],
        "townships": [] if scope.staff.township or not access.reach_of(scope.staff).whole else TOWNSHIPS,
        "query": _query(scope),
    }
    return render(request, "reports/reports.html", context)


@require_GET
def section(request: HttpRequest, key: str) -> HttpResponse:
    """One table as a file."""
    scope = _scope(request)
    found = _found(scope, key)
    name = f"{found.title}-{scope.name}-{scope.since:%Y%m%d}-{scope.until:%Y%m%d}"
    return export.answer(request, export.Table(name, found.heads, found.rows))


@require_GET
def paper(request: HttpRequest) -> HttpResponse:
    """All of it as a PDF: of a month, a day, or any days."""
    from sync.county.reports.paper import printed

    scope, now = _scope(request), timezone.now()
    today, counts = timezone.localdate(now), counted(scope, now)
    found = [*sections(scope, counts, today), unsynced(scope, now)]
    data = printed(scope, totals(scope, counts, today), found, now)
    export.note(request, f"政务服务报告-{scope.name}", "pdf", 1)
    return export.attached(data, "application/pdf", f"政务服务报告-{scope.name}-{scope.since:%Y%m%d}.pdf")


def _found(scope: Scope, key: str) -> Section:
    now = timezone.now()
    every = [*sections(scope, counted(scope, now), timezone.localdate(now)), unsynced(scope, now)]
    found = next((one for one in every if one.key == key), None)
    if found is None:
        raise Http404
    return found


def _scope(request: HttpRequest) -> Scope:
    """The days asked for; without any, this month."""
    today = timezone.localdate()
    month = request.GET.get("month", "")
    if month:
        first = day(f"{month}-01") or today.replace(day=1)
        after = (first + timedelta(days=32)).replace(day=1)
        return scope_of(staff_of(request), request.GET.get("township", ""), first, after - timedelta(days=1))
    since = day(request.GET.get("since")) or today.replace(day=1)
    until = day(request.GET.get("until")) or today
    return scope_of(staff_of(request), request.GET.get("township", ""), since, until)


def _query(scope: Scope) -> str:
    return urlencode({"since": scope.since, "until": scope.until, "township": scope.township})
