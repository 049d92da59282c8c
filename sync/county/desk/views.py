"""The overview, the desk and the reviews."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sync.county.catalogue import services as catalogue
from sync.county.console.access import anyone, office, staff_of
from sync.county.desk import queries, rules, services
from sync.county.desk.charts import bars
from sync.county.desk.followups import shown_followups
from sync.county.desk.models import Case, CaseReview
from sync.county.desk.queries import Tab
from sync.county.desk.reading import open_case
from sync.county.desk.rules import Act
from sync.county.fleet.queries import township_tiles
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.model.review import ITEMS, Level

_PAGE = 30


@require_GET
@office(anyone)
def overview(request: HttpRequest) -> HttpResponse:
    now, calendar = timezone.now(), catalogue.work_calendar()
    counts = queries.overview(now, calendar)
    today = timezone.localdate(now)
    staff = staff_of(request)
    late = queries.listed(staff, Tab.OPEN).filter(due__isnull=False)[:5]
    context = {
        "counts": counts,
        "chart": bars(counts.days),
        "today": today,
        "warnings": [(case, queries.urgency(case, today, calendar)) for case in late],
        "fleet": township_tiles(now),
    }
    return render(request, "desk/overview.html", context)


@require_GET
@office(lambda role: role.sees_cases)
def cases(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/desk.html", _list(request))


@require_POST
@office(lambda role: role.sees_cases)
def search(request: HttpRequest) -> HttpResponse:
    """Posted, so that a name or number typed here is in no address; see queries.Search."""
    typed = request.POST.get("q", "")[:60]
    meant = queries.search_for(staff_of(request), typed)
    if meant is None:
        messages.error(request, "没有找到。姓名和身份证号要输完整的；编号、事项可以看看有没有错字。")
        return redirect("desk:cases")
    kept = {name: text for name, text in (("q", meant.words), ("person", meant.person)) if text}
    return redirect(f"{reverse('desk:cases')}?{urlencode(kept)}" if kept else reverse("desk:cases"))


@require_GET
@office(lambda role: role.sees_cases)
def case(request: HttpRequest, case_id: str) -> HttpResponse:
    return _detail(request, find_case(request, case_id))


@require_POST
@office(lambda role: role.decides)
def act(request: HttpRequest, case_id: str) -> HttpResponse:
    """Do what the pressed button says; whatever was typed comes back when it could not be done."""
    found = find_case(request, case_id)
    note = request.POST.get("note", "").replace("\r\n", "\n").replace("\x00", "")
    try:
        chosen = Act(request.POST.get("act", ""))
        version = int(request.POST.get("version", ""))
    except ValueError:
        raise Http404 from None
    receiver = _receiver(request.POST.get("receiver", "")) if chosen is Act.HAND_OVER else None
    try:
        done = services.act(found.id, staff_of(request), version, chosen, note, receiver)
    except services.DeskError as error:
        messages.error(request, str(error))
        return _detail(request, find_case(request, case_id), note=note, status=409)
    number = f"，办件编号 {done.case_no}" if chosen is Act.ACCEPT else ""
    messages.success(request, f"{done.matter_name}：{chosen.done}{number}。群众在终端上就能看到。")
    return redirect(_url(request, found.id))


@require_POST
@office(lambda role: role.reveals)
def reveal(request: HttpRequest, case_id: str) -> HttpResponse:
    """Show the whole data once, in this answer only: no address leads back to it."""
    try:
        found = services.reveal(case_id, staff_of(request), request.POST.get("reason", ""))
    except services.DeskError as error:
        messages.error(request, str(error))
        return _detail(request, find_case(request, case_id), status=400)
    return _detail(request, found, revealed=True)


@require_GET
@office(lambda role: role.sees_cases)
def reviews(request: HttpRequest) -> HttpResponse:
    staff = staff_of(request)
    rows = CaseReview.objects.select_related("case", "message__terminal").order_by("-received_at")
    if staff.township:
        rows = rows.filter(message__terminal__township=staff.township)
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    levels = [(level, rows.filter(level=level.value, counted=True).count()) for level in Level]
    shown = [(row, Level(row.level), _ticked(row)) for row in page]
    return render(request, "desk/reviews.html", {"page": page, "shown": shown, "levels": levels})


def _ticked(row: CaseReview) -> list[str]:
    known = ITEMS[Level(row.level)]
    return [known.get(code, code) for code in row.items]


def _list(request: HttpRequest) -> dict[str, Any]:
    staff = staff_of(request)
    try:
        tab = Tab(request.GET.get("tab", Tab.OPEN))
    except ValueError:
        tab = Tab.OPEN
    search = queries.Search(request.GET.get("q", "").strip()[:60], request.GET.get("person", "")[:64])
    page = Paginator(queries.listed(staff, tab, search), _PAGE).get_page(request.GET.get("page"))
    today, calendar = timezone.localdate(), catalogue.work_calendar()
    return {
        "tabs": [(t, t is tab and not search, queries.listed(staff, t).count()) for t in Tab],
        "tab": tab,
        "search": search,
        "page": page,
        "rows": [(row, queries.urgency(row, today, calendar)) for row in page],
        "query": _query(request),
        "keep": _query(request, "page").removeprefix("?"),
    }


def _detail(
    request: HttpRequest, case: Case, *, revealed: bool = False, note: str = "", status: int = 200
) -> HttpResponse:
    staff, today, calendar = staff_of(request), timezone.localdate(), catalogue.work_calendar()
    opened = open_case(case, revealed=revealed)
    acts = {a.value: rules.may_act(case.status, a) and staff.office.decides for a in Act}
    deciding = [role.value for role in Role if role.receives]
    colleagues = Staff.objects.filter(role__in=deciding, is_active=True, township__in=["", case.township])
    context = _list(request) | {
        "case": case,
        "opened": opened,
        "urgency": queries.urgency(case, today, calendar),
        "events": case.events.all(),
        "followups": shown_followups(case, revealed=revealed),
        "acts": acts,
        "note": note,
        "decide_by": case.due if case.state == "received" else None,
        "colleagues": colleagues.exclude(pk__in=[case.holder_id or 0]).order_by("org", "name"),
        "reviews": [(r, Level(r.level), _ticked(r)) for r in case.reviews.all()],
    }
    return render(request, "desk/desk.html", context, status=status)


def find_case(request: HttpRequest, case_id: str) -> Case:
    """The case, or the same "no such page" for one that is not there and one that is not yours."""
    cases = queries.visible(staff_of(request)).select_related("message", "message__terminal")
    found = cases.filter(pk=case_id).first()
    if found is None:
        raise Http404
    return found


def _receiver(text: str) -> Staff | None:
    return Staff.objects.filter(pk=int(text)).first() if text.isascii() and text.isdigit() else None


def _query(request: HttpRequest, without: str = "") -> str:
    """The list's own part of the address, so that the list stays as it is while cases are opened."""
    names = [name for name in ("tab", "q", "person", "page") if name != without]
    kept = {name: request.GET[name] for name in names if request.GET.get(name)}
    return f"?{urlencode(kept)}" if kept else ""


def _url(request: HttpRequest, case_id: str) -> str:
    return reverse("desk:case", args=[case_id]) + _query(request)
