"""A scanner set to be a serial port (USB CDC, or RS-232): each code comes as a line of text.

It never types: what is scanned can land in no field.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from msgspec import Struct

from kiosk.devices.serial_port import Port
from kiosk.devices.worker import RETRY, Worker

LABEL = "扫码器"
#: The longest code that is one of ours is an address of some hundred characters.
LONGEST = 512
#: Scanners that end a code with nothing end it with silence.
_SILENCE = 0.08
#: The same code again within this is the same scan; no other code is taken sooner than the pause.
_SAME, _PAUSE = 2.0, 0.3
_CHUNK = 1024


class Scanned(Struct, frozen=True):
    """Event: a code was scanned. text: as it came, printable, at most ``LONGEST`` characters."""

    text: str


class SerialScanner(Worker):
    name = "scanner"
    label = LABEL

    def __init__(self, open_: Callable[[], Port], *, retry: float = RETRY) -> None:
        super().__init__(retry)
        self._open = open_
        self._repeats = Repeats()

    def session(self) -> None:
        port = self._open()
        try:
            self.well()
            lines = Lines()
            while not self.stopping:
                came = port.read(_CHUNK, _SILENCE if lines.begun else 0.5)
                for line in lines.feed(came) if came else lines.silence():
                    self._take(line)
                if len(came) == _CHUNK:
                    self.rest(0.01)  # a flood: the screen's thread comes first
        finally:
            port.close()

    def _take(self, line: bytes) -> None:
        text = printable(line)
        if text and self._repeats.is_new(text, time.monotonic()):
            self.tell(Scanned(text))


class Repeats:
    """One code held under the scanner is one scan."""

    def __init__(self) -> None:
        self._last, self._last_at = "", float("-inf")

    def is_new(self, text: str, now: float) -> bool:
        since = now - self._last_at
        if since < _PAUSE or (text == self._last and since < _SAME):
            return False
        self._last, self._last_at = text, now
        return True


class Lines:
    """Puts lines together; one that is too long is thrown away whole."""

    def __init__(self) -> None:
        self._line = bytearray()
        self._too_long = False

    @property
    def begun(self) -> bool:
        return bool(self._line) or self._too_long

    def feed(self, data: bytes) -> list[bytes]:
        found = []
        for byte in data:
            if byte in b"\r\n\0":
                found += self.silence()
            elif len(self._line) >= LONGEST:
                self._too_long = True
            else:
                self._line.append(byte)
        return found

    def silence(self) -> list[bytes]:
        """Nothing more came: what there is, is a line."""
        line, good = bytes(self._line), not self._too_long
        self._line.clear()
        self._too_long = False
        return [line] if line and good else []


def printable(line: bytes) -> str:
    """Text of a line; "" for what is none."""
    for encoding in ("utf-8", "gb18030"):
        try:
            text = line.decode(encoding).strip()
        except UnicodeDecodeError:
            continue
        return text if text.isprintable() else ""
    return ""
