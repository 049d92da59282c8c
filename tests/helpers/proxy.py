"""A TCP proxy between terminal and county that can really cut the wire, delay it, or cut it mid-body.

Used in journeys and demonstrations: the agent and the county do not know that it is there.
"""

from __future__ import annotations

import selectors
import socket
import threading
from contextlib import suppress
from types import TracebackType


class Proxy:
    """Started on entering, stopped on leaving. ``base_url`` is what the terminal is enrolled with."""

    def __init__(self, host: str, port: int) -> None:
        """host, port: the county."""
        self._target = (host, port)
        self._online = True
        self._delay = 0.0
        self._cut_after: int | None = None
        self._cut_request_after: int | None = None
        self._corrupt_from: int | None = None
        self._pairs: set[tuple[socket.socket, socket.socket]] = set()
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._accept, name="proxy", daemon=True)
        self._closing = threading.Event()
        self.connections = 0
        self.bytes_up = 0

    def __enter__(self) -> Proxy:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self._hang_up()
        # Wakes accept().
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def go_offline(self) -> None:
        """Cut every connection and answer new ones with a reset."""
        self._online = False
        self._hang_up()

    def go_online(self) -> None:
        self._online = True

    def delay(self, seconds: float) -> None:
        """Hold back every piece of data, both ways, for so long."""
        self._delay = seconds

    def cut_reply_after(self, size: int) -> None:
        """Let ``size`` more bytes come back from the county, then cut that connection. Once."""
        with self._lock:
            self._cut_after = size

    def cut_request_after(self, size: int) -> None:
        """Let ``size`` more bytes go up to the county, then cut that connection. Once."""
        with self._lock:
            self._cut_request_after = size

    def corrupt_large(self, size: int) -> None:
        """Change a bit in the next piece of at least ``size`` bytes that goes up. Once."""
        with self._lock:
            self._corrupt_from = size

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(near,), name="proxy-link", daemon=True).start()

    def _serve(self, near: socket.socket) -> None:
        if not self._online:
            _reset(near)
            return
        try:
            far = socket.create_connection(self._target, timeout=60)
            far.settimeout(None)
        except OSError:
            _reset(near)
            return
        pair = (near, far)
        with self._lock:
            self._pairs.add(pair)
        try:
            if self._online:
                self._pump(near, far)
        except OSError:
            pass  # cut: that is what it is for
        finally:
            with self._lock:
                self._pairs.discard(pair)
            for end in pair:
                end.close()

    def _pump(self, near: socket.socket, far: socket.socket) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(near, selectors.EVENT_READ, far)
            selector.register(far, selectors.EVENT_READ, near)
            while True:
                for key, _ in selector.select():
                    source, sink = key.fileobj, key.data
                    assert isinstance(source, socket.socket)
                    data = source.recv(65536)
                    if not data:
                        return
                    if self._delay:
                        self._closing.wait(self._delay)
                    if source is far and self._cut(sink, data):
                        return
                    if source is near:
                        data = self._corrupted(data)
                        if self._cut_upward(sink, data):
                            return
                        self.bytes_up += len(data)
                    sink.sendall(data)

    def _cut(self, sink: socket.socket, data: bytes) -> bool:
        with self._lock:
            if self._cut_after is None:
                return False
            if len(data) < self._cut_after:
                self._cut_after -= len(data)
                return False
            rest, self._cut_after = self._cut_after, None
        sink.sendall(data[:rest])
        return True

    def _cut_upward(self, sink: socket.socket, data: bytes) -> bool:
        with self._lock:
            if self._cut_request_after is None:
                return False
            if len(data) < self._cut_request_after:
                self._cut_request_after -= len(data)
                return False
            rest, self._cut_request_after = self._cut_request_after, None
        sink.sendall(data[:rest])
        self.bytes_up += rest
        return True

    def _corrupted(self, data: bytes) -> bytes:
        with self._lock:
            if self._corrupt_from is None or len(data) < self._corrupt_from:
                return data
            self._corrupt_from = None
        return data[:-1] + bytes([data[-1] ^ 1])

    def _hang_up(self) -> None:
        with self._lock:
            pairs = list(self._pairs)
        for pair in pairs:
            for end in pair:
                # shutdown, not close: the pump's thread owns the sockets and wakes from this.
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)


def _reset(connection: socket.socket) -> None:
    """Close with RST instead of a polite end."""
    with suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    connection.close()
