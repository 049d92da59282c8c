"""The receipt printer's driver against a printer that speaks ESC/POS over a serial line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from kiosk.devices.printer.following import SheetMoved, Stage
from kiosk.devices.printer.port import Trouble
from kiosk.devices.receipt.printer import LABEL, ReceiptPrinter
from kiosk.devices.receipt.simulator import DOTS, ReceiptSimulator
from kiosk.devices.receipt.status import Condition, is_done, is_realtime
from kiosk.devices.serial_port import open_port, parse_address
from sync.model.device import PartState
from tests.helpers.clock import eventually
from tests.kiosk.devices.ears import Ears


@pytest.fixture
def device(tmp_path: Path) -> Iterator[ReceiptSimulator]:
    simulator = ReceiptSimulator(tmp_path / "dev" / "receipt", tmp_path / "strips")
    simulator.plug()
    yield simulator
    simulator.unplug()


@pytest.fixture
def printer(device: ReceiptSimulator) -> Iterator[ReceiptPrinter]:
    address = parse_address(f"serial:{device.link}")
    built = ReceiptPrinter(lambda: open_port(address, LABEL), look=0.02, answer=3, retry=0.05)
    yield built
    built.stop()


@pytest.fixture
def ears(printer: ReceiptPrinter) -> Ears:
    ears = Ears(printer)
    printer.start()
    ears.wait_state(PartState.OK)
    return ears


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    image = Image.new("1", (DOTS, 500), 1)
    ImageDraw.Draw(image).rectangle((40, 60, 200, 400), fill=0)
    path = tmp_path / "strip.png"
    image.save(path)
    return path


def stage(ears: Ears, wanted: Stage) -> SheetMoved:
    return ears.wait(SheetMoved, lambda event: event.stage is wanted)


def test_what_comes_out_is_the_picture(
    device: ReceiptSimulator, printer: ReceiptPrinter, ears: Ears, picture: Path
) -> None:
    assert printer.print("t1", picture)
    stage(ears, Stage.PRINTING)
    assert stage(ears, Stage.PRINTED).token == "t1"
    (strip,) = device.strips
    with Image.open(strip) as came, Image.open(picture) as sent:
        assert came.convert("L").crop((0, 0, DOTS, 500)).tobytes() == sent.convert("L").tobytes()


def test_paper_ends_half_way_and_comes_back(
    device: ReceiptSimulator, printer: ReceiptPrinter, ears: Ears, picture: Path
) -> None:
    device.paper = 200
    printer.print("t1", picture)
    assert stage(ears, Stage.HELD).trouble is Trouble.NO_PAPER
    assert "没有纸" in printer.state().cause
    assert device.strips == []
    device.paper = 10_000
    device.go_on()
    stage(ears, Stage.PRINTED)
    assert len(device.strips) == 1


def test_an_open_cover_is_said_before_anything_is_sent(
    device: ReceiptSimulator, printer: ReceiptPrinter, ears: Ears, picture: Path
) -> None:
    device.cover = True
    printer.print("t1", picture)
    assert stage(ears, Stage.HELD).trouble is Trouble.COVER
    device.cover = False
    device.go_on()
    stage(ears, Stage.PRINTED)


def test_the_next_citizen_finds_nothing(
    device: ReceiptSimulator, printer: ReceiptPrinter, ears: Ears, picture: Path
) -> None:
    device.paper = 200
    printer.print("t1", picture)
    printer.print("t2", picture)
    stage(ears, Stage.HELD)
    printer.clear()
    assert {stage(ears, Stage.TAKEN_BACK).token, stage(ears, Stage.TAKEN_BACK).token} == {"t1", "t2"}
    device.paper = 10_000
    device.go_on()
    printer.print("t3", picture)
    stage(ears, Stage.PRINTED)
    with Image.open(device.strips[0]) as came:
        assert len(device.strips) == 1
        assert came.height < 700  # one strip and not two


def test_what_is_printed_when_the_visit_ends_comes_out_whole_though_its_picture_is_gone(
    device: ReceiptSimulator, printer: ReceiptPrinter, ears: Ears, picture: Path
) -> None:
    printer.print("t1", picture)
    printer.print("t2", picture)
    picture.unlink()
    printer.clear()
    assert [stage(ears, Stage.PRINTED).token for _ in range(2)] == ["t1", "t2"]
    assert len(device.strips) == 2


def test_paper_that_ends_after_the_visit_takes_the_strip_back(
    device: ReceiptSimulator, printer: ReceiptPrinter, ears: Ears, picture: Path
) -> None:
    device.paper = 200
    printer.print("t1", picture)
    printer.clear()
    assert stage(ears, Stage.TAKEN_BACK).token == "t1"
    device.paper = 10_000
    device.go_on()
    printer.print("t2", picture)
    assert stage(ears, Stage.PRINTED).token == "t2"
    assert len(device.strips) == 1


def test_paper_runs_low(device: ReceiptSimulator, printer: ReceiptPrinter) -> None:
    device.low = True
    ears = Ears(printer)
    printer.start()
    assert "快用完" in ears.wait_state(PartState.LOW).state.cause


def test_unplugged_while_it_prints_and_back(
    device: ReceiptSimulator, printer: ReceiptPrinter, ears: Ears, picture: Path
) -> None:
    device.paper = 200
    printer.print("t1", picture)
    stage(ears, Stage.HELD)
    device.unplug()
    assert stage(ears, Stage.FAILED).words
    ears.wait_state(PartState.FAULT)
    device.paper = 10_000
    device.plug()
    ears.wait_state(PartState.OK)
    printer.print("t2", picture)
    assert stage(ears, Stage.PRINTED).token == "t2"


def test_a_printer_that_says_nothing(device: ReceiptSimulator, printer: ReceiptPrinter) -> None:
    device.hangs = True
    printer.start()
    eventually(lambda: printer.state().state is PartState.FAULT)
    printer.stop()


def test_what_is_no_picture(printer: ReceiptPrinter, ears: Ears, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"no picture")
    printer.print("t1", tmp_path / "x.png")
    assert stage(ears, Stage.FAILED).token == "t1"


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_any_three_bytes_are_a_condition(a: int, b: int, c: int) -> None:
    troubles = Condition(a, b, c).troubles
    assert len(set(troubles)) == len(troubles)


def test_answers_are_told_apart() -> None:
    assert is_realtime(0x12)
    assert is_realtime(0x7E)
    assert not is_realtime(0x00)
    assert is_done(0x00)
    assert is_done(0x0F)
    assert not is_done(0x12)
