"""Terminals: the list, one-time codes, and a terminal's own page."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec import Struct

from sync.county import asking
from sync.county.catalogue.models import PublishedMatter
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.feed.services import OvertakenError
from sync.county.fleet import anchors, health, pushed, resending, services, tables
from sync.county.fleet.models import Terminal
from sync.county.fleet.qr import ticket_qr
from sync.county.fleet.queries import shown_terminals, township_tiles
from sync.county.intake.models import RefusedMessage
from sync.county.intake.queries import still_refused
from sync.county.people import access
from sync.county.people.models import Staff
from sync.model.division import TOWNSHIPS, township_name

MOST_REFUSED = 20
MOST_REVOKED = 10


@require_GET
def terminals(request: HttpRequest) -> HttpResponse:
    if export.wanted(request):
        return export.answer(request, tables.terminals(shown_terminals(timezone.now(), _place(request))))
    return _page(request, {})


@require_POST
def code(request: HttpRequest) -> HttpResponse:
    """Issue a code and show it in this answer only."""
    device, township = request.POST.get("device", "").strip(), request.POST.get("township", "")
    if not access.in_place(staff_of(request), township):
        raise Http404
    try:
        number = asking.number(device)
        if device and number is None:
            raise ValueError
        issued = services.issue_code(township, number, staff_of(request).username)
    except ValueError:
        messages.error(request, "设备号应是 1 到 99 的数字，不写就用下一个空号。")
        return _page(request, {}, 400)
    except services.FleetError as error:
        messages.error(request, str(error))
        return _page(request, {}, 400)
    return _page(request, {"issued": issued, "qr": ticket_qr(services.ticket_of(issued))})


@require_http_methods(["GET", "POST"])
def terminal(request: HttpRequest, terminal_id: str) -> HttpResponse:
    found = _find(request, terminal_id)
    seen = services.described(found)
    if request.method == "POST" and staff_of(request).office.enrols:
        now, seen = seen, request.POST.get("seen", "")
        try:
            problems = services.describe(found, request.POST.dict(), seen)
        except services.FleetError as error:
            problems, seen = [str(error)], now
        if not problems:
            messages.success(request, f"{found.label} 的信息已更新，终端联网后就会换上。")
            return redirect("fleet:terminal", terminal_id=found.id)
        for problem in problems:
            messages.error(request, problem)
    reports = list(found.health.order_by("source"))
    context = {
        "terminal": found,
        "reports": reports,
        "signs": (
            *health.alone(found, reports, timezone.now(), pushed.line_of(found, pushed.everywhere())),
            *health.signs(found, reports),
        ),
        "frequent": "、".join(found.frequent),
        "seen": seen,
        "refused": _refused(staff_of(request), found.id),
        "parked": sum((r.parked or 0) + (r.files_parked or 0) for r in reports),
        "asked": resending.under_way([found.id]).get(found.id),
        "orders": resending.latest(found),
        "revocations": found.revocations.select_related("staff")[:MOST_REVOKED],
        "matters": PublishedMatter.objects.filter(withdrawn_at=None).only("code", "name"),
    }
    return render(request, "fleet/terminal.html", context)


@require_POST
def revoke(request: HttpRequest, terminal_id: str) -> HttpResponse:
    found = _find(request, terminal_id)
    try:
        services.revoke(found.id, staff_of(request), request.POST.get("reason", ""))
    except services.FleetError as error:
        messages.error(request, str(error))
        return redirect("fleet:terminal", terminal_id=found.id)
    messages.success(request, f"{found.label} 已停用，不再能和县里联网。要恢复请发新的登记码。")
    return redirect("fleet:terminals")


@require_http_methods(["GET", "POST"])
def pushed_settings(request: HttpRequest) -> HttpResponse:
    """Settings for the county, a township or a terminal (``for``)."""
    staff, typed = staff_of(request), None
    place = pushed.place_of((request.POST or request.GET).get("for", staff.township))
    if place is None or not access.in_place(staff, place.code.partition("-")[0]):
        raise Http404
    if request.method == "POST" and staff.office.enrols:
        typed = request.POST.dict()
        try:
            if pushed.push(place, typed, asking.number(typed.get("over")) or 0):
                messages.success(request, f"{place.name}的设置已下发。")
                return redirect(f"{reverse('fleet:settings')}?for={place.code}")
            messages.error(request, "有的项目填得不对，什么都没有下发。")
        except OvertakenError:
            messages.error(request, _overtaken(place, typed))
            typed["over"] = str(pushed.revision(place))
    context = {
        "place": place,
        "over": typed["over"] if typed and "over" in typed else pushed.revision(place),
        "rows": pushed.rows(place, typed),
        "townships": [one for one in TOWNSHIPS if access.in_place(staff, one.code)],
        "terminals": Terminal.objects.filter(access.terminals_of(staff), revoked_at=None).order_by("id"),
    }
    return render(request, "fleet/settings.html", context, status=200 if typed is None else 400)


@require_POST
def resend(request: HttpRequest, terminal_id: str) -> HttpResponse:
    """Have it send again what was refused: one message or file (``what``), or all."""
    found = _find(request, terminal_id)
    try:
        told = resending.ask(found, request.POST.get("what", "").strip(), staff_of(request).username)
    except resending.ResendError as error:
        messages.error(request, str(error))
    else:
        words = "已经通知" if told else "早先已经通知过"
        messages.success(request, f"{words}{found.label}，它联网后就再送一次，送了会在这里说。")
    return redirect("fleet:terminal", terminal_id=found.id)


@require_POST
def looked(request: HttpRequest, terminal_id: str) -> HttpResponse:
    """A person has found out why the terminal's log did not fit."""
    found = _find(request, terminal_id)
    anchors.looked(found.id)
    messages.success(request, f"{found.label} 的登记记录已记为核实。")
    return redirect("fleet:terminal", terminal_id=found.id)


