"""What terminals ask goes past all that is for people: sessions, log-ins, forms, messages."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import resolve

from sync.protocol.line import PUSH_PATH

_LINE = PUSH_PATH[: PUSH_PATH.index("/", 1) + 1]


class LineFirst:
    """A terminal has its token, which the views look at; the rest is a third of what a short request costs.

    Stands behind what holds for every answer (HTTPS, headers) and before everything about people.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(_LINE):
            return self._get_response(request)
        request.get_host()  # raises DisallowedHost, as CommonMiddleware does for the others
        match = request.resolver_match = resolve(request.path_info)
        response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
        if not response.streaming and not response.has_header("Content-Length"):
            response.headers["Content-Length"] = str(len(response.content))  # type: ignore[attr-defined]
        return response
