"""What the keeper's pages show: checks, supplies, faults, trying the devices, handing over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.rows import RowModel
from kiosk.bridge.shown import said
from kiosk.bridge.working import WorkingModel
from sync.model.device import Part, PartState

QML_IMPORT_NAME = "Kiosk.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

TABS = ("check", "supplies", "faults", "try", "handover")
ICONS = {
    "id_reader": "reader",
    "a4_printer": "print",
    "receipt_printer": "doc",
    "scanner": "qr",
    "camera": "camera",
    "speaker": "speaker",
    "disk": "disk",
    "line": "wifi",
    "clock": "clock",
}
#: To choose from; a sentence of one's own can be written beside them.
SYMPTOMS = ("没有反应", "卡纸", "印得不清楚", "读不出来", "没有通电", "屏幕不灵")
CAUSES = ("纸受潮或放歪了", "里面卡了东西", "线松了", "停电或没插好", "零件坏了，要换", "软件没有反应")


@QmlElement
@QmlUncreatable("Python owns the keeper model")
class KeeperModel(WorkingModel):  # type: ignore[operator]
    """``asking``: "" shows the open tab; "report" asks about a new fault; else the id of the fault whose
    cause is asked for. What is chosen on a page but not yet recorded is here and nowhere else."""

    changed = Signal()
    checkChanged = Signal()
    #: Words for the toast: what was recorded.
    told = Signal(str)
    tabOpened = Signal()
    checkAsked = Signal(str)
    supplyAsked = Signal(str, int)
    faultAsked = Signal(str, str, bool, bool)
    causeAsked = Signal(str, str)
    noticeAsked = Signal(str)
    repairedAsked = Signal(str)
    handoverAsked = Signal(str)
    tryAsked = Signal(str)
    reportAsked = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices = RowModel(("name", "label", "icon", "status", "words", "bad"), "name", self)
        self._supplies = RowModel(("name", "label", "icon", "status", "words"), "name", self)
        self._faults = RowModel(
            ("name", "label", "words", "since", "cause", "notice", "stopped"), "name", self
        )
        self._people = RowModel(("name", "words"), "name", self)
        self._tries = RowModel(("name", "label", "icon", "status", "words", "can"), "name", self)
        self._parts: tuple[Part, ...] = ()
        self._bad: set[str] = set()
        self._said: dict[str, str] = {}
        self._tab = 0
        self._asking = ""
        self._opening = self._closing = self._cleaning = self._paper = self._last = ""

    # ---- used by Python ----

    def clear(self) -> None:
        """Nobody is signed in."""
        self._bad.clear()
        self._said.clear()
        self._tab, self._asking = 0, ""
        self.settle()
        self.changed.emit()

    def show_parts(self, parts: Sequence[Part], tries: Sequence[str]) -> None:
        """The devices as they are now; tries: names of those that can be tried here."""
        if {part.name for part in self._parts} != {part.name for part in parts}:
            self._bad = {part.name for part in parts if part.state is PartState.FAULT}
        self._parts = tuple(parts)
        self._supplies.show([_device(part) for part in parts if part.remaining is not None])
        self._show_devices()
        self._tries.show(
            [
                _device(part)
                | {"can": part.name in tries, "words": self._said.get(part.name) or _words(part)}
                for part in parts
            ]
        )
        self.checkChanged.emit()

    def show_done(self, opening: str, closing: str, cleaning: str) -> None:
        """When each was done today, in words; "" for not yet."""
        self._opening, self._closing, self._cleaning = opening, closing, cleaning
        self.changed.emit()

    def show_supplies(self, paper: str, last: str) -> None:
        self._paper, self._last = paper, last
        self.changed.emit()

    def show_faults(self, rows: Sequence[Mapping[str, object]]) -> None:
        self._faults.show(rows)
        self.changed.emit()

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """(staff number, masked name and office) of who may take the machine over."""
        self._people.show([{"name": number, "words": words} for number, words in people])
        self.changed.emit()

    def say_try(self, name: str, words: str) -> None:
        """What came of trying a device."""
        self._said[name] = words
        self.show_parts(self._parts, [row["name"] for row in self._tries.rows if row["can"]])

    def recorded(self, words: str) -> None:
        """It is on disk: back to the tab it came from."""
        self._asking = ""
        self.settle()
        self.changed.emit()
        self.told.emit(words)

    @property
    def bad(self) -> frozenset[str]:
        """Names of the devices that the keeper says do not work."""
        return frozenset(self._bad)

    def _show_devices(self) -> None:
        self._devices.show([_device(p) | {"bad": p.name in self._bad} for p in self._parts])

    # ---- read by QML ----

    @Property(int, notify=changed)
    def tab(self) -> int:
        return self._tab

    @Property(str, notify=changed)
    def asking(self) -> str:
        return self._asking

    @Property(str, notify=changed)
    @said
    def opening(self) -> str:
        return self._opening

    @Property(str, notify=changed)
    @said
    def closing(self) -> str:
        return self._closing

    @Property(str, notify=changed)
    @said
    def cleaning(self) -> str:
        return self._cleaning

    @Property(str, notify=changed)
    @said
    def paper(self) -> str:
        return self._paper

    @Property(str, notify=changed)
    @said
    def lastSupply(self) -> str:
        return self._last

    @Property(int, notify=checkChanged)
    def deviceCount(self) -> int:
        return len(self._parts)

    @Property(int, notify=changed)
    def faultCount(self) -> int:
        return self._faults.rowCount()

    @Property(int, notify=changed)
    def peopleCount(self) -> int:
        return self._people.rowCount()

    @Property(QObject, constant=True)
    def devices(self) -> RowModel:
        return self._devices

    @Property(QObject, constant=True)
    def supplies(self) -> RowModel:
        return self._supplies

    @Property(QObject, constant=True)
    def faults(self) -> RowModel:
        return self._faults

    @Property(QObject, constant=True)
    def people(self) -> RowModel:
        return self._people

    @Property(QObject, constant=True)
    def tries(self) -> RowModel:
        return self._tries

    @Property("QStringList", constant=True)  # type: ignore[arg-type]
    @said
    def symptoms(self) -> list[str]:
        return list(SYMPTOMS)

    @Property("QStringList", constant=True)  # type: ignore[arg-type]
    @said
    def causes(self) -> list[str]:
        return list(CAUSES)

    # ---- asked by QML ----

    @Slot(int)
    def open(self, tab: int) -> None:
        if 0 <= tab < len(TABS):
            self._tab, self._asking = tab, ""
            self.forgive()
            self.changed.emit()
            self.tabOpened.emit()

    @Slot(str)
    def ask(self, what: str) -> None:
        """``report``, the id of a fault whose cause is known now, or "" for back to the list."""
        self._asking = what
        self.forgive()
        self.changed.emit()

    @Slot(str)
    def toggle(self, name: str) -> None:
        """The keeper says that a device works, or that it does not."""
        self._bad.symmetric_difference_update({name})
        self._show_devices()
        self.checkChanged.emit()

    @Slot(str)
    def check(self, kind: str) -> None:
        self._when_free(lambda: self.checkAsked.emit(kind))

    @Slot(str, int)
    def supply(self, kind: str, amount: int) -> None:
        """``paper``, ``toner`` or ``cleaning``; amount: sheets or percent, 0 for not counted."""
        self._when_free(lambda: self.supplyAsked.emit(kind, amount))

    @Slot(str, str, bool, bool)
    def report(self, part: str, words: str, stopped: bool, notice: bool) -> None:
        self._when_free(lambda: self.faultAsked.emit(part, words, stopped, notice))

    @Slot(str, str)
    def cause(self, fault: str, words: str) -> None:
        self._when_free(lambda: self.causeAsked.emit(fault, words))

    @Slot(str)
    def tellPeople(self, fault: str) -> None:
        self._when_free(lambda: self.noticeAsked.emit(fault))

    @Slot(str)
    def repaired(self, fault: str) -> None:
        self._when_free(lambda: self.repairedAsked.emit(fault))

    @Slot(str)
    def handOver(self, number: str) -> None:
        self._when_free(lambda: self.handoverAsked.emit(number))

    @Slot(str)
    def tryDevice(self, name: str) -> None:
        self.tryAsked.emit(name)

    @Slot(bool)
    def makeReport(self, onto_stick: bool) -> None:
        """The report of the last thirty days: onto a stick, or out of the printer."""
        self._when_free(lambda: self.reportAsked.emit(onto_stick))

    def _when_free(self, ask: Callable[[], None]) -> None:
        if not self._busy:
            ask()


def _device(part: Part) -> dict[str, object]:
    return {
        "name": part.name,
        "label": part.label,
        "icon": ICONS.get(part.name, "device"),
        "status": part.state.value,
        "words": _words(part),
    }


def _words(part: Part) -> str:
    """``正常``, ``正常，还有 40%``, or what is wrong."""
    left = f"还有 {part.remaining}%" if part.remaining is not None and part.total == 100 else ""
    said = part.cause or part.state.label
    return f"{said.rstrip('。')}，{left}" if left else said
