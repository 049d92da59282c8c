"""``python -m kiosk doctor``: the checks put together for this machine."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.devices.scanner.serial_scanner import SerialScanner
from kiosk.paper.office import PaperOffice
from kiosk.paper.slips import TrialSheet
from kiosk.services import doctor
from kiosk.services.clock import CHINA
from kiosk.services.clock_words import moment_words
from kiosk.services.doctor import Check
from kiosk.services.trying import Trying
from kiosk.settings import KioskSettings
from kiosk.wiring.devices import Fitted
from sync.model.settings import Speech
from sync.terminal.mailbox.port import LineStatus, MailboxError
from sync.terminal.mailbox.sqlite import SqliteMailbox

_LABELS = {
    "id_reader": "身份证读卡器",
    "scanner": "扫码器",
    "receipt_printer": "凭条打印机",
    "a4_printer": "打印机",
    "power": "不间断电源",
    "camera": "高拍仪",
    "light": "光线传感器",
    "backlight": "屏幕背光",
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
        _speech(settings.settings.speech),
        doctor.program("sound", "声音", settings.settings.sound.program),
        *doctor.devices(fitted),
        *doctor.absent({name: label for name, label in _LABELS.items() if name not in names}),
    )


def use(settings: KioskSettings, say: Callable[[str], None], record: Path | None = None) -> tuple[Check, ...]:
    """Every device that can be is used, one after the other, by the person who stands there. say: what they
    are asked to do. Minutes at most; nothing is kept, but where ``record`` names a folder: then what went
    over each line lies there as text, to be played again in a test."""
    if record is not None:
        record.mkdir(parents=True, exist_ok=True)
        say("通信过程会记在文件里：请只用测试证、测试码，不要用群众的证。")
    fitted, trying = Fitted(settings.settings.devices, record), Trying(say)
    found: list[Check] = []
    with TemporaryDirectory(prefix="doorstep-doctor-") as folder:
        office = PaperOffice(Path(folder), settings.fonts, strips=True)
        sheet = TrialSheet(centre="家门口办", printed_words=moment_words(doctor.now().astimezone(CHINA)))
        if fitted.a4_printer is not None:
            found.append(trying.page(fitted.a4_printer, office.print_test(sheet).path))
        if fitted.receipt_printer is not None:
            strip = office.print_test(sheet, narrow=True).strip
            assert strip is not None  # noqa: S101 - asked for
            found.append(trying.strip(fitted.receipt_printer, strip))
    if fitted.id_reader is not None:
        found.append(trying.card(fitted.id_reader))
    if isinstance(fitted.scanner, SerialScanner):  # one that types needs a window
        found.append(trying.code(fitted.scanner))
    return tuple(found)


def lines(checks: tuple[Check, ...]) -> list[str]:
    """For a terminal window."""
    told = [f"{_MARKS[check.ok]} {check.label}：{check.words}" for check in checks]
    wrong = sum(check.ok is False for check in checks)
    return [*told, "", f"{wrong} 项要处理。" if wrong else "都好。"]


def _speech(speech: Speech) -> Check:
    if speech.engine == "program":
        return doctor.program("speech", "朗读", speech.program)
    from kiosk.bridge.qt_reader import look

    ok, words = look(speech)
    return Check(name="speech", label="朗读", ok=ok, words=words)


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
