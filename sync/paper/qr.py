"""QR codes as plain rows of modules, for paper and for the screen."""

from __future__ import annotations

LEVEL = "M"
"""Error correction: a quarter of a folded or thumbed code may be lost at Q, 15 % at M."""


def matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """Dark modules, row by row, without the quiet zone (four modules all around are the caller's). Raises
    ValueError for more than a code holds."""
    from sync.paper.qr_builder import build

    return tuple(tuple(bool(cell) for cell in row) for row in build(text, LEVEL).code)
