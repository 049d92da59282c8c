"""The A4 printer through a real print service to a real IPP printer, whose troubles are driven by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.printer.cups_printer import CupsPrinter
from kiosk.devices.printer.following import A4Printer, SheetMoved, Stage
from kiosk.devices.printer.port import JobState, PrinterError, Trouble
from kiosk.devices.printer.reasons import FOR_KEEPERS, troubles_of, worst
from kiosk.services.sheets import FOR_CITIZENS
from sync.model.device import PartState
from tests.helpers.clock import eventually
from tests.helpers.print_room import QUEUE, PrintRoom, why_not

PDF = b"%PDF-1.4\n%%EOF\n"


def comes_out(printer: CupsPrinter, number: int) -> None:
    """This printer needs ten seconds to get over a sheet that was taken back."""
    eventually(lambda: printer.job(number).state is JobState.DONE, seconds=60)


@pytest.fixture(scope="module")
def service() -> Iterator[PrintRoom]:
    assert not why_not(), why_not()
    with PrintRoom() as room:
        yield room


@pytest.fixture
def room(service: PrintRoom) -> Iterator[PrintRoom]:
    """The one service, with nothing left from the test before."""
    yield service
    service.mend()
    cleaner = CupsPrinter(QUEUE, str(service.socket))
    for number in cleaner.jobs():
        cleaner.forget(number)
    for sheet in service.sheets():
        sheet.unlink()


@pytest.fixture
def printer(room: PrintRoom) -> CupsPrinter:
    return CupsPrinter(QUEUE, str(room.socket))


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(PDF)
    return path


class TestASheet:
    def test_is_done_when_the_printer_says_so_and_not_before(
        self, room: PrintRoom, printer: CupsPrinter, sheet: Path
    ) -> None:
        assert printer.state().ready
        room.ail("media-empty-error")
        number = printer.submit(PDF)
        eventually(lambda: Trouble.NO_PAPER in printer.job(number).troubles)
        assert printer.job(number).state is JobState.PRINTING
        assert not room.sheets()
        room.mend()
        comes_out(printer, number)
        assert [p.read_bytes() for p in room.sheets()] == [PDF]

    @pytest.mark.parametrize(
        ("keyword", "trouble"),
        [
            ("media-jam-error", Trouble.JAM),
            ("cover-open-error", Trouble.COVER),
            ("toner-empty-error", Trouble.NO_TONER),
            ("marker-waste-full-warning", Trouble.WASTE_FULL),
        ],
    )
    def test_that_waits_says_for_what(
        self, room: PrintRoom, printer: CupsPrinter, sheet: Path, keyword: str, trouble: Trouble
    ) -> None:
        room.ail(keyword)
        number = printer.submit(PDF)
        eventually(lambda: trouble in printer.job(number).troubles)
        assert trouble in printer.state().troubles
        assert not printer.state().ready
        room.mend()
        comes_out(printer, number)

    def test_taken_back_is_taken_back_at_the_printer_too(
        self, room: PrintRoom, printer: CupsPrinter, sheet: Path
    ) -> None:
        room.ail("media-empty-error")
        number = printer.submit(PDF)
        eventually(lambda: Trouble.NO_PAPER in printer.job(number).troubles)
        printer.cancel(number)
        eventually(lambda: printer.job(number).state is JobState.CANCELLED)
        # This printer goes on with a sheet that it was told to drop: what counts is that it was told.
        eventually(lambda: "Cancel-Job successful-ok" in room.heard())

    def test_that_is_forgotten_lies_in_no_spool_and_no_list(
        self, room: PrintRoom, printer: CupsPrinter, sheet: Path
    ) -> None:
        number = printer.submit(PDF)
        comes_out(printer, number)
        assert room.spooled()
        assert number in printer.jobs()
        printer.forget(number)
        assert number not in printer.jobs()
        with pytest.raises(PrinterError):
            printer.job(number)

    def test_that_is_over_is_taken_back_without_a_word(
        self, room: PrintRoom, printer: CupsPrinter, sheet: Path
    ) -> None:
        number = printer.submit(PDF)
        comes_out(printer, number)
        printer.cancel(number)
        printer.forget(number)
        printer.forget(number)
        printer.cancel(number + 1000)

    def test_says_nothing_about_whose_it_is(self, room: PrintRoom, printer: CupsPrinter, sheet: Path) -> None:
        printer.submit(PDF)
        eventually(lambda: len(room.sheets()) == 1)
        assert sheet.name not in (room.root / "log" / "error").read_text("utf-8", "replace")


class TestAPrinterThatIsOff:
    def test_is_said_and_the_sheet_comes_when_it_is_on_again(
        self, room: PrintRoom, printer: CupsPrinter, sheet: Path
    ) -> None:
        room.switch_off()
        try:
            number = printer.submit(PDF)
            eventually(lambda: Trouble.OFFLINE in printer.job(number).troubles)
        finally:
            room.switch_on()
        comes_out(printer, number)
        assert len(room.sheets()) == 1


class TestAPrintServiceThatIsGone:
    def test_is_a_sentence_and_everything_goes_on_when_it_is_back(
        self, room: PrintRoom, printer: CupsPrinter, sheet: Path
    ) -> None:
        room.stop_service()
        try:
            assert not printer.state().there
            with pytest.raises(PrinterError, match="打印服务没有回应"):
                printer.submit(PDF)
        finally:
            room.start_service()
        number = printer.submit(PDF)
        comes_out(printer, number)

    def test_a_printer_that_nobody_set_up(self, room: PrintRoom, sheet: Path) -> None:
        stranger = CupsPrinter("nobody", str(room.socket))
        assert not stranger.state().there
        with pytest.raises(PrinterError, match="没有这台打印机"):
            stranger.submit(PDF)


class Ear:
    """Hears what the device tells, as the screen would."""

    def __init__(self, device: A4Printer) -> None:
        self._device = device
        self.heard: list[SheetMoved] = []
        device.start()

    def stages(self, token: str) -> list[Stage]:
        self.heard += [event for event in self._device.take() if isinstance(event, SheetMoved)]
        return [event.stage for event in self.heard if event.token == token]

    def hears(self, token: str, stage: Stage) -> None:
        eventually(lambda: stage in self.stages(token), seconds=30)


class TestTheDevice:
    @pytest.fixture
    def device(self, room: PrintRoom) -> Iterator[A4Printer]:
        device = A4Printer(lambda: CupsPrinter(QUEUE, str(room.socket)), look=0.02)
        yield device
        device.stop()

    def test_follows_a_sheet_through_a_want_of_paper_to_its_end_and_leaves_nothing(
        self, room: PrintRoom, device: A4Printer, sheet: Path
    ) -> None:
        ear = Ear(device)
        room.ail("media-empty-error")
        assert device.print("receipt", sheet)
        ear.hears("receipt", Stage.HELD)
        assert ear.heard[-1].trouble is Trouble.NO_PAPER
        assert device.state().state is PartState.FAULT
        assert "加 A4 纸" in device.state().cause
        room.mend()
        ear.hears("receipt", Stage.PRINTED)
        assert ear.stages("receipt")[0] is Stage.PRINTING
        eventually(lambda: not room.spooled())
        eventually(lambda: device.state().state is PartState.OK)

    def test_takes_back_what_waits_for_a_person_when_the_visit_ends(
        self, room: PrintRoom, device: A4Printer, printer: CupsPrinter, sheet: Path
    ) -> None:
        ear = Ear(device)
        room.ail("media-empty-error")
        device.print("receipt", sheet)
        ear.hears("receipt", Stage.HELD)
        device.clear()
        ear.hears("receipt", Stage.TAKEN_BACK)
        eventually(lambda: not room.spooled())
        eventually(lambda: not printer.jobs())

    def test_what_was_handed_over_comes_out_though_the_visit_ended_and_its_file_is_gone(
        self, room: PrintRoom, device: A4Printer, printer: CupsPrinter, sheet: Path
    ) -> None:
        ear = Ear(device)
        device.print("before", sheet)
        ear.hears("before", Stage.PRINTED)  # over whatever the test before did to it
        own = b"%PDF-1.4\n% of this visit\n%%EOF\n"
        sheet.write_bytes(own)
        room.hang_service()
        try:
            device.print("receipt", sheet)
            sheet.unlink()
            device.clear()
        finally:
            room.wake_service()
        ear.hears("receipt", Stage.PRINTED)
        assert [p.read_bytes() for p in room.sheets()].count(own) == 1
        eventually(lambda: not room.spooled())
        eventually(lambda: not printer.jobs())

    def test_what_comes_to_wait_for_a_person_after_the_visit_is_taken_back(
        self, room: PrintRoom, device: A4Printer, printer: CupsPrinter, sheet: Path
    ) -> None:
        room.ail("media-empty-error")
        room.hang_service()
        try:
            ear = Ear(device)
            device.print("receipt", sheet)
            device.clear()
        finally:
            room.wake_service()
        ear.hears("receipt", Stage.TAKEN_BACK)
        assert not room.sheets()
        eventually(lambda: not room.spooled())

    def test_what_the_print_service_takes_only_long_after_the_visit_never_comes(
        self, room: PrintRoom, sheet: Path
    ) -> None:
        own = b"%PDF-1.4\n% of this visit\n%%EOF\n"
        sheet.write_bytes(own)
        device = A4Printer(lambda: CupsPrinter(QUEUE, str(room.socket)), look=0.02, left=0)
        room.hang_service()
        try:
            ear = Ear(device)
            device.print("receipt", sheet)
            device.clear()
        finally:
            room.wake_service()
        ear.hears("receipt", Stage.TAKEN_BACK)
        device.stop()
        assert own not in [p.read_bytes() for p in room.sheets()]

    def test_a_sheet_that_is_not_there_is_said(self, device: A4Printer, tmp_path: Path) -> None:
        ear = Ear(device)
        assert device.print("receipt", tmp_path / "nothing.pdf")
        ear.hears("receipt", Stage.FAILED)

    def test_wipes_at_its_start_what_a_crash_left_in_the_spool(
        self, room: PrintRoom, device: A4Printer, printer: CupsPrinter, sheet: Path
    ) -> None:
        room.ail("media-empty-error")
        printer.submit(PDF)
        assert room.spooled()
        Ear(device)
        eventually(lambda: not room.spooled())
        eventually(lambda: not printer.jobs())

    def test_says_why_a_sheet_could_not_be_handed_over_and_lives_on(
        self, room: PrintRoom, device: A4Printer, sheet: Path
    ) -> None:
        room.stop_service()
        try:
            ear = Ear(device)
            device.print("first", sheet)
            ear.hears("first", Stage.FAILED)
            assert "打印服务没有回应" in ear.heard[-1].words
        finally:
            room.start_service()
        device.print("second", sheet)
        ear.hears("second", Stage.PRINTED)

    def test_that_hangs_keeps_nobody_waiting(self, room: PrintRoom, device: A4Printer, sheet: Path) -> None:
        ear = Ear(device)
        # What a printer is like is known of once it has printed.
        device.print("before", sheet)
        ear.hears("before", Stage.PRINTED)
        room.hang_service()
        try:
            tokens = [str(n) for n in range(40)]
            taken = [device.print(token, sheet) for token in tokens]
            # Neither an endless queue nor a wait: the first are taken, the others told to come later.
            assert taken[0]
            assert not taken[-1]
            assert not ear.stages(tokens[-1])
        finally:
            room.wake_service()
        ear.hears("0", Stage.PRINTED)


class TestReasons:
    def test_severity_does_not_change_what_it_is(self) -> None:
        assert troubles_of(["media-empty"]) == troubles_of(["media-empty-report"]) == (Trouble.NO_PAPER,)

    def test_the_worst_first_and_each_once(self) -> None:
        found = troubles_of(
            ["toner-low-warning", "media-jam-error", "media-jam", "media-empty-error", "media-low"]
        )
        assert found == (Trouble.NO_PAPER, Trouble.JAM, Trouble.LOW_TONER)
        assert worst(found) is Trouble.NO_PAPER

    def test_what_is_running_low_stops_nothing(self) -> None:
        assert worst(troubles_of(["media-low-warning", "toner-low-report"])) is None

    def test_words_that_nobody_knows_are_no_trouble(self) -> None:
        assert troubles_of(["none", "cups-waiting-for-job-completed", "com.vendor-thing-error", ""]) == ()

    def test_every_trouble_has_its_words(self) -> None:
        assert set(FOR_CITIZENS) == set(FOR_KEEPERS) == set(Trouble)
