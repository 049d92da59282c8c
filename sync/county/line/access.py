"""Which terminal a request comes from."""

from __future__ import annotations

from django.http import HttpRequest

from sync.county.fleet import services as fleet
from sync.county.fleet.models import Terminal
from sync.county.line.http import LineError


def terminal_of(request: HttpRequest) -> Terminal:
    """The bearer of the token. Raises LineError 401."""
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    terminal = fleet.terminal_of_token(value) if scheme.lower() == "bearer" else None
    if terminal is None:
        raise LineError(401, "invalid_token", "登录已过期，终端会自动重新登录。")
    return terminal
