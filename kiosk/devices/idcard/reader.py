"""The driver: finds, selects and reads a card, through a SAM-V module."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from kiosk.devices.idcard.card import CardGone, CardLaid, CardRead, CardRefused
from kiosk.devices.idcard.layouts import LayoutError, parse_text
from kiosk.devices.idcard.sam import (
    FIND,
    READ,
    SAM_ID,
    SELECT,
    STATUS,
    Command,
    Frames,
    Reply,
    Status,
    is_sam_id,
    question,
    reply_of,
)
from kiosk.devices.port import DeviceError
from kiosk.devices.serial_port import Port
from kiosk.devices.worker import RETRY, Worker

LABEL = "身份证读卡器"
#: No frame came: not a status of the module.
SILENT = -1
#: A question may be lost; when so many in a row are, the module is.
_MOST_SILENT = 3
#: Seconds: between two looks for a card, between two looks whether the module lives while no card is wanted,
#: and what the module may take to answer (a whole card takes it about one).
_EVERY, _ALIVE_EVERY, _QUICK, _WHOLE = 0.3, 5.0, 0.8, 3.0
_TRIES = 3
_CHUNK = 4096

_WORDS: dict[int, tuple[str, str]] = {
    Status.SAM_REFUSED: ("card.refused", "这张证没有通过真伪验证，请到窗口办"),
    Status.CARD_REFUSED: ("card.refused", "这张证没有通过真伪验证，请到窗口办"),
    Status.INFORMATION: ("card.damaged", "这张证里的信息读不全，请改用手动输入"),
    Status.CARD_TYPE: ("card.type", "这张卡不是身份证，请放身份证"),
}
_UNREADABLE = ("card.unreadable", "这张证没有读出来，请单独放平再试；还不行请手动输入")
_LAYOUT = ("card.layout", "这种证件机器还不认识，请改用手动输入")
EARLY = CardRefused("card.early", "证件拿早了，还没有读完，请再放一次")
#: The module itself cannot work any more: no card will be read before somebody mends it.
_BROKEN: dict[int, str] = {
    Status.SELF_TEST: "读卡器自检没有通过，请断电重启；还不行请联系厂家",
    Status.UNAUTHORISED: "读卡器里的安全模块没有授权，请联系厂家",
}


class SamReader(Worker):
    name = "id_reader"
    label = LABEL

    def __init__(
        self,
        open_: Callable[[], Port],
        *,
        photo: Callable[[bytes], bytes] | None = None,
        every: float = _EVERY,
        quick: float = _QUICK,
        whole: float = _WHOLE,
        retry: float = RETRY,
    ) -> None:
        """photo: turns the card's compressed picture into a BMP (see ``photo.py``); without it the picture is
        dropped unread. every, quick, whole: see above; for tests on a quick simulator."""
        super().__init__(retry)
        self._open, self._photo = open_, photo
        self._every, self._quick, self._whole = every, quick, whole
        self._wanted = threading.Event()
        self._nudge = threading.Event()
        self._lying = self._done = False
        self._asked = self._answering = 0
        self._owed = False

    # ---- called by the screen ----

    def want(self, wanted: bool) -> None:
        if wanted and not self._wanted.is_set():
            self.take()
            self._asked += 1
            self._wanted.set()
        elif not wanted:
            self._wanted.clear()
        self._nudge.set()

    def stop(self) -> None:
        self._stopping.set()
        self._nudge.set()
        super().stop()

    # ---- in the device's thread ----

    def session(self) -> None:
        port = self._open()
        module = None
        try:
            module = Module(port, self._stopping, owed=self._owed)
            self._lying = self._done = False
            module.ask_living(STATUS, self._quick)
            self.well()
            while not self.stopping:
                self._turn(module)
                self._pause()
        finally:
            self._owed = module is not None and module.owed
            port.close()

    def _pause(self) -> None:
        self._nudge.wait(self._every if self._wanted.is_set() else _ALIVE_EVERY)
        self._nudge.clear()

    def _turn(self, module: Module) -> None:
        if not self._wanted.is_set():
            module.ask_living(STATUS, self._quick)
            return
        if self._answering != self._asked:
            # Another page asks: what lies there is new to it.
            self._answering = self._asked
            self._lying = self._done = False
        found = module.ask_living(FIND, self._quick).status
        if found != Status.FOUND:
            if self._lying:
                self.tell(CardGone())
            self._lying = self._done = False
        elif not self._done:
            if not self._lying:
                self._lying = True
                self.tell(CardLaid())
            event = self._read(module)
            self.tell(event)
            self._done = event is not EARLY

    def _read(self, module: Module) -> CardRead | CardRefused:
        """Try some times while the card lies there."""
        last = SILENT
        for attempt in range(_TRIES):
            if attempt and module.ask_living(FIND, self._quick).status != Status.FOUND:
                return EARLY
            last = module.ask_living(SELECT, self._quick).status
            if last != Status.OK:
                continue
            reply = module.ask_living(READ, self._whole)
            last = reply.status
            if last != Status.OK:
                continue
            try:
                return self._card(reply.data)
            except LayoutError:
                return CardRefused(*_LAYOUT)
        return CardRefused(*_WORDS.get(last, _UNREADABLE))

    def _card(self, data: bytes) -> CardRead:
        """Raises LayoutError."""
        text_size, photo_size = int.from_bytes(data[:2], "big"), int.from_bytes(data[2:4], "big")
        if len(data) < 4 + text_size + photo_size:
            raise LayoutError("cut off")
        card = parse_text(data[4 : 4 + text_size])
        picture = self._photo(data[4 + text_size :][:photo_size]) if self._photo is not None else b""
        return CardRead(card, picture)


class Module:
    """Questions and answers over one open port.

    An answer does not say what it answers. One that came too late must not be taken for the answer to the
    next question (no card would become a card, one citizen's card the next one's): while one is ``owed``,
    the module is first asked who it is. Answers come in order and no other looks like that one, so whatever
    was late is past when it is there.
    """

    def __init__(self, port: Port, stopping: threading.Event, *, owed: bool = False) -> None:
        self._port, self._stopping = port, stopping
        self._frames = Frames()
        self._silent = 0
        self.owed = owed

    def ask(self, command: Command, seconds: float) -> Reply:
        """``SILENT`` when no whole frame came in time, whatever else came. Raises DeviceError when lost."""
        if self.owed and self._exchange(SAM_ID, seconds).status == SILENT:
            return Reply(SILENT)
        reply = self._exchange(command, seconds)
        self.owed = reply.status == SILENT
        return reply

    def _exchange(self, command: Command, seconds: float) -> Reply:
        self._port.clear()
        self._frames.clear()
        self._port.write(question(command))
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self._stopping.is_set():
            came = self._port.read(_CHUNK, left)
            for body in self._frames.feed(came):
                reply = reply_of(body)
                if reply is not None and is_sam_id(reply) == (command == SAM_ID):
                    return reply
            if len(came) == _CHUNK:
                self._stopping.wait(0.01)  # a flood: the screen's thread comes first
        return Reply(SILENT)

    def ask_living(self, command: Command, seconds: float) -> Reply:
        """The same; raises DeviceError also when the module is silent for too long or says it is broken."""
        reply = self.ask(command, seconds)
        self._silent = self._silent + 1 if reply.status == SILENT else 0
        if self._silent >= _MOST_SILENT:
            raise DeviceError(f"{LABEL}没有回应，请拔下插头等 10 秒再插上")
        if reply.status in _BROKEN:
            raise DeviceError(_BROKEN[reply.status])
        return reply
