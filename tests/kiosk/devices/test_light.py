"""The light of the hall, from a folder as the kernel's industrial I/O makes one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.light import BRIGHT, DARK, LightChanged, LightSensor, judge, lux
from kiosk.devices.port import DeviceError
from sync.model.device import PartState
from tests.kiosk.devices.ears import Ears


def test_in_lux_or_raw_with_its_scale(tmp_path: Path) -> None:
    (tmp_path / "in_illuminance_raw").write_text("1200\n")
    assert lux(tmp_path) == 1200
    (tmp_path / "in_illuminance_scale").write_text("0.25\n")
    assert lux(tmp_path) == 300
    (tmp_path / "in_illuminance_input").write_text("310.5\n")
    assert lux(tmp_path) == 310.5


@pytest.mark.parametrize("content", [b"", b"many\n", b"\xff", b"nan\n", b"inf\n", b"-3\n", b"9" * 400])
def test_what_is_no_light_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "in_illuminance_input").write_bytes(content)
    if content == b"9" * 400:  # cut, not swallowed
        assert lux(tmp_path) > BRIGHT
        return
    with pytest.raises(DeviceError, match="连线"):
        lux(tmp_path)


def test_without_the_sensor_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(DeviceError, match="光线传感器"):
        lux(tmp_path / "gone")


def test_between_dark_and_bright_nothing_changes() -> None:
    between = (DARK + BRIGHT) / 2
    assert judge(between, True)
    assert not judge(between, False)
    assert not judge(DARK - 1, True)
    assert judge(BRIGHT, False)


@pytest.fixture
def sensor(tmp_path: Path) -> Iterator[LightSensor]:
    built = LightSensor(tmp_path, every=0.01, retry=0.01)
    yield built
    built.stop()


def test_lamps_out_lamps_on_and_the_sensor_pulled(tmp_path: Path, sensor: LightSensor) -> None:
    path, ears = tmp_path / "in_illuminance_input", Ears(sensor)
    path.write_text("300")
    sensor.start()
    assert ears.wait(LightChanged) == LightChanged(bright=True)
    path.write_text("2")
    assert ears.wait(LightChanged) == LightChanged(bright=False)
    path.unlink()
    assert ears.wait(LightChanged) == LightChanged(bright=None)
    ears.wait_state(PartState.FAULT)
    assert "光线传感器" in sensor.state().cause
    path.write_text("300")
    assert ears.wait(LightChanged) == LightChanged(bright=True)
