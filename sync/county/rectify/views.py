"""Rectifications: the loop as dots, one of them, and what its people do."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sync.county.asking import day, key, number
from sync.county.catalogue import services as catalogue
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.console.paging import page_of
from sync.county.desk.models import CaseReview
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.county.rectify import queries, rules, services
from sync.county.rectify.models import Rectification
from sync.county.rectify.rules import Act, Source
from sync.county.voices.models import Voice
from sync.county.voices.queries import visible as visible_voices
from sync.model.division import TOWNSHIPS


@require_GET
def rectifications(request: HttpRequest) -> HttpResponse:
    staff, closed = staff_of(request), request.GET.get("tab") == "closed"
    rows = queries.listed(staff, closed=closed)
    if export.wanted(request):
        return export.answer(request, _table(rows))
    page, today, calendar = page_of(request, rows, 20), timezone.localdate(), catalogue.work_calendar()
    context = {
        "closed": closed,
        "page": page,
        "shown": [queries.shown(row, today, calendar) for row in page],
        "keep": "tab=closed" if closed else "",
        "may_enter": access.may_open(staff.office, "rectify:new", changes=True),
        "sources": list(Source),
        "townships": TOWNSHIPS,
        "voice": request.GET.get("voice", "")[:36],
        "review": request.GET.get("review", "")[:36],
    }
    return render(request, "rectify/rectifications.html", context)


@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """voice, review: ids of what it comes from, when it was entered from their page."""
    staff = staff_of(request)
    try:
        source = Source(request.POST.get("source", ""))
        row = services.find(
            staff,
            request.POST.get("title", ""),
            source=source,
            township=request.POST.get("township", ""),
            details=request.POST.get("details", ""),
            voice=_voice(staff, request.POST.get("voice", "")),
            review=_review(staff, request.POST.get("review", "")),
        )
    except ValueError:
        raise Http404 from None
    except services.RectifyError as error:
        messages.error(request, str(error))
        return redirect("rectify:rectifications")
    messages.success(request, "已登记，请交给一位责任人并定期限。")
    return redirect("rectify:rectification", row_id=row.pk)


@require_GET
def rectification(request: HttpRequest, row_id: int) -> HttpResponse:
    return _detail(request, row_id, {})


@require_POST
def act(request: HttpRequest, row_id: int) -> HttpResponse:
    """Do what the pressed button says; what was typed comes back when it could not be done."""
    typed = {name: request.POST.get(name, "") for name in ("words", "lasting", "due")}
    what = next((one for one in Act if one.value == request.POST.get("act")), None)
    version = number(request.POST.get("version"))
    if what is None or version is None:
        raise Http404
    receiver = Staff.objects.filter(pk=key(request.POST.get("receiver"))).first()
    try:
        done = services.act(
            row_id,
            staff_of(request),
            version,
            what,
            words=typed["words"],
            lasting=typed["lasting"],
            receiver=receiver,
            due=day(typed["due"]),
        )
    except services.RectifyError as error:
        messages.error(request, str(error))
        return _detail(request, row_id, typed, 409)
    messages.success(request, f"{done.title}：{what.done}。")
    return redirect("rectify:rectification", row_id=row_id)


def _detail(request: HttpRequest, row_id: int, typed: dict[str, str], status: int = 200) -> HttpResponse:
    staff = staff_of(request)
    row = queries.visible(staff).filter(pk=row_id).first()
    if row is None:
        raise Http404
    actor = services.actor_of(staff, row)
    people = Staff.objects.filter(is_active=True, township__in=["", row.township])
    people = people.filter(
        role__in=[r.value for r in Role if access.may_open(r, "rectify:act", changes=True)]
    )
    context = {
        "shown": queries.shown(row, timezone.localdate(), catalogue.work_calendar()),
        "row": row,
        "history": row.history.all(),
        "acts": {a.value: rules.may_act(row.status, a, actor) for a in Act},
        "people": people.order_by("org", "name"),
        "typed": typed or {"words": "", "lasting": "", "due": ""},
        "see_voice": row.voice_id and visible_voices(staff).filter(pk=row.voice_id).exists(),
    }
    return render(request, "rectify/rectification.html", context, status=status)


def _voice(staff: Staff, id: str) -> Voice | None:
    return visible_voices(staff).filter(pk=id[:36]).first() if id else None


def _review(staff: Staff, id: str) -> CaseReview | None:
    """Of those that the list of reviews shows them."""
    return CaseReview.objects.filter(access.reviews_of(staff), pk=id[:36]).first()


def _table(rows: QuerySet[Rectification]) -> export.Table:
    heads = (
        "问题",
        "来源",
        "乡镇",
        "发现",
        "到哪一步",
        "责任人",
        "期限",
        "怎么改的",
        "防止再发生",
        "销号",
        "谁复核的",
    )
    return export.Table(
        "整改闭环",
        heads,
        (
            (
                row.title,
                row.origin.label,
                row.township_name,
                row.found_at,
                row.status.waits_for,
                row.responsible.masked_name if row.responsible else "",
                row.due,
                row.measure,
                row.lasting,
                row.closed_at,
                row.closed_by.masked_name if row.closed_by else "",
            )
            for row in rows.iterator(chunk_size=1000)
        ),
    )
