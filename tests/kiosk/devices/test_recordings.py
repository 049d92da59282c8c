"""Recorded sessions of printers and scanner, played again: no print service, no port, no device.

Taken from the simulators and from ippeveprinter: there was no machine at hand; one taken in a hall by
``python -m kiosk doctor --use --record FOLDER`` belongs beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.devices.printer.cups_printer import CupsPrinter
from kiosk.devices.printer.exchange import RecordedService, ReplayedService, attributes_end
from kiosk.devices.printer.following import A4Printer, SheetMoved, Stage
from kiosk.devices.printer.port import PrinterError, Trouble
from kiosk.devices.receipt.printer import LABEL as RECEIPT
from kiosk.devices.receipt.printer import ReceiptPrinter
from kiosk.devices.receipt.simulator import ReceiptSimulator
from kiosk.devices.receipt.status import PAPER, ask
from kiosk.devices.recording import Piece, ReplayedPort, parse_recording, recorded
from kiosk.devices.scanner.serial_scanner import LABEL as SCANNER
from kiosk.devices.scanner.serial_scanner import Scanned, SerialScanner
from kiosk.devices.scanner.simulator import ScannerSimulator
from kiosk.devices.serial_port import open_port, parse_address
from sync.model.device import PartState
from tests.helpers.clock import eventually
from tests.helpers.print_room import QUEUE, PrintRoom, why_not
from tests.kiosk.devices.ears import Ears

RECORDINGS = Path(__file__).parent / "recordings"
PDF = b"%PDF-1.4\n%%EOF\n"
NUMBER = "BK420626106-01-261122-0037-2"


def pieces(path: Path) -> list[Piece]:
    return parse_recording(path.read_text("utf-8").splitlines())


def sheet(folder: Path) -> Path:
    path = folder / "sheet.pdf"
    path.write_bytes(PDF)
    return path


def strip(folder: Path) -> Path:
    path = folder / "strip.png"
    Image.new("1", (576, 40), 1).save(path)
    return path


def out_of_paper(
    printer: A4Printer, mend: Callable[[], object], folder: Path
) -> list[tuple[Stage, Trouble | None]]:
    """A sheet that waits for paper; the moves that the screen is told. mend: puts paper in."""
    told: list[tuple[Stage, Trouble | None]] = []

    def moved(stage: Stage) -> bool:
        told.extend((e.stage, e.trouble) for e in printer.take() if isinstance(e, SheetMoved))
        return stage in [before for before, _ in told]

    printer.start()
    try:
        eventually(lambda: printer.state().state is PartState.OK)
        assert printer.print("receipt", sheet(folder))
        eventually(lambda: moved(Stage.HELD))
        mend()
        eventually(lambda: moved(Stage.PRINTED), seconds=60)
        eventually(lambda: printer.state().state is PartState.OK)
    finally:
        printer.stop()
    return told


def record_paper_out(folder: Path, log: Path) -> list[tuple[Stage, Trouble | None]]:
    with (
        PrintRoom() as room,
        log.open("w", encoding="utf-8") as file,
        RecordedService(str(room.socket), file) as service,
    ):
        printer = A4Printer(lambda: CupsPrinter(QUEUE, service.path), look=0.25)
        room.ail("media-empty-error")  # said with the first sheet: the recording begins with a printer well
        return out_of_paper(printer, room.mend, folder)


def replay_paper_out(folder: Path, log: Path) -> tuple[list[tuple[Stage, Trouble | None]], list[bytes]]:
    with ReplayedService(pieces(log)) as service:
        printer = A4Printer(lambda: CupsPrinter(QUEUE, service.path), look=0.01)
        return out_of_paper(printer, lambda: None, folder), service.unexpected


class TestThePrintService:
    def test_a_recorded_want_of_paper_is_told_again_without_a_print_service(self, tmp_path: Path) -> None:
        told, unexpected = replay_paper_out(tmp_path, RECORDINGS / "a4_paper_out.log")
        kinds = [move for n, move in enumerate(told) if n == 0 or told[n - 1] != move]
        assert (Stage.HELD, Trouble.NO_PAPER) in kinds
        assert kinds[0][0] is Stage.PRINTING
        assert kinds[-1] == (Stage.PRINTED, None)
        assert unexpected == []

    def test_recorded_and_played_again_is_the_same(self, tmp_path: Path) -> None:
        assert not why_not(), why_not()
        log = tmp_path / "a4.log"
        told = record_paper_out(tmp_path, log)
        again, unexpected = replay_paper_out(tmp_path, log)
        assert set(told) == set(again)
        assert unexpected == []
        written = bytes.fromhex("".join(p.data.hex() for p in pieces(log)))
        assert b"%PDF" not in written, "what is on a sheet is not written down"

    def test_a_service_that_was_never_asked_so_is_no_answer(self, tmp_path: Path) -> None:
        with ReplayedService([]) as service:
            with pytest.raises(PrinterError):
                CupsPrinter(QUEUE, service.path).submit(sheet(tmp_path))
            assert service.unexpected

    @given(st.binary(max_size=400))
    def test_any_bytes_have_an_end_or_none(self, data: bytes) -> None:
        try:
            assert attributes_end(data) <= len(data)
        except ValueError:
            assert True


class TestTheScanner:
    def test_a_recorded_session_is_told_again(self) -> None:
        port = ReplayedPort(pieces(RECORDINGS / "scanner_codes.log"))
        scanner = SerialScanner(lambda: port, retry=60)
        ears = Ears(scanner)
        scanner.start()
        assert ears.wait(Scanned).text == NUMBER
        scanner.stop()

    def test_recorded_as_it_goes(self, tmp_path: Path) -> None:
        log = tmp_path / "scanner.log"
        record_codes(tmp_path, log)
        assert b"".join(p.data for p in pieces(log)) == f"{NUMBER}\r\n".encode()


def record_codes(folder: Path, log: Path) -> None:
    device = ScannerSimulator(folder / "scanner")
    device.plug()
    address = parse_address(f"serial:{device.link}")
    scanner = SerialScanner(recorded(lambda: open_port(address, SCANNER), log))
    ears = Ears(scanner)
    scanner.start()
    ears.wait_state(PartState.OK)
    device.scan(NUMBER)
    ears.wait(Scanned)
    scanner.stop()
    device.unplug()


class TestTheReceiptPrinter:
    @pytest.mark.parametrize("idle", [False, True])
    def test_a_recorded_strip_that_ran_out_of_paper(self, tmp_path: Path, idle: bool) -> None:
        """Also with a strip that waits already, and with one that comes after more looks than then."""
        port = Counted(pieces(RECORDINGS / "receipt_paper_out.log"))
        printer = ReceiptPrinter(lambda: port, retry=60)
        ears = Ears(printer)
        if idle:
            printer.start()
            eventually(lambda: port.looks >= 2)
        printer.print("slip", strip(tmp_path))
        printer.start()
        held = ears.wait(SheetMoved, lambda event: event.stage is Stage.HELD)
        assert held.trouble is Trouble.NO_PAPER
        ears.wait(SheetMoved, lambda event: event.stage is Stage.PRINTED)
        printer.stop()
        assert port.unexpected == []


class Counted(ReplayedPort):
    """Knows how often the state was asked for to the end."""

    looks = 0

    def read(self, most: int, seconds: float) -> bytes:
        data = super().read(most, seconds)
        self.looks += self._asked_for_paper
        return data

    def write(self, data: bytes) -> None:
        self._asked_for_paper = data == ask(PAPER)
        super().write(data)


def record_strip(folder: Path, log: Path) -> None:
    device = ReceiptSimulator(folder / "receipt", folder / "strips")
    device.plug()
    address = parse_address(f"serial:{device.link}")
    printer = ReceiptPrinter(recorded(lambda: open_port(address, RECEIPT), log))
    ears = Ears(printer)
    printer.start()
    ears.wait_state(PartState.OK)
    device.paper = 0
    printer.print("slip", strip(folder))
    ears.wait(SheetMoved, lambda event: event.stage is Stage.HELD)
    device.paper = 100_000
    device.go_on()
    ears.wait(SheetMoved, lambda event: event.stage is Stage.PRINTED)
    printer.stop()
    device.unplug()
