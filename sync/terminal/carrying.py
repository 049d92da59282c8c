"""``export`` and ``import`` of the command line: what the person with the stick reads."""

from __future__ import annotations

import sys
from pathlib import Path

from sync.terminal import courier
from sync.terminal.clock import SystemClock
from sync.terminal.mailbox.sqlite import SqliteMailbox

OK, FAILED, NOT_ENROLLED = 0, 1, 3


def carry(command: str, database: Path, folder: Path) -> int:
    """Run one of the two; the exit code. Raises MailboxError and OSError."""
    if not database.exists():
        return _fail("这台终端还没有登记，请先用登记码登记，再用U盘传递。", NOT_ENROLLED)
    if not folder.is_dir():
        return _fail(f"找不到文件夹 {folder}。请插好U盘，看看文件夹写得对不对。", FAILED)
    mailbox = SqliteMailbox(database)
    try:
        if command == "export":
            return _export(mailbox, folder)
        return _import(mailbox, folder)
    except courier.CourierError as error:
        return _fail(str(error), FAILED)
    finally:
        mailbox.close()


def _export(mailbox: SqliteMailbox, folder: Path) -> int:
    done = courier.export(mailbox, folder, SystemClock().now())
    place = folder / "doorstep" / "up"
    print(f"写好了：{done.messages} 条还没送到县里的，{len(done.files)} 个文件，在 {place}。")
    print(f"照片和扫描件：{done.photographs} 份在U盘上。")
    if done.no_room:
        print(f"U盘满了，还有 {done.no_room} 份照片没有拷上，留在本机，下次再拷或者等联网。")
    print("请把U盘带到县里。办件仍然留在本机，读回县里的回答以后才算送到。")
    return OK


def _import(mailbox: SqliteMailbox, folder: Path) -> int:
    done = courier.import_(mailbox, folder, SystemClock().now())
    for problem in done.problems:
        print(problem, file=sys.stderr)
    print(f"县里收下 {done.done} 条，不收 {done.parked} 条，要再送 {done.later} 条；更新 {done.records} 条。")
    if done.photographs or done.photographs_parked:
        print(f"照片和扫描件：县里收到 {done.photographs} 份，不收 {done.photographs_parked} 份。")
    if done.outdated:
        print("U盘上的更新比本机已有的旧，没有用；回答照样记下了。")
    return FAILED if done.problems else OK


def _fail(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
