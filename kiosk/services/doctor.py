"""Whether everything that the kiosk needs is there and works, in words that say what to do.

As data, for the command line and for the keeper's page. Each check uses what it checks: a font draws, a
database is read, a device is opened and asked.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from kiosk.devices.characters import check_characters
from kiosk.devices.handwriting.check import check_handwriting
from kiosk.devices.port import Device, part_of
from kiosk.store.port import StoreError
from sync.model.device import PartState
from sync.terminal.mailbox.port import LineStatus, MailboxError

#: Packages by what is missing without them; all come with packaging/bootstrap.
_PACKAGES = {
    "PySide6.QtQuick": "屏幕",
    "elementpath": "申请表",
    "reportlab": "打印",
    "pyqrcode": "二维码",
    "PIL": "凭条",
    "serial": "串口设备",
    "escpos": "凭条打印机",
    "cryptography": "加密",
}
_LOW_DISK, _NO_DISK = 1_000_000_000, 200_000_000
_SKEW = timedelta(minutes=5)
#: One of each font of the chain: common, rare, rarer.
_PROOF = "保康县䶮𠮷"


class Check(Struct, frozen=True, kw_only=True):
    """One thing looked at. ok None: not fitted, which is no fault. words: how it is, or what to do."""

    name: str
    label: str
    ok: bool | None
    words: str


def healthy(checks: Iterable[Check]) -> bool:
    return all(check.ok is not False for check in checks)


def packages() -> Check:
    missing = sorted(what for module, what in _PACKAGES.items() if not _there(module))
    words = f"缺少：{'、'.join(missing)}。请运行 packaging/bootstrap run" if missing else "都在"
    return Check(name="packages", label="软件包", ok=not missing, words=words)


def _there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def fonts(paths: Sequence[Path]) -> Check:
    """Paper fonts, by finding a common and two rare characters in them."""
    from sync.paper.fonts import FontChain, NoFontError

    try:
        chain = FontChain(paths)
    except NoFontError:
        words = "一个打印字体也打不开。请安装 fonts-lxgw-wenkai，或在 config.toml 的 [paper] 里写明"
        return Check(name="fonts", label="打印字体", ok=False, words=words)
    lacking = "".join(char for char in _PROOF if chain.font_of(char) is None)
    if lacking:
        words = f"打不出“{lacking}”这样的生僻字。请安装 fonts-hanazono"
        return Check(name="fonts", label="打印字体", ok=False, words=words)
    return Check(name="fonts", label="打印字体", ok=True, words="常用字和生僻字都打得出")


def private_store(folder: Path, read: Callable[[], int]) -> Check:
    """read: opens private.db and counts its drafts. Nothing is made where nothing is."""
    label = "本机数据库"
    if not (folder / "private.db").exists():
        words = "还没有建。请运行 python -m kiosk init"
        return Check(name="private_db", label=label, ok=False, words=words)
    try:
        count = read()
    except StoreError as error:
        return Check(name="private_db", label=label, ok=False, words=error.message)
    return Check(name="private_db", label=label, ok=True, words=f"能读，存着 {count} 份草稿")


def line(status: Callable[[], LineStatus], now: datetime) -> tuple[Check, ...]:
    """The file shared with the agent, the line to the county, and the clock as the county last saw it."""
    try:
        found = status()
    except MailboxError as error:
        return (Check(name="line", label="联网", ok=False, words=error.message),)
    return (_contact(found, now), _clock(found))


def _contact(found: LineStatus, now: datetime) -> Check:
    if not found.enrolled:
        words = "还没有登记。请用县里给的登记码运行 python -m sync.terminal enrol"
        return Check(name="line", label="联网", ok=False, words=words)
    waiting = found.waiting + found.sending
    left = f"，还有 {waiting} 条等着送" if waiting else ""
    refused = found.parked + found.files_parked
    left += f"，{refused} 条县里没有收" if refused else ""
    if found.online:
        return Check(name="line", label="联网", ok=True, words=f"已联网{left}")
    if not found.last_contact:
        words = "登记后还没有连上过。请看报送程序（doorstep-line）有没有在运行、网线有没有插好"
        return Check(name="line", label="联网", ok=False, words=words)
    away = now - datetime.fromisoformat(found.last_contact)
    # Offline is normal; for days on end it is not.
    words = f"现在断网，{max(0, away.days)} 天前连上过{left}"
    return Check(name="line", label="联网", ok=away < timedelta(days=3), words=words)


def _clock(found: LineStatus) -> Check:
    if found.skew_ms is None:
        return Check(name="clock", label="时钟", ok=None, words="还没有和县里对过")
    off = timedelta(milliseconds=abs(found.skew_ms))
    words = "准" if off < _SKEW else f"和县里差 {off.total_seconds() / 60:.0f} 分钟。请把系统时间调准"
    return Check(name="clock", label="时钟", ok=off < _SKEW, words=words)


def disk(folder: Path) -> Check:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    words = f"还剩 {free / 1e9:.1f} GB"
    if free < _LOW_DISK:
        words += "，快满了。请管理员清理，满了就不能再收件"
    return Check(name="disk", label="硬盘", ok=free >= _NO_DISK, words=words)


def writing() -> tuple[Check, ...]:
    hand, rare = check_handwriting(), check_characters()
    return (
        Check(name="handwriting", label="手写", ok=hand.ok, words=hand.words),
        Check(name="rare", label="生僻字", ok=rare.ok, words=rare.words),
    )


def program(name: str, label: str, command: str) -> Check:
    there = shutil.which(command) is not None
    words = f"{command} 在" if there else f"找不到程序 {command}。请安装，或在 config.toml 里换一个"
    return Check(name=name, label=label, ok=there, words=words)


def devices(fitted: Sequence[Device], patience: float = 8.0) -> tuple[Check, ...]:
    """Each is started, given time to answer, and stopped. A running kiosk holds its devices."""
    news = threading.Event()
    for device in fitted:
        device.listen(news.set)
        device.start()
    try:
        left = int(patience / 0.2)
        while left and not all(device.state().state.usable for device in fitted):
            news.wait(0.2)
            news.clear()
            left -= 1
        parts = [part_of(device) for device in fitted]
    finally:
        for device in fitted:
            device.stop()
    return tuple(
        Check(
            name=part.name,
            label=part.label,
            ok=part.state.usable,
            words=part.cause or ("正常" if part.state is PartState.OK else part.state.label),
        )
        for part in parts
    )


def absent(names: dict[str, str]) -> tuple[Check, ...]:
    return tuple(Check(name=name, label=label, ok=None, words="没有装") for name, label in names.items())


def now() -> datetime:
    return datetime.now(UTC)
