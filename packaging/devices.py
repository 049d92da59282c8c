"""Simulated devices for `make run ARGS=--devices`, and a page that drives them by hand.

    .venv/bin/python packaging/devices.py FOLDER PORT

Each device is a pseudo terminal in FOLDER, named in config.toml as real ones are: the kiosk cannot tell. The
page, on 127.0.0.1 only, lays cards on the reader and papers under the camera, scans, draws plugs.
"""

from __future__ import annotations

import html
import signal
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from papers import LAID  # noqa: E402

from kiosk.devices.camera.simulator import CameraSimulator  # noqa: E402
from kiosk.devices.idcard.simulator import SamSimulator, load_card  # noqa: E402
from kiosk.devices.receipt.simulator import ReceiptSimulator  # noqa: E402
from kiosk.devices.scanner.simulator import ScannerSimulator  # noqa: E402
from tests.helpers.print_room import PrintRoom, why_not  # noqa: E402

CARDS = HERE / "cards"
#: Settings of [devices] and the plug in FOLDER that each names.
LINKS = {"id_reader": "id-reader", "scanner": "scanner", "receipt_printer": "receipt-printer"}
_ROLL = 100_000
#: What can ail the A4 printer, and IPP's keyword for it.
AILS = {
    "好的": "",
    "没纸": "media-empty-error",
    "卡纸": "media-jam-error",
    "盖子开着": "cover-open-error",
    "没墨粉": "toner-empty-error",
    "废粉满": "marker-waste-full-warning",
}
#: What NUT's upsmon says.
MAINS = {"来电": "ONLINE", "停电": "ONBATT", "电池快完": "LOWBATT"}
#: Lux in the hall.
LAMPS = {"亮着": 300, "关了": 3}


class Pluggable(Protocol):
    """What every simulator is to a hand."""

    @property
    def plugged(self) -> bool: ...

    def plug(self) -> None: ...

    def unplug(self) -> None: ...


class A4:
    """A real print service with an IPP printer behind it, and the printer's power switch."""

    def __init__(self, link: Path) -> None:
        """link: to the folder it lives in."""
        self._link = link
        self.room: PrintRoom | None = None

    @property
    def plugged(self) -> bool:
        return self.room is not None and self.room.switched_on

    def plug(self) -> None:
        if self.room is None:
            # It needs a folder that its own user reaches; here stands where that is.
            self.room = PrintRoom().__enter__()
            self._link.unlink(missing_ok=True)  # of a run that was killed
            self._link.parent.mkdir(parents=True, exist_ok=True)
            self._link.symlink_to(self.room.root)
        elif not self.room.switched_on:
            self.room.switch_on()

    def unplug(self) -> None:
        if self.room is not None:
            self.room.switch_off()

    def close(self) -> None:
        if self.room is not None:
            self.room.close()
            self.room = None
            self._link.unlink(missing_ok=True)


