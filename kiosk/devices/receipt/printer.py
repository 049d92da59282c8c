"""The driver: prints strips as pictures, asks the printer how it is, says printed when the printer does."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from msgspec import Struct

from kiosk.devices.port import OK, DeviceError, State
from kiosk.devices.printer.following import SheetMoved, Stage
from kiosk.devices.printer.port import Trouble
from kiosk.devices.receipt.status import (
    DONE,
    DROP,
    OFFLINE,
    PAPER,
    PRINTER,
    RESET,
    Condition,
    ask,
    is_done,
    is_realtime,
)
from kiosk.devices.serial_port import Port
from kiosk.devices.worker import RETRY, Worker
from sync.model.device import PartState

LABEL = "凭条打印机"
_NO_PICTURE = "凭条没有画出来。"
_LOOK, _IDLE_LOOK, _ANSWER = 0.3, 5.0, 1.0
_MOST = 8
#: Of a visit that is over, what was not begun so long after it was handed over never is: it was unplugged.
_LEFT = 60.0
#: Silent for so many looks in a row, it is taken for switched off.
_MOST_SILENT = 3
#: Rows of a picture in one command: what is in the printer when the paper ends is at most this.
_BAND = 128

_KEEPER: dict[Trouble, str] = {
    Trouble.COVER: "凭条打印机的盖子没有关好",
    Trouble.NO_PAPER: "凭条打印机没有纸了，请换一卷 80 毫米热敏纸",
    Trouble.JAM: "凭条打印机的切刀或纸卡住了，请打开盖子看一看",
    Trouble.OFFLINE: "凭条打印机停住了，请关掉电源再打开",
    Trouble.LOW_PAPER: "凭条打印机的纸快用完了",
}


class _Strip(Struct):
    """picture: a PNG. visit: how many had ended when it was handed over; at: when that was, on the monotonic
    clock."""

    token: str
    picture: bytes
    visit: int
    at: float
    bands: list[bytes] = []
    told: SheetMoved | None = None


class ReceiptPrinter(Worker):
    """``print`` and ``clear`` come from the screen's thread and never wait; all else happens in its own."""

    name = "receipt_printer"
    label = LABEL

    def __init__(
        self,
        open_: Callable[[], Port],
        *,
        look: float = _LOOK,
        answer: float = _ANSWER,
        retry: float = RETRY,
    ) -> None:
        """look: seconds between two questions while a strip is under way; answer: how long one may take."""
        super().__init__(retry)
        self._open, self._every, self._answer = open_, look, answer
        self._asked: queue.Queue[_Strip] = queue.Queue(_MOST)
        self._current: _Strip | None = None
        self._woken = threading.Event()
        self._ended = 0
        self._silent = 0

    # ---- called by the screen ----

    def print(self, token: str, picture: Path) -> bool:
        """picture: one bit a dot, as wide as the paper; read at once. What becomes of it comes as
        ``SheetMoved``. False when too many wait."""
        try:
            self._asked.put_nowait(_Strip(token, picture.read_bytes(), self._ended, time.monotonic()))
        except queue.Full:
            return False
        except OSError:
            self.tell(SheetMoved(token, Stage.FAILED, words=_NO_PICTURE))
            return True
        self._woken.set()
        return True

    def clear(self) -> None:
        """The visit is over: what waits for a person, now or later, is not printed for the next citizen to
        find; what is under way comes out."""
        self._ended += 1
        self._woken.set()

    def stop(self) -> None:
        self._stopping.set()
        self._woken.set()
        super().stop()

    # ---- in its thread ----

    def session(self) -> None:
        port = self._open()
        try:
            self._silent = 0
            port.write(RESET)
            self._look(port)
            while not self.stopping:
                self._woken.clear()
                self._work(port)
                self._look(port)
                self._woken.wait(self._every if self._current or not self._asked.empty() else _IDLE_LOOK)
        except DeviceError:
            self._fail(f"{LABEL}断开了，没有打完。")
            raise
        finally:
            port.close()

    def _work(self, port: Port) -> None:
        while not self.stopping:
            if self._current is None:
                try:
                    strip = self._asked.get_nowait()
                except queue.Empty:
                    return
                if strip.visit != self._ended and time.monotonic() - strip.at > _LEFT:
                    self._tell(strip, SheetMoved(strip.token, Stage.TAKEN_BACK))
                else:
                    self._begin(strip)
                continue
            self._print(port, self._current)
            if self._current is None:
                continue
            if self._current.visit == self._ended:
                return  # it waits for a person
            self._drop(port, self._current)

    def _begin(self, strip: _Strip) -> None:
        try:
            strip.bands = encode(strip.picture)
        except (OSError, ValueError):
            self._tell(strip, SheetMoved(strip.token, Stage.FAILED, words=_NO_PICTURE))
            return
        self._current = strip
        self._tell(strip, SheetMoved(strip.token, Stage.PRINTING))

    def _print(self, port: Port, strip: _Strip) -> None:
        """As much as goes; it is over when the printer has answered behind the last of it. What waited for a
        person when its visit ended goes no further."""
        if strip.visit != self._ended and strip.told is not None and strip.told.stage is Stage.HELD:
            return
        while strip.bands:
            if self._held(port, strip) or self.stopping:
                return
            port.write(strip.bands.pop(0))
        port.clear()
        port.write(DONE)
        while not self.stopping:
            byte = port.read(1, self._every)
            if byte and is_done(byte[0]):
                self._current = None
                self._tell(strip, SheetMoved(strip.token, Stage.PRINTED))
                return
            if byte:
                continue
            if not self._held(port, strip):
                self._tell(strip, SheetMoved(strip.token, Stage.PRINTING))
            elif strip.visit != self._ended:
                return

    def _held(self, port: Port, strip: _Strip) -> bool:
        """Whether somebody has to do something first; says so."""
        troubles = [t for t in self._look(port) if t.stops]
        if troubles:
            self._tell(strip, SheetMoved(strip.token, Stage.HELD, troubles[0]))
        return bool(troubles)

    def _look(self, port: Port) -> tuple[Trouble, ...]:
        """How it is now. Raises DeviceError when it has been silent for too long."""
        answers = []
        for what in (PRINTER, OFFLINE, PAPER):
            port.write(ask(what))
            until = time.monotonic() + self._answer
            while (left := until - time.monotonic()) > 0:
                byte = port.read(1, left)
                if byte and is_realtime(byte[0]):
                    answers.append(byte[0])
                    break
        if len(answers) < 3:
            self._silent += 1
            if self._silent >= _MOST_SILENT:
                raise DeviceError(f"{LABEL}没有回应，请看看电源开了没有")
            return ()
        self._silent = 0
        troubles = Condition(*answers).troubles
        self.well(_state(troubles))
        return troubles

    def _drop(self, port: Port, strip: _Strip) -> None:
        self._current = None
        port.write(DROP)
        self._tell(strip, SheetMoved(strip.token, Stage.TAKEN_BACK))

    def _fail(self, words: str) -> None:
        strip, self._current = self._current, None
        if strip is not None:
            self._tell(strip, SheetMoved(strip.token, Stage.FAILED, words=words))

    def _tell(self, strip: _Strip, event: SheetMoved) -> None:
        if event != strip.told:
            strip.told = event
            self.tell(event)


def _state(troubles: tuple[Trouble, ...]) -> State:
    if not troubles:
        return OK
    first = troubles[0]
    return State(state=PartState.FAULT if first.stops else PartState.LOW, cause=_KEEPER[first])


def encode(picture: bytes) -> list[bytes]:
    """Commands that print a picture and cut the paper, in pieces that are sent one after the other."""
    # Six hundred milliseconds to import: here, in the device's thread, and with the first slip only.
    from escpos.escpos import Escpos
    from PIL import Image

    class Encoder(Escpos):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.out: list[bytes] = []

        def _raw(self, msg: bytes) -> None:
            self.out.append(bytes(msg))

    encoder = Encoder()
    encoder.hw("INIT")
    with Image.open(BytesIO(picture)) as image:
        image.load()
        for top in range(0, image.height, _BAND):
            band = image.crop((0, top, image.width, min(top + _BAND, image.height)))
            encoder.image(band, impl="bitImageRaster")
    encoder.cut()
    return encoder.out
