"""The panel's backlight, off while the screen is black, as the kernel lets it be switched.

A folder of ``/sys/class/backlight`` (the kernel's Documentation/ABI/stable/sysfs-class-backlight):
``bl_power`` 0 is on, 4 is off; where a driver has none, brightness 0. The display itself (touch, picture)
stays on, so that the first touch is felt.
"""

from __future__ import annotations

import threading
from pathlib import Path

from kiosk.devices.port import DeviceError
from kiosk.devices.worker import RETRY, Worker

LABEL = "屏幕背光"
_ON, _OFF = "0", "4"
#: How often it is looked after; a change is made at once.
_EVERY = 5.0


class Backlight(Worker):
    """Lit at its start and at its end, whatever was before: a dark panel at work is a broken machine."""

    name = "backlight"
    label = LABEL

    def __init__(self, folder: Path, *, every: float = _EVERY, retry: float = RETRY) -> None:
        super().__init__(retry)
        self._folder, self._every = folder, every
        self._dark = False
        self._woken = threading.Event()

    def darken(self, dark: bool) -> None:
        """From the screen's thread; never waits."""
        self._dark = dark
        self._woken.set()

    def stop(self) -> None:
        # In this order: a thread that forgets the waking has not looked yet whether it is the end.
        self._stopping.set()
        self._woken.set()
        super().stop()

    def session(self) -> None:
        before = _bright(self._folder)
        try:
            while True:
                self._woken.clear()
                if self.stopping:
                    break
                shine(self._folder, not self._dark, before)
                self.well()
                self._woken.wait(self._every)
        finally:
            shine(self._folder, True, before)


def shine(folder: Path, on: bool, brightness: int) -> None:
    """brightness: to go back to, where there is no switch. Raises DeviceError."""
    try:
        power = folder / "bl_power"
        if power.exists():
            _write(power, _ON if on else _OFF)
        else:
            _write(folder / "brightness", str(brightness if on else 0))
    except OSError as error:
        raise DeviceError(f"{LABEL}开关不了，请检查设置里的路径和权限", str(error)) from error


def _bright(folder: Path) -> int:
    """As it is; where somebody left it at nothing, as bright as it can be. Raises DeviceError."""
    try:
        return _number(folder / "brightness") or _number(folder / "max_brightness")
    except (OSError, ValueError) as error:
        raise DeviceError(f"{LABEL}找不到，请检查设置里的路径", str(error)) from error


def _number(path: Path) -> int:
    """Raises OSError, ValueError."""
    with path.open("rb") as file:
        return max(0, int(file.read(16).decode("ascii")))


def _write(path: Path, text: str) -> None:
    """Only what is other than it stands there: a panel that is set anew flickers."""
    with path.open("rb") as file:
        there = file.read(16).strip()
    if there != text.encode():
        path.write_text(text)
