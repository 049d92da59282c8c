"""The A4 printer as a device: takes sheets, follows each to its end, and leaves none behind it."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from kiosk.devices.port import OK, State
from kiosk.devices.printer.port import JobState, Printer, PrinterError, PrinterState, Trouble
from kiosk.devices.printer.reasons import FOR_KEEPERS, worst
from kiosk.devices.worker import Worker
from sync.model.device import PartState

log = logging.getLogger("kiosk.printer")
NAME, LABEL = "a4_printer", "打印机"
#: How often a sheet that is under way is looked after, and the printer when there is none.
_LOOK = 0.25
_IDLE_LOOK = 5.0
#: Of a visit that is over, what has not come out so long after it was handed over is taken back: the next
#: citizen would find it.
_LEFT = 60.0
#: A trouble that needs somebody lasts. The print service tells that of the sheet before for a moment, and one
#: that is over: what is held shorter is still under way.
_HELD = 3.0
#: More sheets at once than anybody stands before the machine for.
_MOST = 16


class Stage(StrEnum):
    """How far a sheet is. PRINTED only when the printer itself said so."""

    PRINTING = "printing"
    HELD = "held"  # it waits for a person: paper, a jam
    PRINTED = "printed"
    FAILED = "failed"
    TAKEN_BACK = "taken_back"

    @property
    def over(self) -> bool:
        return self in (Stage.PRINTED, Stage.FAILED, Stage.TAKEN_BACK)


class SheetMoved(Struct, frozen=True):
    """An event: a sheet is at another stage. trouble: why it is held; words: of a failure, in Chinese."""

    token: str
    stage: Stage
    trouble: Trouble | None = None
    words: str = ""


class _Sheet(Struct):
    """content: the PDF until the print service has it: its file is deleted when the visit ends. visit: how
    many had ended when it was handed over; at: when that was, on the monotonic clock; held: since when it
    waits for a person, None when it does not."""

    token: str
    content: bytes
    visit: int
    at: float
    number: int = 0
    told: SheetMoved | None = None
    held: float | None = None
    back: bool = False


class A4Printer(Worker):
    """``print`` and ``clear`` come from the screen's thread and never wait; all else happens in its own."""

    name = NAME
    label = LABEL

    def __init__(
        self, printer: Callable[[], Printer], look: float = _LOOK, left: float = _LEFT, held: float = _HELD
    ) -> None:
        """printer: makes the driver, in this device's thread. left: seconds a sheet has whose visit ends.
        held: of these, seconds that it may wait for a person."""
        super().__init__()
        self._open, self._every, self._longest, self._held = printer, look, left, held
        self._ended = 0
        self._asked: queue.Queue[_Sheet] = queue.Queue(_MOST)
        self._woken = threading.Event()
        self._sheets: list[_Sheet] = []

    # ---- called by the screen ----

    def print(self, token: str, pdf: Path) -> bool:
        """Hand a sheet over; what becomes of it comes as :class:`SheetMoved`. False when too many wait. The
        file is read at once and not needed any more."""
        try:
            content = pdf.read_bytes()
        except OSError as error:
            log.warning("a sheet is not there: %s", error.strerror)
            self.tell(SheetMoved(token, Stage.FAILED, words=_FAILED))
            return True
        try:
            self._asked.put_nowait(_Sheet(token, content, self._ended, time.monotonic()))
        except queue.Full:
            return False
        self._woken.set()
        return True

    def clear(self) -> None:
        """The visit is over: what waits for a person, now or later, never comes out, for the next citizen
        would find it; what is under way does. Nothing stays in the print service."""
        self._ended += 1
        self._woken.set()

    def stop(self) -> None:
        self._woken.set()
        super().stop()

    # ---- in its thread ----

    def session(self) -> None:
        printer = self._open()
        left, ended = self._forget_all(printer), self._ended
        self._show(printer.state())
        while not self.stopping:
            self._woken.clear()
            left, ended = left or ended != self._ended, self._ended
            self._take(printer)
            self._sheets_back(printer)
            self._follow(printer)
            if not self._sheets:
                left = left and self._forget_all(printer)
                self._show(printer.state())
            self._woken.wait(self._every if self._sheets or left else _IDLE_LOOK)

    def _take(self, printer: Printer) -> None:
        while True:
            try:
                sheet = self._asked.get_nowait()
            except queue.Empty:
                return
            if self._is_late(sheet):
                self._tell(sheet, SheetMoved(sheet.token, Stage.TAKEN_BACK))
                continue
            try:
                sheet.number = printer.submit(sheet.content)
            except PrinterError as error:
                log.warning("not printed: %s", error.cause)
                self._tell(sheet, SheetMoved(sheet.token, Stage.FAILED, words=error.message))
                continue
            finally:
                sheet.content = b""
            self._sheets.append(sheet)
            self._tell(sheet, SheetMoved(sheet.token, Stage.PRINTING))

    def _follow(self, printer: Printer) -> None:
        for sheet in list(self._sheets):
            try:
                job = printer.job(sheet.number)
            except PrinterError as error:
                # The service may be back in a moment, and still have the sheet.
                log.info("a sheet cannot be followed now: %s", error.cause)
                self._tell(sheet, SheetMoved(sheet.token, Stage.HELD, Trouble.OFFLINE))
                continue
            if job.state.over:
                self._sheets.remove(sheet)
                self._tell(
                    sheet,
                    SheetMoved(
                        sheet.token, _END[job.state], words=_FAILED if job.state is JobState.FAILED else ""
                    ),
                )
                self._quietly(printer.forget, sheet.number)
                continue
            trouble = worst(job.troubles)
            if trouble is None:
                self._tell(sheet, SheetMoved(sheet.token, Stage.PRINTING))
            else:
                self._show(PrinterState(there=True, troubles=job.troubles))
                self._tell(sheet, SheetMoved(sheet.token, Stage.HELD, trouble))

    def _sheets_back(self, printer: Printer) -> None:
        """Of visits that are over: what waits for a person, and what takes too long."""
        for sheet in self._sheets:
            held = sheet.held is not None and time.monotonic() - sheet.held >= self._held
            if not sheet.back and (self._is_late(sheet) or (held and sheet.visit != self._ended)):
                sheet.back = True
                self._quietly(printer.cancel, sheet.number)

    def _is_late(self, sheet: _Sheet) -> bool:
        return sheet.visit != self._ended and time.monotonic() - sheet.at > self._longest

    def _forget_all(self, printer: Printer) -> bool:
        """Wipe what the print service still has of us, also from before a crash; True: something is left."""
        known = {sheet.number for sheet in self._sheets}
        try:
            found = [number for number in printer.jobs() if number not in known]
        except PrinterError:
            return True
        for number in found:
            self._quietly(lambda n: _end(printer, n), number)
        return bool(found)

    def _quietly(self, verb: Callable[[int], None], number: int) -> None:
        try:
            verb(number)
        except PrinterError as error:
            log.info("print service: %s", error.cause)

    def _tell(self, sheet: _Sheet, event: SheetMoved) -> None:
        if event.stage is not Stage.HELD:
            sheet.held = None
        elif sheet.held is None:
            sheet.held = time.monotonic()
        if event != sheet.told:
            sheet.told = event
            self.tell(event)

    def _show(self, found: PrinterState) -> None:
        self.well(state_of(found))


