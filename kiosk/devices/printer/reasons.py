"""IPP's words for what ails a printer (RFC 8011 §5.4.12, PWG 5100.9) as ours, and ours in Chinese."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.devices.printer.port import Trouble

# A keyword ends in -report, -warning or -error; how bad it is we know better for paper and toner.
_SEVERITIES = ("-report", "-warning", "-error")
_MEANINGS = {
    "media-empty": Trouble.NO_PAPER,
    "media-needed": Trouble.NO_PAPER,
    "input-tray-missing": Trouble.NO_PAPER,
    "media-jam": Trouble.JAM,
    "cover-open": Trouble.COVER,
    "door-open": Trouble.COVER,
    "interlock-open": Trouble.COVER,
    "toner-empty": Trouble.NO_TONER,
    "marker-supply-empty": Trouble.NO_TONER,
    "developer-empty": Trouble.NO_TONER,
    "output-area-full": Trouble.OUTPUT_FULL,
    "output-tray-missing": Trouble.OUTPUT_FULL,
    "marker-waste-full": Trouble.WASTE_FULL,
    "offline": Trouble.OFFLINE,
    "connecting-to-device": Trouble.OFFLINE,
    "timed-out": Trouble.OFFLINE,
    "shutdown": Trouble.OFFLINE,
    "paused": Trouble.STOPPED,
    "moving-to-paused": Trouble.STOPPED,
    "stopped-partly": Trouble.STOPPED,
    "opc-life-over": Trouble.SERVICE,
    "fuser-over-temp": Trouble.SERVICE,
    "fuser-under-temp": Trouble.SERVICE,
    "media-low": Trouble.LOW_PAPER,
    "toner-low": Trouble.LOW_TONER,
    "marker-supply-low": Trouble.LOW_TONER,
    "developer-low": Trouble.LOW_TONER,
}
_ORDER = tuple(Trouble)

#: What a keeper reads: what it is and what to do.
FOR_KEEPERS = {
    Trouble.NO_PAPER: "缺纸：加 A4 纸。",
    Trouble.JAM: "卡纸：打开后盖，顺着走纸方向把纸取出来。",
    Trouble.COVER: "盖子没有关：关好。",
    Trouble.NO_TONER: "没有墨粉：换粉盒。",
    Trouble.OUTPUT_FULL: "出纸口满了：把纸取走。",
    Trouble.WASTE_FULL: "废粉盒满了：换废粉盒。",
    Trouble.OFFLINE: "没有接通：看电源和数据线。",
    Trouble.STOPPED: "打印服务里停住了：在机器上运行 cupsenable 打印机名。",
    Trouble.SERVICE: "零件到寿命或过热：报修。",
    Trouble.LOW_PAPER: "纸不多了：准备加纸。",
    Trouble.LOW_TONER: "墨粉不多了：准备粉盒。",
}


def troubles_of(reasons: Iterable[str]) -> tuple[Trouble, ...]:
    """The troubles that IPP keywords mean, the worst first, each once. Unknown keywords are left out: vendors
    have many that stop nothing, and a job that does not go on is seen all the same."""
    found = set()
    for reason in reasons:
        word = reason
        for severity in _SEVERITIES:
            word = word.removesuffix(severity)
        if word in _MEANINGS:
            found.add(_MEANINGS[word])
    if Trouble.NO_PAPER in found:
        found.discard(Trouble.LOW_PAPER)
    if Trouble.NO_TONER in found:
        found.discard(Trouble.LOW_TONER)
    return tuple(sorted(found, key=_ORDER.index))


def worst(troubles: Iterable[Trouble]) -> Trouble | None:
    """The one that stops the printer and is to be told first; None when none stops it."""
    return next((t for t in sorted(troubles, key=_ORDER.index) if t.stops), None)
