"""``status``, ``retry`` and ``verify`` of the command line: what a keeper reads and does."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from sync.model.division import township_name
from sync.model.outside import standing
from sync.model.pushed import laid_over
from sync.model.settings import Line, Settings
from sync.protocol.line import Topic
from sync.terminal.clock import Clock
from sync.terminal.mailbox.port import LineStatus, MessageState
from sync.terminal.mailbox.sqlite import SqliteMailbox

OK, FAILED, NOT_ENROLLED = 0, 1, 3
_NOTHING = "这台终端还没有登记，也没有任何消息。"


def status(database: Path, settings: Settings, clock: Clock) -> int:
    """Print how the line is; the exit code. settings: as in config.toml. Raises MailboxError."""
    if not database.exists():
        return _say(_NOTHING, NOT_ENROLLED)
    mailbox = SqliteMailbox(database)
    try:
        enrolment, line, parked = mailbox.enrolment(), mailbox.line(), mailbox.parked()
        files, resent = mailbox.blobs.parked(), mailbox.resent()
        bodies = {record.key: record.body for record in mailbox.records(Topic.SETTINGS)}
        settings = laid_over(settings, bodies)
    finally:
        mailbox.close()
    if enrolment is None:
        print("登记：还没有")
    else:
        print(f"登记：{township_name(enrolment.township)}，终端 {enrolment.terminal}")
        print(f"县里：{enrolment.county_url}")
    print(f"线路：{'通' if line.online else '不通'}，上次联系 {line.last_contact or '还没有过'}")
    if line.last_error:
        print(f"原因：{line.last_error}")
    if line.skew_ms is not None:
        print(f"时钟：与县里相差 {line.skew_ms / 1000:.1f} 秒")
    print(f"消息：待发 {line.waiting}，正在发 {line.sending}，县里不收 {line.parked}")
    print(f"照片：待发 {line.files_waiting}，县里不收 {line.files_parked}")
    if line.oldest_at:
        print(f"最早：{line.oldest_at} 起还没有送到")
    words = _alarm(line, settings.line, clock)
    if words:
        print(f"注意：{words}")
    for order in resent:
        print(f"  县里要求再送：{order.at} 再送了 {order.count} 条")
    for message in parked:
        print(f"  不收：{message.id} {message.kind}：{message.answer_message}")
    for file in files:
        print(f"  不收：{file.id} 照片或扫描件：{file.last_error}")
    if parked or files:
        print("  县里说明的原因解决以后，用 python -m sync.terminal retry 编号（或 --all）再送一次。")
    return OK if enrolment else NOT_ENROLLED


def retry(database: Path, id: str | None) -> int:
    """Send one parked message or file again, or all (None)."""
    if not database.exists():
        return _say(_NOTHING, NOT_ENROLLED)
    mailbox = SqliteMailbox(database)
    try:
        is_file = id is not None and any(file.id == id for file in mailbox.blobs.parked())
        if id is not None and not is_file:
            known = mailbox.message(id)
            if known is None:
                return _say(f"没有编号是 {id} 的消息或者照片，编号可以用 status 看。", FAILED)
            if known.state is not MessageState.PARKED:
                return _say("这一条没有被县里拒收，不用再送。", FAILED)
        count = mailbox.retry(id) + mailbox.blobs.retry(id)
    finally:
        mailbox.close()
    print(f"{count} 条会再送一次。" if count else "没有被县里拒收的消息或者照片。")
    return OK


def verify(database: Path) -> int:
    """Walk through the log; 1 when something in it is not as it was written."""
    if not database.exists():
        return _say(_NOTHING, NOT_ENROLLED)
    mailbox = SqliteMailbox(database)
    try:
        found, head = mailbox.verify(), mailbox.head()
    finally:
        mailbox.close()
    for finding in found:
        print(f"第 {finding.seq} 条：{finding.message}")
    if found:
        return _say("登记记录被动过或者缺了，请不要再动这台机器，马上报告县里。", FAILED)
    print(f"登记记录完整，共 {head.count} 条，末尾 {head.link.hex()[:16]}。")
    return OK


def _alarm(line: LineStatus, settings: Line, clock: Clock) -> str:
    if line.online:
        return ""
    last = datetime.fromisoformat(line.last_contact) if line.last_contact else None
    return standing(last, line.waiting + line.sending, clock.now(), settings).text


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
