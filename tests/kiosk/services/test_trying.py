"""``doctor --use``: each device is really used, and what it did is said in words that tell what to do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.devices.idcard.simulator import SamSimulator, SimCard
from kiosk.devices.printer.cups_printer import CupsPrinter
from kiosk.devices.printer.following import A4Printer
from kiosk.services.trying import Trying
from kiosk.wiring.devices import Fitted
from sync.model.settings import Devices
from tests.helpers.people import id_number
from tests.helpers.print_room import QUEUE, PrintRoom, why_not
from tests.kiosk.devices.test_printer import PDF


@pytest.fixture(scope="module")
def room() -> Iterator[PrintRoom]:
    assert not why_not(), why_not()
    with PrintRoom() as made:
        yield made


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(PDF)
    return path


def printer(room: PrintRoom) -> A4Printer:
    return A4Printer(partial(CupsPrinter, QUEUE, str(room.socket)))


def test_a_page_comes_out(room: PrintRoom, sheet: Path) -> None:
    said: list[str] = []
    found = Trying(said.append).page(printer(room), sheet)
    assert (found.ok, "打出来了" in found.words) == (True, True)
    assert len(room.sheets()) == 1
    assert said == ["打印机：正在打一页测试页…"]


def test_a_page_that_waits_for_paper_is_said_and_taken_back(room: PrintRoom, sheet: Path) -> None:
    before = len(room.sheets())
    room.ail("media-empty-error")
    try:
        found = Trying([].append, patience=15).page(printer(room), sheet)
        assert (found.ok, found.words) == (False, "没有打出来：缺纸：加 A4 纸。")
    finally:
        room.mend()
    assert len(room.sheets()) == before


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[SamSimulator]:
    simulator = SamSimulator(tmp_path / "reader")
    simulator.plug()
    yield simulator
    simulator.unplug()


def test_a_card_is_read_and_nothing_of_it_is_said(bench: SamSimulator) -> None:
    reader = Fitted(Devices(id_reader=f"serial:{bench.link}")).id_reader
    assert reader is not None
    number = id_number()
    card = SimCard(name="张示例", number=number, birth=number[6:14], address="湖北省保康县示例村")
    found = Trying(lambda words: bench.lay(card)).card(reader)
    assert (found.ok, "读到一张证" in found.words) == (True, True)
    assert number not in found.words
    assert "张示例" not in found.words


def test_who_has_no_card_at_hand_found_nothing_wrong(bench: SamSimulator) -> None:
    reader = Fitted(Devices(id_reader=f"serial:{bench.link}")).id_reader
    assert reader is not None
    found = Trying([].append, patience=5).card(reader)
    assert (found.ok, "不算坏" in found.words) == (None, True)


def test_a_reader_that_is_not_there_is_said(tmp_path: Path) -> None:
    reader = Fitted(Devices(id_reader=f"serial:{tmp_path}/none")).id_reader
    assert reader is not None
    found = Trying([].append, patience=2).card(reader)
    assert found.ok is False
    assert found.words


def test_the_command_asks_and_tells(
    room: PrintRoom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        f'[paths]\nstate = "var"\n[devices]\na4_printer = "cups:{QUEUE}@{room.socket}"\n', encoding="utf-8"
    )
    before = len(room.sheets())
    main(["--config", str(config), "doctor", "--use"])
    out = capsys.readouterr()
    words = out.out + out.err
    assert "现在把设备真的用一遍" in words
    assert "✓ 打印机：打出来了" in words
    assert len(room.sheets()) == before + 1
