"""The reviews."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.console.paging import page_of
from sync.county.desk import tables
from sync.county.desk.models import CaseReview
from sync.county.desk.queries import ticked
from sync.county.people import access
from sync.model.review import Level

_PAGE = 30
# Days that the sums above the list count: all of years would be read from end to end.
_LATELY = 90


@require_GET
def reviews(request: HttpRequest) -> HttpResponse:
    staff = staff_of(request)
    rows = CaseReview.objects.select_related("case", "message__terminal").order_by("-received_at")
    rows = rows.filter(access.reviews_of(staff))
    if export.wanted(request):
        return export.answer(request, tables.reviews(rows))
    page = page_of(request, rows, _PAGE)
    lately = rows.filter(counted=True, received_at__gte=timezone.now() - timedelta(days=_LATELY))
    numbers = dict(lately.order_by().values_list("level").annotate(number=Count("pk")))
    levels = [(level, numbers.get(level.value, 0)) for level in Level]
    shown = [(row, Level(row.level), ticked(Level(row.level), row.items)) for row in page]
    return render(request, "desk/reviews.html", {"page": page, "shown": shown, "levels": levels})
