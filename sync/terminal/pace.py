"""A deadline for a whole reply, head and body: a server may send a byte now and then for ever.

``requests`` and ``http.client`` know only how long a single read may take. So the file object below
``http.client`` is wrapped: before each read it looks how much time is left.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
from collections.abc import Callable
from functools import partial
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class Pace:
    """When the reply that is being read must have ended. Monotonic seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._until: float | None = None

    def start(self, until: float) -> None:
        self._until = until

    def left(self) -> float:
        """Seconds; without a deadline there is always time."""
        return float("inf") if self._until is None else self._until - self._monotonic()


class PacedAdapter(HTTPAdapter):
    """For ``Session.mount``. Not for several requests at once: they share one deadline."""

    def __init__(self, pace: Pace, context: ssl.SSLContext | None = None) -> None:
        """context: what TLS is spoken with, None for what requests would take."""
        self._pace, self._context = pace, context
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **more: Any) -> None:
        super().init_poolmanager(*arguments, ssl_context=self._context, **more)
        response = staticmethod(partial(_PacedResponse, self._pace))
        plain = type("_Plain", (HTTPConnection,), {"response_class": response})
        secure = type("_Secure", (HTTPSConnection,), {"response_class": response})
        self.poolmanager.pool_classes_by_scheme = {
            "http": type("_PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("_SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }


class _PacedResponse(http.client.HTTPResponse):
    def __init__(self, pace: Pace, sock: socket.socket, **more: Any) -> None:
        super().__init__(sock, **more)
        self.fp = io.BufferedReader(_PacedFile(self.fp.detach(), sock, pace))


class _PacedFile(io.RawIOBase):
    """The socket's own raw file, asked with what time is left."""

    def __init__(self, raw: io.RawIOBase, sock: socket.socket, pace: Pace) -> None:
        self._raw, self._sock, self._pace = raw, sock, pace
        self._silence = sock.gettimeout()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._pace.left()
        if left <= 0:
            raise TimeoutError("the reply does not end")
        if self._sock.fileno() >= 0:
            self._sock.settimeout(min(left, self._silence or left))
        return self._raw.readinto(buffer)

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()
