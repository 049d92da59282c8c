"""A scanner played over a pseudo terminal."""

from __future__ import annotations

from kiosk.devices.bench import PtyBench


class ScannerSimulator(PtyBench):
    def scan(self, text: str, end: str = "\r\n") -> None:
        """end: what the scanner was set to send behind a code."""
        self.say(f"{text}{end}".encode())
