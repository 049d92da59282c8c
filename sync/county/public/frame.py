"""What all public pages share: large type on wish, nothing kept, nothing passed on to elsewhere."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

_BIG = "big"
_YEAR = 365 * 86400


def public(view: View[P]) -> View[P]:
    """Anybody may open it. The address of a page holds its token: no other site is told of it (the whole
    server's Referrer-Policy is same-origin; with no-referrer browsers post ``Origin: null``, which the check
    against forged posts rightly refuses), and no search engine keeps it."""

    @functools.wraps(view)
    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        wish = request.GET.get(_BIG)
        if wish in ("0", "1"):
            response.set_cookie(
                _BIG,
                wish,
                max_age=_YEAR,
                path="/p/",
                httponly=True,
                samesite="Lax",
                secure=request.is_secure(),
            )
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return page


def large(request: HttpRequest) -> bool:
    """Whether this phone wants large type: as asked for just now, or before."""
    return request.GET.get(_BIG, request.COOKIES.get(_BIG, "")) == "1"
