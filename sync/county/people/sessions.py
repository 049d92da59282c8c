"""How long a log-in lasts: so long unused, so long at all, never beyond a new password.

The last two Django sees to: a session carries a hash of the password, and an account that is off is nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from sync.county.people.models import Staff

_BEGAN, _SEEN = "began", "seen"
# The time of the last page is written down so often: a session is not a row written for every click.
_NOTED_EVERY = 60.0


def begin(request: HttpRequest) -> None:
    """At log-in."""
    request.session[_BEGAN] = request.session[_SEEN] = timezone.now().timestamp()


def why_over(session: Mapping[str, Any], now: float) -> str:
    """The sentence that says why the log-in is over; empty while it lasts."""
    idle, most = timedelta(minutes=settings.IDLE_MINUTES), timedelta(hours=settings.SESSION_HOURS)
    if now - float(session.get(_BEGAN, now)) >= most.total_seconds():
        return f"登录满 {settings.SESSION_HOURS} 小时了，请重新登录。"
    if now - float(session.get(_SEEN, now)) >= idle.total_seconds():
        return f"{settings.IDLE_MINUTES} 分钟没有操作，为了群众的信息安全已经退出，请重新登录。"
    return ""


class SessionLimits:
    """Ends a log-in that is over before any page sees who it was."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not isinstance(request.user, Staff):
            return self._get_response(request)
        now = timezone.now().timestamp()
        why = why_over(request.session, now)
        if why:
            logout(request)
            messages.error(request, why)
            back = request.get_full_path() if request.method == "GET" else "/"
            return redirect_to_login(back)
        if now - float(request.session.get(_SEEN, 0)) >= _NOTED_EVERY:
            request.session[_SEEN] = now
            request.session.setdefault(_BEGAN, now)
        return self._get_response(request)
