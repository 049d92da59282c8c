"""Duties: the list, one of them, and what its people do with it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sync.county import asking
from sync.county.catalogue import services as catalogue
from sync.county.catalogue.models import PublishedMatter
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.console.paging import page_of
from sync.county.days import urgency_of
from sync.county.duties import queries, reminding, services
from sync.county.duties.models import Duty
from sync.county.duties.queries import Tab, sees
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.model.division import TOWNSHIPS

_HEADS = (
    "问的什么",
    "乡镇",
    "哪里问的",
    "首问责任人",
    "单位",
    "现在谁在办",
    "什么时候问的",
    "期限",
    "办结",
    "怎么答复的",
)


@require_GET
def duties(request: HttpRequest) -> HttpResponse:
    staff, today = staff_of(request), timezone.localdate()
    asked = request.GET.get("tab", "")
    tab, who = Tab(asked) if asked in set(Tab) else Tab.OPEN, request.GET.get("who", "")[:50]
    rows = queries.listed(staff, tab, today, who)
    if export.wanted(request):
        return export.answer(request, _table(rows, tab))
    page, calendar = page_of(request, rows), catalogue.work_calendar()
    kept = {"tab": tab.value} | ({"who": who} if who else {})
    context = {
        "tabs": [(t, t is tab) for t in Tab],
        "tab": tab,
        "who": who,
        "page": page,
        "rows": [(row, queries.is_late(row, today)) for row in page],
        "owners": queries.owners(staff, today),
        "reminders": [(one, urgency_of(one.due, today, calendar)) for one in reminding.of_person(staff)],
        "keep": urlencode(kept),
        "matters": PublishedMatter.objects.filter(withdrawn_at=None).only("code", "name"),
        "townships": TOWNSHIPS,
    }
    return render(request, "duties/duties.html", context)


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Tick off what one was told."""
    ids = asking.numbers(request.POST.getlist("id"))
    count = reminding.seen(staff_of(request), ids, timezone.now())
    messages.success(request, f"{count} 条已记为知道了。办结以前还在超期名单里。")
    return redirect("duties:duties")


@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """Asked at a window, or by telephone."""
    fields = {name: request.POST.get(name, "") for name in ("about", "township", "number")}
    try:
        made = services.note(staff_of(request), matter_code=request.POST.get("matter", ""), **fields)
    except services.DutyError as error:
        messages.error(request, str(error))
        return redirect("duties:duties")
    messages.success(request, f"已记下：您是“{made.about}”的首问责任人。")
    return redirect("duties:duty", duty_id=made.pk)


@require_GET
def duty(request: HttpRequest, duty_id: int) -> HttpResponse:
    return _detail(request, duty_id)


@require_POST
def act(request: HttpRequest, duty_id: int) -> HttpResponse:
    """Hand it on or close it; what was typed comes back when it could not be done."""
    staff, words = staff_of(request), request.POST.get("words", "")
    version = asking.number(request.POST.get("version"))
    if version is None:
        raise Http404
    try:
        if request.POST.get("todo") == "close":
            services.close(duty_id, staff, version, words)
            messages.success(request, "已办结。")
        else:
            receiver = Staff.objects.filter(pk=asking.key(request.POST.get("receiver"))).first()
            done = services.hand_on(duty_id, staff, version, receiver, words)
            messages.success(request, f"已交给 {done.holder_name}，首问责任人还是 {done.owner_name}。")
    except services.DutyError as error:
        messages.error(request, str(error))
        return _detail(request, duty_id, words=words, status=409)
    return redirect("duties:duty", duty_id=duty_id)


def _detail(request: HttpRequest, duty_id: int, *, words: str = "", status: int = 200) -> HttpResponse:
    staff, today = staff_of(request), timezone.localdate()
    found = queries.visible(staff).filter(pk=duty_id).first()
    if found is None:
        raise Http404
    people = Staff.objects.filter(is_active=True, township__in=["", found.township])
    people = people.filter(role__in=[r.value for r in Role if sees(r)]).exclude(pk__in=[found.holder_id or 0])
    context = {
        "duty": found,
        "steps": found.steps.all(),
        "reminders": reminding.of_duty(found),
        "late": queries.is_late(found, today),
        "open": found.closed_at is None,
        "may": queries.may_act(staff, found) and found.closed_at is None,
        "people": people.order_by("org", "name"),
        "words": words,
        "see_case": staff.office.sees_cases,
    }
    return render(request, "duties/duty.html", context, status=status)


def _table(rows: QuerySet[Duty], tab: Tab) -> export.Table:
    return export.Table(
        f"首问负责-{tab.label}",
        _HEADS,
        (
            (
                row.about,
                row.township_name,
                row.sort.label,
                row.owner_name,
                row.owner_org,
                row.holder_name,
                row.asked_at,
                row.day,
                row.closed_at,
                row.closed_how,
            )
            for row in rows.iterator(chunk_size=1000)
        ),
    )
