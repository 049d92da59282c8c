"""The machine's devices together: started, stopped, listened to, and told of to the county."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kiosk.devices.port import Device, StateChanged, part_of
from sync.model.device import Part, PartState

__all__ = ["Device", "Devices", "Part", "PartState", "StateChanged"]


class Devices:
    """``told`` of :meth:`listen` comes from the devices' threads; everything else is called in one thread."""

    def __init__(self, devices: Sequence[Device]) -> None:
        self._devices = tuple(devices)

    def listen(self, told: Callable[[], None]) -> None:
        for device in self._devices:
            device.listen(told)

    def start(self) -> None:
        for device in self._devices:
            device.start()

    def stop(self) -> None:
        """Two seconds at most for each device that hangs in its hardware."""
        for device in self._devices:
            device.stop()

    def take(self) -> list[tuple[str, Any]]:
        """What has happened, with the name of the device it happened to."""
        return [(device.name, event) for device in self._devices for event in device.take()]

    def parts(self) -> tuple[Part, ...]:
        """How each device is now, for a screen or a report."""
        return tuple(part_of(device) for device in self._devices)
