"""A toy county on a real socket: the whole line protocol with real cryptography, and tricks.

It passes the same contract suite as the real county, so that what is tested against it is tested
against the line. Tricks make it misbehave as networks and servers do.
"""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, ClassVar, TypeVar
from urllib.parse import parse_qs, urlsplit

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sync.protocol import wire
from sync.protocol.line import (
    ASSERTION_TYPE,
    CA_PATH,
    ENROL_PATH,
    FEED_PATH,
    GRANT_TYPE,
    PUSH_PATH,
    TOKEN_PATH,
    Answer,
    EnrolRequest,
    PushReply,
    PushRequest,
    Verdict,
)
from sync.protocol.version import VERSION, version_sentence
from tests.helpers.county_core import CountyCore, RefusalError
from tests.helpers.tls import Authority

T = TypeVar("T", bound=Struct)

HTML = b"<!doctype html><html><body><h1>\xe8\xaf\xb7\xe7\x99\xbb\xe5\xbd\x95</h1></body></html>"


class Trick(StrEnum):
    """How it can misbehave."""

    HANG_UP = "hang_up"  # close the connection without a word
    SERVER_ERROR = "server_error"  # 500, HTML
    BUSY = "busy"  # 503, an ErrorReply with retry_after
    HTML_200 = "html_200"  # a captive portal
    REDIRECT = "redirect"  # 302 to a login page
    OTHER_JSON = "other_json"  # 200, JSON of somebody else
    HALF_BODY = "half_body"  # do it, but break off in the middle of the answer
    LOST_ANSWER = "lost_answer"  # do it, then close the connection
    BROKEN_GZIP = "broken_gzip"  # do it, but the answer's compression is damaged
    SLOW = "slow"  # do it, but hold the answer back for ``slow_seconds``
    DRIP_HEAD = "drip_head"  # send header lines one after the other, for ever
    DRIP = "drip"  # do it, but send the answer byte by byte, for ever
    DUPLICATE_ANSWERS = "duplicate_answers"
    MISSING_ANSWER = "missing_answer"  # leave the first message out
    STRANGE_ANSWER = "strange_answer"  # answer about messages nobody sent
    CONTRADICTION = "contradiction"  # accepted and refused at once
    OTHER_VERSION = "other_version"  # answer as doorstep/2


BEFORE = {Trick.HANG_UP, Trick.SERVER_ERROR, Trick.BUSY, Trick.HTML_200, Trick.REDIRECT, Trick.OTHER_JSON}
IN_ANSWERS = {
    Trick.DUPLICATE_ANSWERS,
    Trick.MISSING_ANSWER,
    Trick.STRANGE_ANSWER,
    Trick.CONTRADICTION,
}


