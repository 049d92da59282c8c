"""The keeper by finger: a dead printer found at the opening check, told to citizens, repaired."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from msgspec.structs import replace

from kiosk.services.flow import Page
from kiosk.store.port import Book
from sync.model.settings import Devices, Settings
from tests.helpers.county_server import CountyServer
from tests.helpers.mailbox import review_message
from tests.helpers.print_room import QUEUE, PrintRoom
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import Helper
from tests.journeys.pages import Home
from tests.journeys.staff_pages import Help
from tests.journeys.station import TOWNSHIP, Station, station


@pytest.fixture(scope="module")
def room() -> Iterator[PrintRoom]:
    with PrintRoom() as room:
        yield room


@pytest.fixture
def machine(
    county: CountyServer, room: PrintRoom, tmp_path: Path, dictionary: None, qapp: object
) -> Iterator[Station]:
    devices = Devices(a4_printer=f"cups:{QUEUE}@{room.socket}")
    with station(tmp_path, county, replace(Settings(), devices=devices)) as built:
        yield built


@pytest.fixture
def keeper(admin: Clerk, county: CountyServer, machine: Station) -> Helper:
    number, pin = f"k{uuid4().int % 10**7:07}", "274913"
    password = admin.new_account(number, "李示安", "keeper", TOWNSHIP)
    console = Clerk(county.url, number, password)
    console.set_pin(pin)
    machine.wait(lambda: machine.pin_known(number), "the keeper to be known at the machine")
    return Helper(number, pin, console)


def sign_in(machine: Station, keeper: Helper) -> None:
    Home.of(machine.finger)
    Help.of(machine.finger).staff().sign_in_keeper(keeper.number, keeper.pin)
    assert machine.kiosk.models.flow.place.page is Page.KEEPER


def test_a_dead_printer_from_the_opening_check_to_the_county(
    machine: Station, room: PrintRoom, keeper: Helper
) -> None:
    finger, model = machine.finger, machine.kiosk.models.keeper
    room.ail("media-jam-error")
    sign_in(machine, keeper)
    assert finger.text("desk_name").startswith("李*安")

    # The printer is tried by use: the sheet waits, and the page says why.
    finger.touch("tab_3")
    finger.touch("try_a4_printer")
    machine.wait(lambda: any("卡纸" in str(row["words"]) for row in model.tries.rows), "the jam in words")
    finger.touch("tab_0")
    machine.wait(lambda: finger.sees("mark_a4_printer"), "the list of devices")
    if "a4_printer" not in model.bad:
        finger.touch("mark_a4_printer")
    finger.touch("next")
    machine.wait(lambda: bool(model.opening), "the opening check to be kept")

    finger.touch("tab_2")
    finger.touch("next")
    finger.touch("part_a4_printer")
    finger.touch("symptom_1")
    finger.touch("next")
    machine.wait(lambda: model.faultCount == 1, "the fault ticket")
    finger.touch("cause_0")
    finger.touch("reason_0")
    finger.touch("next")
    machine.wait(lambda: bool(model.faults.rows[0]["cause"]), "the cause to be kept")
    finger.touch("end")

    # Citizens are told before they begin, also after a restart.
    machine.wait(lambda: finger.sees("trouble_words"), "the notice on the idle screen")
    assert "打印机在修" in finger.text("trouble_words")
    machine.restart()
    finger, model = machine.finger, machine.kiosk.models.keeper
    machine.wait(lambda: finger.sees("trouble_words"), "the notice after a restart")

    machine.wait_until_sent()
    page = keeper.console.page("/terminals/keeping/")
    assert "卡纸" in page
    assert "李*安" in page

    room.mend()
    sign_in(machine, keeper)
    finger.touch("tab_2")
    machine.wait(lambda: model.faultCount == 1, "the fault, kept over the restart")
    finger.touch("repaired_0")
    machine.wait(lambda: model.faultCount == 0, "nothing broken any more")
    finger.touch("end")
    machine.wait(lambda: machine.kiosk.models.flow.place.page is Page.IDLE, "the idle screen")
    assert not finger.sees("trouble_words")
    machine.wait_until_sent()
    page = keeper.console.page("/terminals/keeping/")
    repaired = page[page.index("修好的故障") :]
    assert "纸受潮或放歪了" in repaired
    events = [e.event for e in machine.store.audit_trail() if e.event.startswith("keeper.")]
    assert events == [
        "keeper.opening",
        "keeper.fault_found",
        "keeper.fault_notice",
        "keeper.fault_cause",
        "keeper.fault_repaired",
    ]


def test_supplies_and_the_report_at_once_without_a_line(
    machine: Station, room: PrintRoom, keeper: Helper
) -> None:
    room.mend()
    finger, model = machine.finger, machine.kiosk.models.keeper
    machine.proxy.go_offline()
    sign_in(machine, keeper)
    finger.touch("tab_1")
    finger.touch("paper_500")
    machine.wait(lambda: "500 张" in str(model.paper), "the forecast with the new paper")
    finger.touch("tab_3")
    before = len(room.sheets())
    finger.touch("report_paper")
    machine.wait(lambda: len(room.sheets()) == before + 1, "the report in the tray")
    machine.wait(lambda: not model.busy, "the page to be free again")
    finger.touch("report_stick")
    machine.wait(lambda: "U 盘" in str(model.problem), "no stick: said")
    assert [row.kind for row in machine.store.deeds(Book.UPKEEP)] == ["paper"]


def test_what_the_county_refused_is_sent_again_by_the_keeper(
    machine: Station, room: PrintRoom, keeper: Helper
) -> None:
    """Sealed to the key of another county: this one cannot open it, now nor later."""
    enrolment = machine.mailbox.enrolment()
    assert enrolment is not None
    message = review_message(terminal=enrolment.terminal)
    machine.mailbox.post(message)
    machine.wait(lambda: machine.mailbox.line().parked == 1, "the county to refuse it")
    finger, model = machine.finger, machine.kiosk.models.keeper
    sign_in(machine, keeper)
    finger.touch("tab_3")
    machine.wait(lambda: finger.sees("try_line"), "the line's row to say it")
    row = next(row for row in model.tries.rows if row["name"] == "line")
    assert "1 条县里没有收" in str(row["words"])
    attempts = machine.mailbox.message(message.id).attempts  # type: ignore[union-attr]
    finger.touch("try_line")
    machine.wait(
        lambda: any("1 条再送一次" in str(row["words"]) for row in model.tries.rows), "it to be sent again"
    )
    machine.wait(
        lambda: machine.mailbox.message(message.id).attempts > attempts,  # type: ignore[union-attr]
        "the county to be asked again",
    )
    noted = [e for e in machine.store.audit_trail() if e.event == "line.again"]
    assert [e.ids["staff"] for e in noted] == [keeper.number]
