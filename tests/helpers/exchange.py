"""A gateway to the data centre on a real socket, as sync/county/questions/exchange.py asks for one."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

import msgspec

from sync.county.questions.exchange import ExchangeAsk, ExchangeFound, mac_of


class ToyExchange:
    """Started on entering. ``records``: (ask, subject, id number) to facts. It checks what is signed."""

    def __init__(self, key: bytes = b"k" * 32) -> None:
        self.key = key
        self.records: dict[tuple[str, str, str], dict[str, str]] = {}
        self.asked: list[ExchangeAsk] = []
        self.refused = 0
        #: Clear it to hold answers back.
        self.answering = threading.Event()
        self.answering.set()
        self.says: bytes | None = None
        self.status = 200
        #: Seconds between two bytes of an answer; 0: at once.
        self.drip = 0.0
        self._nonces: set[str] = set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._server.toy = self  # type: ignore[attr-defined]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> ToyExchange:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.answering.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/ask"

    def answer(self, headers: Any, body: bytes) -> tuple[int, bytes]:
        moment, nonce = headers.get("X-Doorstep-Time", ""), headers.get("X-Doorstep-Nonce", "")
        if headers.get("X-Doorstep-Mac") != mac_of(self.key, moment, nonce, body) or nonce in self._nonces:
            self.refused += 1
            return 403, b"{}"
        self._nonces.add(nonce)
        asked = msgspec.json.decode(body, type=ExchangeAsk)
        self.asked.append(asked)
        self.answering.wait(30)
        if self.says is not None:
            return self.status, self.says
        facts = self.records.get((asked.ask, asked.subject, asked.id_number))
        found = (
            ExchangeFound(outcome="none") if facts is None else ExchangeFound(outcome="found", facts=facts)
        )
        return self.status, msgspec.json.encode(found)


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:
        """Quiet."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        status, data = self.server.toy.answer(self.headers, body)  # type: ignore[attr-defined]
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        toy: ToyExchange = self.server.toy  # type: ignore[attr-defined]
        for piece in [data] if not toy.drip else [data[n : n + 1] for n in range(len(data))]:
            try:
                self.wfile.write(piece)
            except OSError:
                return  # whoever asked has gone
            threading.Event().wait(toy.drip)