def _end(printer: Printer, number: int) -> None:
    """One step towards nothing: what is under way is taken back, and forgotten once it is over."""
    if printer.job(number).state.over:
        printer.forget(number)
    else:
        printer.cancel(number)


_END = {
    JobState.DONE: Stage.PRINTED,
    JobState.CANCELLED: Stage.TAKEN_BACK,
    JobState.FAILED: Stage.FAILED,
}
_FAILED = "打印机没有打出来。"


def state_of(found: PrinterState) -> State:
    """For screens, ``doctor`` and the county: the worst trouble in words for the keeper."""
    paper = [percent for name, percent in found.levels if "paper" in name.lower()]
    toner = [percent for name, percent in found.levels if "paper" not in name.lower()]
    remaining = min(paper or toner) if paper or toner else None
    total = None if remaining is None else 100
    if not found.there:
        return State(
            state=PartState.FAULT, cause="打印服务里找不到这台打印机：看 CUPS 是否在运行、名字是否写对。"
        )
    if not found.troubles:
        return State(state=PartState.OK, total=total, remaining=remaining) if total else OK
    first = found.troubles[0]
    state = PartState.FAULT if first.stops else PartState.LOW
    return State(state=state, cause=FOR_KEEPERS[first], total=total, remaining=remaining)
