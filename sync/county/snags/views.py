"""The list of snags, and one of them."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sync.county.asking import key, number, numbers
from sync.county.catalogue import services as catalogue
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.console.paging import page_of
from sync.county.people import access
from sync.county.people.models import Org
from sync.county.people.rules import OrgKind
from sync.county.snags import queries, reminding, rules, services
from sync.county.snags.models import Snag
from sync.county.snags.queries import Filter, Tab
from sync.county.snags.rules import Act
from sync.model.division import TOWNSHIPS
from sync.model.snag import SnagSort


@require_GET
def snags(request: HttpRequest) -> HttpResponse:
    """tab, and filters: t (township), o (organisation), s (sort), late."""
    staff, now = staff_of(request), timezone.now()
    asked = request.GET.get("tab", "")
    tab = Tab(asked) if asked in set(Tab) else Tab.OPEN
    filter = Filter(
        "" if staff.township else request.GET.get("t", "")[:9],
        request.GET.get("o", "")[:9],
        request.GET.get("s", "")[:12],
        request.GET.get("late") == "1",
    )
    today, calendar = timezone.localdate(now), catalogue.work_calendar()
    rows = queries.listed(staff, tab, filter, today)
    if export.wanted(request):
        return export.answer(request, _table(rows, now))
    page, counts = page_of(request, rows, 20), queries.counts(staff, filter, today)
    kept = {"t": filter.township, "o": filter.owner, "s": filter.sort, "late": "1" if filter.late else ""}
    keep = urlencode({name: value for name, value in kept.items() if value})
    owners = Org.objects.filter(pk__in=queries.visible(staff).order_by().values("owner_id").distinct())
    context = {
        "tab": tab,
        "tabs": [(t, t is tab, counts[t]) for t in Tab],
        "filter": filter,
        "page": page,
        "shown": [queries.shown(row, now, calendar) for row in page],
        "keep": f"tab={tab.value}&{keep}" if keep else f"tab={tab.value}",
        "query": keep,
        "sorts": list(SnagSort),
        "townships": () if staff.township else TOWNSHIPS,
        "owners": owners.order_by("name"),
        "reminders": [(one, queries.shown(one.snag, now, calendar)) for one in reminding.of_person(staff)],
    }
    return render(request, "snags/snags.html", context)


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Tick off what one was told."""
    count = reminding.seen(staff_of(request), numbers(request.POST.getlist("id")), timezone.now())
    messages.success(request, f"{count} 条已记为知道了。部门答复以前还在超期名单里。")
    return redirect("snags:snags")


@require_GET
def snag(request: HttpRequest, snag_id: str) -> HttpResponse:
    return _detail(request, snag_id, "")


@require_POST
def act(request: HttpRequest, snag_id: str) -> HttpResponse:
    """Do what the pressed button says; what was typed comes back when it could not be done."""
    words = request.POST.get("words", "").replace("\r\n", "\n")
    what = next((one for one in Act if one.value == request.POST.get("act")), None)
    version = number(request.POST.get("version"))
    if what is None or version is None:
        raise Http404
    to = Org.objects.filter(pk=key(request.POST.get("to"))).first()
    try:
        done = services.act(snag_id, staff_of(request), version, what, words, to)
    except services.SnagError as error:
        messages.error(request, str(error))
        return _detail(request, snag_id, words, 409)
    told = "乡镇的终端联网后就能读到。" if what is Act.ANSWER else ""
    messages.success(request, f"{done.matter_name}：{what.done}。{told}")
    return redirect("snags:snag", snag_id=done.pk)


def _detail(request: HttpRequest, snag_id: str, words: str, status: int = 200) -> HttpResponse:
    staff, now = staff_of(request), timezone.now()
    row = queries.visible(staff).filter(pk=snag_id[:36]).first()
    if row is None:
        raise Http404
    actor = services.actor_of(staff, row)
    orgs = Org.objects.filter(is_active=True).exclude(kind=OrgKind.STATION.value)
    context = {
        "shown": queries.shown(row, now, catalogue.work_calendar()),
        "row": row,
        "events": row.events.all(),
        "reminders": reminding.of_snag(row),
        "acts": {a.value: rules.may_act(row.status, a, actor) for a in Act},
        "orgs": orgs.exclude(pk=row.owner_id or 0).order_by("kind", "name"),
        "words": words,
        "may_train": access.may_open(staff.office, "training:new", changes=True),
        "longest": rules.MOST_WORDS,
    }
    return render(request, "snags/snag.html", context, status=status)


def _table(rows: QuerySet[Snag], now: datetime) -> export.Table:
    heads = (
        "事项",
        "乡镇",
        "反映人",
        "什么问题",
        "说明",
        "反映时间",
        "归哪个部门答",
        "到哪一步",
        "限期",
        "已有几天",
        "答复",
        "答复时间",
        "谁答的",
        "谁读了",
        "解决时间",
        "谁确认的",
    )
    return export.Table(
        "承接问题",
        heads,
        (
            (
                row.matter_name,
                row.township_name,
                row.who,
                "、".join(row.sort_labels),
                row.words,
                row.at,
                row.owner_name,
                row.status.label,
                row.due,
                max(((row.closed_at or now) - row.at).days, 0),
                row.answer,
                row.answered_at,
                row.answered_by.masked_name if row.answered_by else "",
                row.read_by,
                row.closed_at,
                row.closed_by,
            )
            for row in rows.iterator(chunk_size=1000)
        ),
    )
