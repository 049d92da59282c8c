"""A scanner that types, as the window's keys meet it."""

from __future__ import annotations

from kiosk.devices.scanner.key_scanner import GAP, KeyScanner

__all__ = ["GAP", "KeyScanner"]
