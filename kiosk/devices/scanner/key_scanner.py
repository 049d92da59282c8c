"""A scanner that types like a keyboard (USB HID, the way most of them leave their factory).

Set by its manual to type a sign in front of each code and Enter behind it. What begins with the sign and goes
on faster than anybody types is a code, and lands in no field; what a person typed is given back.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from kiosk.devices.inbox import Inbox
from kiosk.devices.port import OK, State
from kiosk.devices.scanner.serial_scanner import LABEL, LONGEST, Repeats, Scanned, printable

GAP = 0.05
"""Seconds between two keys at most: scanners need 2 to 30 ms, nobody types 20 keys a second."""
LEAST = 4
"""Characters of a code; fewer behind the sign were typed."""
KEYS = "keys:"


class KeyScanner:
    """A :class:`Device`. It cannot be seen whether one is plugged in: it is well until proved otherwise."""

    name = "scanner"
    label = LABEL

    def __init__(self, sign: str, clock: Callable[[], float] = time.monotonic) -> None:
        """sign: one character, typed in front of each code."""
        self._sign, self._clock = sign, clock
        self._inbox, self._repeats = Inbox(), Repeats()
        self._code: list[str] | None = None
        self._last = 0.0
        self._too_long = False

    # ---- a device ----

    def state(self) -> State:
        return OK

    def start(self) -> None:
        """Keys come from the window."""

    def stop(self) -> None:
        self._code = None

    def listen(self, told: Callable[[], None]) -> None:
        self._inbox.listen(told)

    def take(self) -> list[Any]:
        return self._inbox.take()

    # ---- keys, from the window ----

    @property
    def reading(self) -> bool:
        """A code has begun: keys are held back."""
        return self._code is not None

    def late(self) -> bool:
        """Whether what was held back is a person's after all: give it back and forget it here."""
        if self._code is None or self._clock() - self._last <= GAP:
            return False
        given_back = not self._too_long
        self._code, self._too_long = None, False
        return given_back

    def key(self, text: str, *, enter: bool = False) -> bool:
        """A key went down; True when it is held back. Ask :meth:`late` first. text: what it types."""
        now = self._clock()
        if self._code is None:
            if text != self._sign:
                return False
            self._code, self._last = [], now
            return True
        self._last = now
        if enter:
            self._end()
        elif len(self._code) < LONGEST:
            self._code.append(text)
        else:
            self._too_long = True
        return True

    def _end(self) -> None:
        code, whole = "".join(self._code or ()), not self._too_long
        self._code, self._too_long = None, False
        text = printable(code.encode("utf-8", "ignore"))
        if whole and len(text) >= LEAST and self._repeats.is_new(text, self._clock()):
            self._inbox.put(Scanned(text))
