"""A draft's slip on 80 mm paper: the paper ends and comes back, and the next citizen finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app import App
from kiosk.devices.receipt.simulator import ReceiptSimulator
from kiosk.services.supplies import PRINTED
from sync.model.settings import Devices, Settings
from tests.helpers.county_server import CountyServer
from tests.helpers.people import id_number
from tests.journeys.filling import to_guide
from tests.journeys.pages import EndDialog, Idle
from tests.journeys.station import Station, station

NUMBER, PHONE = id_number("19800101", 11), "13812345678"


@pytest.fixture(scope="module")
def printer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReceiptSimulator]:
    folder = tmp_path_factory.mktemp("dev")
    simulator = ReceiptSimulator(folder / "receipt", folder / "strips")
    simulator.plug()
    yield simulator
    simulator.unplug()


@pytest.fixture(scope="module")
def machine(
    county: CountyServer,
    tmp_path_factory: pytest.TempPathFactory,
    dictionary: None,
    qapp: object,
    printer: ReceiptSimulator,
) -> Iterator[Station]:
    settings = Settings(devices=Devices(receipt_printer=f"serial:{printer.link}"))
    folder: Path = tmp_path_factory.mktemp("station")
    with station(folder, county, settings) as built:
        built.wait(lambda: usable(built.kiosk), "the printer")
        yield built


def usable(kiosk: App) -> bool:
    return kiosk.desks.devices.devices.parts()[0].state.usable


def keep_a_draft(machine: Station) -> EndDialog:
    to_guide(machine).begin().fill("张示例", NUMBER, PHONE).go_on()
    machine.wait(lambda: bool(machine.kiosk.models.flow.page == "form"), "the form")
    machine.finger.touch("end")
    dialog = EndDialog(machine.finger)
    dialog.keep()
    return dialog


def printed(machine: Station) -> list[dict[str, str]]:
    return [dict(e.ids) for e in machine.store.audit_trail() if e.event == PRINTED]


def said(machine: Station, words: str) -> None:
    machine.finger.wait_for(lambda: any(words in text for text in machine.finger.texts()), words)


def test_the_paper_ends_and_comes_back(machine: Station, printer: ReceiptSimulator) -> None:
    dialog = keep_a_draft(machine)
    printer.paper = 150
    machine.finger.touch("visit_0")
    said(machine, "没有纸")
    assert printer.strips == []
    printer.paper = 100_000
    printer.go_on()
    said(machine, "凭条打印好了")
    assert len(printer.strips) == 1
    # Written down once the sheet is out, beside what the screen says.
    machine.wait(lambda: bool(printed(machine)), "the sheet in the audit trail")
    assert printed(machine) == [{"printer": "receipt_printer", "pages": "1"}]
    dialog.leave()


def test_who_leaves_without_the_slip_leaves_none(machine: Station, printer: ReceiptSimulator) -> None:
    before = len(printer.strips)
    printer.paper = 0
    dialog = keep_a_draft(machine)
    machine.finger.touch("visit_0")
    said(machine, "没有纸")
    dialog.leave()
    Idle(machine.finger)
    machine.wait(lambda: b"\x10\x14" in printer.heard, "the slip to be taken back")
    printer.paper = 100_000
    printer.go_on()
    assert len(printer.strips) == before
    assert not any(machine.paper.iterdir())
