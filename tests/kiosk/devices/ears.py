"""Waiting for what a device says, instead of for time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from kiosk.devices.port import Device, StateChanged
from sync.model.device import PartState

Event = TypeVar("Event")
PATIENCE = 30.0


class Ears:
    """Takes a device's events as the screen does."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._news = threading.Event()
        self.heard: list[Any] = []
        device.listen(self._news.set)

    def wait(self, kind: type[Event], fits: Callable[[Event], bool] = lambda event: True) -> Event:
        """The next event of this kind; those before it are kept in ``heard``."""
        until = time.monotonic() + PATIENCE
        while True:
            for event in self._device.take():
                self.heard.append(event)
            for number, event in enumerate(self.heard):
                if isinstance(event, kind) and fits(event):
                    del self.heard[: number + 1]
                    return event
            left = until - time.monotonic()
            if left <= 0:
                raise AssertionError(f"no {kind.__name__}; heard {self.heard}")
            self._news.wait(left)
            self._news.clear()

    def wait_state(self, state: PartState) -> StateChanged:
        return self.wait(StateChanged, lambda event: event.state.state is state)

    def none_of(self, kind: type[Any]) -> bool:
        """Nothing of this kind has come so far."""
        self.heard += self._device.take()
        return not any(isinstance(event, kind) for event in self.heard)
