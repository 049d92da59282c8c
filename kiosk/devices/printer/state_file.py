"""What the printer itself says while nothing is printed; ``packaging/cups/doorstep-printer-state`` writes it.

CUPS asks a printer only while a sheet is under way, and the kiosk has no network to ask it by itself: a timer
asks, beside the kiosk, and leaves IPP's keywords in a file.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

#: The timer asks twice a minute; what is older was left by one that does not run any more.
_FRESH = 150.0
_LONGEST = 2000


class StateFile:
    def __init__(self, path: Path, now: Callable[[], float] = time.time) -> None:
        """now: seconds since 1970, as the file system counts."""
        self._path, self._now = path, now
        self._known = 0.0

    def passed(self) -> None:
        """A sheet is under way, of which CUPS knows more: what the file says now is out of date."""
        self._known = self._now()

    def reasons(self) -> tuple[str, ...] | None:
        """Keywords, () for none; None while the file says nothing that still counts."""
        try:
            at = self._path.stat().st_mtime
            words = self._path.read_text("ascii", "replace")[:_LONGEST]
        except OSError:
            return None
        if at <= self._known or not 0 <= self._now() - at <= _FRESH:
            return None
        found = words.replace(",", " ").split()
        return tuple(word for word in found if word != "none")
