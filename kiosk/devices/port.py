"""What every device is to the rest of the kiosk: a name, a state in words, events, a start and an end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from msgspec import Struct

from sync.model.device import Part, PartState


class DeviceError(Exception):
    """A device cannot be used now. ``message``: a Chinese sentence that says what to do."""

    def __init__(self, message: str, cause: str = "") -> None:
        super().__init__(f"{message} ({cause})" if cause else message)
        self.message = message


class State(Struct, frozen=True, kw_only=True):
    """How a device is. cause: a Chinese sentence for a person, "" while all is well. total, remaining: see
    :class:`sync.model.device.Part`."""

    state: PartState
    cause: str = ""
    total: int | None = None
    remaining: int | None = None


OK = State(state=PartState.OK)


class StateChanged(Struct, frozen=True):
    """An event of every device: it is in another state than before."""

    state: State


class Device(Protocol):
    """One device. All calls come from one thread (the screen's) and none of them waits for the hardware.

    A device works in a thread of its own. What it has to say waits in a bounded queue until it is taken;
    ``listen`` names a function that is called, from the device's thread, when the queue was empty and no
    longer is.
    """

    @property
    def name(self) -> str:
        """Stable, English: ``id_reader``."""

    @property
    def label(self) -> str:
        """As people call it: 身份证读卡器."""

    def state(self) -> State: ...

    def start(self) -> None:
        """Begin to work, also when the hardware is not there yet. Twice is once."""

    def stop(self) -> None:
        """End; returns when its thread has ended, two seconds later at most."""

    def listen(self, told: Callable[[], None]) -> None: ...

    def take(self) -> list[Any]:
        """What has happened since it was last asked, the oldest first."""


def part_of(device: Device) -> Part:
    """For the report that goes up the line."""
    found = device.state()
    return Part(
        name=device.name,
        label=device.label,
        state=found.state,
        cause=found.cause,
        total=found.total,
        remaining=found.remaining,
    )
