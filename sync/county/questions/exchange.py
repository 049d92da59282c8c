"""Asking the data centre: e-licences (电子证照), shared data (数据共享核验), the data of a certificate.

The centre's own platforms differ from place to place and are not reachable from here, so this is a small
contract of our own that a gateway beside such a platform can serve in an afternoon:

    POST <exchange_url>
    Content-Type: application/json
    X-Doorstep-Time: <seconds since 1970>
    X-Doorstep-Nonce: <32 hex digits, counts once>
    X-Doorstep-Mac: <hex HMAC-SM3 over "time\\nnonce\\n" + body, under the key in county/exchange.key>

    {"ask": "elicence" | "shared" | "certificate", "subject": "<code>",
     "name": "…", "id_number": "…", "stated": {…}}

    200 {"outcome": "found" | "none", "facts": {"名称": "值", …}}

For a certificate subject is the matter's code, ``stated`` says how the citizen was identified
(``identified``: ``card`` or ``typed``; a department may answer ``none`` to the second), and ``facts`` is what
is printed, in order.

Anything else (another status, another shape, no answer in time) is "did not work just now".
"""

from __future__ import annotations

import http.client
import secrets
import time
from pathlib import Path
from typing import Protocol
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

import msgspec
from cryptography.hazmat.primitives.hashes import SM3
from cryptography.hazmat.primitives.hmac import HMAC
from msgspec import Struct, field

MOST_REPLY = 256 * 1024


class ExchangeAsk(Struct, frozen=True, kw_only=True):
    ask: str
    subject: str
    name: str
    id_number: str
    stated: dict[str, str] = field(default_factory=dict)


class ExchangeFound(Struct, frozen=True, kw_only=True):
    """outcome: ``found`` or ``none``."""

    outcome: str
    facts: dict[str, str] = field(default_factory=dict)


class ExchangeError(Exception):
    """It did not work just now. str(): English, for the log, nothing personal."""


class Exchange(Protocol):
    def ask(self, asked: ExchangeAsk) -> ExchangeFound:
        """Blocks as long as it takes, at most the adapter's own time-out. Raises ExchangeError."""


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


class HttpExchange:
    def __init__(self, url: str, key: bytes, timeout: float) -> None:
        """key: shared with the gateway. timeout: seconds for connecting, for each wait, and for a whole reply
        that has begun. ValueError for an address that is not http or https."""
        if urlsplit(url).scheme not in ("http", "https"):
            raise ValueError(f"not an http address: {url}")
        self._url, self._key, self._timeout = url, key, timeout
        self._opener = build_opener(ProxyHandler({}), _NoRedirects())

    def ask(self, asked: ExchangeAsk) -> ExchangeFound:
        body = msgspec.json.encode(asked)
        moment, nonce = str(int(time.time())), secrets.token_hex(16)
        headers = {
            "Content-Type": "application/json",
            "X-Doorstep-Time": moment,
            "X-Doorstep-Nonce": nonce,
            "X-Doorstep-Mac": mac_of(self._key, moment, nonce, body),
        }
        request = Request(self._url, data=body, headers=headers, method="POST")  # noqa: S310 - checked above
        try:
            with self._opener.open(request, timeout=self._timeout) as response:
                raw = _whole(response, time.monotonic() + self._timeout)
            found = msgspec.json.decode(raw, type=ExchangeFound)
        except (
            URLError,
            OSError,
            http.client.HTTPException,
            msgspec.DecodeError,
            UnicodeDecodeError,
        ) as error:
            raise ExchangeError(type(error).__name__) from error
        if found.outcome not in ("found", "none"):
            raise ExchangeError("another outcome")
        return found


def _whole(response: http.client.HTTPResponse, end: float) -> bytes:
    """The body, at most a byte more than is read. Raises TimeoutError: a gateway that drips a byte at a time
    keeps within every wait, and would hold a thread for hours."""
    pieces, size = [], 0
    while size <= MOST_REPLY and (piece := response.read1(MOST_REPLY + 1 - size)):
        pieces.append(piece)
        size += len(piece)
        if time.monotonic() > end:
            raise TimeoutError
    return b"".join(pieces)


def mac_of(key: bytes, moment: str, nonce: str, body: bytes) -> str:
    mac = HMAC(key, SM3())
    mac.update(f"{moment}\n{nonce}\n".encode() + body)
    return mac.finalize().hex()


def exchange_of(url: str, folder: Path, timeout: float) -> Exchange | None:
    """The exchange that the settings name; None when there is none.

    folder: the county's, where ``exchange.key`` (hex) lies. Raises FileNotFoundError without it.
    """
    if not url:
        return None
    return HttpExchange(url, bytes.fromhex((folder / "exchange.key").read_text("ascii").strip()), timeout)
