"""Bodies in and out of the line: msgspec JSON, gzip, errors with a sentence."""

from __future__ import annotations

import functools
import gzip
import logging
import zlib
from collections.abc import Callable
from typing import TypeVar

import msgspec
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from msgspec import Struct

from sync.county.asking import number
from sync.county.intake.working import where
from sync.protocol import wire
from sync.protocol.line import CONTENT_TYPE, ErrorReply
from sync.protocol.version import VERSION, version_sentence

log = logging.getLogger(__name__)
T = TypeVar("T", bound=Struct)

MOST_BYTES = 64 * 1024 * 1024
# Of those that nobody is known by yet: who sends them may be anybody.
MOST_OF_STRANGERS = 64 * 1024
_GZIP_FROM = 512


class LineError(Exception):
    """Ends a request with an ErrorReply. message: a Chinese sentence."""

    def __init__(self, status: int, code: str, message: str, retry_after: int | None = None) -> None:
        super().__init__(code)
        self.status, self.code, self.message, self.retry_after = status, code, message, retry_after


class _Versioned(Struct):
    v: int = VERSION


def county_time() -> str:
    return timezone.localtime().isoformat(timespec="milliseconds")


def read_body(request: HttpRequest, type: type[T], most: int = MOST_BYTES) -> T:
    """The typed body of a request, JSON or MessagePack. Raises LineError for what cannot be read.

    most: bytes, unpacked."""
    raw, msgpack = _plain_body(request, most), speaks_msgpack(request)
    try:
        theirs = wire.decode(raw, _Versioned, msgpack=msgpack).v
        if theirs != VERSION:
            raise LineError(400, "version", version_sentence(theirs))
        return wire.decode(raw, type, msgpack=msgpack)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _unreadable() from error


def wait_for_body(request: HttpRequest) -> None:
    """Until all of it is here: over a weak line that takes minutes. Raises LineError."""
    _raw_body(request)


def of_strangers(request: HttpRequest) -> None:
    """Before a body is read whose sender is not known yet. Raises LineError for a large one."""
    length = number(request.META.get("CONTENT_LENGTH") or "0")
    if length is None or length > MOST_OF_STRANGERS:
        raise _too_large()


def speaks_msgpack(request: HttpRequest) -> bool:
    return wire.is_msgpack(request.content_type or "")


def _unreadable() -> LineError:
    return LineError(400, "bad_request", "县里的系统读不懂这次请求，请升级终端软件后再试。")


def _raw_body(request: HttpRequest) -> bytes:
    try:
        return request.body
    except (RequestDataTooBig, UnreadablePostError) as error:
        raise _too_large() from error


def _too_large() -> LineError:
    return LineError(413, "too_large", "这次报送太大或者没有传完，请分成小批再报送。")


def _plain_body(request: HttpRequest, most: int) -> bytes:
    body = _raw_body(request)
    if not wire.digest_fits(request.headers.get(wire.DIGEST_HEADER, ""), body):
        raise LineError(400, "digest", "这次报送在路上被改动了，没有收，会自动再报送。")
    if request.headers.get("Content-Encoding", "").lower() != "gzip":
        return body
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(body, most)
    except zlib.error as error:
        raise LineError(400, "bad_request", "这次请求的压缩数据坏了，请再报送一次。") from error
    if not unpacker.eof:
        raise _too_large()
    return plain


def answer(request: HttpRequest, reply: Struct, status: int = 200) -> HttpResponse:
    body = msgspec.json.encode(reply)
    response = HttpResponse(content_type=CONTENT_TYPE, status=status)
    if len(body) >= _GZIP_FROM and "gzip" in request.headers.get("Accept-Encoding", ""):
        body = gzip.compress(body, 3, mtime=0)
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = "no-store"
    response.content = body
    return response


def line_view(
    method: str,
) -> Callable[[Callable[[HttpRequest], Struct]], Callable[[HttpRequest], HttpResponse]]:
    """Make an HTTP view of a function that returns a reply: errors become ErrorReply, never HTML."""

    def wrap(view: Callable[[HttpRequest], Struct]) -> Callable[[HttpRequest], HttpResponse]:
        @csrf_exempt
        @functools.wraps(view)
        def handle(request: HttpRequest) -> HttpResponse:
            if request.method != method:
                error = LineError(405, "method", f"这个地址只接受 {method} 请求。")
                return failed(request, error)
            return guarded(request, lambda: answer(request, view(request)))

        return handle

    return wrap


def guarded(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    """The view's answer, or an ErrorReply for whatever it stumbled over."""
    try:
        return view()
    except LineError as error:
        return failed(request, error)
    except msgspec.DecodeError:
        return failed(request, _unreadable())
    except OperationalError:
        log.warning("database busy or away at %s", request.path)
        busy = LineError(503, "busy", "县里的系统正忙，请稍后再报送，数据都还在。", retry_after=2)
        return failed(request, busy)
    except DatabaseError as error:
        # Without its words: PostgreSQL quotes the row it would not take.
        log.error("database error at %s: %s", request.path, where(error))
        broken = LineError(500, "internal", "县里的系统出了问题，请稍后再报送，数据都还在。", retry_after=30)
        return failed(request, broken)


def failed(request: HttpRequest, error: LineError) -> HttpResponse:
    reply = ErrorReply(
        code=error.code, message=error.message, retry_after=error.retry_after, county_time=county_time()
    )
    response = answer(request, reply, error.status)
    if error.retry_after is not None:
        response["Retry-After"] = str(error.retry_after)
    if error.status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response
