"""The posters of the idle screen: list, one of them, taken down."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.openness import posters
from sync.county.openness.models import NoticePoster
from sync.county.openness.services import OpennessError
from sync.model.division import TOWNSHIPS

_FIELDS = ("title", "text", "source", "scope", "since", "until")


@require_GET
def poster_list(request: HttpRequest) -> HttpResponse:
    rows = NoticePoster.objects.filter(taken_down_at=None)
    today = timezone.localdate()
    if export.wanted(request):
        return export.answer(request, _table(rows, today))
    shown = [(row, _state(row, posters.is_due(row, today))) for row in rows]
    return render(request, "openness/posters.html", {"rows": shown, "most": 5})


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    return _edit(request, NoticePoster(), fresh=True)


@require_http_methods(["GET", "POST"])
def poster(request: HttpRequest, poster_key: str) -> HttpResponse:
    return _edit(request, _find(poster_key), fresh=False)


@require_POST
def take_down(request: HttpRequest, poster_key: str) -> HttpResponse:
    row = _find(poster_key)
    posters.take_down(row.key, staff_of(request).username)
    messages.success(request, "这张海报已经从终端上撤下。")
    return redirect("openness:posters")


def _edit(request: HttpRequest, row: NoticePoster, *, fresh: bool) -> HttpResponse:
    preview, status, seen = row if not fresh else None, 200, row.seen
    if request.method == "POST":
        wrong = posters.check({name: request.POST.get(name, "")[:500] for name in _FIELDS}, row)
        for sentence in wrong:
            messages.error(request, sentence)
        seen = request.POST.get("seen", "")
        preview, status = (None if wrong else row), (400 if wrong else 200)
        if not wrong and request.POST.get("todo") == "publish":
            try:
                posters.save(row, staff_of(request).username, seen)
            except OpennessError as error:
                messages.error(request, str(error))
                status = 409
            else:
                messages.success(request, "海报已保存，到日子就在终端的待机页上轮流显示。")
                return redirect("openness:posters")
    context = {
        "row": row,
        "fresh": fresh,
        "seen": seen,
        "preview": preview,
        "places": [("", "全县"), *((t.code, t.name) for t in TOWNSHIPS)],
        "longest": (posters.LONGEST_TITLE, posters.LONGEST_TEXT, posters.LONGEST_SOURCE),
    }
    return render(request, "openness/poster.html", context, status=status)


def _table(rows: QuerySet[NoticePoster], today: date) -> export.Table:
    heads = ("标题", "说明", "文号或来源", "在哪里显示", "从", "到", "现在", "谁")

    def line(row: NoticePoster) -> tuple[export.Cell, ...]:
        state = _state(row, posters.is_due(row, today))[1]
        return row.title, row.text, row.source, row.place, row.since, row.until, state, row.by

    return export.Table("待机页海报", heads, [line(row) for row in rows])


def _state(row: NoticePoster, due: bool) -> tuple[str, str, str]:
    if due:
        return "g", "正在显示", "check"
    if row.since and row.since > timezone.localdate():
        return "y", "还没到日子", "hourglass"
    return "n", "过期了", "clock"


def _find(key: str) -> NoticePoster:
    row = NoticePoster.objects.filter(pk=key, taken_down_at=None).first()
    if row is None:
        raise Http404
    return row
