"""The scanner: codes as lines, whatever a line makes of them, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.scanner.serial_scanner import LABEL, LONGEST, Lines, Scanned, SerialScanner, printable
from kiosk.devices.scanner.simulator import ScannerSimulator
from kiosk.devices.serial_port import open_port, parse_address
from kiosk.services.codes import Code, CodeKind, Codes, draft_code_text, pickup_code_text
from sync.model.device import PartState
from sync.model.ids import uuid7
from sync.model.link import case_address
from tests.kiosk.devices.ears import Ears

NUMBER = "BK420626106-01-261122-0037-2"
CASE, SECRET = uuid7(1), b"s" * 16
PUBLIC = "https://county.example/p"


@pytest.fixture
def device(tmp_path: Path) -> Iterator[ScannerSimulator]:
    simulator = ScannerSimulator(tmp_path / "scanner")
    simulator.plug()
    yield simulator
    simulator.unplug()


@pytest.fixture
def ears(device: ScannerSimulator) -> Iterator[Ears]:
    address = parse_address(f"serial:{device.link}")
    scanner = SerialScanner(lambda: open_port(address, LABEL), retry=0.02)
    ears = Ears(scanner)
    scanner.start()
    ears.wait_state(PartState.OK)
    yield ears
    scanner.stop()


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", ""])
def test_a_code_is_told_however_it_ends(device: ScannerSimulator, ears: Ears, end: str) -> None:
    device.scan(NUMBER, end)
    assert ears.wait(Scanned).text == NUMBER


def test_unplugged_and_back(device: ScannerSimulator, ears: Ears) -> None:
    device.unplug()
    ears.wait_state(PartState.FAULT)
    device.plug()
    ears.wait_state(PartState.OK)
    device.scan("123456")
    assert ears.wait(Scanned).text == "123456"


def test_of_a_flood_few_are_told(device: ScannerSimulator, ears: Ears) -> None:
    for number in range(2000):
        device.scan(f"{number:06d}")
    ears.wait(Scanned)
    assert sum(isinstance(event, Scanned) for event in ears.heard) <= 8


@given(st.lists(st.binary(max_size=700), max_size=8))
def test_any_bytes_are_lines_or_none(pieces: list[bytes]) -> None:
    lines = Lines()
    found = [line for piece in pieces for line in (*lines.feed(piece), *lines.silence())]
    for line in found:
        assert 0 < len(line) <= LONGEST
        assert printable(line).isprintable()
    assert lines.feed(b"123456\r") == [b"123456"]


def test_a_line_too_long_is_thrown_away_whole() -> None:
    lines = Lines()
    assert lines.feed(b"x" * (LONGEST + 1) + b"\r123456\r") == [b"123456"]


# ---- what they mean ----


def codes(doorplate: str = "") -> Codes:
    return Codes(
        public_url=lambda: PUBLIC,
        receipt_of=lambda case: NUMBER if case == CASE else "",
        doorplate=doorplate,
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (NUMBER, Code(CodeKind.RECEIPT, NUMBER)),
        (NUMBER.removeprefix("BK").replace("-", ""), Code(CodeKind.RECEIPT, NUMBER)),
        (case_address(PUBLIC, CASE, SECRET), Code(CodeKind.RECEIPT, NUMBER)),
        (case_address(PUBLIC, uuid7(2), SECRET), Code(CodeKind.RECEIPT, "")),
        (draft_code_text("123 456"), Code(CodeKind.DRAFT, "123456")),
        ("123456", Code(CodeKind.DRAFT, "123456")),
        (pickup_code_text("1129 048 213"), Code(CodeKind.PICKUP, "1129048213")),
        (pickup_code_text("1129 048"), Code(CodeKind.UNKNOWN)),
        (NUMBER[:-1] + "3", Code(CodeKind.UNKNOWN)),
        (case_address("https://elsewhere.example/p", CASE, SECRET), Code(CodeKind.UNKNOWN)),
        (f"{PUBLIC}/c/nonsense/", Code(CodeKind.UNKNOWN)),
        ("https://example.com/", Code(CodeKind.UNKNOWN)),
        ("MP:42062610600017", Code(CodeKind.UNKNOWN)),
        ("", Code(CodeKind.UNKNOWN)),
    ],
    # The addresses are other ones in each process.
    ids=[
        *(
            "receipt",
            "receipt-bare",
            "address",
            "address-unknown",
            "draft",
            "draft-bare",
            "pickup",
            "pickup-cut",
            "wrong-check",
        ),
        *("elsewhere", "nonsense", "web", "doorplate", "nothing"),
    ],
)
def test_codes(text: str, code: Code) -> None:
    assert codes().read(text) == code


def test_a_doorplate_once_the_county_has_said_how_they_begin() -> None:
    assert codes("MP:").read("MP:42062610600017") == Code(CodeKind.DOORPLATE, "42062610600017")


@given(st.text(max_size=600))
def test_any_text_is_a_code(text: str) -> None:
    assert codes("MP:").read(text).kind in CodeKind
