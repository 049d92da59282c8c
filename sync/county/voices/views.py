"""The list of voices, and one of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sync.county.asking import key, number
from sync.county.catalogue import services as catalogue
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.console.paging import page_of
from sync.county.desk.models import Case
from sync.county.people import access
from sync.county.people.models import Staff
from sync.county.people.rules import Role
from sync.county.voices import queries, rules, services, tables
from sync.county.voices.models import Voice
from sync.county.voices.queries import Tab
from sync.county.voices.reading import open_voice
from sync.county.voices.rules import Act
from sync.model.voice import About

_PAGE = 30


@require_GET
def voices(request: HttpRequest) -> HttpResponse:
    if export.wanted(request):
        staff, (tab, search) = staff_of(request), _wish(request)
        found, name = queries.listed(staff, tab, search), "查找" if search else tab.label
        table = tables.voices(found, name, timezone.localdate(), catalogue.work_calendar())
        return export.answer(request, table)
    return render(request, "voices/voices.html", _list(request))


@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """Posted, so that a number typed here is in no address."""
    meant = queries.search_for(staff_of(request), request.POST.get("q", "")[:60])
    if meant is None:
        messages.error(request, "没有找到。可以输完整的回执号、手机号码或身份证号码。")
        return redirect("voices:voices")
    kept = {name: text for name, text in (("n", meant.number), ("person", meant.person)) if text}
    return redirect(f"{reverse('voices:voices')}?{urlencode(kept)}")


@require_GET
def voice(request: HttpRequest, voice_id: str) -> HttpResponse:
    return _detail(request, _find(request, voice_id))


@require_POST
def act(request: HttpRequest, voice_id: str) -> HttpResponse:
    """Do what the pressed button says; whatever was typed comes back when it could not be done."""
    found = _find(request, voice_id)
    typed = {name: request.POST.get(name, "").replace("\r\n", "\n") for name in ("note", "measure")}
    chosen = next((one for one in Act if one.value == request.POST.get("act")), None)
    version = number(request.POST.get("version"))
    if chosen is None or version is None:
        raise Http404
    receiver = _receiver(request.POST.get("receiver", "")) if chosen is Act.ASSIGN else None
    try:
        done = services.act(found.id, staff_of(request), version, chosen, **typed, receiver=receiver)
    except services.VoiceError as error:
        messages.error(request, str(error))
        return _detail(request, _find(request, voice_id), typed=typed, status=409)
    told = "群众凭回执号能查到。" if chosen is not Act.SEND_BACK else "责任人会看到退回的原因。"
    messages.success(request, f"{done.sort.label} {done.voice_no}：{chosen.done}。{told}")
    return redirect(_url(request, found.id))


@require_POST
def reveal(request: HttpRequest, voice_id: str) -> HttpResponse:
    """Show the whole words once, in this answer only: no address leads back to it."""
    try:
        found = services.reveal(voice_id, staff_of(request), request.POST.get("reason", ""))
    except services.VoiceError as error:
        messages.error(request, str(error))
        return _detail(request, _find(request, voice_id), status=400)
    return _detail(request, found, revealed=True)


def _wish(request: HttpRequest) -> tuple[Tab, queries.Search]:
    """The tab and the search that the address asks for."""
    tabs, asked = queries.tabs_of(staff_of(request)), request.GET.get("tab", "")
    search = queries.Search(request.GET.get("n", "")[:40], request.GET.get("person", "")[:64])
    return Tab(asked) if asked in tabs else tabs[0], search


def _list(request: HttpRequest) -> dict[str, Any]:
    staff = staff_of(request)
    tabs, (tab, search) = queries.tabs_of(staff), _wish(request)
    page = page_of(request, queries.listed(staff, tab, search), _PAGE)
    today, calendar, counts = timezone.localdate(), catalogue.work_calendar(), queries.counts(staff)
    return {
        "tabs": [(t, t is tab and not search, counts[t]) for t in tabs],
        "search": search,
        "page": page,
        "rows": [(row, queries.urgency(row, today, calendar)) for row in page],
        "query": _query(request),
        "keep": _query(request, "page").removeprefix("?"),
        "list_url": reverse("voices:voices"),
    }


def _detail(
    request: HttpRequest,
    voice: Voice,
    *,
    revealed: bool = False,
    typed: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    staff, today, calendar = staff_of(request), timezone.localdate(), catalogue.work_calendar()
    standing, actor = services.standing_of(voice), services.actor_of(staff, voice)
    people = Staff.objects.filter(is_active=True, township__in=["", voice.township])
    people = people.filter(role__in=[r.value for r in Role if r.sees_voices])
    context = _list(request) | {
        "voice": voice,
        "opened": open_voice(voice, revealed=revealed),
        "urgency": queries.urgency(voice, today, calendar),
        "events": voice.events.all(),
        "acts": {a.value: rules.may_act(standing, a, actor) for a in Act},
        "typed": typed or {"note": voice.answer, "measure": voice.measure},
        "people": people.exclude(pk__in=[voice.responsible_id or 0]).order_by("org", "name"),
        "case": _case_of(staff, voice),
        "longest": rules.LONGEST_NOTE,
    }
    return render(request, "voices/voices.html", context, status=status)


def _case_of(staff: Staff, voice: Voice) -> Case | None:
    """The case it is about, for staff who may see it."""
    if voice.about != About.CASE.value:
        return None
    return Case.objects.filter(access.cases_of(staff), pk=voice.subject).first()


def _find(request: HttpRequest, voice_id: str) -> Voice:
    """The voice, or the same "no such page" for one that is not there and one that is not yours."""
    voices = queries.visible(staff_of(request)).select_related("message", "message__terminal", "closed_by")
    found = voices.filter(pk=voice_id).first()
    if found is None:
        raise Http404
    return found


def _receiver(text: str) -> Staff | None:
    return Staff.objects.filter(pk=key(text)).first()


def _query(request: HttpRequest, without: str = "") -> str:
    names = [name for name in ("tab", "n", "person", "page") if name != without]
    kept = {name: request.GET[name] for name in names if request.GET.get(name)}
    return f"?{urlencode(kept)}" if kept else ""


def _url(request: HttpRequest, voice_id: str) -> str:
    return reverse("voices:voice", args=[voice_id]) + _query(request)
