"""An ESC/POS printer played over a pseudo terminal: what it prints becomes PNG files to look at."""

from __future__ import annotations

from pathlib import Path

from kiosk.devices.bench import PtyBench
from kiosk.devices.receipt.status import OFFLINE, PAPER, PRINTER

#: Dots across 80 mm paper with 203 dots an inch.
DOTS = 576


class ReceiptSimulator(PtyBench):
    """``cover``, ``paper`` (rows left) and ``hangs`` are set by whoever plays; then :meth:`go_on`."""

    def __init__(self, link: Path, folder: Path) -> None:
        super().__init__(link)
        self._folder = folder
        self._buffer = bytearray()
        self._rows: list[bytes] = []
        self.strips: list[Path] = []
        self.cover = self.hangs = False
        self.paper = 1_000_000
        self.low = False

    def plugged_in(self) -> None:
        self._buffer.clear()
        self._rows.clear()

    def hear(self, data: bytes) -> None:
        if self.hangs:
            return
        self._buffer += self._realtime(data)
        self.go_on()

    def go_on(self) -> None:
        """Print what waits, as far as paper and cover allow."""
        while self._buffer and not self.cover and self.paper > 0:
            used = self._command()
            if used == 0:
                return
            del self._buffer[:used]

    # ---- inside ----

    def _realtime(self, data: bytes) -> bytes:
        """Answered out of turn and taken out, but for bytes of a picture that look the same."""
        rest = bytearray()
        at = 0
        while at < len(data):
            if data[at : at + 2] == b"\x10\x04" and at + 2 < len(data) and not self._inside(rest):
                self.say(bytes([self._status(data[at + 2])]))
                at += 3
            elif data[at : at + 2] == b"\x10\x14" and not self._inside(rest):
                self._buffer.clear()
                self._rows.clear()
                rest.clear()
                at += 10
            else:
                rest.append(data[at])
                at += 1
        return bytes(rest)

    def _inside(self, rest: bytearray) -> bool:
        """Whether the bytes so far end in the middle of a picture."""
        whole, at = bytes(self._buffer + rest), 0
        while at < len(whole):
            size = self._size(whole[at:])
            if size == 0:
                return True
            at += size
        return False

    def _status(self, what: int) -> int:
        out = self.paper <= 0
        if what == PRINTER:
            return 0x12 | (0x08 if out or self.cover else 0)
        if what == OFFLINE:
            return 0x12 | (0x04 if self.cover else 0) | (0x20 if out else 0)
        if what == PAPER:
            return 0x12 | (0x60 if out else 0) | (0x0C if self.low or out else 0)
        return 0x12

    def _size(self, data: bytes) -> int:
        """Bytes of the command at the front; 0 while it is not whole."""
        fixed = {b"\x1b@": 2, b"\x1bd": 3, b"\x1dr": 3, b"\x1ba": 3, b"\x1bJ": 3, b"\x1b2": 2}
        if data[:3] == b"\x1dv0":
            size = 8 + int.from_bytes(data[4:6], "little") * int.from_bytes(data[6:8], "little")
        elif data[:2] == b"\x1dV":
            size = (4 if data[2] in (65, 66) else 3) if len(data) > 2 else 3
        else:
            size = fixed.get(data[:2], 1 if data[0] not in (0x1B, 0x1D) or len(data) > 1 else 2)
        return size if len(data) >= size else 0

    def _command(self) -> int:
        data = bytes(self._buffer)
        size = self._size(data)
        if size == 0:
            return 0
        if data[:3] == b"\x1dv0":
            width = int.from_bytes(data[4:6], "little")
            for at in range(8, size, width):
                self._rows.append(data[at : at + width])
                self.paper -= 1
        elif data[:2] == b"\x1dV":
            self._cut()
        elif data[:2] == b"\x1dr":
            self.say(bytes([0x03 if self.low else 0]))
        return size

    def _cut(self) -> None:
        from PIL import Image, ImageOps

        if not self._rows:
            return
        width = max(map(len, self._rows))
        plain = b"".join(row.ljust(width, b"\0") for row in self._rows)
        image = Image.frombytes("1", (width * 8, len(self._rows)), plain)
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"strip-{len(self.strips) + 1:03d}.png"
        ImageOps.invert(image.convert("L")).save(path)
        self._rows.clear()
        self.strips.append(path)
