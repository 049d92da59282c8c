"""Files of cases by tus 1.0 (tus.io/protocols/resumable-upload): core, creation, checksum, expiration.

Beyond tus: every reply carries the mark of the protocol, a PATCH is taken whole or not at all (at most
1 MiB), and a file is whole only when its SHA-256 is the one announced in the metadata.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable
from datetime import timedelta
from hmac import compare_digest

from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt

from sync.county.asking import number
from sync.county.blobs import services
from sync.county.blobs.services import ORPHAN_DAYS, BlobError, BlobStand
from sync.county.line.access import holder_of, terminal_of
from sync.county.line.http import LineError, failed, guarded
from sync.protocol.blob import BLOBS_PATH, MOST_PIECE, MOST_SEALED, PROTOCOL_HEADER, TUS_VERSION
from sync.protocol.version import PROTOCOL

_Method = Callable[[HttpRequest], HttpResponse]
PIECE_TYPE = "application/offset+octet-stream"
# tus asks every server for SHA-1; our terminals use SHA-256.
CHECKSUMS = ("sha256", "sha1")
_STATUS = {
    "blob.unknown": 404,
    "blob.offset": 409,
    "blob.id_reused": 409,
    "blob.digest": 460,
    "too_large": 413,
    "busy": 503,
}


@csrf_exempt
def blobs(request: HttpRequest) -> HttpResponse:
    """OPTIONS: what this server can do. POST: announce a file."""
    return _tus(request, {"OPTIONS": _able, "POST": _create})


@csrf_exempt
def blob(request: HttpRequest, id: str) -> HttpResponse:
    """HEAD: how far it is. PATCH: the next piece."""
    return _tus(
        request,
        {
            "OPTIONS": _able,
            "HEAD": lambda r: _offset(r, services.stand(terminal_of(r), id), 200),
            "PATCH": lambda r: _take(r, id),
        },
    )


def _tus(request: HttpRequest, methods: dict[str, _Method]) -> HttpResponse:
    def handle() -> HttpResponse:
        method = methods.get(request.method or "")
        if method is None:
            raise LineError(405, "method", f"这个地址只接受 {'、'.join(methods)} 请求。")
        if request.method != "OPTIONS" and request.headers.get("Tus-Resumable") != TUS_VERSION:
            raise LineError(412, "version", "县里只认得 tus 1.0.0，请升级终端软件。")
        try:
            return method(request)
        except BlobError as error:
            stumbled = failed(request, _line_error(error))
            if error.offset is not None:
                stumbled["Upload-Offset"] = str(error.offset)
            return stumbled

    response = guarded(request, handle)
    response["Tus-Resumable"] = TUS_VERSION
    response[PROTOCOL_HEADER] = PROTOCOL
    response["Cache-Control"] = "no-store"
    if response.status_code == 412:
        response["Tus-Version"] = TUS_VERSION
    return response


def _able(_: HttpRequest) -> HttpResponse:
    response = HttpResponse(status=204)
    response["Tus-Version"] = TUS_VERSION
    response["Tus-Extension"] = "creation,checksum,expiration"
    response["Tus-Checksum-Algorithm"] = ",".join(CHECKSUMS)
    response["Tus-Max-Size"] = str(MOST_SEALED)
    return response


def _create(request: HttpRequest) -> HttpResponse:
    terminal = terminal_of(request)
    told = _metadata(request.headers.get("Upload-Metadata", ""))
    id, digest = told.get("id", b"").decode("ascii", "replace"), told.get("sha256", b"")
    stand = services.begin(terminal, id, _number(request, "Upload-Length"), digest.hex())
    response = _offset(request, stand, 201)
    response["Location"] = f"{BLOBS_PATH}/{id}"
    return response


def _take(request: HttpRequest, id: str) -> HttpResponse:
    # Over a weak line a piece takes minutes: until it is here the database has nothing to do with it.
    holder_of(request)
    if request.content_type != PIECE_TYPE:
        raise LineError(415, "bad_request", f"这里只接受 {PIECE_TYPE}。")
    size, offset = _number(request, "Content-Length"), _number(request, "Upload-Offset")
    if size > MOST_PIECE:
        raise LineError(413, "too_large", "这一段太大，请分成小段再送。")
    try:
        data = request.read(size)
    except (UnreadablePostError, OSError) as error:
        raise LineError(400, "cut", "这一段没有传完，请再送一次。") from error
    if len(data) != size:
        raise LineError(400, "cut", "这一段没有传完，请再送一次。")
    _check(request.headers.get("Upload-Checksum", ""), data)
    return _offset(request, services.add(terminal_of(request), id, offset, data), 204)


def _check(header: str, data: bytes) -> None:
    if not header:
        return
    name, _, value = header.partition(" ")
    if name not in CHECKSUMS:
        raise LineError(400, "bad_request", "县里的系统不认识这种校验方法。")
    try:
        wanted = base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise LineError(400, "bad_request", "这一段的校验值读不懂。") from error
    if not compare_digest(hashlib.new(name, data, usedforsecurity=name != "sha1").digest(), wanted):
        raise LineError(460, "checksum", "这一段在路上坏了，没有收，请再送一次。")


def _offset(_: HttpRequest, stand: BlobStand, status: int) -> HttpResponse:
    response = HttpResponse(status=status)
    response["Upload-Offset"] = str(stand.offset)
    response["Upload-Length"] = str(stand.size)
    if stand.offset < stand.size:
        until = stand.made_at + timedelta(days=ORPHAN_DAYS)
        response["Upload-Expires"] = http_date(until.timestamp())
    return response


def _metadata(header: str) -> dict[str, bytes]:
    """``key base64, key base64``; what cannot be read is left out."""
    found: dict[str, bytes] = {}
    for pair in header.split(","):
        name, _, value = pair.strip().partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError):
            continue
    return found


def _number(request: HttpRequest, name: str) -> int:
    found = number(request.headers.get(name))
    if found is None:
        raise LineError(411 if name == "Content-Length" else 400, "bad_request", f"请求里缺少 {name}。")
    return found


def _line_error(error: BlobError) -> LineError:
    busy = error.code == "busy"
    return LineError(
        _STATUS.get(error.code, 400), error.code, error.message, retry_after=300 if busy else None
    )
