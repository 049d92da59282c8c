"""The devices that this machine has, as config.toml names them, and what carries their news to screens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from kiosk.bridge.card_model import CardModel
from kiosk.bridge.device_watch import DeviceWatch
from kiosk.bridge.papers import Papers
from kiosk.devices.backlight import Backlight
from kiosk.devices.camera.document import ProcessCamera
from kiosk.devices.idcard.photo import PhotoDecoder
from kiosk.devices.idcard.reader import LABEL, SamReader
from kiosk.devices.light import LightSensor
from kiosk.devices.port import Device
from kiosk.devices.power.supply import PowerSupply
from kiosk.devices.printer.cups_printer import SOCKET, CupsPrinter
from kiosk.devices.printer.following import A4Printer
from kiosk.devices.printer.state_file import StateFile
from kiosk.devices.receipt.printer import LABEL as RECEIPT_LABEL
from kiosk.devices.receipt.printer import ReceiptPrinter
from kiosk.devices.recording import recorded
from kiosk.devices.scanner.key_scanner import KEYS, KeyScanner
from kiosk.devices.scanner.serial_scanner import LABEL as SCANNER_LABEL
from kiosk.devices.scanner.serial_scanner import SerialScanner
from kiosk.devices.serial_port import Port, open_port, parse_address
from kiosk.services.cards import Cards
from kiosk.services.devices import Devices
from kiosk.services.reporting import Reporting
from kiosk.services.sheets import Sheets
from kiosk.services.shooting import Shooting
from kiosk.wiring.common import Common
from kiosk.wiring.ground import Ground
from sync.model.settings import Devices as DeviceSettings


class Fitted:
    """What is plugged in. A device that config.toml does not name is None."""

    def __init__(self, settings: DeviceSettings, record: Path | None = None) -> None:
        """Opens nothing: each device opens its hardware in its own thread once it is started. record: a
        folder to write down in what goes over their lines; for test cards and test pages only."""
        self.id_reader = _id_reader(settings, record) if settings.id_reader else None
        self.receipt_printer = _receipt_printer(settings, record) if settings.receipt_printer else None
        self.scanner = _scanner(settings.scanner, record) if settings.scanner else None
        self.power = PowerSupply(Path(settings.power)) if settings.power else None
        self.backlight = Backlight(Path(settings.backlight)) if settings.backlight else None
        self.light = LightSensor(Path(settings.light)) if settings.light else None
        self.a4_printer = _a4_printer(settings, record) if settings.a4_printer else None
        self.camera = ProcessCamera(settings.camera) if settings.camera else None

    @property
    def all(self) -> tuple[Device, ...]:
        found: tuple[Device | None, ...] = (
            self.id_reader,
            self.a4_printer,
            self.receipt_printer,
            self.scanner,
            self.power,
            self.camera,
            self.light,
            self.backlight,
        )
        return tuple(device for device in found if device is not None)


def _id_reader(settings: DeviceSettings, record: Path | None) -> SamReader:
    photo = PhotoDecoder(Path(settings.id_photo)) if settings.id_photo else None
    return SamReader(_opener(settings.id_reader, LABEL, SamReader.name, record), photo=photo)


def _receipt_printer(settings: DeviceSettings, record: Path | None) -> ReceiptPrinter:
    address = settings.receipt_printer
    return ReceiptPrinter(_opener(address, RECEIPT_LABEL, ReceiptPrinter.name, record))


def _scanner(address: str, record: Path | None) -> SerialScanner | KeyScanner:
    if address.startswith(KEYS):
        return KeyScanner(address.removeprefix(KEYS))
    return SerialScanner(_opener(address, SCANNER_LABEL, SerialScanner.name, record))


def _a4_printer(settings: DeviceSettings, record: Path | None) -> A4Printer:
    queue, _, socket = settings.a4_printer.removeprefix("cups:").partition("@")
    told = StateFile(Path(settings.a4_state)) if settings.a4_state else None
    if record is None:
        return A4Printer(partial(CupsPrinter, queue, socket or SOCKET, told))
    from kiosk.devices.printer.exchange import RecordedService

    # Its file and its socket are as old as this process, which is there for the recording alone.
    file = (record / f"{A4Printer.name}.log").open("a", encoding="utf-8")
    service = RecordedService(socket or SOCKET, file)
    return A4Printer(partial(CupsPrinter, queue, service.path, told))


def _opener(address: str, label: str, name: str, record: Path | None) -> Callable[[], Port]:
    open_ = opener(address, label)
    return recorded(open_, record / f"{name}.log") if record is not None else open_


def opener(address: str, label: str) -> Callable[[], Port]:
    return partial(open_port, parse_address(address), label)


class DevicePart:
    """The devices of the running kiosk."""

    def __init__(self, ground: Ground, common: Common) -> None:
        self.fitted = Fitted(ground.settings.devices)
        self.devices = Devices(self.fitted.all)
        reporting = Reporting(
            parts=self.devices.parts,
            catalogue=ground.catalogue,
            mailbox=ground.mailbox,
            clock=ground.clock,
            ids=common.ids,
        )
        self.watch = DeviceWatch(self.devices, reporting, common.jobs)
        sheets = Sheets(self.fitted.a4_printer, self.fitted.receipt_printer, common.journal)
        self.papers = Papers(common.jobs, sheets)
        self.watch.happened.connect(self.papers.hear)
        self.cards = Cards(self.fitted.id_reader, ground.clock)
        self.shooting = Shooting(self.fitted.camera)
        self.card = CardModel(ground.settings.display.reader_side)

    @property
    def key_scanner(self) -> KeyScanner | None:
        """A scanner that types, to be shown the window's keys."""
        scanner = self.fitted.scanner
        return scanner if isinstance(scanner, KeyScanner) else None
