"""One file of a case, streamed to the browser as it is opened segment by segment."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sync.county.console.access import office, staff_of
from sync.county.desk.files import open_file
from sync.county.desk.services import DeskError
from sync.county.desk.views import find_case

# Nothing in the file may run, load or be framed. A PDF is shown by the browser's own viewer, which a
# sandbox would forbid.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


@require_GET
@office(lambda role: role.reveals)
def case_file(request: HttpRequest, case_id: str, file_id: str) -> HttpResponseBase:
    """Shown only to who has just written down why; each opening is noted as well."""
    case = find_case(request, case_id)
    try:
        opened = open_file(case, staff_of(request), file_id)
    except DeskError as error:
        return _sorry(request, str(error))
    response = StreamingHttpResponse(opened.pieces, content_type=opened.type)
    response["Content-Length"] = str(opened.size)
    kind = "inline" if opened.inline else "attachment"
    response["Content-Disposition"] = f'{kind}; filename="{opened.name}"'
    sandbox = "" if opened.type == "application/pdf" else "; sandbox"
    response["Content-Security-Policy"] = _POLICY + sandbox
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "no-store"
    return response


def _sorry(request: HttpRequest, words: str) -> HttpResponse:
    return render(request, "console/sorry.html", {"title": "材料没有打开", "words": words}, status=403)
