"""Choose what to hang up, and have it as a PDF."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sync.county.catalogue.models import PublishedMatter
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.fleet.models import Terminal
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.placards import rules
from sync.county.placards.rules import Kind, Placard, Size
from sync.model.division import TOWNSHIPS
from sync.model.matter import Matter


@require_GET
def placards(request: HttpRequest) -> HttpResponse:
    staff = staff_of(request)
    context = {
        "base": _base(),
        "sizes": list(Size),
        "townships": [] if staff.township else TOWNSHIPS,
        "terminals": _terminals(staff),
        "matters": PublishedMatter.objects.filter(withdrawn_at=None).order_by("code").only("code", "name"),
        "most": rules.MOST,
    }
    return render(request, "placards/placards.html", context)


@require_GET
def sheets(request: HttpRequest) -> HttpResponse:
    """kind: what for; of: which one, "" for all of the place; size."""
    from sync.county.placards.sheet import printed

    kind = next((one for one in Kind if one.value == request.GET.get("kind")), Kind.TOWNSHIP)
    size = next((one for one in Size if one.value == request.GET.get("size")), Size.SHEET)
    if not _base():
        messages.error(request, "还没有写手机页面的网址，请系统管理员先在配置里填 public_url。")
        return redirect("placards:placards")
    chosen = _chosen(staff_of(request), kind, request.GET.get("of", "")[:40])
    if not chosen:
        messages.error(request, "请选要打印哪一个。")
        return redirect("placards:placards")
    export.note(request, f"二维码张贴-{kind.label}", "pdf", len(chosen))
    return export.attached(printed(chosen, size), "application/pdf", f"二维码张贴-{kind.label}.pdf")


def _chosen(staff: Staff, kind: Kind, of: str) -> Sequence[Placard]:
    base = _base()
    if kind is Kind.TERMINAL:
        machines = [one for one in _terminals(staff) if of in ("", one.id)]
        return [rules.for_terminal(base, one) for one in machines[: rules.MOST]]
    if kind is Kind.MATTER:
        row = PublishedMatter.objects.filter(code=of, withdrawn_at=None).first()
        if row is None:
            return ()
        place = f"{staff.place}党群服务中心" if staff.township else "保康县政务服务"
        return [rules.for_matter(base, msgspec.json.decode(bytes(row.record), type=Matter), place)]
    places = [t for t in TOWNSHIPS if access.in_place(staff, t.code) and of in ("", t.code)]
    return [rules.for_township(base, one) for one in places]


def _terminals(staff: Staff) -> Sequence[Terminal]:
    rows = Terminal.objects.filter(access.terminals_of(staff), revoked_at=None)
    return list(rows.order_by("township", "device"))


def _base() -> str:
    url: str = settings.CONFIG.county.public_url
    return url.rstrip("/")
