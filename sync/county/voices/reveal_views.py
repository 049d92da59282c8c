"""Who looked at whose data unmasked, when and why: of cases and of voices, for who oversees."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sync.county.console.access import staff_of
from sync.county.desk.models import Reveal
from sync.county.people.models import Staff
from sync.county.voices.models import VoiceReveal

_PAGE = 50


@require_GET
def reveals(request: HttpRequest) -> HttpResponse:
    """of: cases or voices; who: one person. A township's leader or supervisor sees what was filed there."""
    staff = staff_of(request)
    voices = request.GET.get("of") == "voices"
    who = request.GET.get("who", "")
    person = int(who) if who.isascii() and who.isdigit() and len(who) < 10 else None
    rows: QuerySet[Any] = _of_voices(staff.township, person) if voices else _of_cases(staff.township, person)
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    people = Staff.objects.filter(role__in=[r.value for r in type(staff.office) if r.reveals])
    parts = [f"of={'voices' if voices else 'cases'}"] + ([f"who={person}"] if person else [])
    context = {
        "page": page,
        "voices": voices,
        "person": person,
        "people": people.order_by("org", "name"),
        "keep": "&".join(parts),
    }
    return render(request, "voices/reveals.html", context)


def _of_cases(township: str, person: int | None) -> QuerySet[Reveal]:
    rows = Reveal.objects.select_related("staff", "case").order_by("-at", "-id")
    rows = rows.filter(case__township=township) if township else rows
    return rows.filter(staff_id=person) if person else rows


def _of_voices(township: str, person: int | None) -> QuerySet[VoiceReveal]:
    rows = VoiceReveal.objects.select_related("staff", "voice").order_by("-at", "-id")
    rows = rows.filter(voice__township=township) if township else rows
    return rows.filter(staff_id=person) if person else rows
