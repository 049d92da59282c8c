"""Who looked at whose data unmasked, and who took which table away: when and why, for who oversees."""

from __future__ import annotations

from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sync.county.asking import number
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.console.paging import page_of
from sync.county.desk.models import Reveal
from sync.county.people import access
from sync.county.people.models import ExportRecord, Staff
from sync.county.voices.models import VoiceReveal

_PAGE = 50


class Of(StrEnum):
    CASES = "cases"
    VOICES = "voices"
    EXPORTS = "exports"

    @property
    def label(self) -> str:
        return {Of.CASES: "看了办件", Of.VOICES: "看了投诉与意见", Of.EXPORTS: "导出了表格"}[self]


@require_GET
def reveals(request: HttpRequest) -> HttpResponse:
    """of: which kind; who: one person. A township's leader or supervisor sees what was filed there, and what
    its own people took away."""
    staff = staff_of(request)
    of = next((kind for kind in Of if kind.value == request.GET.get("of")), Of.CASES)
    person = number(request.GET.get("who"))
    rows = _rows(of, staff)
    rows = rows.filter(staff_id=person) if person else rows
    if export.wanted(request):
        return export.answer(request, _table(of, rows))
    people = Staff.objects.filter(role__in=[r.value for r in type(staff.office) if r.reveals])
    context = {
        "page": page_of(request, rows, _PAGE),
        "kinds": list(Of),
        "of": of,
        "person": person,
        "people": people.order_by("org", "name"),
        "keep": urlencode({"of": of.value} | ({"who": str(person)} if person else {})),
    }
    return render(request, "voices/reveals.html", context)


def _rows(of: Of, staff: Staff) -> QuerySet[Any]:
    if of is Of.EXPORTS:
        taken = ExportRecord.objects.filter(access.notes_of(staff, "staff__")).select_related("staff")
        return taken.order_by("-at", "-id")
    if of is Of.VOICES:
        heard = VoiceReveal.objects.filter(access.notes_of(staff, "voice__"))
        return heard.select_related("staff", "voice").order_by("-at", "-id")
    seen = Reveal.objects.filter(access.notes_of(staff)).select_related("staff", "case")
    return seen.order_by("-at", "-id")


def _table(of: Of, rows: QuerySet[Any]) -> export.Table:
    def line(row: Any) -> tuple[export.Cell, ...]:
        who = (row.at, row.staff.name, row.staff.username, row.staff.org)
        if of is Of.EXPORTS:
            return (*who, row.table, f"{row.kind}，{row.number} 行")
        about = row.voice.voice_no if of is Of.VOICES else row.case.case_no or row.case.receipt_no
        return (*who, about, row.reason)

    heads = ("时间", "谁", "用户名", "单位", "什么", "多少" if of is Of.EXPORTS else "写的理由")
    return export.Table(f"查看记录-{of.label}", heads, (line(row) for row in rows.iterator(chunk_size=1000)))
