"""The mains fail while a form is filled in: it is saved and said, the machine goes off, and all is there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.store.sqlite import PrivateStore
from sync.model.settings import Devices, Settings
from tests.helpers.county_server import CountyServer
from tests.helpers.people import id_number
from tests.journeys.filling import to_guide
from tests.journeys.pages import Form, Idle
from tests.journeys.station import Station, station
from tests.kiosk.services.filler import say_who

SCRIPT = Path(__file__).parents[2] / "packaging" / "nut" / "doorstep-notify"
NAME, NUMBER, PHONE = "张示例", id_number("19791231", order=7), "13812345678"


class Upsmon:
    """What NUT's upsmon does: calls its NOTIFYCMD with a word, and at the end its SHUTDOWNCMD.

    The command that switches the machine off is an executable of the test's: it keeps what the disk held at
    that moment, for after it nothing is written any more.
    """

    def __init__(self, folder: Path, state: Path) -> None:
        self.state, self.disk = folder / "power" / "state", folder / "disk"
        self._notify, self._shutdown = folder / "notify", folder / "shutdown"
        self._notify.write_text(SCRIPT.read_text().replace("/run/doorstep-power", str(folder / "power")))
        self._shutdown.write_text(f'#!/bin/sh\ncp -a "{state}" "{self.disk}"\n')
        for program in (self._notify, self._shutdown):
            program.chmod(0o755)

    def says(self, word: str) -> None:
        subprocess.run([self._notify], env={**os.environ, "NOTIFYTYPE": word}, check=True)

    def switches_off(self) -> None:
        self.says("SHUTDOWN")
        subprocess.run([self._shutdown], check=True)


@pytest.fixture
def upsmon(tmp_path: Path) -> Upsmon:
    return Upsmon(tmp_path, tmp_path / "station" / "kiosk")


@pytest.fixture
def machine(
    county: CountyServer, tmp_path: Path, dictionary: None, qapp: object, upsmon: Upsmon
) -> Iterator[Station]:
    settings = Settings(devices=Devices(power=str(upsmon.state)))
    (tmp_path / "station").mkdir()
    with station(tmp_path / "station", county, settings) as built:
        yield built


def identify(machine: Station) -> None:
    to_guide(machine).begin()
    say_who(machine.kiosk.models.identify, NAME, NUMBER, PHONE)
    machine.finger.touch("next")


def test_what_was_filled_in_is_there_when_the_power_is_back(machine: Station, upsmon: Upsmon) -> None:
    finger = machine.finger
    upsmon.says("ONLINE")
    identify(machine)
    Form(finger).choose("q__data_identity_hukou", "rural")

    upsmon.says("ONBATT")
    finger.wait_for(lambda: any("停电了" in text for text in finger.texts()), "the citizen to be told")
    assert any("您填的已经存好" in text for text in finger.texts())
    assert len(machine.store.drafts()) == 1
    finger.touch("visit_0")  # 知道了: it goes on
    assert machine.kiosk.models.flow.page == "form"

    upsmon.says("LOWBATT")
    Idle(finger)
    assert machine.kiosk.visits.current is None
    upsmon.switches_off()
    disk = PrivateStore(upsmon.disk)
    try:
        assert len(disk.drafts()) == 1
    finally:
        disk.close()
    shutil.rmtree(upsmon.disk)

    upsmon.says("ONLINE")
    machine.restart()
    identify(machine)
    finger = machine.finger
    finger.touch("visit_0")  # 接着填
    finger.wait_for(lambda: machine.kiosk.models.flow.page == "form", "the form")
    assert "农业户口" in finger.texts()


def test_the_mains_come_back_and_nothing_happened(machine: Station, upsmon: Upsmon) -> None:
    finger = machine.finger
    identify(machine)
    Form(finger).choose("q__data_identity_hukou", "rural")
    upsmon.says("ONBATT")
    finger.wait_for(lambda: any("停电了" in text for text in finger.texts()), "the citizen to be told")
    finger.touch("visit_0")
    upsmon.says("ONLINE")
    machine.wait(lambda: machine.kiosk.desks.devices.devices.parts()[0].state.usable, "the mains")
    assert machine.kiosk.models.flow.page == "form"
    assert "农业户口" in finger.texts()
