"""Logging in and out, one's own password, and the list of staff."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sync.county.console import export
from sync.county.console.access import staff_of
from sync.county.console.paging import page_of
from sync.county.people import access, entrance, services, sessions
from sync.county.people import orgs as org_rules
from sync.county.people.models import TOWNSHIP_CHOICES, LoginRecord, Org, Staff
from sync.county.people.rules import OrgKind, Role

_PAGE_SIZE = 50
_OUTCOMES = {
    "in": ("g", "登录"),
    "out": ("n", "退出"),
    "ended": ("y", "退出了别处的登录"),
    "wrong": ("r", "密码不对"),
    "waits": ("r", "次数太多，没让登录"),
}


@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """One sentence for every kind of failure: which part was wrong is nobody else's business."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = resolve_url("reports:overview")
    if isinstance(request.user, Staff):
        return redirect(target)
    username = request.POST.get("username", "").replace("\x00", "").strip()[:40]
    failed, waits = request.method == "POST", False
    if failed and entrance.too_many(entrance.address_of(request), timezone.now()):
        waits = True
        entrance.note(request, username, None, "waits")
    elif failed:
        found = authenticate(request, username=username, password=request.POST.get("password", ""))
        if isinstance(found, Staff):
            login(request, found)
            sessions.begin(request)
            entrance.note(request, username, found, "in")
            return redirect(target)
        entrance.note(request, username, None, "wrong")
    context = {"failed": failed, "waits": waits, "username": username, "next": target}
    return render(request, "people/login.html", context, status=429 if waits else 401 if failed else 200)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, Staff):
        entrance.note(request, request.user.username, request.user, "out")
    logout(request)
    return redirect("people:login")


@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password. Not behind the usual guard, which leads here while it must be changed."""
    person = request.user
    if not isinstance(person, Staff):
        return redirect("people:login")
    problems: list[str] = []
    if request.method == "POST":
        old, new, again = (request.POST.get(name, "") for name in ("old", "new", "again"))
        problems = services.change_password(person, old, new, again)
        if not problems:
            update_session_auth_hash(request, person)
            messages.success(request, "密码已改好，下次登录用新密码。")
            return redirect("reports:overview")
    context = {"problems": problems, "must": person.must_change_password}
    return render(request, "people/password.html", context, status=400 if problems else 200)


@require_http_methods(["GET", "POST"])
def my_sessions(request: HttpRequest) -> HttpResponse:
    """Where one is logged in; POST ends it elsewhere: at one place, or at all."""
    person, here = staff_of(request), request.session.session_key or ""
    if request.method == "POST":
        number = sessions.end_others(person, here, request.POST.get("place", "")[:32])
        entrance.note(request, person.username, person, "ended")
        messages.success(request, f"已退出别处的 {number} 个登录。" if number else "别处没有登录了。")
        return redirect("people:sessions")
    return render(
        request,
        "people/sessions.html",
        {"places": sessions.places_of(person, here), "idle": settings.IDLE_MINUTES},
    )


@require_http_methods(["GET", "POST"])
def pin(request: HttpRequest) -> HttpResponse:
    """The PIN with which a helper or keeper signs in at a terminal."""
    person = staff_of(request)
    problems: list[str] = []
    if request.method == "POST":
        old, new, again = (request.POST.get(name, "") for name in ("password", "pin", "again"))
        if request.POST.get("todo") in ("card", "card-off"):
            card = request.POST.get("card", "") if request.POST["todo"] == "card" else ""
            if request.POST["todo"] == "card" and not card.strip():
                problems = ["请输自己的身份证号码。"]
            else:
                problems = services.set_card(person, old, card)
            if not problems:
                told = (
                    "登记好了。机器下次联网以后，放上身份证就能登录。" if card else "以后不用身份证登录了。"
                )
                messages.success(request, told)
                return redirect("people:pin")
            return render(request, "people/pin.html", {"problems": problems}, status=400)
        problems = services.set_pin(person, old, new, again)
        if not problems:
            messages.success(request, "口令设好了。机器下次联网以后，就能用工号和口令登录。")
            return redirect("people:pin")
    return render(request, "people/pin.html", {"problems": problems}, status=400 if problems else 200)


@require_GET
def staff(request: HttpRequest) -> HttpResponse:
    if export.wanted(request):
        return export.answer(request, _staff_table())
    return _page(request, {})


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """A new account; its password is shown in this answer only and must be changed at the first login."""
    outcome = services.add_staff(request.POST.dict())
    if isinstance(outcome, services.NewAccount):
        return _page(request, {"made": outcome})
    for problem in outcome:
        messages.error(request, problem)
    return _page(request, {"typed": request.POST}, 400)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, staff_id: int) -> HttpResponse:
    """One account: its name, unit and office, its password, on and off."""
    found = Staff.objects.select_related("unit").filter(pk=staff_id).first()
    if found is None:
        raise Http404
    if request.method == "GET":
        return _person(request, found)
    todo = request.POST.get("todo", "")
    mine = found.pk == staff_of(request).pk
    if todo == "password":
        return _page(request, {"made": services.reset_password(found)})
    if todo == "pin":
        services.clear_pin(found)
        messages.success(request, f"{found.name} 的机器口令已作废，本人可以重新设。")
        return redirect("people:staff")
    if mine and todo in ("off", "save") and request.POST.get("role") != found.role:
        messages.error(request, "不能停用自己或者换自己的岗位，请另一位管理员来办。")
    elif todo in ("off", "on"):
        services.switch(found, active=todo == "on")
        messages.success(request, f"{found.name} 的账号已{'启用' if todo == 'on' else '停用'}。")
    elif todo == "save":
        problems = services.change_staff(found, request.POST.dict())
        for problem in problems:
            messages.error(request, problem)
        if problems:
            return _person(request, found, 400)
        messages.success(request, f"{found.username} 的信息已改好，马上生效。")
    return redirect("people:staff")


@require_http_methods(["GET", "POST"])
def orgs(request: HttpRequest) -> HttpResponse:
    """All organisations, and a new one."""
    if request.method == "POST":
        outcome = org_rules.save_org(None, request.POST.dict())
        if isinstance(outcome, Org):
            messages.success(request, f"{outcome.name} 已建好。")
            return redirect("people:orgs")
        for problem in outcome:
            messages.error(request, problem)
    rows = (
        Org.objects.select_related("parent")
        .annotate(number=Count("people", filter=Q(people__is_active=True)))
        .order_by("-is_active", "kind", "township", "name")
    )
    if export.wanted(request):
        return export.answer(request, _orgs_table(rows))
    context = {
        "rows": rows,
        "kinds": list(OrgKind),
        "townships": TOWNSHIP_CHOICES[1:],
        "parents": Org.objects.filter(is_active=True).exclude(kind=OrgKind.STATION.value).order_by("name"),
        "typed": request.POST,
    }
    return render(request, "people/orgs.html", context, status=400 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
def org(request: HttpRequest, org_id: int) -> HttpResponse:
    """One organisation: its names, and who works there."""
    found = Org.objects.filter(pk=org_id).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        todo = request.POST.get("todo", "")
        if todo in ("on", "off"):
            why = org_rules.switch_org(found, active=todo == "on")
            if not why:
                messages.success(request, f"{found.name} 已{'启用' if todo == 'on' else '停用'}。")
                return redirect("people:orgs")
            messages.error(request, why)
        else:
            outcome = org_rules.save_org(found, request.POST.dict())
            if isinstance(outcome, Org):
                messages.success(request, f"{outcome.name} 已改好。")
                return redirect("people:orgs")
            for problem in outcome:
                messages.error(request, problem)
    context = {
        "org": found,
        "aliases": "\n".join(found.aliases),
        "people": found.people.order_by("-is_active", "name"),
        "parents": Org.objects.filter(is_active=True).exclude(pk=org_id).order_by("name"),
    }
    return render(request, "people/org.html", context, status=400 if request.method == "POST" else 200)


@require_GET
def logins(request: HttpRequest) -> HttpResponse:
    """Who logged in, or tried to, within half a year; a township's leader sees his own."""
    staff = staff_of(request)
    rows = LoginRecord.objects.filter(access.notes_of(staff, "staff__")).select_related("staff")
    rows = rows.order_by("-at", "-id")
    if request.GET.get("only") == "wrong":
        rows = rows.filter(outcome__in=["wrong", "waits"])
    if export.wanted(request):
        return export.answer(request, _logins_table(rows))
    page = page_of(request, rows, _PAGE_SIZE)
    context = {
        "page": page,
        "rows": [(row, *_OUTCOMES.get(row.outcome, ("n", row.outcome))) for row in page],
        "only": request.GET.get("only", ""),
        "keep": "only=wrong" if request.GET.get("only") == "wrong" else "",
    }
    return render(request, "people/logins.html", context)


