"""Certificates that were given: the list, one of them, and taking one back (作废)."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.console.paging import page_of
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.questions.certificates import revoke
from sync.county.questions.checking import Standing, number_of, standing
from sync.county.questions.models import IssuedCertificate

_HEADS = (
    "证明编号",
    "证明名称",
    "出具单位",
    "姓名",
    "出具时间",
    "有效期至",
    "现在",
    "作废",
    "为什么",
    "谁作废的",
)
_WORDS = {Standing.GENUINE: "有效", Standing.REVOKED: "已作废", Standing.EXPIRED: "过了有效期"}


@require_GET
def certificates(request: HttpRequest) -> HttpResponse:
    """number: looks for one; tab: ``revoked`` for those taken back."""
    staff, typed = staff_of(request), request.GET.get("number", "").strip()[:40]
    if typed:
        number = number_of(typed)
        if number and _visible(staff).filter(pk=number).exists():
            return redirect("certificates:certificate", number=number)
        messages.error(request, "没有找到这个编号的证明。编号是印在证明上的 14 位数字。")
    revoked = request.GET.get("tab") == "revoked"
    rows = _listed(staff, revoked=revoked)
    if export.wanted(request):
        return export.answer(request, _table(rows))
    page = page_of(request, rows)
    context = {
        "page": page,
        "rows": [(row, _standing_words(row)) for row in page],
        "revoked": revoked,
        "typed": typed,
        "keep": urlencode({"tab": "revoked"}) if revoked else "",
    }
    return render(request, "questions/certificates.html", context)


@require_http_methods(["GET", "POST"])
def certificate(request: HttpRequest, number: str) -> HttpResponse:
    """One of them; POST takes it back."""
    staff = staff_of(request)
    row = _visible(staff).filter(pk=number_of(number)).first()
    if row is None:
        raise Http404
    status, why = 200, " ".join(request.POST.get("why", "").split())
    if request.method == "POST":
        if not access.revokes_certificates(staff):
            raise Http404
        if not 2 <= len(why) <= 200:
            messages.error(request, "请写明为什么作废，2 到 200 个字。查验的人会看到这句话。")
            status = 400
        elif not revoke(row.number, why, timezone.now(), staff):
            messages.error(request, "刚才已经有人把它作废了。")
            return redirect("certificates:certificate", number=row.number)
        else:
            messages.success(request, "已作废。从现在起，扫码或者按编号查验的人都会看到。")
            return redirect("certificates:certificate", number=row.number)
    context = {
        "row": row,
        "standing": _standing_words(row),
        "why": why,
        "may_revoke": row.revoked_at is None and access.revokes_certificates(staff),
    }
    return render(request, "questions/certificate.html", context, status=status)


def _visible(staff: Staff) -> QuerySet[IssuedCertificate]:
    return IssuedCertificate.objects.select_related("revoked_by").filter(access.certificates_of(staff))


def _listed(staff: Staff, *, revoked: bool) -> QuerySet[IssuedCertificate]:
    rows = _visible(staff)
    if revoked:
        return rows.filter(revoked_at__isnull=False).order_by("-revoked_at", "number")
    return rows.order_by("-issued_at", "number")


def _standing_words(row: IssuedCertificate) -> str:
    return _WORDS[standing(row, timezone.now())]


def _table(rows: QuerySet[IssuedCertificate]) -> export.Table:
    def line(row: IssuedCertificate) -> Sequence[export.Cell]:
        return (
            row.number,
            row.title,
            row.department,
            row.masked_name,
            row.issued_at,
            row.valid_until,
            _standing_words(row),
            row.revoked_at,
            row.revoked_why,
            row.revoked_by.masked_name if row.revoked_by else "",
        )

    return export.Table("开出的证明", _HEADS, (line(row) for row in rows.iterator(chunk_size=1000)))
