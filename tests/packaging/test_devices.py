"""The page that drives simulated devices: what it does reaches a driver that knows nothing of it."""

from __future__ import annotations

import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import devices as panel
import pytest
from supervise.run_config import to_toml, with_devices

from kiosk.devices.camera.port import Shot, View
from kiosk.devices.idcard.card import CardRead
from kiosk.devices.light import LightChanged
from kiosk.devices.power.supply import PowerChanged
from kiosk.devices.printer.following import SheetMoved, Stage
from kiosk.devices.printer.port import Trouble
from kiosk.devices.scanner.serial_scanner import Scanned
from kiosk.wiring.devices import Fitted
from sync.model.device import PartState
from sync.model.settings import Devices, Settings, read_settings
from tests.helpers.clock import eventually
from tests.helpers.print_room import why_not
from tests.kiosk.devices.ears import Ears


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[panel.Bench]:
    made = panel.Bench(tmp_path)
    made.plug()
    yield made
    made.unplug()


@pytest.fixture
def address(bench: panel.Bench) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), panel.handler(bench))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def press(address: str, verb: str, text: str = "", field: str = "") -> str:
    data = urllib.parse.urlencode({"do": f"{verb}|{text}", "text": field}).encode()
    with urllib.request.urlopen(address, data) as answer:  # noqa: S310 (loopback)
        return str(answer.read().decode())


def test_the_settings_of_a_run_name_the_plugs(tmp_path: Path) -> None:
    named = Settings(devices=Devices(scanner="serial:/dev/ttyACM0"))
    found = read_settings(to_toml(with_devices(named, tmp_path)))
    assert found.devices.scanner == "serial:/dev/ttyACM0"
    assert found.devices.id_reader == f"serial:{tmp_path / panel.LINKS['id_reader']}"
    assert found.devices.receipt_printer.endswith(panel.LINKS["receipt_printer"])


def test_buttons_reach_the_drivers(tmp_path: Path, address: str) -> None:
    fitted = Fitted(with_devices(Settings(), tmp_path).devices)
    assert fitted.id_reader is not None
    assert fitted.scanner is not None
    ears, hears = Ears(fitted.id_reader), Ears(fitted.scanner)
    fitted.id_reader.start()
    fitted.scanner.start()
    try:
        ears.wait_state(PartState.OK)
        hears.wait_state(PartState.OK)
        fitted.id_reader.want(True)
        name = next(iter(panel.Bench.cards()))
        assert "lay" in press(address, "lay", name)
        assert ears.wait(CardRead).card.name == "张示例"
        press(address, "scan", field="123456")
        assert hears.wait(Scanned).text == "123456"
        assert "拔掉了" in press(address, "unplug", "reader")
        ears.wait_state(PartState.FAULT)
        assert "没有做成" in press(address, "explode")
    finally:
        fitted.id_reader.stop()
        fitted.scanner.stop()


def test_paper_and_cover(bench: panel.Bench) -> None:
    bench.do("paper", "out")
    bench.do("cover", "open")
    assert (bench.receipt.paper, bench.receipt.cover) == (0, True)
    bench.do("paper", "in")
    bench.do("cover", "shut")
    eventually(lambda: bench.receipt.paper > 0 and not bench.receipt.cover)


def test_papers_under_the_camera(tmp_path: Path, bench: panel.Bench) -> None:
    camera = Fitted(with_devices(Settings(), tmp_path).devices).camera
    assert camera is not None
    seen = {name: draw() for name, draw in panel.LAID.items()}
    assert len(set(seen.values())) == len(seen)
    ears = Ears(camera)
    camera.start()
    camera.want(True)
    try:
        bench.do("under", "没放全")
        ears.wait(View, lambda view: view.wrong is not None and view.wrong.rule == "cut")
        bench.do("under", "一张纸")
        assert ears.wait(Shot).usable
    finally:
        camera.stop()


def test_the_lamps_of_the_hall(tmp_path: Path, bench: panel.Bench) -> None:
    sensor = Fitted(with_devices(Settings(), tmp_path).devices).light
    assert sensor is not None
    ears = Ears(sensor)
    sensor.start()
    try:
        assert ears.wait(LightChanged).bright
        bench.do("lamps", "关了")
        assert ears.wait(LightChanged).bright is False
    finally:
        sensor.stop()


def test_the_mains_fail(tmp_path: Path, bench: panel.Bench) -> None:
    supply = Fitted(with_devices(Settings(), tmp_path).devices).power
    assert supply is not None
    ears = Ears(supply)
    supply.start()
    try:
        bench.do("mains", "停电")
        assert ears.wait(PowerChanged).battery
        bench.do("mains", "来电")
        assert not ears.wait(PowerChanged).battery
    finally:
        supply.stop()


def test_a_print_service_with_a_printer_that_jams(tmp_path: Path) -> None:
    assert not why_not(), why_not()
    bench = panel.Bench(tmp_path, printing=True)
    bench.plug()
    printer = Fitted(with_devices(Settings(), tmp_path, printing=True).devices).a4_printer
    assert printer is not None
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"%PDF-1.4\n%%EOF\n")
    ears = Ears(printer)
    printer.start()
    try:
        ears.wait_state(PartState.OK)
        bench.do("ail", "卡纸")
        printer.print("receipt", sheet)
        assert ears.wait(SheetMoved, lambda moved: moved.stage is Stage.HELD).trouble is Trouble.JAM
        bench.do("ail", "好的")
        ears.wait(SheetMoved, lambda moved: moved.stage is Stage.PRINTED)
        assert "打出来 1 份" in bench.page()
        bench.do("unplug", "a4")
        assert "A4 打印机 拔掉了" in bench.page()
    finally:
        printer.stop()
        bench.unplug()


def test_the_backlight_of_the_panel(tmp_path: Path, bench: panel.Bench) -> None:
    backlight = Fitted(with_devices(Settings(), tmp_path).devices).backlight
    assert backlight is not None
    backlight.start()
    try:
        backlight.darken(True)
        eventually(lambda: not bench.lit)
        assert "屏幕背光关了" in bench.page()
        backlight.darken(False)
        eventually(lambda: bench.lit)
    finally:
        backlight.stop()


def test_every_card_file_is_a_card_of_its_layout() -> None:
    cards = panel.Bench.cards()
    assert len(cards) >= 7
    for path in cards.values():
        assert len(panel.load_card(path).text()) == 256


def test_no_other_file_is_given_out(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{address}strip/../devices.py")  # noqa: S310 (loopback)
