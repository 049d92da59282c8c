"""The files of a case: the viewer around them, and one file streamed as it is opened segment by segment."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from sync.county.connections import unheld
from sync.county.console.access import staff_of
from sync.county.console.middleware import POLICY
from sync.county.desk.case_views import find_case
from sync.county.desk.files import open_file
from sync.county.desk.files import sheets as file_list
from sync.county.desk.services import DeskError

# Nothing in the file may run, load or be framed. A PDF is shown by the browser's own viewer, which a
# sandbox would forbid.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
_MARKS = 24


@require_GET
def viewer(request: HttpRequest, case_id: str, file_id: str) -> HttpResponseBase:
    """One page of the materials under the name of who looks at it and the time, with its neighbours."""
    case, staff = find_case(request, case_id), staff_of(request)
    try:
        sheets = file_list(case, staff)
    except DeskError as error:
        return _sorry(request, str(error))
    place = next((n for n, sheet in enumerate(sheets) if sheet.id == file_id), None)
    if place is None:
        return _sorry(request, "这个办件里没有这份材料，或者它还在路上。")
    mark = f"{staff.name} {staff.username} {timezone.localtime():%Y-%m-%d %H:%M}"
    context = {
        "case": case,
        "sheet": sheets[place],
        "number": place + 1,
        "sheets": sheets,
        "before": sheets[place - 1] if place else None,
        "after": sheets[place + 1] if place + 1 < len(sheets) else None,
        "marks": [mark] * _MARKS,
        "mark": mark,
    }
    response = render(request, "desk/viewer.html", context)
    response["Content-Security-Policy"] = f"{POLICY}; frame-src 'self'"
    return response


@require_GET
def case_file(request: HttpRequest, case_id: str, file_id: str) -> HttpResponseBase:
    """Shown only to who has just written down why; each opening is noted as well."""
    case = find_case(request, case_id)
    try:
        opened = open_file(case, staff_of(request), file_id)
    except DeskError as error:
        return _sorry(request, str(error))
    response = StreamingHttpResponse(unheld(opened.pieces), content_type=opened.type)
    response["Content-Length"] = str(opened.size)
    kind = "inline" if opened.inline else "attachment"
    response["Content-Disposition"] = f'{kind}; filename="{opened.name}"'
    sandbox = "" if opened.type == "application/pdf" else "; sandbox"
    response["Content-Security-Policy"] = _POLICY + sandbox
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "no-store"
    return response


def _sorry(request: HttpRequest, words: str) -> HttpResponse:
    return render(request, "console/sorry.html", {"title": "材料没有打开", "words": words}, status=403)
