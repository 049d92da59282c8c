"""Opening messages ahead of the worker, in a process of its own: the library holds the interpreter's lock
while it opens one, so that no thread could do it beside the filing.

It is only a faster way to what the worker can do itself, which opens whatever does not come back from here.
"""

from __future__ import annotations

import logging
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import IO, TYPE_CHECKING

import msgspec
from msgspec import Struct

from sync.protocol.envelope import header_info
from sync.protocol.seal import SealError, open_sealed

if TYPE_CHECKING:  # Django is not loaded in the other process
    from sync.county.intake.models import ReceivedMessage
    from sync.county.keys import KeyRing

log = logging.getLogger(__name__)
# Larger ones are few, and not worth being carried to and fro.
_MOST_BYTES = 1 << 18
_LENGTH = struct.Struct(">Q")


class _Sealed(Struct, array_like=True):
    private: bytes
    info: bytes
    body: bytes


class Opener:
    """The process begins with the first messages it is given, and ends with the ``with`` block."""

    def __init__(self, patience: float = 30.0) -> None:
        """patience: seconds after which a process that neither answers nor dies is given up. What it is
        asked for takes a tenth of one."""
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._asked: list[str] = []

    def __enter__(self) -> Opener:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def begin(self, messages: Sequence[ReceivedMessage], ring: KeyRing) -> None:
        """Have these opened meanwhile. What it began with before must have been taken."""
        asked, sealed = [], []
        for one in messages:
            private = ring.seal_private(one.key)
            if private is not None and len(one.body) <= _MOST_BYTES:
                info = header_info(one.id, one.kind, one.terminal_id, one.visit, one.made_at)
                asked.append(one.id)
                sealed.append(_Sealed(private, info, bytes(one.body)))
        if not asked:
            return
        try:
            if self._process is None:
                command = [sys.executable, "-m", __name__]
                self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
            assert self._process.stdin is not None  # noqa: S101 - a pipe, as above
            with self._patiently(self._process):
                _write(self._process.stdin, msgspec.msgpack.encode(sealed))
            self._asked = asked
        except OSError as error:
            self._failed(error)

    def take(self) -> dict[str, bytes]:
        """The bodies of what was begun with, by id of the message: those that opened. Waits for them."""
        asked, self._asked = self._asked, []
        if not asked or self._process is None:
            return {}
        try:
            assert self._process.stdout is not None  # noqa: S101 - a pipe, see begin
            with self._patiently(self._process):
                plain = msgspec.msgpack.decode(_read(self._process.stdout), type=list[bytes | None])
            return {id: body for id, body in zip(asked, plain, strict=True) if body is not None}
        except (OSError, EOFError, ValueError, msgspec.MsgspecError) as error:
            self._failed(error)
            return {}

    @contextmanager
    def _patiently(self, process: subprocess.Popen[bytes]) -> Iterator[None]:
        """One that is stopped, or starved of memory, must not stop the filing: ended, its pipes end too."""
        watch = threading.Timer(self._patience, process.kill)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def _failed(self, error: Exception) -> None:
        log.warning("the process that opens messages ended (%s)", type(error).__name__)
        self._end()

    def _end(self) -> None:
        process, self._process, self._asked = self._process, None, []
        if process is None:
            return
        process.kill()  # it keeps nothing
        with process:
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]


def _write(sink: IO[bytes], frame: bytes) -> None:
    sink.write(_LENGTH.pack(len(frame)))
    sink.write(frame)
    sink.flush()


def _read(source: IO[bytes]) -> bytes:
    """Raises EOFError when the other side has ended."""
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    frame = source.read(length)
    if len(frame) < length:
        raise EOFError
    return frame


def _opened(one: _Sealed) -> bytes | None:
    try:
        plain = open_sealed(one.body, one.private, one.info)
    except SealError:
        return None
    return plain if len(plain) <= _MOST_BYTES else None


def main() -> None:
    """The other process: until the worker's end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the worker's
    with suppress(EOFError, BrokenPipeError):
        while True:
            asked = msgspec.msgpack.decode(_read(sys.stdin.buffer), type=list[_Sealed])
            _write(sys.stdout.buffer, msgspec.msgpack.encode([_opened(one) for one in asked]))


if __name__ == "__main__":
    main()
