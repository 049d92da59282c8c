"""The panel's backlight, on a folder as the kernel makes one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.backlight import Backlight, shine
from sync.model.device import PartState
from tests.helpers.clock import eventually


def panel(folder: Path, *, switch: bool, brightness: str = "70\n") -> Path:
    """switch: its driver has a ``bl_power``."""
    folder.mkdir(exist_ok=True)
    (folder / "max_brightness").write_text("100\n")
    (folder / "brightness").write_text(brightness)
    if switch:
        (folder / "bl_power").write_text("4\n")
    return folder


def read(folder: Path, name: str) -> int:
    return int((folder / name).read_text() or -1)


@pytest.fixture(params=[True, False], ids=["switch", "brightness"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    return panel(tmp_path / "panel", switch=request.param)


def lit(folder: Path) -> bool:
    if (folder / "bl_power").exists():
        return read(folder, "bl_power") == 0
    return read(folder, "brightness") > 0


@pytest.fixture
def light(folder: Path) -> Iterator[Backlight]:
    backlight = Backlight(folder, every=0.05, retry=0.02)
    backlight.start()
    eventually(lambda: backlight.state().state is PartState.OK)
    yield backlight
    backlight.stop()


def test_dark_when_asked_and_as_bright_as_before(light: Backlight, folder: Path) -> None:
    assert lit(folder), "a panel that was left dark is lit at the start"
    light.darken(True)
    eventually(lambda: not lit(folder))
    light.darken(False)
    eventually(lambda: lit(folder))
    assert read(folder, "brightness") == 70


def test_lit_at_its_end_and_after_a_crash_in_the_dark(light: Backlight, folder: Path) -> None:
    light.darken(True)
    eventually(lambda: not lit(folder))
    light.stop()
    assert lit(folder)
    (folder / "brightness").write_text("0\n")
    light.start()
    light.darken(False)
    eventually(lambda: lit(folder))
    if not (folder / "bl_power").exists():
        eventually(lambda: read(folder, "brightness") == 100)


def test_gone_is_said_and_back_is_noticed(light: Backlight, folder: Path) -> None:
    away = folder.rename(folder.with_name("away"))
    eventually(lambda: light.state().state is PartState.FAULT)
    assert "背光" in light.state().cause
    light.darken(True)
    away.rename(folder)
    eventually(lambda: light.state().state is PartState.OK)
    eventually(lambda: not lit(folder))


@given(st.binary(max_size=40))
def test_whatever_stands_there_is_a_number_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = panel(tmp_path_factory.mktemp("panel"), switch=False)
    (folder / "brightness").write_bytes(content)
    light = Backlight(folder)
    light.start()
    eventually(lambda: light.state().state is PartState.OK or "背光" in light.state().cause)
    light.stop()
    shine(folder, False, 5)
    assert read(folder, "brightness") == 0
