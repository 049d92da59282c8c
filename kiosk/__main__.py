"""``python -m kiosk``: open the kiosk window; ``init`` makes the kiosk's key and tells the agent of it."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import signal
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.settings import KioskSettings, load_settings
from kiosk.store.port import StoreError
from sync.model.settings import SettingsError
from sync.terminal.mailbox.port import MailboxError
from sync.terminal.mailbox.sqlite import SqliteMailbox

if TYPE_CHECKING:
    from kiosk.store.sqlite import PrivateStore

OK, FAILED, USAGE = 0, 1, 2
_COMMANDS = "run 打开窗口；init 只准备密钥；doctor 把软件、数据和每个设备都试一遍（先停下正在运行的终端）"
QML = Path(__file__).parent / "qml"


def main(arguments: list[str] | None = None) -> int:
    """Run one subcommand; its exit code: 0 done, 1 the machine cannot, 2 config.toml is wrong."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    try:
        settings = load_settings(options.config)
        if options.command == "init":
            return _init(settings)
        return (
            _doctor(settings, options.use, options.record)
            if options.command == "doctor"
            else _run(settings, options.keep_paper)
        )
    except SettingsError as error:
        return _say(str(error), USAGE)
    except (StoreError, MailboxError) as error:
        return _say(error.message, FAILED)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kiosk", description="自助终端的界面")
    parser.add_argument("--config", type=Path, default=Path("config.toml"), help="config.toml 的位置")
    parser.add_argument(
        "--keep-paper", action="store_true", help="办完不清掉生成的 PDF（只给开发和演示用，不要用在群众面前）"
    )
    parser.add_argument(
        "--use", action="store_true", help="和 doctor 一起用：再把设备真的用一遍，打一页、刷一次证、扫一个码"
    )
    parser.add_argument(
        "--record",
        type=Path,
        metavar="文件夹",
        help="和 doctor --use 一起用：把和设备的通信记下来，给开发的人重放；只能用测试证",
    )
    parser.add_argument(
        "command", nargs="?", choices=("run", "init", "doctor"), default="run", help=_COMMANDS
    )
    return parser


def prepare_environment() -> None:
    """What Qt reads from the environment before the application object is made."""
    os.environ.setdefault("QT_IM_MODULE", "qtvirtualkeyboard")
    os.environ.setdefault("QT_VIRTUALKEYBOARD_DESKTOP_DISABLE", "1")
    os.environ.setdefault("QT_VIRTUALKEYBOARD_STYLE", "Doorstep")
    layouts = QML / "QtQuick" / "VirtualKeyboard" / "Layouts" / "Doorstep"
    os.environ.setdefault("QT_VIRTUALKEYBOARD_LAYOUT_PATH", str(layouts))
    # The machine has no graphics card worth the name; flat rectangles are quickest without one.
    os.environ.setdefault("QT_QUICK_BACKEND", "software")


def hold_collector() -> None:
    """No garbage is looked for while the program loads: classes and modules stay for good, and walking
    through them again and again costs a fifth of the cold start. :func:`free_collector` ends it."""
    gc.disable()


def free_collector() -> None:
    """What was loaded is never walked through again; what comes now is collected in the GUI thread."""
    from kiosk.bridge.collecting import GuiCollector

    gc.freeze()
    GuiCollector()


def open_store(settings: KioskSettings, mailbox: SqliteMailbox, closing: ExitStack) -> PrivateStore:
    """Open private.db and tell the agent the key that answers are sealed to; ``closing`` closes it.

    Raises StoreError and MailboxError.
    """
    # Encryption and its libraries: the first frame does not wait for them.
    from kiosk.store.sqlite import PrivateStore
    from sync.protocol.seal import public_of

    store = PrivateStore(settings.store_folder)
    closing.callback(store.close)
    mailbox.publish_seal_key(public_of(store.seal_private()))
    return store


def _init(settings: KioskSettings) -> int:
    with ExitStack() as closing:
        mailbox = SqliteMailbox(settings.line_db)
        closing.callback(mailbox.close)
        open_store(settings, mailbox, closing)
    return _say("密钥准备好了，可以登记这台终端。", OK)


def _doctor(settings: KioskSettings, used: bool, record: Path | None) -> int:
    from kiosk.services.doctor import healthy
    from kiosk.wiring.doctor import examine, lines, use

    checks = examine(settings)
    if used:
        _say("\n".join([*lines(checks), "", "现在把设备真的用一遍。"]), OK)
        checks = use(settings, lambda words: print(words, flush=True), record)
    return _say("\n".join(lines(checks)), OK if healthy(checks) else FAILED)


def _run(settings: KioskSettings, keep_paper: bool) -> int:
    prepare_environment()
    hold_collector()
    # Qt is needed from here on only: init runs on a machine without a display.
    from kiosk.app import build, new_application
    from kiosk.paper.office import PaperOffice
    from kiosk.services.clock import SystemClock

    application = new_application(sys.argv[:1], _ready)
    with ExitStack() as closing:
        mailbox = SqliteMailbox(settings.line_db)
        closing.callback(mailbox.close)
        kiosk = build(
            settings.settings,
            mailbox=mailbox,
            store=lambda: open_store(settings, mailbox, closing),
            clock=SystemClock(),
            paper=PaperOffice(
                settings.paper_folder,
                settings.fonts,
                keep=keep_paper,
                strips=bool(settings.settings.devices.receipt_printer),
            ),
        )
        kiosk.show()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: application.quit())
        # Python sees a signal only when its own code runs: the desk's ticking timer gives it the chance.
        code = application.exec()
        kiosk.close()
        if kiosk.fault is not None:
            raise kiosk.fault
        return code


def _ready() -> None:
    free_collector()
    logging.getLogger("kiosk").info("ready")


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main())
