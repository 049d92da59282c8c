"""Time that passes while nobody touches anything."""

from __future__ import annotations

from kiosk.services.clock import SystemClock


class Patience(SystemClock):
    """The real time, and a monotonic clock that can be told that somebody has waited."""

    def __init__(self) -> None:
        self._waited = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self._waited

    def wait(self, seconds: float) -> None:
        self._waited += seconds
