"""The wire of a schedule: the real HTTP client of the agent joined to the real county without a socket.

One thread, one request after the other, so that a schedule of faults replays exactly. :attr:`Wire.fate`
decides beforehand what becomes of a request.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any
from urllib.parse import unquote, urlsplit

import requests
from requests.adapters import BaseAdapter, HTTPAdapter
from urllib3 import HTTPResponse

from sync.protocol.line import PUSH_PATH, TOKEN_PATH

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Fate(StrEnum):
    """What becomes of a request."""

    ARRIVES = "arrives"
    REFUSED = "refused"  # nobody listens
    REPLY_LOST = "reply lost"  # the county did it, the terminal never hears
    HALF_REPLY = "half a reply"
    TWICE = "twice"  # a repeater on the way
    LATE = "late"  # given up by the terminal, arrives at the county long after
    CHANGED = "changed"  # a byte flipped on the way up
    PORTAL = "portal"  # somebody else's friendly 200
    BROKEN = "broken"  # the county fails at some statement of its database


class Wire(BaseAdapter):
    """Mount it on a session. trip: makes the county fail at its n-th SQL statement from now."""

    def __init__(
        self, application: Application, trip: Callable[[int], Any], after: Callable[[], None]
    ) -> None:
        """after: called when a request has been dealt with, whatever came of it."""
        super().__init__()
        self._application, self._trip, self._after = application, trip, after
        self.fate: Callable[[], tuple[Fate, int]] = lambda: (Fate.ARRIVES, 0)
        self.late: list[requests.PreparedRequest] = []
        self.requests = 0

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        self.requests += 1
        fate, number = self.fate()
        if fate is Fate.REFUSED:
            raise requests.ConnectionError("refused")
        if fate is Fate.LATE:
            self.late.append(request)
            raise requests.ReadTimeout("no answer")
        if fate is Fate.PORTAL:
            return self._response(request, 200, {"Content-Type": "text/html"}, b"<html>please log in</html>")
        if fate is Fate.CHANGED and request.body and PUSH_PATH in (request.url or ""):
            request = _changed(request, number)
        if fate is Fate.TWICE:
            self.deliver(request)
        if fate is Fate.BROKEN:
            with self._trip(number):
                status, headers, body = self._handle(request)
            self._after()
        else:
            status, headers, body = self.deliver(request)
        if fate is Fate.REPLY_LOST:
            raise requests.ConnectionError("cut")
        if fate is Fate.HALF_REPLY:
            body = body[: len(body) // 2]
        return self._response(request, status, headers, body)

    def close(self) -> None:
        """Nothing is open."""

    def arrive_late(self) -> None:
        """What was given up by the terminal comes to the county after all, oldest first."""
        waiting, self.late = self.late, []
        for request in waiting:
            self.deliver(request)

    def deliver(self, request: requests.PreparedRequest) -> tuple[int, dict[str, str], bytes]:
        """Hand a request to the county; status, headers and body of its answer."""
        try:
            return self._handle(request)
        finally:
            self._after()

    def _handle(self, request: requests.PreparedRequest) -> tuple[int, dict[str, str], bytes]:
        parts = urlsplit(request.url or "")
        body = request.body or b""
        if isinstance(body, str):
            body = body.encode()
        environ: dict[str, Any] = {
            "REQUEST_METHOD": request.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote(parts.path),
            "QUERY_STRING": parts.query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        for name, value in request.headers.items():
            key = name.upper().replace("-", "_")
            text = value if isinstance(value, str) else value.decode()
            environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = text
        found: list[tuple[str, list[tuple[str, str]]]] = []
        answer = self._application(environ, lambda status, headers, *_: found.append((status, headers)))
        try:
            content = b"".join(answer)
        finally:
            close = getattr(answer, "close", None)
            if close is not None:
                close()
        status, headers = found[0]
        return int(status[:3]), dict(headers), content

    @staticmethod
    def _response(
        request: requests.PreparedRequest, status: int, headers: Mapping[str, str], body: bytes
    ) -> requests.Response:
        raw = HTTPResponse(io.BytesIO(body), headers, status, preload_content=False)
        return HTTPAdapter().build_response(request, raw)


def _changed(request: requests.PreparedRequest, place: int) -> requests.PreparedRequest:
    assert TOKEN_PATH not in (request.url or "")
    changed = request.copy()
    body = changed.body
    data = bytearray(body if isinstance(body, bytes) else str(body).encode())
    data[place % len(data)] ^= 1 << place % 8
    changed.body = bytes(data)
    return changed
