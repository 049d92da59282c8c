"""Whatever a file of the kernel's, of NUT's or a print service says: a state or a sentence, never a crash."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kiosk.devices.light import lux
from kiosk.devices.port import DeviceError
from kiosk.devices.power.supply import read
from kiosk.devices.printer.cups_printer import CupsPrinter
from kiosk.devices.printer.exchange import PrintSocket
from kiosk.devices.printer.following import A4Printer, SheetMoved
from kiosk.devices.printer.port import PrinterError, PrinterState
from kiosk.devices.printer.state_file import StateFile
from tests.helpers.clock import eventually

ANY = st.one_of(
    st.binary(max_size=200), st.text(max_size=60).map(str.encode), st.integers().map(b"%d".__mod__)
)
SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(ANY)
@example(b"1e999")
@example(b"-3")
@SAME_FOLDER
def test_any_light(tmp_path: Path, said: bytes) -> None:
    (tmp_path / "in_illuminance_input").write_bytes(said)
    with suppress(DeviceError):
        assert 0 <= lux(tmp_path) < float("inf")


@given(ANY)
@SAME_FOLDER
def test_any_word_about_the_mains(tmp_path: Path, said: bytes) -> None:
    (tmp_path / "state").write_bytes(said)
    with suppress(DeviceError):
        assert read(tmp_path / "state").battery in (True, False)


@given(ANY)
@SAME_FOLDER
def test_any_file_about_the_idle_printer(tmp_path: Path, said: bytes) -> None:
    (tmp_path / "state").write_bytes(said)
    reasons = StateFile(tmp_path / "state").reasons()
    assert reasons is None or all(isinstance(reason, str) for reason in reasons)


class Mad(PrintSocket):
    """Answers anything at all. said: what comes next."""

    def __init__(self) -> None:
        self.said = b""
        super().__init__()

    def answer(self, path: str, body: bytes) -> bytes:
        return self.said


@pytest.fixture(scope="module")
def mad() -> Iterator[Mad]:
    with Mad() as service:
        yield service


def ipp(attributes: bytes) -> bytes:
    """An answer that says it went well, and then whatever."""
    return struct.pack(">BBHI", 1, 1, 0, 1) + attributes


@given(st.one_of(ANY, ANY.map(ipp), st.binary(max_size=300).map(lambda data: ipp(b"\x04" + data + b"\x03"))))
@settings(max_examples=60, deadline=None)
def test_any_answer_of_the_print_service(mad: Mad, said: bytes) -> None:
    mad.said = said
    printer = CupsPrinter("A4", mad.path)
    with suppress(PrinterError):
        assert isinstance(printer.state(), PrinterState)
        printer.job(1)


def test_a_print_service_gone_mad_keeps_nobody_waiting(mad: Mad, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"%PDF-1.4\n%%EOF\n")
    mad.said = ipp(b"\x02\x21\x00\x06job-id\x00\x04\x7f\xff\xff\xff\x03")
    device = A4Printer(lambda: CupsPrinter("A4", mad.path), look=0.02)
    device.start()
    try:
        device.print("receipt", sheet)
        told: list[SheetMoved] = []

        def heard() -> bool:
            told.extend(event for event in device.take() if isinstance(event, SheetMoved))
            return bool(told)

        eventually(heard)
        mad.said = b"\xff" * 5000
        device.clear()
        eventually(lambda: bool(device.state().cause))
    finally:
        device.stop()