class ToyCounty:
    """Started on entering, stopped on leaving. ``core`` is what it knows; ``requests`` what it was asked."""

    def __init__(self, core: CountyCore | None = None, authority: Authority | None = None) -> None:
        """authority: speak https with a certificate of it, and give it out."""
        self.core = core or CountyCore()
        self.authority = authority
        self.slow_seconds = 0.5
        self.requests: list[str] = []
        self.zipped: list[str] = []
        self._tricks: dict[Trick, tuple[str, int | None]] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.county = self
        if authority is not None:
            # The handshake happens in the request's own thread, at its first read.
            self._server.socket = authority.context().wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> ToyCounty:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        self._server.shutdown()
        self._server.close_all()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def base_url(self) -> str:
        return f"http{'s' if self.authority else ''}://127.0.0.1:{self.port}"

    def new_code(self, township: str = "420626106") -> str:
        return self.core.new_code(township)

    def publish(self, topic: str, key: str, body: bytes | None) -> None:
        self.core.publish(topic, key, body)

    def play(self, trick: Trick, *, times: int | None = None, path: str = "") -> None:
        """Misbehave for the next ``times`` requests of a path (all paths: ""), or until ``behave``."""
        with self._lock:
            self._tricks[trick] = (path, times)

    @property
    def stopped(self) -> bool:
        return self._stopped.is_set()

    def pause(self, seconds: float) -> None:
        self._stopped.wait(seconds)

    def behave(self) -> None:
        with self._lock:
            self._tricks.clear()

    @contextmanager
    def misbehaving(self, trick: Trick, path: str = "") -> Iterator[None]:
        self.play(trick, path=path)
        try:
            yield
        finally:
            self.behave()

    def tricks_for(self, path: str) -> set[Trick]:
        """The tricks for this request, used up by one."""
        with self._lock:
            chosen = {t for t, (where, _) in self._tricks.items() if where in ("", path)}
            for trick in chosen:
                where, left = self._tricks[trick]
                if left is not None:
                    if left <= 1:
                        del self._tricks[trick]
                    else:
                        self._tricks[trick] = (where, left - 1)
            return chosen


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    county: ToyCounty

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._open: set[socket.socket] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def close_all(self) -> None:
        """Hang up on everybody, also on those who wait in a long poll."""
        for connection in list(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is part of the tests; anything else is a mistake in here."""
        import sys

        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    routes: ClassVar[dict[tuple[str, str], str]] = {
        ("POST", ENROL_PATH): "_enrol",
        ("POST", TOKEN_PATH): "_token",
        ("POST", PUSH_PATH): "_push",
        ("GET", FEED_PATH): "_feed",
        ("GET", CA_PATH): "_authority",
    }

    def log_message(self, format: str, *arguments: Any) -> None:
        """Quiet: tests read ``requests``."""

    def do_GET(self) -> None:
        self._handle()

    def do_POST(self) -> None:
        self._handle()

    def _handle(self) -> None:
        county = self.server.county
        path = urlsplit(self.path).path
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        county.requests.append(f"{self.command} {path}")
        tricks = county.tricks_for(path)
        if self._misbehave_before(tricks):
            return
        status, reply = self._answer(path, body)
        if tricks & IN_ANSWERS and isinstance(reply, PushReply):
            reply = _twisted(reply, tricks)
        data = msgspec.json.encode(reply)
        if Trick.OTHER_VERSION in tricks:
            data = data.replace(b'"doorstep/1"', b'"doorstep/2"')
        self._send_with(tricks, status, data)

    def _misbehave_before(self, tricks: set[Trick]) -> bool:
        if Trick.HANG_UP in tricks:
            self.close_connection = True
        elif Trick.SERVER_ERROR in tricks:
            self._send(500, HTML, "text/html")
        elif Trick.BUSY in tricks:
            reply = self.server.county.core.error(RefusalError(503, "busy", "县里的系统正忙，请稍后再报送。"))
            self._send(503, msgspec.json.encode(replace(reply, retry_after=2)))
        elif Trick.HTML_200 in tricks:
            self._send(200, HTML, "text/html")
        elif Trick.REDIRECT in tricks:
            self._send(302, b"", "text/html", {"Location": "http://127.0.0.1:9/login"})
        elif Trick.OTHER_JSON in tricks:
            self._send(200, b'{"code":0,"message":"ok","county_time":"","county_epoch":"","answers":[]}')
        return bool(tricks & BEFORE)

    def _send_with(self, tricks: set[Trick], status: int, data: bytes) -> None:
        if Trick.SLOW in tricks:
            self.server.county.pause(self.server.county.slow_seconds)
        if Trick.LOST_ANSWER in tricks:
            self.close_connection = True
        elif Trick.HALF_BODY in tricks:
            self._send(status, data, cut=len(data) // 2)
        elif Trick.DRIP in tricks:
            self._drip(data)
        elif Trick.DRIP_HEAD in tricks:
            self._drip_head()
        elif Trick.BROKEN_GZIP in tricks:
            self._send(status, gzip.compress(data)[:-8] + b"x" * 8, extra={"Content-Encoding": "gzip"})
        else:
            self._send(status, data)

    def _send(
        self,
        status: int,
        data: bytes,
        type: str = "application/json",
        extra: dict[str, str] | None = None,
        cut: int | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(data)))
        for name, value in (extra or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data[:cut])
        if cut is not None:
            self.close_connection = True

    def _drip_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
        while not self.server.county.stopped:
            self.wfile.write(b"x")
            self.server.county.pause(0.02)

    def _drip(self, data: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(10**9))
        self.end_headers()
        while not self.server.county.stopped:
            self.wfile.write(data[:1])
            self.server.county.pause(0.02)

    def _answer(self, path: str, body: bytes) -> tuple[int, Struct]:
        core = self.server.county.core
        try:
            name = self.routes.get((self.command, path))
            if name is None:
                raise RefusalError(405, "method", "没有这个地址，或者不接受这种请求。")
            if not wire.digest_fits(self.headers.get(wire.DIGEST_HEADER, ""), body):
                raise RefusalError(400, "digest", "这次报送在路上被改动了，没有收。")
            if self.headers.get("Content-Encoding") == "gzip":
                self.server.county.zipped.append(path)
                body = gzip.decompress(body)
            return 200, getattr(self, name)(core, body)
        except RefusalError as refusal:
            return refusal.status, core.error(refusal)
        except (msgspec.DecodeError, UnicodeDecodeError, EOFError, gzip.BadGzipFile, ValueError):
            return 400, core.error(RefusalError(400, "bad_request", "县里的系统读不懂这次请求。"))

    def _enrol(self, core: CountyCore, body: bytes) -> Struct:
        return core.enrol(self._typed(body, EnrolRequest))

    def _token(self, core: CountyCore, body: bytes) -> Struct:
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        if form.get("grant_type") != GRANT_TYPE or form.get("client_assertion_type") != ASSERTION_TYPE:
            raise RefusalError(400, "unsupported_grant_type", "县里的系统不认识这种登录方式。")
        return core.token(form.get("client_assertion", ""))

    def _push(self, core: CountyCore, body: bytes) -> Struct:
        terminal = core.terminal_of(self._bearer())
        return core.push(terminal, self._typed(body, PushRequest))

    def _feed(self, core: CountyCore, _: bytes) -> Struct:
        terminal = core.terminal_of(self._bearer())
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        return core.feed(
            terminal,
            asked.get("cursor", ""),
            float(asked.get("wait", "0")),
            max(1, int(asked.get("limit", "200"))),
        )

    def _authority(self, core: CountyCore, _: bytes) -> Struct:
        authority = self.server.county.authority
        if authority is None:
            raise RefusalError(404, "no_ca", "县里没有设置自己的证书，终端用系统自带的。")
        return core.authority(authority.pem)

    def _typed(self, body: bytes, type: type[T]) -> T:
        """The version first: the rest of another version's words may look different."""
        msgpack = wire.is_msgpack(self.headers.get("Content-Type", ""))
        theirs = wire.decode(body, _Versioned, msgpack=msgpack).v
        if theirs != VERSION:
            raise RefusalError(400, "version", version_sentence(theirs))
        return wire.decode(body, type, msgpack=msgpack)

    def _bearer(self) -> str:
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        return token if scheme == "Bearer" else ""


class _Versioned(Struct):
    v: int = VERSION


def _twisted(reply: PushReply, tricks: set[Trick]) -> PushReply:
    answers = reply.answers
    if Trick.MISSING_ANSWER in tricks:
        answers = answers[1:]
    if Trick.DUPLICATE_ANSWERS in tricks:
        answers = answers * 2
    if Trick.STRANGE_ANSWER in tricks:
        answers = (Answer("00000000-0000-7000-8000-000000000000", Verdict.ACCEPTED), *answers)
    if Trick.CONTRADICTION in tricks:
        answers = (*answers, *(replace(a, verdict=Verdict.REFUSED) for a in answers))
    return PushReply(county_time=reply.county_time, county_epoch=reply.county_epoch, answers=answers)
