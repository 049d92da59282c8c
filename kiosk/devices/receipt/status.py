"""What an ESC/POS printer says of itself, as bytes.

``DLE EOT n`` is answered at once, also by a printer that is offline or out of paper; ``GS r 1`` waits in the
buffer behind what was sent before it, so that its answer means that all of that is printed.
"""

from __future__ import annotations

from msgspec import Struct

from kiosk.devices.printer.port import Trouble

RESET = b"\x1b@"
#: Clear what waits in the buffers (DLE DC4 fn 8), then begin anew.
DROP = bytes.fromhex("10 14 08 01 03 14 01 06 02 08") + RESET
DONE = b"\x1dr\x01"
PRINTER, OFFLINE, PAPER = 1, 2, 4


def ask(what: int) -> bytes:
    return bytes((0x10, 0x04, what))


def is_realtime(byte: int) -> bool:
    """Bits 1 and 4 are always set, 0 and 7 never."""
    return byte & 0x93 == 0x12


def is_done(byte: int) -> bool:
    return byte & 0x90 == 0


class Condition(Struct, frozen=True):
    """The three answers together."""

    printer: int
    offline: int
    paper: int

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        found = []
        if self.offline & 0x04:
            found.append(Trouble.COVER)
        if self.paper & 0x60 or self.offline & 0x20:
            found.append(Trouble.NO_PAPER)
        if self.offline & 0x40:
            found.append(Trouble.JAM)
        if self.printer & 0x08 and not found:
            found.append(Trouble.OFFLINE)
        if self.paper & 0x0C and not found:
            found.append(Trouble.LOW_PAPER)
        return tuple(found)
