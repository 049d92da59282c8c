"""Codes scanned at the machine: on the idle screen, and into a form that somebody is filling in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.scanner.simulator import ScannerSimulator
from kiosk.services.codes import draft_code_text
from sync.model.device import PartState
from sync.model.settings import Devices, Settings
from tests.helpers.county_server import CountyServer
from tests.helpers.people import id_number
from tests.journeys.filling import filling_of, to_guide
from tests.journeys.pages import Form, Idle
from tests.journeys.station import Station, station

NUMBER, PHONE = id_number("19800101", 7), "13812345678"


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScannerSimulator]:
    simulator = ScannerSimulator(tmp_path_factory.mktemp("dev") / "scanner")
    simulator.plug()
    yield simulator
    simulator.unplug()


@pytest.fixture(scope="module")
def machine(
    county: CountyServer,
    tmp_path_factory: pytest.TempPathFactory,
    dictionary: None,
    qapp: object,
    scanner: ScannerSimulator,
) -> Iterator[Station]:
    settings = Settings(devices=Devices(scanner=f"serial:{scanner.link}"))
    folder: Path = tmp_path_factory.mktemp("station")
    with station(folder, county, settings) as built:
        built.wait(lambda: built.kiosk.desks.devices.devices.parts()[0].state is PartState.OK, "the scanner")
        yield built


def scan_again(machine: Station, scanner: ScannerSimulator, code: str, answer: str = "visit_0") -> None:
    """As people do, until the machine answers: two codes in one moment count as one."""

    def asked() -> bool:
        if not machine.finger.sees(answer):
            scanner.scan(code)
        return machine.finger.sees(answer)

    machine.wait(asked, "the machine's answer to a code")


def test_a_draft_code_into_a_running_form(machine: Station, scanner: ScannerSimulator) -> None:
    finger = machine.finger
    to_guide(machine).begin().fill("张示例", NUMBER, PHONE).go_on()
    machine.wait(lambda: bool(machine.kiosk.models.flow.page == "form"), "the form")
    filling = filling_of(machine)
    before = filling.state()
    scanner.scan(draft_code_text("123456"))
    finger.see("visit_0")
    assert not any("123456" in text for text in finger.texts())
    finger.touch("visit_0")  # 不去，接着填
    Form(finger)
    assert machine.kiosk.models.flow.page == "form"
    assert filling.state() == before
    scan_again(machine, scanner, "123457")
    finger.touch("visit_1")  # 去看看
    finger.see("code_open")
    assert machine.kiosk.models.mine_find.code == "123457"
    assert machine.kiosk.models.mine_find.current == "number"
    finger.touch("end")
    finger.touch("visit_2")
    Idle(finger)
    assert machine.kiosk.models.mine_find.code == ""


def test_a_receipt_on_the_idle_screen_asks_for_the_id_number(
    machine: Station, scanner: ScannerSimulator
) -> None:
    Idle(machine.finger)
    scan_again(machine, scanner, "BK420626106-01-261122-0037-2", "receipt_open")
    assert machine.kiosk.models.find.receipt == "420626106-01-261122-0037-2"
    assert machine.kiosk.models.find.current == "number"
    machine.finger.touch("end")
    Idle(machine.finger)


def test_a_strange_code_is_refused_with_words(machine: Station, scanner: ScannerSimulator) -> None:
    finger = machine.finger
    Idle(finger).start()
    scan_again(machine, scanner, "https://example.com/pay?now=1")
    finger.wait_for(lambda: any("不认识" in text for text in finger.texts()), "the words")
    finger.touch("visit_0")
    finger.see("door_progress")
    finger.touch("end")
    Idle(finger)
