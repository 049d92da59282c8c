"""Changing one matter at the console: typed, shown as the terminal will show it, published or planned."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from sync.county.asking import number
from sync.county.catalogue import editing, services
from sync.county.catalogue.difference import changes_between
from sync.county.catalogue.editing import FIELDS, EditError
from sync.county.catalogue.guide import guide_of
from sync.county.catalogue.lists import LIST
from sync.county.catalogue.rules import KINDS
from sync.county.console.access import staff_of
from sync.county.planned.services import PlanError, call_off, read_time
from sync.model.matter import Domain, Matter

PLANNED = (editing.CHANGE, editing.WITHDRAWAL, LIST)
_LONG = ("申请材料", "设定依据", "备注")
_HINTS = {
    "法定时限": "例如 20个工作日、60自然日；没有写“无”，当场办结写“即办”",
    "承诺时限": "写法同上，不能比法定的长",
    "服务对象": "个人、企业或 个人/企业",
    "办理渠道": "自助终端、窗口、湖北政务服务网、鄂汇办APP、帮办代办、村(社区)便民服务站，用顿号隔开",
    "申请材料": "一行一样，括号里写来源：原件、复印件、电子证照、数据共享核验、现场填写、照片",
    "是否即办": "是 或 否",
    "即时出证": "是 或 否；写“是”，终端不填表，问到主管部门的数据就打印证明",
    "简称": "最多 12 个字，首页按钮上用",
    "关键词": "群众平常的叫法，用顿号隔开",
}


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return _page(
            request, None, {"收费": "不收费", "是否即办": "否", "即时出证": "否", "办理渠道": "窗口"}
        )
    return _save(request, None)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, code: str) -> HttpResponse:
    matter = _find(code)
    if request.method == "GET":
        return _page(request, matter, editing.typed_of(matter))
    return _save(request, matter)


@require_POST
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    matter = _find(code)
    try:
        if request.POST.get("todo") == "plan":
            at = read_time(request.POST.get("at", ""), timezone.now())
            editing.plan_withdrawal(matter, at, staff_of(request).username)
            messages.success(request, f"“{matter.name}”会按时下架，之前可以取消。")
            return redirect("catalogue:matter", code=code)
        editing.withdraw(code, staff_of(request).username, number(request.POST.get("seen")) or 0)
    except (EditError, PlanError) as error:
        messages.error(request, str(error))
        return redirect("catalogue:matter", code=code)
    messages.success(request, f"“{matter.name}”已经从终端上下架，各版都留着，可以改回来。")
    return redirect("catalogue:matters")


@require_POST
def restore(request: HttpRequest, code: str) -> HttpResponse:
    """Publish an earlier revision again, or bring back what was withdrawn."""
    text = request.POST.get("rev", "")
    try:
        done = editing.put_back(
            code, number(text) or 0, staff_of(request).username, number(request.POST.get("seen")) or 0
        )
    except EditError as error:
        messages.error(request, str(error))
        return redirect("catalogue:matters")
    messages.success(request, f"“{done.name}”已改回第 {text} 版的内容，现在是第 {done.rev} 版。")
    return redirect("catalogue:matter", code=code)


@require_POST
def cancel(request: HttpRequest, plan_id: int) -> HttpResponse:
    row = call_off(plan_id, PLANNED, staff_of(request).username)
    if row is None:
        messages.error(request, "这一项已经办了或者取消了。")
    else:
        messages.success(request, f"“{row.title}”的安排取消了。")
    return redirect("catalogue:matters")


def _save(request: HttpRequest, old: Matter | None) -> HttpResponse:
    typed = {name: request.POST.get(name, "")[:20_000] for name in FIELDS}
    if old is not None:
        typed["事项编码"] = old.code
    matter = editing.check(typed, old)
    if not isinstance(matter, Matter):
        return _page(request, old, typed, faults=matter, status=400)
    rev_text, todo = request.POST.get("rev", ""), request.POST.get("todo")
    rev, by = number(rev_text) or 0, staff_of(request).username
    if todo not in ("publish", "plan"):
        return _page(request, old, typed, preview=matter)
    if old is not None and not changes_between(old, matter):
        messages.success(request, "没有改动，不用再发布。")
        return redirect("catalogue:matter", code=matter.code)
    try:
        if todo == "plan":
            at = read_time(request.POST.get("at", ""), timezone.now())
            planned = editing.plan_change(matter, rev, at, by)
            words = f"定好了：{timezone.localtime(planned.at):%m月%d日 %H:%M} 自动发布，之前可以取消。"
            messages.success(request, words)
            return (
                redirect("catalogue:matters") if old is None else redirect("catalogue:matter", code=old.code)
            )
        done = editing.publish(matter, rev, by)
    except (EditError, PlanError) as error:
        messages.error(request, str(error))
        return _page(request, old, typed, preview=matter, status=409)
    messages.success(request, f"“{done.name}”第 {done.rev} 版已发布，联网的终端很快就能看到。")
    return redirect("catalogue:matter", code=done.code)


def _find(code: str) -> Matter:
    matter = services.matter(code)
    if matter is None:
        raise Http404
    return matter


def _page(
    request: HttpRequest,
    old: Matter | None,
    typed: Mapping[str, str],
    *,
    faults: object = (),
    preview: Matter | None = None,
    status: int = 200,
) -> HttpResponse:
    rev = request.POST.get("rev") or (str(old.rev) if old else "0")
    names = [name for name in FIELDS if old is None or name != "事项编码"]
    context = {
        "old": old,
        "rev": rev,
        "fields": [(n, typed.get(n, ""), n in _LONG, _HINTS.get(n, ""), _options(n)) for n in names],
        "faults": faults,
        "preview": preview,
        "guide": guide_of(preview) if preview else None,
        "changes": changes_between(old, preview) if preview else (),
    }
    return render(request, "catalogue/edit.html", context, status=status)


def _options(name: str) -> tuple[str, ...]:
    if name == "领域":
        return tuple(domain.value for domain in Domain)
    return KINDS if name == "事项类型" else ()