class Refused(Struct, frozen=True):
    """A row of the list. here: stored, nobody can read it yet. told: it was asked to send it again."""

    row: RefusedMessage
    here: bool
    told: bool


def _overtaken(place: pushed.Place, typed: Mapping[str, str]) -> str:
    """What somebody else has pushed meanwhile, where it is not what was typed."""
    differs = [row for row in pushed.rows(place) if row.typed != typed.get(row.setting.field, "").strip()]
    others = "；".join(f"{row.setting.label}{f'是 {row.typed}' if row.typed else '不填'}" for row in differs)
    return f"刚才别人改过这里的设置，这次没有下发。现在{others}。核对下面您填的，再下发一次就按您的。"


def _find(request: HttpRequest, terminal_id: str) -> Terminal:
    """Of somebody's own place; another's is as if it were not there."""
    return get_object_or_404(Terminal.objects.filter(access.terminals_of(staff_of(request))), pk=terminal_id)


def _refused(staff: Staff, terminal: str = "") -> list[Refused]:
    rows = still_refused().filter(access.terminals_of(staff, "terminal__"))
    shown = list((rows.filter(terminal=terminal) if terminal else rows)[:MOST_REFUSED])
    asked = resending.under_way({row.terminal_id for row in shown})
    nothing = resending.Asked(everything=False, ids=())
    return [
        Refused(row, bool(vars(row)["here"]), asked.get(row.terminal_id, nothing).has(row.message_id))
        for row in shown
    ]


def _place(request: HttpRequest) -> str:
    """A township's people see theirs; others what they ask for."""
    asked = request.GET.get("township", "")
    return staff_of(request).township or (asked if asked in {t.code for t in TOWNSHIPS} else "")


def _page(request: HttpRequest, extra: dict[str, object], status: int = 200) -> HttpResponse:
    staff, now, place = staff_of(request), timezone.now(), _place(request)
    own = staff.township
    context = {
        "shown": shown_terminals(now, place),
        "fleet": township_tiles(now),
        "place": township_name(place) if place and not own else "",
        "townships": [one for one in TOWNSHIPS if access.in_place(staff, one.code)],
        "refused": _refused(staff),
        "keep": urlencode({"township": place}) if place and not own else "",
        "list_url": reverse("fleet:terminals"),
    }
    return render(request, "fleet/terminals.html", context | extra, status=status)
