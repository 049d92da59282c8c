"""The driver: keeps the camera's own process while a page shows what the camera sees, and no longer."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from kiosk.devices.camera.address import LABEL, MISSING, parse_camera
from kiosk.devices.camera.port import Shot, View
from kiosk.devices.camera.talk import GO_ON, SHOOT, TalkError, Trouble, Unpacker
from kiosk.devices.port import OK, DeviceError
from kiosk.devices.worker import RETRY, Worker

_SILENT = f"{LABEL}没有画面，请拔下插头等 10 秒再插上"
_BROKEN = f"{LABEL}出了故障，正在重新打开"
_LOOK_EVERY = 5.0
"""Seconds between two looks whether the camera is there while nobody wants it."""
_FIRST, _NEXT = 20.0, 6.0
"""Seconds the process may be silent: while it opens the camera, and after its first word."""
_END = 1.0
_CHUNK = 1 << 18


class ProcessCamera(Worker):
    name = "camera"
    label = LABEL

    def __init__(
        self,
        address: str,
        *,
        command: Sequence[str] | None = None,
        patience: tuple[float, float] = (_FIRST, _NEXT),
        retry: float = RETRY,
    ) -> None:
        """address: as :func:`parse_camera` has it; a wrong one is said as the device's state.

        command: runs the camera's process; ours when left out. patience: see above, for tests.
        """
        super().__init__(retry)
        self._address = address
        self._command = tuple(command or (sys.executable, "-m", "kiosk.devices.camera.process", address))
        self._patience = patience
        self._wanted = threading.Event()
        self._asked = 0
        self._nudge = threading.Event()
        self._letters = bytearray()
        self._guard = threading.Lock()

    # ---- called by the screen ----

    def want(self, wanted: bool) -> None:
        if wanted == self._wanted.is_set():
            return
        self.take()
        with self._guard:
            self._letters.clear()
        if wanted:
            self._asked += 1
            self._wanted.set()
        else:
            self._wanted.clear()
        self._nudge.set()

    def shoot(self) -> None:
        self._say(SHOOT)

    def go_on(self) -> None:
        self._say(GO_ON)

    def stop(self) -> None:
        self._stopping.set()
        self._nudge.set()
        super().stop()

    def _say(self, letter: int) -> None:
        with self._guard:
            self._letters.append(letter)

    # ---- in the device's thread ----

    def session(self) -> None:
        path = Path(parse_camera(self._address).path)
        while not self.stopping:
            if not path.exists():
                raise DeviceError(MISSING)
            if self._wanted.is_set():
                self._watch()
            elif self.state().state is not OK.state:
                self.well()
            if not self._wanted.is_set():
                self._nudge.wait(_LOOK_EVERY)
            self._nudge.clear()

    def _watch(self) -> None:
        """While it is wanted. Raises DeviceError when the camera or its process is lost."""
        with subprocess.Popen(  # noqa: S603 - our own program
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        ) as process:
            try:
                self._listen(process)
            finally:
                _end(process)

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None  # noqa: S101 - asked for
        unpacker, (first, then) = Unpacker(), self._patience
        until, asked = time.monotonic() + first, self._asked
        while self._wanted.is_set() and asked == self._asked and not self.stopping:
            self._pass_on(process)
            ready, _, _ = select.select([process.stdout], [], [], 0.05)
            if not ready:
                if time.monotonic() > until:
                    raise DeviceError(_SILENT)
                continue
            came = os.read(process.stdout.fileno(), _CHUNK)
            if not came:
                raise DeviceError(_BROKEN, f"ended with {process.poll()}")
            try:
                for message in unpacker.feed(came):
                    until = time.monotonic() + then
                    self._hear(message)
            except TalkError as error:
                raise DeviceError(_BROKEN, str(error)) from error

    def _hear(self, message: View | Shot | Trouble) -> None:
        if isinstance(message, Trouble):
            raise DeviceError(message.words)
        self.well()
        if self._wanted.is_set():
            self.tell(message)

    def _pass_on(self, process: subprocess.Popen[bytes]) -> None:
        with self._guard:
            letters = bytes(self._letters)
            self._letters.clear()
        if letters and process.stdin is not None:
            with contextlib.suppress(OSError):  # it has just ended, which is noticed where it is heard
                process.stdin.write(letters)


def _end(process: subprocess.Popen[bytes]) -> None:
    """With its input it ends by itself and switches the camera off; one that hangs is ended."""
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
    try:
        process.wait(_END)
    except subprocess.TimeoutExpired:
        process.kill()
