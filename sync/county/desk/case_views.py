"""One case: what was filed, what happened, and what can be done with it."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sync.county import asking
from sync.county.catalogue import services as catalogue
from sync.county.console.access import staff_of
from sync.county.desk import acts, listing, queries, services, telling
from sync.county.desk.acts import Act, Pause, Taker, Way, said_of
from sync.county.desk.followups import shown_followups
from sync.county.desk.list_views import the_list
from sync.county.desk.models import Case, Held
from sync.county.desk.reading import open_case
from sync.county.people import access
from sync.county.people.models import Org, Staff
from sync.county.people.rules import OrgKind, Role
from sync.model.case import CaseState
from sync.model.review import Level

_BAD = [CaseState.CORRECTING.value, CaseState.NOT_ACCEPTED.value, CaseState.REFUSED.value]


@require_GET
def case(request: HttpRequest, case_id: str) -> HttpResponse:
    return _detail(request, find_case(request, case_id))


@require_POST
def act(request: HttpRequest, case_id: str) -> HttpResponse:
    """Do what the pressed button says; whatever was typed comes back when it could not be done."""
    found = find_case(request, case_id)
    said = said_of(request.POST.dict())
    if request.POST.get("act") == "none":
        # Enter was pressed in a field.
        messages.error(request, "请点要办的那个按钮。")
        return _detail(request, found, typed=said, status=400)
    try:
        chosen = Act(request.POST.get("act", ""))
    except ValueError:
        raise Http404 from None
    receiver = _receiver(request.POST.get("receiver", "")) if chosen is Act.HAND_OVER else None
    try:
        done = services.act(
            found.id, staff_of(request), _version(request), chosen, receiver=receiver, said=said
        )
    except services.DeskError as error:
        messages.error(request, str(error))
        return _detail(request, find_case(request, case_id), typed=said, pressed=chosen, status=409)
    number = f"，办件编号 {done.case_no}" if chosen is Act.ACCEPT else ""
    messages.success(request, f"{done.matter_name}：{chosen.done}{number}。")
    if not services.may_see(staff_of(request), done):
        return redirect(reverse("desk:cases") + _query(request))
    return redirect(_url(request, found.id))


@require_POST
def undo(request: HttpRequest, case_id: str) -> HttpResponse:
    """Take back one's own last act while nobody outside knows of it."""
    found = find_case(request, case_id)
    try:
        services.undo(found.id, staff_of(request), _version(request))
    except services.DeskError as error:
        messages.error(request, str(error))
        return _detail(request, find_case(request, case_id), status=409)
    messages.success(request, "已撤销，群众没有收到过。")
    return redirect(_url(request, found.id))


@require_POST
def note(request: HttpRequest, case_id: str) -> HttpResponse:
    """A word among colleagues."""
    found = find_case(request, case_id)
    try:
        services.add_note(found.id, staff_of(request), request.POST.get("text", ""))
    except services.DeskError as error:
        messages.error(request, str(error))
        return _detail(request, found, status=400)
    return redirect(_url(request, found.id) + "#notes")


@require_POST
def reveal(request: HttpRequest, case_id: str) -> HttpResponse:
    """Show the whole data once, in this answer only: no address leads back to it."""
    found = find_case(request, case_id)
    try:
        services.reveal(case_id, staff_of(request), request.POST.get("reason", ""))
    except services.DeskError as error:
        messages.error(request, str(error))
        return _detail(request, found, status=400)
    return _detail(request, found, revealed=True)


def find_case(request: HttpRequest, case_id: str) -> Case:
    """The case, or the same "no such page" for one that is not there and one that is not yours."""
    joined = ("message", "message__terminal", "first_owner", "decided_by", "decided_org", "asked")
    found = queries.visible(staff_of(request)).select_related(*joined).filter(pk=case_id).first()
    if found is None:
        raise Http404
    return found


def _detail(
    request: HttpRequest,
    case: Case,
    *,
    revealed: bool = False,
    typed: acts.Said | None = None,
    pressed: Act | None = None,
    status: int = 200,
) -> HttpResponse:
    staff, today, calendar = staff_of(request), timezone.localdate(), catalogue.work_calendar()
    possible, held = services.possible(staff, case), _held(case, staff)
    context = the_list(request) | {
        "case": case,
        "opened": open_case(case, revealed=revealed),
        "urgency": queries.urgency(case, today, calendar),
        "events": list(case.events.all()),
        "notes": list(case.notes.select_related("staff")),
        "followups": shown_followups(case, revealed=revealed),
        "acts": {a.value: a in possible for a in Act},
        "any_act": bool(possible),
        "typed": typed,
        "pressed": pressed.value if pressed else "",
        "decide_by": case.due if case.state == "received" else None,
        "decider": case.owner.name if case.owner else "县政务服务机构",
        "reviews": [(r, Level(r.level), queries.ticked(Level(r.level), r.items)) for r in case.reviews.all()],
        "held": held,
        "held_seconds": range(held[1], 0, -1) if held else (),
        "bad_states": _BAD,
        "remedies": acts.REMEDIES,
        "pauses": list(Pause),
        "ways": list(Way),
        "takers": list(Taker),
        "today": today,
        "tomorrow": today + timedelta(days=1),
    }
    if Act.HAND_OVER in possible:
        context |= _receivers(case)
    return render(request, "desk/desk.html", context, status=status)


def _receivers(case: Case) -> dict[str, object]:
    """Who may be given the case: people who may see it, and the organisations that own matters."""
    takes = [role.value for role in Role if role.receives]
    people = Staff.objects.select_related("unit").filter(role__in=takes, is_active=True)
    fit = [p for p in people.order_by("org", "name") if p.pk != case.holder_id and access.sees_case(p, case)]
    kinds = [kind.value for kind in OrgKind if kind is not OrgKind.STATION]
    orgs = Org.objects.filter(is_active=True, kind__in=kinds).exclude(pk__in=[case.owner_id or 0])
    return {"colleagues": fit, "orgs": list(orgs)}


def _held(case: Case, staff: Staff) -> tuple[Held, int] | None:
    """The last act and how many seconds are left to take it back, for who did it."""
    held = telling.held_of(case)
    if held is None or held.staff_id != staff.pk or held.version != case.version:
        return None
    left = int((held.until - timezone.now()).total_seconds())
    return (held, left) if left > 0 else None


def _receiver(text: str) -> Staff | Org | None:
    """``p12``: a person; ``o3``: an organisation."""
    kind, key = text[:1], asking.key(text[1:])
    if kind == "o":
        return Org.objects.filter(pk=key).first()
    return Staff.objects.select_related("unit").filter(pk=key).first() if kind == "p" else None


def _version(request: HttpRequest) -> int:
    version = asking.number(request.POST.get("version"))
    if version is None:
        raise Http404
    return version


def _query(request: HttpRequest) -> str:
    """The list's own part of the address, so that the list stays as it is while cases are opened."""
    tab = next((t for t in listing.Tab if t.value == request.GET.get("tab")), listing.Tab.OPEN)
    number = asking.number(request.GET.get("page"))
    return listing.address(tab, listing.search_of(request.GET), listing.filters_of(request.GET), number)


def _url(request: HttpRequest, case_id: str) -> str:
    return reverse("desk:case", args=[case_id]) + _query(request)
