"""Opening messages ahead of the worker, in a process of its own, and working out what is in them: the library
holds the interpreter's lock while it opens one, so that no thread could do it beside the filing.

It is only a faster way to what the worker can do itself, which opens whatever does not come back from here.
"""

from __future__ import annotations

import fcntl
import importlib
import logging
import os
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from sync.county.keys import KeyRing
from sync.protocol.bodies import BODIES
from sync.protocol.envelope import header_info, read_body
from sync.protocol.seal import SealError, open_sealed

if TYPE_CHECKING:  # Django is not loaded in the other process
    from sync.county.intake.handling import Content, Handling
    from sync.county.intake.models import ReceivedMessage

log = logging.getLogger(__name__)
# Larger ones are few, and not worth being carried to and fro.
_MOST_BYTES = 1 << 18
_LENGTH = struct.Struct(">Q")
# Names are read sign by sign: without its table of phrases pypinyin is there in a third of the time, with
# half of the memory, and reads every sign the same.
_LIGHTLY = {"PYPINYIN_NO_PHRASES": "true", "PYPINYIN_NO_DICT_COPY": "true"}


class Opened(Struct, frozen=True):
    """plain: the body, opened and not yet read. content: what was worked out of it, or None."""

    plain: bytes
    content: Struct | None = None


class _Sealed(Struct, array_like=True):
    """day: of its arrival."""

    private: bytes
    info: bytes
    body: bytes
    kind: str
    day: date


class _Plain(Struct, array_like=True):
    """content: as its class is written, empty where there is none."""

    body: bytes
    content: bytes


class Opener:
    """The process begins with the first messages it is given, and ends with the ``with`` block."""

    def __init__(self, handlers: Mapping[str, Handling], patience: float = 30.0) -> None:
        """handlers: say what may be worked out of which kind. patience: seconds after which a process that
        neither answers nor dies is given up. What it is asked for takes a tenth of one."""
        self._contents = {kind: one.content for kind, one in handlers.items() if one.content is not None}
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._asked: list[tuple[str, str]] = []

    def __enter__(self) -> Opener:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def begin(self, messages: Sequence[ReceivedMessage], ring: KeyRing) -> None:
        """Have these opened meanwhile. What it began with before must have been taken."""
        from django.utils import timezone

        asked, sealed = [], []
        days = {at: timezone.localdate(at) for at in {one.received_at for one in messages}}
        for one in messages:
            private = ring.seal_private(one.key)
            if private is not None and len(one.body) <= _MOST_BYTES:
                info = header_info(one.id, one.kind, one.terminal_id, one.visit, one.made_at)
                asked.append((one.id, one.kind))
                sealed.append(_Sealed(private, info, bytes(one.body), one.kind, days[one.received_at]))
        if not asked:
            return
        try:
            if self._process is None:
                names = [f"{kind}={it.__module__}:{it.__name__}" for kind, it in self._contents.items()]
                command = [sys.executable, "-m", __name__, str(ring.folder), *names]
                self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | _LIGHTLY
                )
                _widen(self._process)
            assert self._process.stdin is not None  # noqa: S101 - a pipe, as above
            with self._patiently(self._process):
                _write(self._process.stdin, msgspec.msgpack.encode(sealed))
            self._asked = asked
        except OSError as error:
            self._failed(error)

    def take(self) -> dict[str, Opened]:
        """The bodies of what was begun with, by id of the message: those that opened. Waits for them."""
        asked, self._asked = self._asked, []
        if not asked or self._process is None:
            return {}
        try:
            assert self._process.stdout is not None  # noqa: S101 - a pipe, see begin
            with self._patiently(self._process):
                plain = msgspec.msgpack.decode(_read(self._process.stdout), type=list[_Plain | None])
            return {
                id: Opened(one.body, self._content(kind, one.content))
                for (id, kind), one in zip(asked, plain, strict=True)
                if one is not None
            }
        except (OSError, EOFError, ValueError, msgspec.MsgspecError) as error:
            self._failed(error)
            return {}

    def _content(self, kind: str, packed: bytes) -> Struct | None:
        if not packed:
            return None
        content: Any = self._contents[kind]
        found: Struct = msgspec.msgpack.decode(packed, type=content)
        return found

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


def _widen(process: subprocess.Popen[bytes]) -> None:
    """A batch is a megabyte, and a pipe holds a sixteenth of it: each end would wait for the other."""
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # the administrator has set a lower limit
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, 1 << 20)  # type: ignore[arg-type]


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


def _opened(one: _Sealed, contents: Mapping[str, type[Content]], ring: KeyRing) -> _Plain | None:
    try:
        plain = open_sealed(one.body, one.private, one.info)
    except SealError:
        return None
    if len(plain) > _MOST_BYTES:
        return None
    if one.kind not in contents:
        return _Plain(plain, b"")
    try:
        content = contents[one.kind].of(read_body(plain, BODIES[one.kind]), ring, one.day)
        return _Plain(plain, msgspec.msgpack.encode(content))
    except Exception:
        # Whatever is wrong with it, the worker comes upon it too, and can say of which message.
        return _Plain(plain, b"")


def _loaded(names: Sequence[str]) -> dict[str, type[Content]]:
    found = {}
    for name in names:
        kind, _, place = name.partition("=")
        module, _, content = place.partition(":")
        found[kind] = getattr(importlib.import_module(module), content)
    return found


def main(arguments: Sequence[str]) -> None:
    """The other process: until the worker's end of the pipe is closed. arguments: the folder of the keys, and
    what works out the content of which kind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the worker's
    folder, contents = Path(arguments[0]), _loaded(arguments[1:])
    with suppress(EOFError, BrokenPipeError):
        while True:
            asked = msgspec.msgpack.decode(_read(sys.stdin.buffer), type=list[_Sealed])
            ring = KeyRing(folder)
            _write(sys.stdout.buffer, msgspec.msgpack.encode([_opened(one, contents, ring) for one in asked]))


if __name__ == "__main__":
    main(sys.argv[1:])
