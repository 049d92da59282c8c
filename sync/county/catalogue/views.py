"""The published matters, and taking in a new list."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import msgspec
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sync.county.catalogue import lists, services
from sync.county.catalogue.coverage import Covered, Gap, coverage
from sync.county.catalogue.difference import Change, Sort, changes_between, words_of
from sync.county.catalogue.edit_views import PLANNED
from sync.county.catalogue.guide import guide_of
from sync.county.catalogue.importing import Outcome
from sync.county.catalogue.models import (
    ImportRun,
    ListDraft,
    MatterForm,
    MatterRevision,
    PublishedForm,
    PublishedMatter,
)
from sync.county.catalogue.releases import version_in_use
from sync.county.catalogue.report import report
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.planned.services import PlanError, failed_lately, read_time, waiting
from sync.model.matter import Domain, Matter

_PAGE = 40
_MOST_UPLOAD = 20 * 1024 * 1024


@require_GET
def matters(request: HttpRequest) -> HttpResponse:
    if export.wanted(request):
        return export.answer(request, _matters_table(_asked(request)))
    return _page(request, {})


@require_GET
def matter(request: HttpRequest, code: str) -> HttpResponse:
    found = services.matter(code)
    if found is None:
        raise Http404
    context = {
        "matter": found,
        "guide": guide_of(found),
        "words": words_of(found),
        "revisions": _revisions(code),
        "plans": waiting(PLANNED).filter(key=code).defer("payload"),
        "cancel_name": "catalogue:cancel",
        "form": PublishedForm.objects.filter(
            form_id=found.form_id, version=version_in_use(found.form_id)
        ).first(),
    }
    return render(request, "catalogue/matter.html", context)


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Check a list and show what it would change; nothing is published yet."""
    file = request.FILES.get("file")
    if file is None or file.size is None or file.size > _MOST_UPLOAD:
        words = "请先选一个表格文件。" if file is None else "文件超过 20 MB，请检查是不是选错了文件。"
        return _page(request, {"lines": [words]}, 400)
    draft, outcome = lists.check(file.read(), file.name or "清单", staff_of(request).username)
    return _list(request, draft, outcome, 400 if outcome.problems else 200)


@require_GET
def list_draft(request: HttpRequest) -> HttpResponse:
    """The list that waits to be published, and what it would change by now."""
    draft = ListDraft.objects.first()
    if draft is None:
        messages.error(request, "没有等着发布的清单。")
        return redirect("catalogue:matters")
    return _list(request, draft, lists.look(draft), 200)


@require_POST
def list_publish(request: HttpRequest) -> HttpResponse:
    """Publish the list that was shown, now or at a set time, or drop it."""
    digest, by = request.POST.get("digest", ""), staff_of(request).username
    choice = lists.Choice(request.POST.get("clean") == "1", request.POST.get("missing") == "1")
    try:
        if request.POST.get("todo") == "drop":
            lists.drop(digest)
            messages.success(request, "这份清单没有发布，已经删掉。")
        elif request.POST.get("todo") == "plan":
            at = read_time(request.POST.get("at", ""), timezone.now())
            lists.plan_list(digest, choice, at, by)
            words = f"定好了：{timezone.localtime(at):%m月%d日 %H:%M} 自动发布，之前可以取消。"
            messages.success(request, words)
        else:
            outcome = lists.publish(digest, choice, by)
            tell = messages.success if outcome.published else messages.error
            for line in report(outcome, dry=False):
                tell(request, line)
            if not outcome.published:
                return redirect("catalogue:list")
    except (lists.ListError, PlanError) as error:
        messages.error(request, str(error))
        return redirect("catalogue:list" if ListDraft.objects.exists() else "catalogue:matters")
    return redirect("catalogue:matters")


