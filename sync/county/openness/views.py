"""The documents, one of them, and the form to write one."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sync.county.asking import number
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.openness import plans, services
from sync.county.openness.models import PublishedDocument
from sync.county.openness.text import write_document
from sync.county.planned.services import PlanError, call_off, failed_lately, read_time, waiting
from sync.model.division import TOWNSHIPS, township_name
from sync.model.document import Document, Force

_PAGE = 30
_PLANNED = (plans.DOCUMENT, plans.TAKE_DOWN)
_TODAY_FIELDS = ("标题", "文号", "发布机构", "索引号", "主题", "一句话", "来源")
FIELDS = (*_TODAY_FIELDS, "发布日期", "生效日期", "失效日期", "效力", "适用", "正文")


@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:60]
    rows = PublishedDocument.objects.filter(withdrawn_at=None)
    if words:
        rows = rows.filter(
            Q(title__icontains=words) | Q(number__icontains=words) | Q(issuer__icontains=words)
        )
    if export.wanted(request):
        return export.answer(request, _table(rows))
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "words": words,
        "keep": urlencode({"q": words}) if words else "",
        "plans": waiting(_PLANNED).defer("payload"),
        "failed": failed_lately(_PLANNED).defer("payload"),
        "cancel_name": "openness:cancel",
    }
    return render(request, "openness/documents.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return _form(request, "", {"发布日期": timezone.localdate().isoformat(), "效力": Force.VALID.label})
    return _save(request, services.new_key(timezone.localdate()), fresh=True)


@require_http_methods(["GET", "POST"])
def document(request: HttpRequest, document_key: str) -> HttpResponse:
    """What the terminals show; for whoever publishes, the form to change it."""
    row = _find(document_key)
    if request.method == "POST":
        if not staff_of(request).office.publishes:
            messages.error(request, "您的岗位不能发布公开文件。")
            return _show(request, row, status=403)
        return _save(request, document_key, fresh=False)
    return _show(request, row)


@require_POST
def withdraw(request: HttpRequest, document_key: str) -> HttpResponse:
    row = _find(document_key)
    if request.POST.get("todo") == "plan":
        try:
            at = read_time(request.POST.get("at", ""), timezone.now())
        except PlanError as error:
            messages.error(request, str(error))
            return redirect("openness:document", document_key=document_key)
        plans.plan_take_down(row, at, staff_of(request).username)
        messages.success(request, f"《{row.title}》会按时撤下，之前可以取消。")
        return redirect("openness:documents")
    services.withdraw(row.key, staff_of(request).username)
    messages.success(request, f"《{row.title}》已经从终端上撤下，留有记录。")
    return redirect("openness:documents")


@require_POST
def cancel(request: HttpRequest, plan_id: int) -> HttpResponse:
    row = call_off(plan_id, _PLANNED, staff_of(request).username)
    if row is None:
        messages.error(request, "这一项已经办了或者取消了。")
    else:
        messages.success(request, f"《{row.title}》的安排取消了。")
    return redirect("openness:documents")


def _save(request: HttpRequest, key: str, *, fresh: bool) -> HttpResponse:
    """Check what was typed; publish it when asked to, show it first otherwise."""
    typed = {name: request.POST.get(name, "").replace("\r\n", "\n") for name in FIELDS}
    source = services.source_of(typed)
    checked = services.check(source, key)
    if not isinstance(checked, Document):
        for problem in checked:
            messages.error(request, problem.message)
        return _form(request, "" if fresh else key, typed, status=400)
    if request.POST.get("todo") == "plan":
        try:
            at = read_time(request.POST.get("at", ""), timezone.now())
        except PlanError as error:
            messages.error(request, str(error))
            return _form(request, "" if fresh else key, typed, preview=checked, status=400)
        plans.plan_document(checked, source, at, staff_of(request).username)
        when = f"{timezone.localtime(at):%m月%d日 %H:%M}"
        messages.success(request, f"定好了：{when} 发布《{checked.title}》，之前可以取消。")
        return redirect("openness:documents")
    if request.POST.get("todo") != "publish":
        return _form(request, "" if fresh else key, typed, preview=checked)
    try:
        seen = number(request.POST.get("rev")) or 0
        changed = services.publish_document(checked, source, staff_of(request).username, seen)
    except services.OpennessError as error:
        messages.error(request, str(error))
        return _form(request, "" if fresh else key, typed, preview=checked, status=409)
    where = "全县的终端" if not checked.scope else f"{township_name(checked.scope)}的终端"
    words = (
        f"《{checked.title}》已发布到{where}，联网的很快就能看到。" if changed else "没有改动，不用再发布。"
    )
    messages.success(request, words)
    return redirect("openness:document", document_key=key)


def _show(request: HttpRequest, row: PublishedDocument, status: int = 200) -> HttpResponse:
    made = services.document_of(row)
    return _form(request, row.key, _fields(made), preview=made, row=row, status=status)


def _form(
    request: HttpRequest,
    key: str,
    typed: dict[str, str],
    *,
    preview: Document | None = None,
    row: PublishedDocument | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "key": key,
        "typed": typed,
        "lines": [(name, typed.get(name, "")) for name in _TODAY_FIELDS],
        "dates": [(name, typed.get(name, "")) for name in ("发布日期", "生效日期", "失效日期")],
        "forces": [f.label for f in Force],
        "places": ["全县", *(t.name for t in TOWNSHIPS)],
        "preview": preview,
        "row": row,
        "rev": request.POST.get("rev") or (row.rev if row else 0),
    }
    return render(request, "openness/document.html", context, status=status)


def _fields(made: Document) -> dict[str, str]:
    """A published document as the form shows it."""
    body = write_document(made).split("---\n", 2)[2].strip()

    def day(value: date | None) -> str:
        return value.isoformat() if value else ""

    return {
        "标题": made.title,
        "文号": made.number,
        "发布机构": made.issuer,
        "索引号": made.index_no,
        "主题": "、".join(made.topics),
        "一句话": made.about,
        "来源": made.source,
        "发布日期": day(made.issued),
        "生效日期": day(made.effective),
        "失效日期": day(made.ended),
        "效力": made.force.label,
        "适用": township_name(made.scope) if made.scope else "全县",
        "正文": body,
    }


def _table(rows: QuerySet[PublishedDocument]) -> export.Table:
    heads = ("标题", "文号", "发布机构", "发布日期", "效力", "在哪里显示", "版次", "发布", "谁")
    return export.Table(
        "公开文件",
        heads,
        (
            (r.title, r.number, r.issuer, r.issued, r.force_label, r.place, r.rev, r.published_at, r.by)
            for r in rows
        ),
    )


def _find(key: str) -> PublishedDocument:
    row = PublishedDocument.objects.filter(pk=key, withdrawn_at=None).first()
    if row is None:
        raise Http404
    return row
