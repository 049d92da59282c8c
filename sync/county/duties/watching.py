"""What is watched for: cases and papers that came twice, cases that came late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from sync.county.asking import day
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.console.paging import page_of
from sync.county.desk.models import Case
from sync.county.desk.reading import open_case
from sync.county.duties import queries, services
from sync.county.duties.models import Doubled, LateCase
from sync.county.duties.rules import Decision, Late
from sync.model.division import TOWNSHIPS

_DAYS = 30


@require_GET
def doubles(request: HttpRequest) -> HttpResponse:
    """Pairs that wait; with ``tab=decided`` what was decided."""
    staff, decided = staff_of(request), request.GET.get("tab") == "decided"
    rows = queries.decided_doubles(staff) if decided else queries.waiting_doubles(staff)
    if export.wanted(request):
        return export.answer(request, _doubles_table(rows))
    context = {"decided": decided, "page": page_of(request, rows), "keep": "tab=decided" if decided else ""}
    return render(request, "duties/doubles.html", context)


@require_http_methods(["GET", "POST"])
def double(request: HttpRequest, doubled_id: int) -> HttpResponse:
    """Two cases side by side, masked, and the one decision."""
    staff = staff_of(request)
    row = queries.visible_doubles(staff).filter(pk=doubled_id).first()
    if row is None:
        raise Http404
    status = 200
    if request.method == "POST":
        try:
            decision = Decision(request.POST.get("decision", ""))
        except ValueError:
            raise Http404 from None
        try:
            done = services.decide(
                row.pk, staff, decision, request.POST.get("reason", ""), request.POST.get("keep", "")
            )
        except services.DutyError as error:
            messages.error(request, str(error))
            status = 409
        else:
            messages.success(request, f"已定：{Decision(done.decision).label}。以后不再提示这一对。")
            return redirect("duties:doubles")
    context = {
        "row": row,
        "sides": [_side(case) for case in (row.first, row.second)],
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "duties/double.html", context, status=status)


def _side(case: Case) -> dict[str, object]:
    return {"case": case, "opened": open_case(case, revealed=False)}


@require_GET
def outside(request: HttpRequest) -> HttpResponse:
    """Cases that reached the county more than a working day after they were received (体外循环)."""
    staff, today = staff_of(request), timezone.localdate()
    until = day(request.GET.get("until")) or today
    since = min(day(request.GET.get("since")) or until - timedelta(days=_DAYS - 1), until)
    codes = {t.code for t in TOWNSHIPS}
    township = request.GET.get("township", "")
    township = township if township in codes else ""
    terminal = request.GET.get("terminal", "")[:16]
    rows = queries.late_cases(staff, since, until, township, terminal)
    if export.wanted(request):
        return export.answer(request, _late_table(rows))
    kept = {"since": since, "until": until} | ({"township": township} if township else {})
    kept |= {"terminal": terminal} if terminal else {}
    context = {
        "since": since,
        "until": until,
        "township": township,
        "terminal": terminal,
        "townships": TOWNSHIPS,
        "page": page_of(request, rows),
        "by_township": queries.late_by_place(rows, "township"),
        "by_terminal": queries.late_by_place(rows, "terminal_id")[:15],
        "reasons": list(Late),
        "still": queries.still_at_terminals(staff),
        "clocks": queries.doubtful_clocks(staff),
        "keep": urlencode(kept),
    }
    return render(request, "duties/outside.html", context)


def _late_table(rows: QuerySet[LateCase]) -> export.Table:
    heads = (
        "回执号",
        "办件编号",
        "事项",
        "乡镇",
        "终端",
        "终端收件",
        "到县里",
        "隔了几个工作日",
        "原因",
        "终端时钟",
    )
    return export.Table(
        "体外循环核查",
        heads,
        (
            (
                row.case.receipt_no,
                row.case.case_no,
                row.case.matter_name,
                row.township_name,
                row.terminal.label,
                row.filed_at,
                row.received_at,
                row.days,
                row.why.label,
                row.clock_word.label,
            )
            for row in rows.iterator(chunk_size=1000)
        ),
    )


def _doubles_table(rows: QuerySet[Doubled]) -> export.Table:
    heads = (
        "哪一种",
        "材料",
        "先到的",
        "事项",
        "后到的",
        "事项",
        "发现",
        "怎么定的",
        "理由",
        "谁定的",
        "什么时候",
    )

    def line(row: Doubled) -> Sequence[export.Cell]:
        return (
            row.sort.label,
            row.paper,
            row.first.receipt_no,
            row.first.matter_name,
            row.second.receipt_no,
            row.second.matter_name,
            row.found_at,
            row.outcome.label if row.outcome else "",
            row.reason,
            row.decided_by.masked_name if row.decided_by else "",
            row.decided_at,
        )

    return export.Table("重复办件", heads, (line(row) for row in rows.iterator(chunk_size=1000)))
