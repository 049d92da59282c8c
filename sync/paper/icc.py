"""The sRGB colour space as an ICC profile of version 2: what an archive's PDF has to carry with it.

Made from the numbers of IEC 61966-2-1, so that no foreign file travels with us; primaries adapted to D50 by
Bradford, as ICC.1:2001 wants them.
"""

from __future__ import annotations

import struct
from functools import cache

_WHITE = (0.9642, 1.0, 0.8249)
_RED, _GREEN, _BLUE = (
    (0.43607, 0.22249, 0.01392),
    (0.38515, 0.71687, 0.09708),
    (0.14307, 0.06061, 0.71410),
)
_POINTS = 1024
_SIGNED = "IEC 61966-2-1 sRGB"


@cache
def srgb_profile() -> bytes:
    """The same bytes always. About 3 KB."""
    words = _SIGNED.encode("ascii") + b"\0"
    curve = b"curv" + bytes(4) + struct.pack(f">I{_POINTS}H", _POINTS, *map(_linear, range(_POINTS)))
    name = b"desc" + bytes(4) + struct.pack(">I", len(words)) + words + bytes(8 + 3 + 67)
    tags = {
        b"desc": name,
        b"cprt": b"text" + bytes(4) + b"No copyright, use freely\0",
        b"wtpt": _xyz(_WHITE),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    offset, table, data = 128 + 4 + 12 * len(tags), b"", b""
    placed: dict[bytes, int] = {}
    for tag, content in tags.items():
        if content not in placed:
            placed[content] = offset + len(data)
            data += content + bytes(-len(content) % 4)
        table += tag + struct.pack(">II", placed[content], len(content))
    size = offset + len(data)
    header = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(24) + bytes(4)
    header += struct.pack(">3i", *map(_fixed, _WHITE)) + bytes(48)
    return header + struct.pack(">I", len(tags)) + table + data


def _linear(step: int) -> int:
    shown = step / (_POINTS - 1)
    light = shown / 12.92 if shown <= 0.04045 else ((shown + 0.055) / 1.055) ** 2.4
    return round(light * 65535)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *map(_fixed, values))


def _fixed(value: float) -> int:
    return round(value * 65536)
