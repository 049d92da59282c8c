"""What was said between the kiosk and the print service, written down and played again.

As ``kiosk/devices/recording.py``, for IPP: a piece to the device is one IPP request without the sheet
behind it (RFC 8010 §3.1: attributes end with the tag 3; what is on a sheet is nobody's business), a piece
from it one answer. Both are Unix sockets that stand in the place of CUPS's own; the driver cannot tell.
"""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingMixIn, UnixStreamServer
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TextIO

from kiosk.devices.recording import FROM, TO, Piece

_END_OF_ATTRIBUTES, _FIRST_VALUE_TAG, _HEAD = 0x03, 0x10, 8
_IPP = "application/ipp"


class PrintSocket:
    """``with RecordedService(…) as service: CupsPrinter(queue, service.path)``."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="doorstep-ipp-")
        self.path = str(Path(self._folder.name) / "cups.sock")
        self._server = _Server(self.path, self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def answer(self, path: str, body: bytes) -> bytes:
        """The IPP answer to a request; b"" for none. Called by several threads."""
        raise NotImplementedError

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._folder.cleanup()

    def __enter__(self) -> PrintSocket:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class RecordedService(PrintSocket):
    """Hands everything on to CUPS, and writes it down."""

    def __init__(self, socket: str, file: TextIO) -> None:
        """socket: CUPS's own."""
        self._socket, self._file, self._start = socket, file, time.monotonic()
        self._guard = threading.Lock()
        super().__init__()

    def answer(self, path: str, body: bytes) -> bytes:
        line = _Local(self._socket)
        try:
            line.request("POST", path, body, {"Content-Type": _IPP, "Host": "localhost"})
            told = line.getresponse()
            answer = told.read() if told.status == http.client.OK else b""
        except (OSError, http.client.HTTPException):
            answer = b""
        finally:
            line.close()
        if answer:
            with self._guard:
                self._note(TO, body[: attributes_end(body)])
                self._note(FROM, answer)
        return answer

    def _note(self, way: str, data: bytes) -> None:
        self._file.write(f"{time.monotonic() - self._start:.3f} {way} {data.hex(' ')}\n")
        self._file.flush()


class ReplayedService(PrintSocket):
    """The print service of a recording: answers what was answered then. What is asked more often than then
    gets the same answer again; what was asked once more then is passed over."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        told = list(pieces)
        self._pairs: list[tuple[bytes, bytes]] = [
            (ask.data, answer.data)
            for ask, answer in zip(told[::2], told[1::2], strict=True)
            if (ask.way, answer.way) == (TO, FROM)
        ]
        self._at, self._guard = -1, threading.Lock()
        self.unexpected: list[bytes] = []
        super().__init__()

    def answer(self, path: str, body: bytes) -> bytes:
        asked = _same(body[: attributes_end(body)])
        with self._guard:
            later = range(self._at + 1, len(self._pairs))
            again = [self._at] if self._at >= 0 else []
            found = next((n for n in (*later, *again) if _same(self._pairs[n][0]) == asked), None)
            if found is None:
                self.unexpected.append(body[: attributes_end(body)])
                return b""
            self._at = found
            answer: bytes = self._pairs[found][1]
        return answer[:4] + body[4:_HEAD] + answer[_HEAD:]


def attributes_end(body: bytes) -> int:
    """Where an IPP message's attributes end, the tag included. ValueError for what is no IPP message."""
    at = _HEAD
    while at < len(body):
        tag = body[at]
        at += 1
        if tag == _END_OF_ATTRIBUTES:
            return at
        if tag >= _FIRST_VALUE_TAG:
            for _ in ("name", "value"):
                at += 2 + int.from_bytes(body[at : at + 2], "big")
    raise ValueError("no end of the attributes")


def _same(attributes: bytes) -> bytes:
    """Without the number that each request has for itself."""
    return attributes[:4] + attributes[_HEAD:]


class _Local(http.client.HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=60)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


class _Server(ThreadingMixIn, UnixStreamServer):
    daemon_threads = True

    def __init__(self, path: str, service: PrintSocket) -> None:
        self.service = service
        super().__init__(path, _Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_POST(self) -> None:
        try:
            answer = self.server.service.answer(self.path, self._body())
        except ValueError:
            answer = b""
        self.send_response(http.client.OK if answer else http.client.INTERNAL_SERVER_ERROR)
        self.send_header("Content-Type", _IPP)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def _body(self) -> bytes:
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def address_string(self) -> str:
        return "local"

    def log_message(self, format: str, *args: object) -> None:
        """What is printed is nobody's business."""