def _logins_table(rows: QuerySet[LoginRecord]) -> export.Table:
    def line(row: LoginRecord) -> tuple[export.Cell, ...]:
        who = row.staff
        names = (who.name, who.username, who.org) if who else ("没有这个用户名", "", "")
        return (row.at, *names, row.address, _OUTCOMES.get(row.outcome, ("", row.outcome))[1])

    heads = ("时间", "谁", "用户名", "单位", "地址", "结果")
    return export.Table("登录记录", heads, (line(row) for row in rows.iterator(chunk_size=1000)))


def _staff_table() -> export.Table:
    heads = ("用户名", "姓名", "单位", "乡镇", "岗位", "在用")
    return export.Table(
        "人员",
        heads,
        [
            (
                one.username,
                one.name,
                one.org,
                one.place,
                one.office.label,
                "是" if one.is_active else "已停用",
            )
            for one in Staff.objects.order_by("-is_active", "org", "username")
        ],
    )


def _orgs_table(rows: QuerySet[Org]) -> export.Table:
    heads = ("名称", "类别", "乡镇", "上级", "信用代码", "别名", "在用账号", "在用")

    def line(row: Org) -> tuple[export.Cell, ...]:
        place, number = str(row.get_township_display()) if row.township else "", int(vars(row)["number"])
        above = row.parent.name if row.parent else ""
        active = "是" if row.is_active else "已停用"
        return row.name, row.sort.label, place, above, row.credit_code, "、".join(row.aliases), number, active

    return export.Table("单位", heads, [line(row) for row in rows])


def _person(request: HttpRequest, found: Staff, status: int = 200) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    context = {"person": found, "typed": typed, "roles": list(Role), "units": _units()}
    return render(request, "people/person.html", context, status=status)


def _units() -> QuerySet[Org]:
    return Org.objects.filter(is_active=True).order_by("kind", "township", "name")


def _page(request: HttpRequest, extra: dict[str, object], status: int = 200) -> HttpResponse:
    context = {
        "people": Staff.objects.select_related("unit").order_by("-is_active", "org", "username"),
        "roles": list(Role),
        "units": _units(),
    }
    return render(request, "people/staff.html", context | extra, status=status)
