"""The form of a matter: what citizens are asked, a new one checked and published, an earlier one put back."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

import msgspec
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from sync.county.catalogue import forms, services
from sync.county.catalogue.form_upload import Fault, check_upload, sharers
from sync.county.catalogue.models import FormDraft, FormRelease, PublishedForm
from sync.county.catalogue.preview import PreviewPage, preview
from sync.county.catalogue.releases import PublishError, publish_draft, put_back, version_in_use
from sync.county.console.access import staff_of
from sync.model.forms import FormRecord, load
from sync.model.matter import Matter

_MOST_FORM = 10_000_000
_MOST_LIST = 30_000_000
_HISTORY = 20


@require_GET
def form(request: HttpRequest, code: str) -> HttpResponse:
    """The draft if there is one, else the version in use; ``?version=`` shows an earlier one."""
    return _page(request, _matter(code), request.GET.get("version", ""))


@require_POST
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Check an uploaded form; nothing reaches a terminal yet. Faults found are a good answer: 200."""
    matter = _matter(code)
    file = request.FILES.get("file")
    lists = request.FILES.getlist("lists")
    words = _refusal(file, lists)
    if file is None or words:
        return _page(request, matter, "", faults=[Fault("", "", "", words)], status=400)
    name = file.name or "form"
    own = {one.name or "": one.read() for one in lists}
    checked = check_upload(code, file.read(), name, own, staff_of(request).username)
    if checked.draft is None:
        return _page(request, matter, "", faults=checked.problems, name=name)
    messages.success(request, f"“{name}”检查通过，还没有发布。请看一遍题目，没有问题再按“发布”。")
    return redirect("catalogue:form", code)


@require_POST
def publish(request: HttpRequest, code: str) -> HttpResponse:
    _matter(code)
    try:
        draft = publish_draft(code, request.POST.get("version", ""), staff_of(request).username)
        messages.success(request, f"已发布“{draft.source}”，联网的终端马上就换成新表格。正在填的人不受影响。")
    except PublishError as error:
        messages.error(request, str(error))
    return redirect("catalogue:form", code)


@require_POST
def drop(request: HttpRequest, code: str) -> HttpResponse:
    """Throw the draft away."""
    if FormDraft.objects.filter(pk=code, version=request.POST.get("version", "")).delete()[0]:
        messages.success(request, "没有发布的这一份已经删掉，终端上还用原来的。")
    return redirect("catalogue:form", code)


@require_POST
def restore(request: HttpRequest, code: str) -> HttpResponse:
    matter = _matter(code)
    try:
        row = put_back(matter.form_id, request.POST.get("version", ""), staff_of(request).username)
        messages.success(request, f"已改回“{row.source}”这一版。")
    except PublishError as error:
        messages.error(request, str(error))
    return redirect("catalogue:form", code)


@require_GET
def download(request: HttpRequest, code: str, version: str) -> HttpResponse:
    """The spreadsheet that a version was made from."""
    row = PublishedForm.objects.filter(form_id=_matter(code).form_id, version=version).first()
    if row is None or not row.file:
        raise Http404
    response = HttpResponse(bytes(row.file), content_type="application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(row.source)}"
    return response


def _matter(code: str) -> Matter:
    found = services.matter(code)
    if found is None:
        raise Http404
    return found


def _refusal(file: UploadedFile[bytes] | None, lists: Sequence[UploadedFile[bytes]]) -> str:
    if file is None:
        return "请先选一个表格文件。"
    if (file.size or 0) > _MOST_FORM:
        return "表格超过 10 MB，请检查是不是选错了文件。"
    if sum(one.size or 0 for one in lists) > _MOST_LIST:
        return "选项表一共超过 30 MB，请检查是不是选错了文件。"
    wrong = next((one.name for one in lists if not (one.name or "").lower().endswith(".csv")), None)
    return f"选项表只能用 .csv 文件，“{wrong}”不是。" if wrong else ""


def _page(
    request: HttpRequest,
    matter: Matter,
    wanted: str,
    *,
    faults: object = (),
    name: str = "",
    status: int = 200,
) -> HttpResponse:
    draft = None if wanted or faults else FormDraft.objects.filter(pk=matter.code).defer("file").first()
    current = version_in_use(matter.form_id) if matter.form_id else ""
    version = wanted or current
    versions = PublishedForm.objects.filter(form_id=matter.form_id).defer("record")
    by_version = {row.version: row for row in versions.order_by("-published_at")}
    if wanted and wanted not in by_version:
        raise Http404
    shown_id = draft.form_id if draft else matter.form_id
    pages = _pages(draft, matter.form_id, version)
    context = {
        "matter": matter,
        "draft": draft,
        "current": by_version.get(current),
        "shown": None if draft else by_version.get(version),
        "pages": pages,
        "questions": sum(1 for page in pages for question in page.questions if question.number),
        "faults": faults,
        "name": name,
        "sharers": sharers(shown_id, matter.code) if shown_id else [],
        "releases": [
            (release, by_version[release.version])
            for release in FormRelease.objects.filter(form_id=matter.form_id)[:_HISTORY]
            if release.version in by_version
        ],
        "in_use": current,
    }
    return render(request, "catalogue/form.html", context, status=status)


def _pages(draft: FormDraft | None, form_id: str, version: str) -> list[PreviewPage]:
    if draft is not None:
        loaded = load(msgspec.json.decode(bytes(draft.record), type=FormRecord))
        return [] if isinstance(loaded, list) else preview(loaded)
    try:
        return preview(forms.compiled(form_id, version)) if version else []
    except (forms.UnknownFormError, ValueError):
        return []