@require_GET
def coverage_page(request: HttpRequest) -> HttpResponse:
    """Which matters lack what; as a file too."""
    rows, domain = coverage(), request.GET.get("domain", "")
    known = {d.value for d in Domain}
    domain = domain if domain in known else ""
    rows = [row for row in rows if not domain or row.matter.domain.value == domain]
    asked = request.GET.get("gap", "")
    gap = Gap(asked) if asked in set(Gap) else None
    shown = [row for row in rows if (gap in row.gaps if gap else row.gaps)]
    if export.wanted(request):
        return export.answer(request, _coverage_table(shown))
    context = {
        "page": Paginator(shown, _PAGE).get_page(request.GET.get("page")),
        "gap": gap,
        "gaps": [(g, sum(g in row.gaps for row in rows)) for g in Gap],
        "domain": domain,
        "domains": list(Domain),
        "total": len(rows),
        "whole": sum(not row.gaps for row in rows),
        "lacking": sum(bool(row.gaps) for row in rows),
        "keep": urlencode({k: v for k, v in (("gap", asked if gap else ""), ("domain", domain)) if v}),
    }
    return render(request, "catalogue/coverage.html", context)


def _coverage_table(rows: Sequence[Covered]) -> export.Table:
    heads = ("编码", "事项", "领域", "主管部门", *(gap.label for gap in Gap))
    return export.Table(
        "目录体检",
        heads,
        (
            (
                row.matter.code,
                row.matter.name,
                row.matter.domain.value,
                row.matter.department,
                *("缺" if gap in row.gaps else "" for gap in Gap),
            )
            for row in rows
        ),
    )


def _revisions(code: str) -> list[tuple[MatterRevision, tuple[Change, ...]]]:
    """The newest first, each with what it changed."""
    rows = list(MatterRevision.objects.filter(code=code).order_by("-rev")[:21])
    made = [msgspec.json.decode(bytes(row.record), type=Matter) for row in rows]
    befores = [*made[1:], None]
    return [
        (row, changes_between(before, matter) if before else ())
        for row, matter, before in zip(rows, made, befores, strict=True)
    ][:20]


def _list(request: HttpRequest, draft: ListDraft, outcome: Outcome, status: int) -> HttpResponse:
    sorts = [one.sort for one in outcome.differences]
    counts = {
        "new": f"新增 {sorts.count(Sort.NEW)} 个",
        "changed": f"变更 {sorts.count(Sort.CHANGED) + sorts.count(Sort.BACK)} 个",
        "unchanged": f"没有变化 {outcome.unchanged} 个",
        "missing": f"清单里没有 {len(outcome.withdrawn)} 个" if outcome.withdrawn else "",
        "problems": f"{len(outcome.problems)} 处问题",
    }
    context = {"draft": draft, "outcome": outcome, "differences": outcome.differences, "counts": counts}
    return render(request, "catalogue/list.html", context, status=status)


def _asked(request: HttpRequest) -> QuerySet[PublishedMatter]:
    words, domain = request.GET.get("q", "").strip()[:60], request.GET.get("domain", "")
    rows = PublishedMatter.objects.filter(withdrawn_at=None).order_by("code")
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(code__icontains=words))
    return rows.filter(domain=domain) if domain else rows


def _matters_table(rows: QuerySet[PublishedMatter]) -> export.Table:
    heads = ("编码", "事项", "领域", "主管部门", "版次", "发布")
    names = ("code", "name", "domain", "department", "rev", "published_at")
    return export.Table("事项", heads, rows.values_list(*names))


def _page(request: HttpRequest, extra: dict[str, object], status: int = 200) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:60]
    domain = request.GET.get("domain", "")
    live = PublishedMatter.objects.filter(withdrawn_at=None)
    context = {
        "page": Paginator(_asked(request), _PAGE).get_page(request.GET.get("page")),
        "words": words,
        "domain": domain,
        "domains": [(d.value, live.filter(domain=d.value).count()) for d in Domain],
        "total": live.count(),
        "with_form": MatterForm.objects.filter(code__in=live.values("code")).count(),
        "keep": urlencode({key: text for key, text in (("q", words), ("domain", domain)) if text}),
        "runs": ImportRun.objects.order_by("-at")[:5],
        "draft": ListDraft.objects.defer("file").first(),
        "plans": waiting(PLANNED).defer("payload"),
        "failed": failed_lately(PLANNED).defer("payload"),
        "cancel_name": "catalogue:cancel",
        "gone": PublishedMatter.objects.exclude(withdrawn_at=None).order_by("-withdrawn_at")[:20],
    }
    return render(request, "catalogue/matters.html", context | extra, status=status)
