"""The other systems and their tokens, for the administrator."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from sync.county import asking
from sync.county.api import tokens
from sync.county.api.models import PER_MINUTE, Partner
from sync.county.api.tokens import Scope
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.people.models import Staff
from sync.county.people.rules import Role


@require_GET
def partners(request: HttpRequest) -> HttpResponse:
    if export.wanted(request):
        return export.answer(request, _table())
    return _page(request)


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """The token is in this answer only: no address leads back to it."""
    scopes = [scope for scope in Scope if scope.value in request.POST.getlist("scope")]
    chosen = request.POST.get("acts_as", "")
    clerk = Staff.objects.filter(pk=asking.key(chosen)).first()
    often = asking.number(request.POST.get("per_minute") or str(PER_MINUTE)) or 0
    try:
        made = tokens.make(request.POST.get("name", ""), scopes, clerk, staff_of(request).username, often)
    except tokens.TokenError as error:
        messages.error(request, str(error))
        return _page(request, status=400)
    return _page(request, made=made)


@require_POST
def revoke(request: HttpRequest, partner_id: int) -> HttpResponse:
    if tokens.revoke(partner_id, staff_of(request).username):
        messages.success(request, "这个令牌停用了，马上生效。")
    return redirect("systems:partners")


def _page(
    request: HttpRequest, *, made: tuple[Partner, str] | None = None, status: int = 200
) -> HttpResponse:
    rows = Partner.objects.select_related("acts_as")
    deciding = [role.value for role in Role if role.decides]
    context = {
        "rows": [(row, [Scope(s).label for s in row.scopes if s in set(Scope)]) for row in rows],
        "scopes": list(Scope),
        "clerks": Staff.objects.filter(is_active=True, role__in=deciding).order_by("org", "name"),
        "made": made,
        "per_minute": PER_MINUTE,
        "most_per_minute": tokens.MOST_PER_MINUTE,
        "typed": request.POST.get("name", "") if status != 200 else "",
    }
    return render(request, "api/partners.html", context, status=status)


def _table() -> export.Table:
    heads = (
        "系统",
        "令牌开头",
        "能做什么",
        "谁的名义",
        "每分钟",
        "建立",
        "谁建的",
        "最近用过",
        "停用",
        "谁停的",
    )

    def line(row: Partner) -> tuple[export.Cell, ...]:
        scopes = "、".join(Scope(s).label for s in row.scopes if s in set(Scope))
        clerk = row.acts_as.masked_name if row.acts_as else ""
        made, gone = (row.made_at, row.made_by), (row.revoked_at, row.revoked_by)
        return (row.name, row.hint, scopes, clerk, row.per_minute, *made, row.last_used, *gone)

    return export.Table("接口令牌", heads, [line(row) for row in Partner.objects.select_related("acts_as")])
