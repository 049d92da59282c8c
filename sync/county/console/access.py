"""Who may open a page: one decorator, one place."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from sync.county.people.models import Staff
from sync.county.people.rules import Role

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def staff_of(request: HttpRequest) -> Staff:
    """The person at the keyboard; only inside a page guarded by :func:`office`."""
    user = request.user
    if not isinstance(user, Staff):
        raise TypeError("the page is not guarded")
    return user


def office(allowed: Callable[[Role], bool]) -> Callable[[View[P]], View[P]]:
    """Guard a page: log in first, change a handed-out password first, and have an office that may."""

    def guard(view: View[P]) -> View[P]:
        @functools.wraps(view)
        def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            user = request.user
            if not isinstance(user, Staff):
                return redirect_to_login(request.get_full_path())
            if user.must_change_password:
                return redirect("people:password")
            if not allowed(user.office):
                words = f"您的岗位（{user.office.label}）不看这一页。需要的话请找系统管理员。"
                return render(
                    request, "console/sorry.html", {"title": "没有权限", "words": words}, status=403
                )
            return view(request, *args, **kwargs)

        return page

    return guard


def anyone(_: Role) -> bool:
    return True
