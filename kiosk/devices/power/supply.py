"""The mains, as a file says it.

The kiosk has no network, and NUT's server speaks TCP only. So ``upsmon``, which shuts the machine down when
the battery ends, tells the kiosk by its NOTIFYCMD: a script writes one word (ONLINE, ONBATT, LOWBATT, …) into
a file. A machine with a battery of its own has the same in a folder of ``/sys/class/power_supply``.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from kiosk.devices.port import OK, DeviceError, State
from kiosk.devices.worker import RETRY, Worker
from sync.model.device import PartState

LABEL = "电源"
#: NUT's notify types (upsmon.conf, NOTIFYFLAG) that mean each.
_BATTERY = {"ONBATT"}
_LOW = {"LOWBATT", "FSD", "SHUTDOWN"}
_MAINS = {"ONLINE"}
_EVERY = 1.0
_LONGEST = 64


class PowerChanged(Struct, frozen=True):
    """Event. battery: the mains are off. low: the machine will be shut down now."""

    battery: bool
    low: bool = False


MAINS, BATTERY, LOW = PowerChanged(False), PowerChanged(True), PowerChanged(True, True)


class PowerSupply(Worker):
    name = "power"
    label = LABEL

    def __init__(self, path: Path, *, every: float = _EVERY, retry: float = RETRY) -> None:
        """path: the notify file, or a folder of ``/sys/class/power_supply``."""
        super().__init__(retry)
        self._path, self._every = path, every
        self._told = MAINS

    def session(self) -> None:
        while not self.stopping:
            found = read(self._path)
            self.well(_state(found))
            if found != self._told:
                self._told = found
                self.tell(found)
            self.rest(self._every)


def read(path: Path) -> PowerChanged:
    """A notify file that is not there yet means that nothing happened yet. Raises DeviceError."""
    try:
        if path.is_dir():
            return MAINS if _word(path / "online") != "0" else BATTERY
        word = _word(path)
    except FileNotFoundError:
        return MAINS
    except (OSError, UnicodeDecodeError) as error:
        raise DeviceError(f"{LABEL}的情况读不出来，请检查 UPS 的通信线和 NUT 的设置", str(error)) from error
    if word in _LOW:
        return LOW
    if word in _BATTERY:
        return BATTERY
    if word in _MAINS or not word:
        return MAINS
    raise DeviceError("和 UPS 联系不上，请检查它的通信线", word)


def _word(path: Path) -> str:
    with path.open("rb") as file:
        words = file.read(_LONGEST).decode("ascii").split()
    return words[0] if words else ""


def _state(found: PowerChanged) -> State:
    if not found.battery:
        return OK
    words = "电池快用完，机器马上关机" if found.low else "停电了，正在用电池"
    return State(state=PartState.FAULT if found.low else PartState.LOW, cause=words)
