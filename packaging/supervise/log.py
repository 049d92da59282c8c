"""One log from several processes: every line is whole and says whose it is."""

from __future__ import annotations

import sys
import threading
from typing import TextIO

COLOURS = {"县": "36", "线": "33", "机": "32", "屏": "35"}


class Log:
    """Writes ``[县] words`` lines; may be called from any thread."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        self._colour = self._stream.isatty()
        self._lock = threading.Lock()

    def line(self, who: str, words: str) -> None:
        """``who``: one character that names the process, or "" for `make run` itself."""
        head = f"[{who}] " if who else ""
        if head and self._colour:
            head = f"\x1b[{COLOURS.get(who, '0')}m{head}\x1b[0m"
        with self._lock:
            try:
                self._stream.write(head + words + "\n")
                self._stream.flush()
            except (BrokenPipeError, ValueError):
                # Nobody reads any more (`make run | head`). The children still have to be stopped in order.
                self._colour = False

    def say(self, words: str) -> None:
        self.line("", words)
