"""A code at the right edge of a slip, with the words that belong to it beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sync.paper.qr import matrix
from sync.paper.sheet import QR_SIDE, Sheet

_GAP = 12
_CAPTION = 18


@contextmanager
def beside_code(sheet: Sheet, text: str, caption: str) -> Iterator[float]:
    """Gives the width that words have beside the code; what follows stands below both."""
    top, page = sheet.y, sheet.pages
    sheet.qr(matrix(text), QR_SIDE, caption)
    yield sheet.width - QR_SIDE - _GAP
    # Words that went on to the next sheet have left the code behind.
    if sheet.pages == page:
        sheet.y = min(sheet.y, top - QR_SIDE - _CAPTION)
