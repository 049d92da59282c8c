"""What stands before every page: headers that keep it to itself, and the question who may open it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from sync.county.people.access import OPEN, OPEN_APPS, PAGES, may_open
from sync.county.people.models import Staff

# No inline script or style anywhere; the pages load nothing from elsewhere and post only home.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


class SecurityHeaders:
    """Pages that may show a person's data are never kept by a browser or a proxy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def _unreadable(request: HttpRequest) -> bool:
    """NUL, which no keyboard types and PostgreSQL does not take: refused here, for every page."""
    typed = (*request.GET.lists(), *request.POST.lists())
    return "\x00" in request.path or any("\x00" in text for _, texts in typed for text in texts)


class Doorkeeper:
    """Asks people/access.py before any view runs: a page without a rule opens for nobody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], *_: object
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        name = match.view_name if match else ""
        if name in OPEN or any(f"{view.__module__}.".startswith(f"{app}.") for app in OPEN_APPS):
            return None
        if _unreadable(request):
            words = "里面有电脑读不了的字符。请回到上一页，把粘贴进来的内容删掉，重新输一遍。"
            return render(request, "console/sorry.html", {"title": "没有收下", "words": words}, status=400)
        user = request.user
        if not isinstance(user, Staff):
            return redirect_to_login(request.get_full_path())
        if user.must_change_password:
            return redirect("people:password")
        if may_open(user.office, name, changes=request.method not in ("GET", "HEAD", "OPTIONS")):
            return None
        words = f"您的岗位（{user.office.label}）不看这一页。需要的话请找系统管理员。"
        if name not in PAGES:
            words = "这一页还没有写明谁可以看，先不打开。请告诉系统管理员。"
        return render(request, "console/sorry.html", {"title": "没有权限", "words": words}, status=403)
