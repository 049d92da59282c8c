"""Each device tried by using it: a page printed, a card laid on, a code scanned. For ``doctor --use``.

What a card or a code says is looked at no further than that it was read, and nothing of it is kept.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.devices.idcard.card import CardRead, CardRefused
from kiosk.devices.idcard.port import IdReader
from kiosk.devices.port import Device
from kiosk.devices.printer.following import A4Printer, SheetMoved, Stage
from kiosk.devices.printer.reasons import FOR_KEEPERS
from kiosk.devices.receipt.printer import ReceiptPrinter
from kiosk.devices.scanner.serial_scanner import Scanned, SerialScanner
from kiosk.services.doctor import Check

#: What became of it, True for used with success; None: nothing yet.
Outcome = tuple[bool, str] | None
_TICK = 0.2
_WHOSE = "doctor"


class Trying:
    def __init__(self, say: Callable[[str], None], patience: float = 40.0) -> None:
        """say: what the one who stands there is asked to do. patience: seconds for each device."""
        self._say, self._patience = say, patience

    def page(self, printer: A4Printer, pdf: Path) -> Check:
        """One sheet of A4."""
        self._say("打印机：正在打一页测试页…")
        return self._printed(printer, lambda: printer.print(_WHOSE, pdf), printer.clear)

    def strip(self, printer: ReceiptPrinter, png: Path) -> Check:
        """One slip of 80 mm."""
        self._say("凭条打印机：正在打一张测试条…")
        return self._printed(printer, lambda: printer.print(_WHOSE, png), printer.clear)

    def card(self, reader: IdReader) -> Check:
        def done(event: Any) -> Outcome:
            if isinstance(event, CardRead):
                return True, "读到一张证，好用。证上的内容没有显示，也没有留下"
            if isinstance(event, CardRefused):
                return False, f"碰到一张证，没有读出来：{event.words}"
            return None

        def begin() -> bool:
            self._say(f"{reader.label}：请放一张身份证，放稳两秒…")
            reader.want(True)
            return True

        return self._used(reader, begin, done, lambda: reader.want(False), "没有等到证。没有证在手边，不算坏")

    def code(self, scanner: SerialScanner) -> Check:
        def begin() -> bool:
            self._say(f"{scanner.label}：请扫一个码，测试页上的就行…")
            return True

        def done(event: Any) -> Outcome:
            return (
                (True, "扫到一个码，好用。码的内容没有显示，也没有留下")
                if isinstance(event, Scanned)
                else None
            )

        return self._used(scanner, begin, done, lambda: None, "没有等到码。没有扫，不算坏")

    def _printed(
        self, printer: A4Printer | ReceiptPrinter, begin: Callable[[], bool], end: Callable[[], None]
    ) -> Check:
        held = ""

        def done(event: Any) -> Outcome:
            nonlocal held
            if not isinstance(event, SheetMoved) or event.token != _WHOSE:
                return None
            if event.stage is Stage.PRINTED:
                return True, "打出来了。请看字清不清楚，扫一扫上面的码"
            if event.stage.over:
                return False, event.words or "没有打出来"
            held = FOR_KEEPERS[event.trouble] if event.trouble is not None else ""
            return None

        found = self._used(printer, begin, done, end, "")
        if found.ok is not None:
            return found
        words = f"没有打出来：{held}" if held else "没有打出来，打印机也没有说为什么。看电源和数据线"
        return Check(name=found.name, label=found.label, ok=False, words=words)

    def _used(
        self,
        device: Device,
        begin: Callable[[], bool],
        done: Callable[[Any], Outcome],
        end: Callable[[], None],
        nothing: str,
    ) -> Check:
        """ok None: nothing happened in time."""
        news = threading.Event()
        device.listen(news.set)
        device.start()
        left = round(self._patience / _TICK)
        try:
            while left and not device.state().state.usable:
                left -= not news.wait(_TICK)
                news.clear()
            if not device.state().state.usable:
                return Check(
                    name=device.name, label=device.label, ok=False, words=device.state().cause or "没有接通"
                )
            if not begin():
                return Check(
                    name=device.name, label=device.label, ok=False, words="前面还有没打完的，等一会儿再试"
                )
            while left:
                for event in device.take():
                    outcome = done(event)
                    if outcome is not None:
                        return Check(name=device.name, label=device.label, ok=outcome[0], words=outcome[1])
                left -= not news.wait(_TICK)
                news.clear()
            end()
            return Check(name=device.name, label=device.label, ok=None, words=nothing)
        finally:
            device.stop()