class Bench:
    """The devices, and what can be done to them: ``do`` takes a verb and a text."""

    def __init__(self, folder: Path, *, printing: bool = False) -> None:
        """printing: with a print service; it takes a few seconds to begin."""
        # A real module takes about a second for a card.
        self.reader = SamSimulator(folder / LINKS["id_reader"], slow=0.8)
        self.scanner = ScannerSimulator(folder / LINKS["scanner"])
        self.receipt = ReceiptSimulator(folder / LINKS["receipt_printer"], folder / "strips")
        self.receipt.paper = _ROLL
        self.camera = CameraSimulator(folder / "camera.sock")
        self.camera.show(LAID["空桌子"]())
        self._plugs: dict[str, Pluggable] = {
            "reader": self.reader,
            "scanner": self.scanner,
            "receipt": self.receipt,
            "camera": self.camera,
        }
        self.a4 = A4(folder / "print") if printing else None
        if self.a4 is not None:
            self._plugs["a4"] = self.a4
        self._light, self._mains = folder / "light", folder / "power"
        self._panel = folder / "backlight"
        self.said = "准备好了"

    def plug(self) -> None:
        for device in self._plugs.values():
            device.plug()
        self._lamps("亮着")
        self._make_panel()

    def unplug(self) -> None:
        for device in self._plugs.values():
            device.unplug()
        if self.a4 is not None:
            self.a4.close()

    @staticmethod
    def cards() -> dict[str, Path]:
        return {path.stem: path for path in sorted(CARDS.glob("*.json"))}

    def do(self, verb: str, text: str) -> None:
        """Raises KeyError for a verb or a card that there is not."""
        verbs: dict[str, Callable[[str], object]] = {
            "lay": lambda name: self._lay(name, early=False),
            "snatch": lambda name: self._lay(name, early=True),
            "lift": lambda _: self.reader.lift(),
            "hang": lambda _: setattr(self.reader, "hangs", not self.reader.hangs),
            "scan": self.scanner.scan,
            "paper": self._paper,
            "cover": self._cover,
            "low": lambda _: setattr(self.receipt, "low", not self.receipt.low),
            "under": lambda name: self.camera.show(LAID[name]()),
            "freeze": lambda _: setattr(self.camera, "hangs", not self.camera.hangs),
            "lamps": self._lamps,
            "mains": lambda text: self._mains.write_text(MAINS[text]),
            "ail": self._ail,
            "plug": lambda name: self._plugs[name].plug(),
            "unplug": lambda name: self._plugs[name].unplug(),
        }
        verbs[verb](text)
        self.said = f"{verb} {text}".strip()

    def _ail(self, text: str) -> None:
        if self.a4 is not None and self.a4.room is not None:
            self.a4.room.ail(AILS[text])

    def _lamps(self, text: str) -> None:
        """As the kernel shows a sensor: a folder with a number in it."""
        self._light.mkdir(parents=True, exist_ok=True)
        (self._light / "in_illuminance_input").write_text(f"{LAMPS[text]}\n")

    def _make_panel(self) -> None:
        self._panel.mkdir(parents=True, exist_ok=True)
        for name, text in (("bl_power", "0"), ("brightness", "80"), ("max_brightness", "100")):
            (self._panel / name).write_text(f"{text}\n")

    @property
    def lit(self) -> bool:
        """Whether the panel's backlight is on."""
        return (self._panel / "bl_power").read_text().strip() == "0"

    def _lay(self, name: str, *, early: bool) -> None:
        self.reader.snatched = early
        self.reader.lay(load_card(self.cards()[name]))

    def _paper(self, text: str) -> None:
        self.receipt.paper = 0 if text == "out" else _ROLL
        self.receipt.go_on()

    def _cover(self, text: str) -> None:
        self.receipt.cover = text == "open"
        self.receipt.go_on()

    def page(self) -> str:
        def button(label: str, verb: str, text: str = "") -> str:
            return (
                f'<button name="do" value="{html.escape(f"{verb}|{text}", quote=True)}">'
                f"{html.escape(label)}</button>"
            )

        plugs = "".join(
            f"<p>{label} {'插着' if self._plugs[name].plugged else '拔掉了'} "
            f"{button('插上', 'plug', name)}{button('拔掉', 'unplug', name)}</p>"
            for name, label in (
                ("reader", "读卡器"),
                ("scanner", "扫码器"),
                ("receipt", "凭条打印机"),
                ("camera", "高拍仪"),
                ("a4", "A4 打印机"),
            )
            if name in self._plugs
        )
        ails = (
            "".join(button(name, "ail", name) for name in AILS) if self.a4 is not None else "没有装打印服务"
        )
        came = len(self.a4.room.sheets()) if self.a4 is not None and self.a4.room is not None else 0
        laid = "".join(
            f"<p>{html.escape(name)} {button('放上', 'lay', name)}{button('放上就抽走', 'snatch', name)}</p>"
            for name in self.cards()
        )
        strips = "".join(
            f'<img src="/strip/{path.name}" width="288">' for path in reversed(self.receipt.strips[-3:])
        )
        return (
            '<!doctype html><html lang="zh"><meta charset="utf-8"><title>设备台</title>'
            "<style>body{font:16px sans-serif;margin:24px;max-width:960px}"
            "button{margin:2px 4px;padding:6px 12px}"
            "img{border:1px solid #999;margin:8px;vertical-align:top}</style>"
            f"<h1>设备台</h1><p>{html.escape(self.said)}</p><form method=post>"
            f"<h2>身份证</h2>{laid}<p>{button('拿走', 'lift')}"
            f"{button('读卡器不回应（再点恢复）', 'hang')}</p>"
            f"<h2>扫码</h2><p><input name=text size=60>{button('扫', 'scan')}</p>"
            f"<h2>高拍仪下面</h2><p>{''.join(button(name, 'under', name) for name in LAID)}"
            f"{button('没有画面（再点恢复）', 'freeze')}</p>"
            f"<h2>大厅的灯</h2><p>{''.join(button(name, 'lamps', name) for name in LAMPS)}"
            f"　屏幕背光{'亮着' if self.lit else '关了'}</p>"
            f"<h2>电源</h2><p>{''.join(button(name, 'mains', name) for name in MAINS)}</p>"
            f"<h2>A4 打印机</h2><p>{ails}　打出来 {came} 份</p>"
            f"<h2>凭条打印机</h2><p>{button('没纸', 'paper', 'out')}{button('装纸', 'paper', 'in')}"
            f"{button('开盖', 'cover', 'open')}{button('合盖', 'cover', 'shut')}"
            f"{button('纸快完（再点恢复）', 'low')}</p><h2>插头</h2>{plugs}</form>{strips}"
        )


def handler(bench: Bench) -> type[BaseHTTPRequestHandler]:
    class Panel(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith("/strip/"):
                found = next((p for p in bench.receipt.strips if p.name == self.path[7:]), None)
                if found is None:
                    self.send_error(404)
                else:
                    self._send(found.read_bytes(), "image/png")
                return
            self._send(bench.page().encode(), "text/html; charset=utf-8")

        def do_POST(self) -> None:
            size = min(int(self.headers.get("Content-Length") or 0), 10_000)
            form = parse_qs(self.rfile.read(size).decode("utf-8", "replace"))
            verb, _, text = form.get("do", [""])[0].partition("|")
            try:
                bench.do(verb, text or form.get("text", [""])[0])
            except (KeyError, ValueError) as error:
                bench.said = f"没有做成：{error}"
            self.send_response(303)
            self.send_header("Location", "/")
            self.end_headers()

        def _send(self, body: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """What is scanned is nobody's business."""

    return Panel


def main(arguments: list[str]) -> int:
    folder, port = Path(arguments[0]).resolve(), int(arguments[1])
    bench = Bench(folder, printing=not why_not())
    bench.plug()
    server = ThreadingHTTPServer(("127.0.0.1", port), handler(bench))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        server.serve_forever()
    finally:
        server.server_close()
        bench.unplug()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
