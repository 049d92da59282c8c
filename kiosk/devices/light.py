"""How light it is in the hall, as the kernel says it.

Light sensors of panel PCs are Linux IIO devices: a folder of ``/sys/bus/iio/devices`` with either
``in_illuminance_input`` (lux) or ``in_illuminance_raw`` times ``in_illuminance_scale`` (the kernel's
Documentation/ABI/testing/sysfs-bus-iio).
"""

from __future__ import annotations

import math
from pathlib import Path

from msgspec import Struct

from kiosk.devices.port import OK, DeviceError
from kiosk.devices.worker import RETRY, Worker

LABEL = "光线传感器"
#: Lux. A hall at work has 300 (GB 50034), its emergency lamps a few; between the two nothing changes, so
#: that a cloud or a hand over the sensor does not make the screen flicker.
DARK, BRIGHT = 10.0, 40.0
_EVERY = 1.0
_LONGEST = 32


class LightChanged(Struct, frozen=True):
    """Event. bright: people can be there; None: the sensor does not say (any more)."""

    bright: bool | None


class LightSensor(Worker):
    name = "light"
    label = LABEL

    def __init__(self, folder: Path, *, every: float = _EVERY, retry: float = RETRY) -> None:
        """folder: of the IIO device. every: seconds between two looks."""
        super().__init__(retry)
        self._folder, self._every = folder, every

    def session(self) -> None:
        told: bool | None = None
        try:
            while not self.stopping:
                found = judge(lux(self._folder), told)
                self.well(OK)
                if found != told:
                    told = found
                    self.tell(LightChanged(found))
                self.rest(self._every)
        finally:
            if told is not None and not self.stopping:
                self.tell(LightChanged(None))


def judge(level: float, before: bool | None) -> bool:
    """Whether it is bright at ``level`` lux, after it was so (or not, or unknown) ``before``."""
    if before is None:
        return level >= DARK
    return level >= DARK if before else level >= BRIGHT


def lux(folder: Path) -> float:
    """Raises DeviceError: the sensor is gone or says no number."""
    try:
        processed = folder / "in_illuminance_input"
        if processed.exists():
            return _number(processed)
        raw, scale = _number(folder / "in_illuminance_raw"), folder / "in_illuminance_scale"
        return raw * (_number(scale) if scale.exists() else 1.0)
    except (OSError, ValueError) as error:
        raise DeviceError(f"{LABEL}读不出来，请检查它的连线和设置里的路径", str(error)) from error


def _number(path: Path) -> float:
    """Raises OSError; ValueError: no finite number, or a negative one."""
    with path.open("rb") as file:
        found = float(file.read(_LONGEST).decode("ascii"))
    if not math.isfinite(found) or found < 0:
        raise ValueError(f"{path.name}: {found}")
    return found
