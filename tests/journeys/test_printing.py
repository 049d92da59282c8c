"""A receipt through a real print service: it jams, it waits for paper, it comes out, it is printed again."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.devices.printer.port import Trouble
from kiosk.devices.printer.reasons import FOR_KEEPERS
from kiosk.services.supplies import PRINTED
from sync.model.settings import Devices, Settings
from tests.helpers.county_server import CountyServer
from tests.helpers.print_room import QUEUE, PrintRoom
from tests.journeys.clerk import Clerk
from tests.journeys.pages import Idle, Receipt
from tests.journeys.patience import Patience
from tests.journeys.station import Station, station
from tests.journeys.test_filing import to_sign


@pytest.fixture(scope="module")
def room() -> Iterator[PrintRoom]:
    with PrintRoom() as room:
        yield room


@pytest.fixture
def machine(
    county: CountyServer, room: PrintRoom, tmp_path: Path, dictionary: None, qapp: object, clock: Patience
) -> Iterator[Station]:
    room.mend()
    for sheet in room.sheets():
        sheet.unlink()
    devices = Devices(a4_printer=f"cups:{QUEUE}@{room.socket}")
    with station(tmp_path, county, replace(Settings(), devices=devices), clock) as built:
        yield built


def text_of(sheet: Path) -> str:
    command = ["pdftotext", str(sheet), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def came_out(machine: Station) -> list[tuple[str, str]]:
    """Printer and pages of every sheet that lay in a tray."""
    trail = machine.store.audit_trail()
    return [(e.ids["printer"], e.ids["pages"]) for e in trail if e.event == PRINTED]


def county_reads(machine: Station, clock: Patience, admin: Clerk, trouble: Trouble) -> None:
    """On the terminal's page, a minute later at the latest: a report is not sent oftener."""
    clock.wait(61)
    enrolment = machine.mailbox.enrolment()
    assert enrolment is not None
    page = f"/terminals/{enrolment.terminal}/"
    machine.wait(lambda: FOR_KEEPERS[trouble] in admin.page(page), f"{trouble} at the county")


def says(machine: Station, receipt: Receipt, part: str) -> None:
    machine.wait(lambda: part in receipt.paper, f"“{part}” on the receipt page")


def test_paper_runs_out_at_the_receipt_and_comes_back(
    machine: Station, room: PrintRoom, clock: Patience, admin: Clerk
) -> None:
    receipt = to_sign(machine).sign_name().submit()
    room.ail("media-empty-error")
    receipt.print()
    says(machine, receipt, "打印机没有纸了")
    assert not room.sheets()
    county_reads(machine, clock, admin, Trouble.NO_PAPER)
    room.mend()
    says(machine, receipt, "打印好了，共 1 页，请取纸")
    assert len(room.sheets()) == 1
    assert room.sheets()[0].read_bytes().startswith(b"%PDF")

    receipt.print()
    says(machine, receipt, "打印好了")
    machine.wait(lambda: len(room.sheets()) == 2, "the second sheet")
    prints = [e.ids for e in machine.store.audit_trail() if e.event == "receipt.print"]
    assert [ids["copy"] for ids in prints] == ["1", "2"]
    first, second = (text_of(path) for path in room.sheets()[:2])
    assert ("第 2 次打印" in second, "次打印" in first) == (True, False)
    receipt.print_form()
    says(machine, receipt, "打印好了，共 2 页")
    machine.wait(lambda: len(came_out(machine)) == 3, "every sheet in the record")
    assert came_out(machine) == [("a4_printer", "1"), ("a4_printer", "1"), ("a4_printer", "2")]
    machine.wait(lambda: not room.spooled(), "nothing in the spool")


def test_leaving_while_the_printer_jams_takes_the_receipt_back(
    machine: Station, room: PrintRoom, clock: Patience, admin: Clerk
) -> None:
    receipt = to_sign(machine).sign_name().submit()
    room.ail("media-jam-error")
    receipt.print()
    says(machine, receipt, "打印机卡纸了")
    county_reads(machine, clock, admin, Trouble.JAM)
    finger = machine.finger
    finger.touch("end")
    finger.wait_for(lambda: any("这张就不打了" in text for text in finger.texts()), "what leaving means")
    finger.touch("visit_1")
    Idle(finger)
    machine.wait(lambda: not room.spooled(), "nothing of the last citizen in the spool")
    assert "Cancel-Job successful-ok" in room.heard()
    assert came_out(machine) == []


def test_leaving_before_the_paper_is_there_is_asked_and_the_paper_comes_all_the_same(
    machine: Station, room: PrintRoom
) -> None:
    receipt = to_sign(machine).sign_name().submit()
    finger, visit = machine.finger, machine.kiosk.front.visit
    room.hang_service()
    try:
        receipt.print()
        finger.touch("end")
        finger.wait_for(lambda: visit.property("asking") == "paper", "the question")
        assert any("还在打" in text for text in finger.texts())
        finger.touch("visit_1")
        Idle(finger)
        assert list(machine.paper.rglob("*.pdf")) == [], "nothing of the citizen stays here"
    finally:
        room.wake_service()
    machine.wait(lambda: len(room.sheets()) == 1, "the paper")
    assert "回执" in text_of(room.sheets()[0])
    machine.wait(lambda: not room.spooled(), "nothing in the spool")
    machine.wait(lambda: came_out(machine) == [("a4_printer", "1")], "the sheet in the record")


def test_who_waits_is_told_when_the_paper_is_there(machine: Station, room: PrintRoom) -> None:
    receipt = to_sign(machine).sign_name().submit()
    finger, visit = machine.finger, machine.kiosk.front.visit
    room.ail("media-empty-error")
    receipt.print()
    says(machine, receipt, "打印机没有纸了")
    finger.touch("end")
    finger.wait_for(lambda: "这张就不打了" in str(visit.property("text")), "what leaving means")
    finger.touch("visit_0")  # 等纸出来
    room.mend()
    finger.wait_for(lambda: "请取纸" in str(visit.property("text")), "that it is there")
    assert len(room.sheets()) == 1
    finger.touch("visit_0")  # 取好了，退出
    Idle(finger)


def test_a_printer_that_is_gone_is_said_and_the_case_is_filed_all_the_same(
    machine: Station, room: PrintRoom
) -> None:
    receipt = to_sign(machine).sign_name().submit()
    room.stop_service()
    try:
        receipt.print()
        says(machine, receipt, "打印服务没有回应")
    finally:
        room.start_service()
    receipt.print()
    says(machine, receipt, "打印好了")
    machine.wait_until_sent()
