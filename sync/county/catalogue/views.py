"""The published matters, and taking in a new list."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from sync.county.catalogue import services
from sync.county.catalogue.importing import import_matters
from sync.county.catalogue.models import ImportRun, MatterForm, MatterRevision, PublishedForm, PublishedMatter
from sync.county.catalogue.releases import version_in_use
from sync.county.catalogue.report import report
from sync.county.console.access import anyone, office, staff_of
from sync.model.matter import Domain

_PAGE = 40
_MOST_UPLOAD = 20 * 1024 * 1024


@require_GET
@office(anyone)
def matters(request: HttpRequest) -> HttpResponse:
    return _page(request, {})


@require_GET
@office(anyone)
def matter(request: HttpRequest, code: str) -> HttpResponse:
    found = services.matter(code)
    if found is None:
        raise Http404
    context = {
        "matter": found,
        "revisions": MatterRevision.objects.filter(code=code).order_by("-rev")[:20],
        "form": PublishedForm.objects.filter(
            form_id=found.form_id, version=version_in_use(found.form_id)
        ).first(),
    }
    return render(request, "catalogue/matter.html", context)


@require_POST
@office(lambda role: role.publishes)
def upload(request: HttpRequest) -> HttpResponse:
    """Check a list, or publish it: which of the two is what the pressed button says."""
    file = request.FILES.get("file")
    if file is None or file.size is None or file.size > _MOST_UPLOAD:
        words = "请先选一个表格文件。" if file is None else "文件超过 20 MB，请检查是不是选错了文件。"
        return _page(request, {"lines": [words]}, 400)
    todo = request.POST.get("todo", "check")
    outcome = import_matters(
        file.read(),
        file.name or "清单",
        by=staff_of(request).username,
        clean_rows=todo == "clean",
        dry=todo == "check",
    )
    lines = report(outcome, dry=todo == "check")
    context: dict[str, object] = {"lines": lines, "problems": outcome.problems[:200]}
    return _page(request, context, 400 if outcome.problems and not outcome.published else 200)


def _page(request: HttpRequest, extra: dict[str, object], status: int = 200) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:60]
    domain = request.GET.get("domain", "")
    rows = PublishedMatter.objects.filter(withdrawn_at=None)
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(code__icontains=words))
    if domain:
        rows = rows.filter(domain=domain)
    live = PublishedMatter.objects.filter(withdrawn_at=None)
    context = {
        "page": Paginator(rows.order_by("code"), _PAGE).get_page(request.GET.get("page")),
        "words": words,
        "domain": domain,
        "domains": [(d.value, live.filter(domain=d.value).count()) for d in Domain],
        "total": live.count(),
        "with_form": MatterForm.objects.filter(code__in=live.values("code")).count(),
        "keep": urlencode({key: text for key, text in (("q", words), ("domain", domain)) if text}),
        "runs": ImportRun.objects.order_by("-at")[:5],
    }
    return render(request, "catalogue/matters.html", context | extra, status=status)
