"""``python -m sync.terminal``: run the agent, enrol the terminal, show the state of the line."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from sync.model.division import township_name
from sync.model.problem import Problem
from sync.model.pushed import laid_over
from sync.model.settings import Settings, SettingsError, read_settings
from sync.model.shapes import learn_shapes
from sync.model.ticket import read_ticket
from sync.protocol.line import Topic
from sync.terminal import inspection
from sync.terminal.agent import STOPPED
from sync.terminal.carrying import carry
from sync.terminal.clock import SystemClock
from sync.terminal.enrolment import EnrolmentError, enrol
from sync.terminal.errors import LineError
from sync.terminal.lock import LockedError, only_one
from sync.terminal.mailbox.port import MailboxError
from sync.terminal.mailbox.sqlite import SqliteMailbox
from sync.terminal.service import AgentService, county_http
from sync.terminal.trust import pin, with_pinned

OK, FAILED, USAGE, NOT_ENROLLED, ALREADY_ENROLLED, BUSY = 0, 1, 2, 3, 4, 5
SOFTWARE = "doorstep-terminal/0.1.0"
STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def main(arguments: list[str] | None = None) -> int:
    """Run one subcommand; its exit code: 0 done, 1 failed, 3 not enrolled, 4 enrolled already, 5 busy."""
    options = _parser().parse_args(arguments)
    try:
        settings, database = _settings(options.config)
        if options.command == "status":
            return inspection.status(database, settings, SystemClock())
        if options.command == "retry":
            return inspection.retry(database, None if options.all else options.id)
        if options.command == "verify":
            return inspection.verify(database)
        if options.command in ("export", "import"):
            # Beside a running agent: each looks and writes in whole transactions.
            return carry(options.command, database, options.folder)
        with only_one(database):
            if options.command == "enrol":
                return _enrol(settings, database, options)
            return _run(settings, database)
    except LockedError as error:
        return _say(f"报送程序已经在运行（进程 {error.pid}），先停掉它。", BUSY)
    except MailboxError as error:
        return _say(f"{error.message}（{error.cause}）", FAILED)
    except SettingsError as error:
        return _say(str(error), USAGE)
    except OSError as error:
        return _say(f"文件打不开：{error}", FAILED)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sync.terminal", description="自助终端的报送程序")
    parser.add_argument("--config", type=Path, help="config.toml 的位置，默认是当前文件夹里的")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="一直运行：报送办件，接收更新")
    enrolling = commands.add_parser("enrol", help="用县里给的一次性登记码登记这台终端")
    way = enrolling.add_mutually_exclusive_group(required=True)
    way.add_argument("--code", default="", help="登记码，例如 ABCD-EFGH-JKLM")
    way.add_argument("--ticket", default="", help="登记单上二维码里的整行字，含地址、登记码和证书指纹")
    enrolling.add_argument("--url", default="", help="县里服务器的地址，默认用 config.toml 里的")
    enrolling.add_argument("--again", action="store_true", help="已经登记过，也重新登记")
    carrying = commands.add_parser("export", help="把没送到县里的写到U盘上，带到县里")
    carrying.add_argument("folder", type=Path, help="U盘上的文件夹")
    carried = commands.add_parser("import", help="从U盘读县里的回答和更新")
    carried.add_argument("folder", type=Path, help="U盘上的文件夹")
    commands.add_parser("status", help="看一眼：登记没有，通不通，还有几条没送")
    again = commands.add_parser("retry", help="县里没收的消息，原因解决以后再送一次")
    which = again.add_mutually_exclusive_group(required=True)
    which.add_argument("id", nargs="?", help="消息编号，status 里能看到")
    which.add_argument("--all", action="store_true", help="全部再送一次")
    commands.add_parser("verify", help="核对登记记录：有没有被改过、删过、换过、截过")
    return parser


def _settings(config: Path | None) -> tuple[Settings, Path]:
    """Settings and the place of line.db. Without any config.toml the defaults hold, from this folder."""
    path = config or Path("config.toml")
    text = path.read_text(encoding="utf-8") if config or path.exists() else ""
    settings = read_settings(text, str(path))
    return settings, path.resolve().parent / settings.paths.state / "line" / "line.db"


def _run(settings: Settings, database: Path) -> int:
    logging.basicConfig(
        stream=sys.stderr,
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(message)s",
        datefmt="%H:%M:%S",
    )
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    mailbox = SqliteMailbox(database)
    enrolment = mailbox.enrolment()
    if enrolment is None:
        mailbox.close()
        return _say(
            "这台终端还没有登记，请先运行 python -m sync.terminal enrol --code 登记码。", NOT_ENROLLED
        )
    learn_shapes()
    # Blocked before any thread starts, so that only this thread gets them, when it asks.
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
    logging.info("报送程序开始：终端 %s，县里 %s。", enrolment.terminal, enrolment.county_url)
    while True:
        version = mailbox.topic_version(Topic.SETTINGS)
        bodies = {record.key: record.body for record in mailbox.records(Topic.SETTINGS)}
        line = with_pinned(laid_over(settings, bodies).line, database)
        service = AgentService(mailbox, enrolment, line, database=database, software=SOFTWARE)
        service.start()
        stopping = _wait(service, lambda: mailbox.topic_version(Topic.SETTINGS) != version)  # noqa: B023
        if stopping or not service.stop():
            break
        logging.info("县里下发了新的设置，按新的来。")
    if not service.stop():
        logging.warning("有一个请求还没回来，不等它了；没得到回答的下次会再送。")
        mailbox.release()
        mailbox.contact(SystemClock().now(), ok=False, error=STOPPED)
        return OK  # the thread still holds the mailbox: the end of the process closes it
    mailbox.close()
    if service.failure is not None:
        traceback.print_exception(service.failure)
        return FAILED
    return OK


def _wait(service: AgentService, changed: Callable[[], bool]) -> bool:
    """Until a signal came or the service ended (True), or something changed (False)."""
    while service.alive:
        if signal.sigtimedwait(STOP_SIGNALS, 1.0) is not None:
            return True
        if changed():
            return False
    return True


def _enrol(settings: Settings, database: Path, options: argparse.Namespace) -> int:
    code, url, again = options.code, options.url or settings.line.county_url, options.again
    if options.ticket:
        ticket = read_ticket(options.ticket)
        if isinstance(ticket, Problem):
            return _say(ticket.message, USAGE)
        code, url = ticket.code, ticket.url
        if ticket.ca:
            try:
                pin(url, ticket.ca, database, timeout=settings.line.connect_timeout)
            except LineError as error:
                return _say(f"{error.message}（{error.cause}）", FAILED)
    mailbox = SqliteMailbox(database)
    line = county_http(url, with_pinned(settings.line, database), SystemClock())
    try:
        known = mailbox.enrolment()
        if known is not None and not again:
            return _say(
                f"这台终端已经登记过了：{known.terminal}。要重新登记，加上 --again。", ALREADY_ENROLLED
            )
        line_now = mailbox.line()
        if known is not None and line_now.waiting + line_now.sending:
            left = line_now.waiting + line_now.sending
            print(
                f"注意：还有 {left} 条没有送到县里，换了身份以后县里可能不收，会留在本机。", file=sys.stderr
            )
        done = enrol(mailbox, line.enrol, code, url, SOFTWARE)
    except LineError as error:
        return _say(f"没有登记成：{error.message}（{error.cause}）", FAILED)
    except EnrolmentError as error:
        return _say(f"没有登记成：{error}", FAILED)
    finally:
        line.close()
        mailbox.close()
    print(f"登记好了：{township_name(done.township)}，终端 {done.terminal}，县里 {done.county_url}。")
    return OK


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
