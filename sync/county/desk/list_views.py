"""The desk's list, its search, and accepting many cases at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sync.county.asking import number
from sync.county.catalogue import services as catalogue
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.desk import listing, queries, services, tables
from sync.county.desk.acts import Act
from sync.county.desk.listing import Colour, Filters, Pages, Search, Tab
from sync.county.people import access
from sync.county.people.models import Org, Staff
from sync.county.people.rules import OrgKind
from sync.model.case import CaseState
from sync.model.division import TOWNSHIPS
from sync.model.matter import Domain

_PAGE = 30


@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    if export.wanted(request):
        return _taken(request)
    return render(request, "desk/desk.html", the_list(request))


def _taken(request: HttpRequest) -> HttpResponse:
    """The list as it is narrowed, as a file."""
    staff, today, calendar = staff_of(request), timezone.localdate(), catalogue.work_calendar()
    tab, search, filters = _wish(request)
    found = listing.listed(staff, tab, search, filters, today, calendar)
    return export.answer(request, tables.cases(found, "查找" if search else tab.label, today, calendar))


def _wish(request: HttpRequest) -> tuple[Tab, Search, Filters]:
    tab = next((t for t in Tab if t.value == request.GET.get("tab")), Tab.OPEN)
    return tab, listing.search_of(request.GET), listing.filters_of(request.GET)


@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """Posted, so that a name or number typed here is in no address; see listing.Search."""
    typed = request.POST.get("q", "")[:60]
    meant = listing.search_for(staff_of(request), typed)
    if meant is None:
        messages.error(request, "没有找到。姓名、拼音和身份证号要输完整的；编号、事项可以看看有没有错字。")
        return redirect("desk:cases")
    return redirect(reverse("desk:cases") + listing.address(Tab.OPEN, meant, Filters()))


@require_GET
def batch(request: HttpRequest) -> HttpResponse:
    """What waits to be accepted, to be ticked."""
    staff, today, calendar = staff_of(request), timezone.localdate(), catalogue.work_calendar()
    filters = listing.filters_of(request.GET)
    waiting = listing.listed(staff, Tab.OPEN, None, filters).filter(state=CaseState.RECEIVED.value)
    rows = [row for row in waiting[: services.MOST_IN_BATCH] if access.receives_case(staff, row)]
    context = {
        "rows": [(row, queries.urgency(row, today, calendar)) for row in rows],
        "most": services.MOST_IN_BATCH,
        "query": listing.address(Tab.OPEN, Search(), filters),
    }
    return render(request, "desk/batch.html", context)


@require_POST
def batch_accept(request: HttpRequest) -> HttpResponse:
    """Each ticked box says which case, and which version of it was looked at."""
    chosen = []
    for text in request.POST.getlist("case"):
        id, _, version = text.partition(":")
        if (seen := number(version)) is not None:
            chosen.append((id, seen))
    try:
        outcome = services.act_on_many(chosen, staff_of(request), Act.ACCEPT)
    except services.DeskError as error:
        messages.error(request, str(error))
        return redirect("desk:batch")
    if outcome.done:
        messages.success(request, f"已受理 {len(outcome.done)} 件，办件编号已经给出。")
    for matter, why in outcome.failed[:20]:
        messages.error(request, f"{matter}：{why}")
    return redirect("desk:batch")


def the_list(request: HttpRequest) -> dict[str, Any]:
    """What the left side shows, as the address says it."""
    staff, today, calendar = staff_of(request), timezone.localdate(), catalogue.work_calendar()
    tab, search, filters = _wish(request)
    found = listing.listed(staff, tab, search, filters, today, calendar)
    pages = Pages(found, _PAGE)
    page = pages.get_page(request.GET.get("page"))
    counted = (Tab.OPEN, Tab.MINE, Tab.DELIVER)
    numbers = {t: Pages(listing.listed(staff, t), _PAGE) for t in counted}
    return {
        "tabs": [
            (
                t,
                t is tab and not search,
                numbers[t].count if t in numbers else None,
                listing.address(t, Search(), filters),
            )
            for t in Tab
        ],
        "tab": tab,
        "search": search,
        "filters": filters,
        "choices": _choices(staff),
        "page": page,
        "more": pages.more,
        "rows": [(row, queries.urgency(row, today, calendar)) for row in page],
        "query": listing.address(tab, search, filters, page.number),
        "keep": listing.address(tab, search, filters).removeprefix("?"),
        "list_url": reverse("desk:cases"),
        "may_batch": staff.office.receives,
    }


def _choices(staff: Staff) -> dict[str, Any]:
    """What the filters offer: only what this person can see at all."""
    reach = access.reach_of(staff)
    people = Staff.objects.filter(
        is_active=True, role__in=[r.value for r in type(staff.office) if r.receives]
    )
    if reach.township:
        people = people.filter(township=reach.township)
    elif not reach.whole:
        people = people.filter(unit_id=reach.unit)
    owning = [OrgKind.COUNTY.value, OrgKind.DEPARTMENT.value]
    return {
        "states": list(CaseState),
        "domains": list(Domain),
        "townships": [] if reach.township else TOWNSHIPS,
        "owners": list(Org.objects.filter(is_active=True, kind__in=owning).order_by("name")),
        "people": list(people.order_by("org", "name")),
        "colours": list(Colour),
    }
