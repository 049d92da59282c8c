"""Take a case's papers for the archive: who, which and why is written down first, as with every look at a
citizen's whole data; nothing of it is kept here or by the browser."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sync.county.archive.contents import Contents, UnreadableError, contents_of
from sync.county.connections import unheld
from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.desk import services
from sync.county.desk.case_views import find_case

_UNREADABLE = "这个办件的内容打不开：缺少对应的县级私钥。请联系系统管理员找回密钥文件，数据还在。"
_NO_FONT = "服务器上没有装打印用的中文字体，暂时生成不了。请联系系统管理员。"


@require_POST
def application(request: HttpRequest, case_id: str) -> HttpResponseBase:
    """申请表 as it was filed."""
    from sync.county.archive.papers import application as made

    def answer(contents: Contents) -> HttpResponseBase:
        name = f"申请表-{contents.case.receipt_no}.pdf"
        return export.attached(made(contents), "application/pdf", name)

    return _taken(request, case_id, "取走申请表", answer)


@require_POST
def case_file(request: HttpRequest, case_id: str) -> HttpResponseBase:
    """The whole case file."""
    from sync.county.archive.package import CaseFileZip

    def answer(contents: Contents) -> HttpResponseBase:
        made = CaseFileZip(contents, timezone.localtime())
        response = StreamingHttpResponse(unheld(made.pieces()), content_type="application/zip")
        response["Content-Disposition"] = export.disposition(f"{made.name}.zip")
        return response

    return _taken(request, case_id, "取走归档卷", answer)


def _taken(
    request: HttpRequest, case_id: str, what: str, answer: Callable[[Contents], HttpResponseBase]
) -> HttpResponseBase:
    from sync.paper.fonts import NoFontError

    case = find_case(request, case_id)
    try:
        services.reveal(case.id, staff_of(request), request.POST.get("reason", ""), taken=what)
        response = answer(contents_of(case))
    except services.DeskError as error:
        messages.error(request, str(error))
    except UnreadableError:
        messages.error(request, _UNREADABLE)
    except NoFontError:
        messages.error(request, _NO_FONT)
    else:
        response["Cache-Control"] = "no-store"
        return response
    return redirect("desk:case", case_id=case.id)
