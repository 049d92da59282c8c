"""Which terminal a request comes from."""

from __future__ import annotations

from django.http import HttpRequest

from sync.county.connections import let_go
from sync.county.fleet import services as fleet
from sync.county.fleet.models import Terminal
from sync.county.fleet.services import Holder
from sync.county.line.http import LineError


def terminal_of(request: HttpRequest) -> Terminal:
    """The bearer of the token. Raises LineError 401."""
    terminal = fleet.terminal_of_token(_token(request))
    if terminal is None:
        raise refused()
    return terminal


def holder_of(request: HttpRequest) -> Holder:
    """Who is listened to, before any of a body is read: that takes its time, and meanwhile no connection to
    the database is kept. Whoever keeps what was in it asks again. Raises LineError 401.
    """
    holder = fleet.holder_of(_token(request))
    if holder is None or not fleet.counts(holder):
        raise refused()
    let_go()
    return holder


def _token(request: HttpRequest) -> str:
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    return value if scheme.lower() == "bearer" else ""


def refused() -> LineError:
    """What one hears whose token is not ours or counts no more."""
    return LineError(401, "invalid_token", "登录已过期，终端会自动重新登录。")
