"""A disk that is full, read-only, damaged or busy: a sentence, and nothing lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from sync.protocol.line import Answer, Record, Verdict
from sync.terminal.mailbox import database
from sync.terminal.mailbox.port import CountySaid, MailboxError, MessageState
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.helpers.clock import eventually
from tests.helpers.mailbox import MADE_AT, review_message
from tests.terminal.world import World

LONG = "长" * 400


@contextmanager
def small_disk(folder: Path, kib: int) -> Iterator[Path]:
    """A real file system of that size; skipped where we may not mount one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(box: SqliteMailbox) -> tuple[list[str], MailboxError]:
    """Post until the machine cannot any more; ids that were promised, and what it said then."""
    kept: list[str] = []
    for _ in range(5000):
        message = review_message(words=LONG)
        try:
            box.post(message)
        except MailboxError as error:
            return kept, error
        kept.append(message.id)
    raise AssertionError("the disk never filled")


def test_a_full_disk_is_said_and_what_was_kept_stays(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 300) as disk:
        box = SqliteMailbox(disk / "line.db")
        kept, error = fill(box)
        assert "满了" in error.message
        assert kept
        assert [m.id for m in box.messages()] == kept
        with pytest.raises(MailboxError):
            box.post(review_message(words=LONG))
        box.close()
        copied = tmp_path / "copy"
        shutil.copytree(disk, copied)
    again = SqliteMailbox(copied / "line.db")
    assert [m.id for m in again.messages()] == kept
    again.close()


def test_when_there_is_room_again_it_goes_on(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 400) as disk:
        ballast = disk / "ballast"
        box = SqliteMailbox(disk / "line.db")
        ballast.write_bytes(b"x" * 150_000)
        kept, _ = fill(box)
        ballast.unlink()
        message = review_message()
        box.post(message)
        assert [m.id for m in box.messages()] == [*kept, message.id]
        box.close()


def test_a_new_mailbox_on_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 16) as disk:
        (disk / "ballast").write_bytes(b"x" * 15_000)
        with pytest.raises(MailboxError) as caught:
            SqliteMailbox(disk / "line.db")
        assert any(word in caught.value.message for word in ("满了", "硬盘", "打不开"))


def test_the_limit_of_the_file_itself_is_the_same_error(tmp_path: Path) -> None:
    """SQLITE_FULL without a mount, so that it is tested where we are not root."""
    box = SqliteMailbox(tmp_path / "line.db")
    with box._db.read() as db:
        db.execute("PRAGMA max_page_count = 40")
    kept, error = fill(box)
    assert "满了" in error.message
    assert error.cause.startswith("SQLITE_FULL")
    assert [m.id for m in box.messages()] == kept
    box.close()


def test_a_read_only_disk_is_said_at_the_start(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 2000) as disk:
        box = SqliteMailbox(disk / "line.db")
        message = review_message()
        box.post(message)
        box.close()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(MailboxError, match="只能读"):
            SqliteMailbox(disk / "line.db")
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        box = SqliteMailbox(disk / "line.db")
        assert [m.id for m in box.messages()] == [message.id]
        box.close()


def test_a_mailbox_that_turns_read_only_while_open_is_said(tmp_path: Path) -> None:
    box = SqliteMailbox(tmp_path / "line.db")
    message = review_message()
    box.post(message)
    with box._db.read() as db:
        db.execute("PRAGMA query_only = ON")
    with pytest.raises(MailboxError) as caught:
        box.post(review_message())
    assert "只能读" in caught.value.message
    with box._db.read() as db:
        db.execute("PRAGMA query_only = OFF")
    assert [m.id for m in box.messages()] == [message.id]
    box.close()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MailboxError, match="打不开待发箱"):
        SqliteMailbox(tmp_path / "file" / "line.db")


@pytest.mark.parametrize("head", [b"\xff\xd8\xff\xe0JFIF", b"SQLite format 3\x00" + b"\x00" * 60])
def test_a_file_that_is_something_else_is_not_touched(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "line.db"
    content = head + bytes(range(256)) * 40
    path.write_bytes(content)
    with pytest.raises(MailboxError, match="待发箱"):
        SqliteMailbox(path)
    assert path.read_bytes() == content


def read_all(path: Path) -> None:
    box = SqliteMailbox(path)
    try:
        box.messages()
    finally:
        box.close()


def test_a_damaged_page_is_said(tmp_path: Path) -> None:
    path = tmp_path / "line.db"
    box = SqliteMailbox(path)
    for _ in range(50):
        box.post(review_message(words=LONG))
    box.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xde\xad" * (path.stat().st_size // 2 - 2048))
    with pytest.raises(MailboxError, match="待发箱的文件"):
        read_all(path)


def test_a_busy_mailbox_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    path = tmp_path / "line.db"
    box = SqliteMailbox(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(MailboxError, match="存储正忙"):
            box.post(review_message())
        assert box.messages() == []
        other.execute("ROLLBACK")
    assert box.post(review_message()) == 1
    box.close()


def test_a_feed_page_that_does_not_fit_is_not_half_applied(tmp_path: Path) -> None:
    box = SqliteMailbox(tmp_path / "line.db")
    with box._db.read() as db:
        db.execute("PRAGMA max_page_count = 40")
    page = [Record(topic="matter", key=str(n), rev=1, body=os.urandom(4000)) for n in range(60)]
    with pytest.raises(MailboxError):
        box.apply(page, "c1", snapshot_begin=True, snapshot_end=True)
    assert (box.cursor(), box.records("matter"), box.topic_version("matter")) == ("", [], 0)
    box.close()


class FullNow(SqliteMailbox):
    """line.db on a disk that is full for the next so many answers."""

    full = 0

    def settle(self, answers: Sequence[Answer], now: datetime, said: CountySaid | None = None) -> bool:
        if self.full:
            self.full -= 1
            raise MailboxError("这台机器的存储满了。", "SQLITE_FULL")
        return super().settle(answers, now, said)


def test_answers_that_cannot_be_written_down_are_asked_for_again(tmp_path: Path) -> None:
    """The county has it, we could not note it: sent again, the county says already, nothing doubled."""
    box = FullNow(tmp_path / "line.db")
    box.full = 3
    with World(box) as world:
        id = world.post()
        with world.agent():
            eventually(lambda: world.is_done(id))
        assert world.county.core.arrivals == [id] * 4
        assert list(world.county.core.stored) == [id]
    box.close()


def test_settling_is_all_or_nothing(tmp_path: Path) -> None:
    box = SqliteMailbox(tmp_path / "line.db")
    ids = [review_message() for _ in range(3)]
    for message in ids:
        box.post(message)
    box.take(MADE_AT, 10, 10**6)
    with box._db.read() as db:
        db.execute("PRAGMA query_only = ON")
    with pytest.raises(MailboxError):
        box.settle([Answer(m.id, Verdict.ACCEPTED) for m in ids], MADE_AT)
    assert {m.state for m in box.messages()} == {MessageState.SENDING}
    box.close()
