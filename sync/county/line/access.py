"""Which terminal a request comes from."""

from __future__ import annotations

from django.http import HttpRequest

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
    """For a body that takes its time: nobody without a token of ours is listened to, and the database is not
    asked yet. Raises LineError 401.
    """
    holder = fleet.holder_of(_token(request))
    if holder is None:
        raise refused()
    return holder


def _token(request: HttpRequest) -> str:
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    return value if scheme.lower() == "bearer" else ""


def refused() -> LineError:
    """What one hears whose token is not ours or counts no more."""
    return LineError(401, "invalid_token", "登录已过期，终端会自动重新登录。")
