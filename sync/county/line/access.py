"""Which terminal a request comes from."""

from __future__ import annotations

from django.http import HttpRequest

from sync.county.fleet import services as fleet
from sync.county.fleet.models import Terminal
from sync.county.line.http import LineError


def terminal_of(request: HttpRequest) -> Terminal:
    """The bearer of the token. Raises LineError 401."""
    terminal = fleet.terminal_of_token(_token(request))
    if terminal is None:
        raise _refused()
    return terminal


def expect_token(request: HttpRequest) -> None:
    """For a body that takes its time: nobody without a token of ours is listened to, and the database is not
    asked yet. Raises LineError 401.
    """
    if fleet.holder_of(_token(request)) is None:
        raise _refused()


def _token(request: HttpRequest) -> str:
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    return value if scheme.lower() == "bearer" else ""


def _refused() -> LineError:
    return LineError(401, "invalid_token", "登录已过期，终端会自动重新登录。")
