"""The mains as upsmon's notify file and as sysfs say them, and what the screen does about it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.port import DeviceError
from kiosk.devices.power.supply import BATTERY, LOW, MAINS, PowerChanged, PowerSupply, read
from sync.model.device import PartState
from tests.kiosk.devices.ears import Ears

SCRIPT = Path(__file__).parents[3] / "packaging" / "nut" / "doorstep-notify"


@pytest.mark.parametrize(
    ("word", "found"),
    [("ONLINE", MAINS), ("ONBATT", BATTERY), ("LOWBATT", LOW), ("FSD", LOW), ("SHUTDOWN", LOW), ("", MAINS)],
)
def test_the_words_of_nut(tmp_path: Path, word: str, found: PowerChanged) -> None:
    path = tmp_path / "state"
    assert read(path) == MAINS
    path.write_text(f"{word}\n")
    assert read(path) == found


@pytest.mark.parametrize("content", [b"COMMBAD\n", b"\xff\xfe", b"x" * 1000])
def test_what_says_nothing_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "state"
    path.write_bytes(content)
    with pytest.raises(DeviceError, match="通信线"):
        read(path)


def test_the_battery_of_the_machine_itself(tmp_path: Path) -> None:
    (tmp_path / "online").write_text("1\n")
    assert read(tmp_path) == MAINS
    (tmp_path / "online").write_text("0\n")
    assert read(tmp_path) == BATTERY


@pytest.fixture
def supply(tmp_path: Path) -> Iterator[PowerSupply]:
    built = PowerSupply(tmp_path / "state", every=0.01, retry=0.01)
    yield built
    built.stop()


def test_a_failure_and_its_end(tmp_path: Path, supply: PowerSupply) -> None:
    path, ears = tmp_path / "state", Ears(supply)
    supply.start()
    ears.wait_state(PartState.OK)
    path.write_text("ONBATT")
    assert ears.wait(PowerChanged) == BATTERY
    assert "停电" in supply.state().cause
    path.write_text("ONLINE")
    assert ears.wait(PowerChanged) == MAINS


def test_the_script_that_upsmon_calls(tmp_path: Path) -> None:
    """With its folder moved: /run belongs to the machine."""
    script = tmp_path / "notify"
    script.write_text(SCRIPT.read_text().replace("/run/doorstep-power", str(tmp_path / "power")))
    subprocess.run(["sh", script], env={**os.environ, "NOTIFYTYPE": "ONBATT"}, check=True)
    assert read(tmp_path / "power" / "state") == BATTERY
