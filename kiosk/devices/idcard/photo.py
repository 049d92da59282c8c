"""The picture on a card, through the vendor's decoder (``libwlt2bmp.so``), when the machine has one.

The format is secret and its decoders are binaries that come with a licence; none is part of this project.
The library exports ``int unpack(char *wlt, char *picture, int)``, by its C name or C++'s, and fills in
102 x 126 dots of three bytes, or a whole BMP. It runs in a process of
its own: what it does wrong costs the picture only.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

WIDTH, HEIGHT = 102, 126
#: Rows of a BMP fill up to four bytes.
_ROW = (WIDTH * 3 + 3) // 4 * 4
_HEAD = 54
BMP_SIZE = _HEAD + _ROW * HEIGHT
_NAMES = ("unpack", "_Z6unpackPcS_i")
#: The third argument that the decoders in use are called with.
_PLAIN = 752
_ROOM = 1 << 16
_SECONDS = 3.0


class PhotoDecoder:
    """A function from the 1,024 bytes on the card to a BMP; b"" when it cannot be decoded."""

    def __init__(self, library: Path) -> None:
        self._library = library

    def __call__(self, packed: bytes) -> bytes:
        command = [sys.executable, "-m", "kiosk.devices.idcard.photo", str(self._library)]
        try:
            done = subprocess.run(  # noqa: S603 - our own program
                command, input=packed, capture_output=True, timeout=_SECONDS, check=False
            )
        except (subprocess.TimeoutExpired, OSError):
            return b""
        return done.stdout if done.returncode == 0 and len(done.stdout) == BMP_SIZE else b""


def as_bmp(dots: bytes) -> bytes:
    """dots: red, green, blue from the top left, row by row."""
    head = bytearray(_HEAD)
    head[0:2] = b"BM"
    head[2:6] = BMP_SIZE.to_bytes(4, "little")
    head[10], head[14] = _HEAD, 40
    head[18:22], head[22:26] = WIDTH.to_bytes(4, "little"), HEIGHT.to_bytes(4, "little")
    head[26], head[28] = 1, 24
    rows = []
    for y in reversed(range(HEIGHT)):
        row = bytearray(_ROW)
        line = dots[y * WIDTH * 3 : (y + 1) * WIDTH * 3]
        row[0 : WIDTH * 3 : 3], row[1 : WIDTH * 3 : 3], row[2 : WIDTH * 3 : 3] = (
            line[2::3],
            line[1::3],
            line[0::3],
        )
        rows.append(bytes(row))
    return bytes(head) + b"".join(rows)


def decode(library: str, packed: bytes) -> bytes:
    """In this process. b"" when the library says no. Raises OSError, AttributeError without its function."""
    loaded = ctypes.CDLL(library)
    name = next((n for n in _NAMES if hasattr(loaded, n)), _NAMES[0])
    unpack = getattr(loaded, name)
    unpack.restype, unpack.argtypes = ctypes.c_int, (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int)
    room = ctypes.create_string_buffer(_ROOM)
    if unpack(packed, room, _PLAIN) < 0:
        return b""
    if room.raw[:2] == b"BM":
        return room.raw[:BMP_SIZE]
    return as_bmp(room.raw[: WIDTH * HEIGHT * 3])


if __name__ == "__main__":
    sys.stdout.buffer.write(decode(sys.argv[1], sys.stdin.buffer.read()))
