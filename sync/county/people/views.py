"""Logging in and out, one's own password, and the list of staff."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sync.county.console.access import office, staff_of
from sync.county.people import services
from sync.county.people.models import TOWNSHIP_CHOICES, Staff
from sync.county.people.rules import Role


@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """One sentence for every kind of failure: which part was wrong is nobody else's business."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = resolve_url("desk:overview")
    if isinstance(request.user, Staff):
        return redirect(target)
    username = request.POST.get("username", "").strip()
    if request.method == "POST":
        found = authenticate(request, username=username, password=request.POST.get("password", ""))
        if found is not None:
            login(request, found)
            return redirect(target)
    failed = request.method == "POST"
    context = {"failed": failed, "username": username, "next": target}
    return render(request, "people/login.html", context, status=401 if failed else 200)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
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
            return redirect("desk:overview")
    context = {"problems": problems, "must": person.must_change_password}
    return render(request, "people/password.html", context, status=400 if problems else 200)


@require_GET
@office(lambda role: role.publishes)
def staff(request: HttpRequest) -> HttpResponse:
    return _page(request, {})


@require_POST
@office(lambda role: role.publishes)
def add(request: HttpRequest) -> HttpResponse:
    """A new account; its password is shown in this answer only and must be changed at the first login."""
    outcome = services.add_staff(request.POST.dict())
    if isinstance(outcome, services.NewAccount):
        return _page(request, {"made": outcome})
    for problem in outcome:
        messages.error(request, problem)
    return _page(request, {"typed": request.POST}, 400)


@require_POST
@office(lambda role: role.publishes)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = Staff.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    todo = request.POST.get("todo", "")
    if todo == "password":
        return _page(request, {"made": services.reset_password(found)})
    if found.pk == staff_of(request).pk:
        messages.error(request, "不能停用自己的账号，请另一位管理员来停用。")
    elif todo in ("off", "on"):
        services.switch(found, active=todo == "on")
        messages.success(request, f"{found.name} 的账号已{'启用' if todo == 'on' else '停用'}。")
    return redirect("people:staff")


def _page(request: HttpRequest, extra: dict[str, object], status: int = 200) -> HttpResponse:
    context = {
        "people": Staff.objects.order_by("-is_active", "org", "username"),
        "roles": list(Role),
        "townships": TOWNSHIP_CHOICES,
    }
    return render(request, "people/staff.html", context | extra, status=status)
