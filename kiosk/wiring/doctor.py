"""``python -m kiosk doctor``: the checks put together for this machine."""

from __future__ import annotations

from contextlib import ExitStack

from kiosk.services import doctor
from kiosk.services.doctor import Check
from kiosk.settings import KioskSettings
from kiosk.wiring.devices import Fitted
from sync.terminal.mailbox.port import LineStatus, MailboxError
from sync.terminal.mailbox.sqlite import SqliteMailbox

_LABELS = {
    "id_reader": "身份证读卡器",
    "scanner": "扫码器",
    "receipt_printer": "凭条打印机",
    "a4_printer": "打印机",
    "power": "不间断电源",
}
_MARKS = {True: "✓", False: "✗", None: "–"}


def examine(settings: KioskSettings) -> tuple[Check, ...]:
    """All checks; takes as long as the slowest device, eight seconds at most. Changes nothing."""
    fitted = Fitted(settings.settings.devices).all
    names = {device.name for device in fitted}
    return (
        doctor.packages(),
        doctor.fonts(settings.fonts),
        doctor.private_store(settings.store_folder, lambda: _drafts(settings)),
        *doctor.line(lambda: _line(settings), doctor.now()),
        doctor.disk(settings.state),
        *doctor.writing(),
        doctor.program("speech", "朗读", settings.settings.speech.program),
        doctor.program("sound", "声音", settings.settings.sound.program),
        *doctor.devices(fitted),
        *doctor.absent({name: label for name, label in _LABELS.items() if name not in names}),
    )


def lines(checks: tuple[Check, ...]) -> list[str]:
    """For a terminal window."""
    told = [f"{_MARKS[check.ok]} {check.label}：{check.words}" for check in checks]
    wrong = sum(check.ok is False for check in checks)
    return [*told, "", f"{wrong} 项要处理。" if wrong else "都好。"]


def _drafts(settings: KioskSettings) -> int:
    from kiosk.store.sqlite import PrivateStore

    store = PrivateStore(settings.store_folder)
    try:
        return len(store.drafts())
    finally:
        store.close()


def _line(settings: KioskSettings) -> LineStatus:
    if not settings.line_db.exists():
        raise MailboxError("还没有登记过。请用县里给的登记码运行 python -m sync.terminal enrol", "no line.db")
    with ExitStack() as closing:
        mailbox = SqliteMailbox(settings.line_db)
        closing.callback(mailbox.close)
        return mailbox.line()
