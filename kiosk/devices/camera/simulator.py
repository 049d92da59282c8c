"""A document camera played over a socket, as a maker's own program would be: the frames are given to it.

The kernel's side of a camera (V4L2) is played in ``tests/helpers/v4l2``.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from pathlib import Path

_EVERY = 0.1


class CameraSimulator:
    """``show`` says what lies under it. ``link`` is the socket's path, there while it is plugged in."""

    def __init__(self, link: Path, every: float = _EVERY) -> None:
        self.link = link
        self._every = every
        self._frame = b""
        self._stop = threading.Event()
        self._listener: socket.socket | None = None
        self._threads: list[threading.Thread] = []
        #: How many watch now.
        self.watchers = 0
        #: Connected, and sends nothing.
        self.hangs = False

    @property
    def plugged(self) -> bool:
        return self._listener is not None

    def show(self, frame: bytes) -> None:
        """frame: a JPEG, or whatever a broken camera would send."""
        self._frame = frame

    def plug(self) -> None:
        if self._listener is not None:
            return
        self.link.parent.mkdir(parents=True, exist_ok=True)
        self.link.unlink(missing_ok=True)
        self._stop.clear()
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(self.link))
        self._listener.listen()
        self._start(self._accept, self._listener)

    def unplug(self) -> None:
        listener, self._listener = self._listener, None
        self._stop.set()
        self.link.unlink(missing_ok=True)
        if listener is not None:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        for thread in self._threads:
            thread.join(2)
        self._threads.clear()

    def _start(self, work: object, line: socket.socket) -> None:
        thread = threading.Thread(target=work, args=(line,), daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        while not self._stop.is_set():
            try:
                line, _ = listener.accept()
            except OSError:
                return
            self._start(self._serve, line)

    def _serve(self, line: socket.socket) -> None:
        self.watchers += 1
        with line, contextlib.suppress(OSError):
            line.sendall(
                b"HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n"
            )
            while not self._stop.is_set():
                if not self.hangs and self._frame:
                    head = (
                        f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(self._frame)}\r\n\r\n"
                    )
                    line.sendall(head.encode() + self._frame + b"\r\n")
                self._stop.wait(self._every)
        self.watchers -= 1
