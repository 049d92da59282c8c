"""What line.db is beyond the contract: its pragmas, its schema, two processes' worth of connections."""

from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sync.protocol.line import Answer, Verdict
from sync.terminal.mailbox import outbox, schema
from sync.terminal.mailbox.port import MailboxError, MessageState
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.helpers.mailbox import MADE_AT, enrolment, review_message


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "line" / "line.db"


@pytest.fixture
def box(path: Path) -> Iterator[SqliteMailbox]:
    made = SqliteMailbox(path)
    yield made
    made.close()


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def test_every_connection_is_durable_and_checks_references(box: SqliteMailbox) -> None:
    with box._db.read() as one, box._db.read() as two:
        for connection in (one, two):
            pragmas = [
                connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            ]
            assert pragmas == ["wal", 2, 1, 5000]


def test_the_schema_counts_its_steps(box: SqliteMailbox, path: Path) -> None:
    assert ask(path, "PRAGMA user_version") == [(schema.VERSION,)]
    tables = {row[0] for row in ask(path, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"meta", "outbox", "records", "topics", "answers", "blobs", "county_epochs"} <= tables


def test_opened_again_everything_is_there(path: Path) -> None:
    message = review_message()
    first = SqliteMailbox(path)
    first.enrol(enrolment(), b"k" * 32)
    first.post(message)
    first.close()
    second = SqliteMailbox(path)
    assert second.enrolment() == enrolment()
    assert [m.id for m in second.messages()] == [message.id]
    second.close()


def test_a_mailbox_of_newer_software_is_left_alone_with_a_sentence(path: Path) -> None:
    SqliteMailbox(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(MailboxError, match="先升级软件"):
        SqliteMailbox(path)
    assert ask(path, "PRAGMA user_version") == [(schema.VERSION + 1,)]


def test_a_step_that_fails_leaves_the_old_schema_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SqliteMailbox(path).close()
    broken = (*schema.STEPS, ("CREATE TABLE extra (x)", "CREATE NONSENSE"))
    monkeypatch.setattr(schema, "STEPS", broken)
    monkeypatch.setattr(schema, "VERSION", len(broken))
    with pytest.raises(sqlite3.OperationalError):
        SqliteMailbox(path)
    assert ask(path, "PRAGMA user_version") == [(len(broken) - 1,)]
    assert ask(path, "SELECT name FROM sqlite_master WHERE name = 'extra'") == []


@pytest.mark.parametrize("round_", range(20))
def test_many_may_open_a_new_file_at_once(path: Path, round_: int) -> None:
    # Switching a new file to WAL fails at once, not after a wait, when another does the same: once in dozens.
    boxes: list[SqliteMailbox] = []
    threads = [threading.Thread(target=lambda: boxes.append(SqliteMailbox(path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(boxes) == 8
    for box in boxes:
        box.close()


def test_the_body_goes_in_time_and_the_tombstone_stays(box: SqliteMailbox, path: Path) -> None:
    message = review_message()
    box.post(message)
    box.take(MADE_AT, 10, 10_000)
    box.settle([Answer(message.id, Verdict.ACCEPTED)], MADE_AT)
    assert ask(path, "SELECT body FROM bodies") == [(message.body,)]
    assert box.purge(MADE_AT + timedelta(seconds=1), 1_000_000, 10) == 1
    assert ask(path, "SELECT count(*) FROM bodies") == [(0,)]
    assert ask(path, "SELECT id, seq, kept, verdict FROM outbox") == [(message.id, 1, 0, "accepted")]
    assert ask(path, "SELECT done_at FROM outbox") == [("2026-11-22T08:00:00.000+00:00",)]


def test_what_is_asked_all_day_is_answered_from_an_index(box: SqliteMailbox, path: Path) -> None:
    """A year's tombstones must not slow down a look at what is new."""
    asked = (
        ("SELECT count(*) FROM outbox WHERE state = 'waiting'", "outbox_due"),
        (outbox.DUE, "outbox_due"),
        (outbox.OLDEST, "outbox_due"),
        ("SELECT count(*) FROM outbox WHERE state IN ('sending', 'parked')", "outbox_apart"),
        ("SELECT coalesce(sum(size), 0) FROM outbox WHERE state = 'done' AND kept", "outbox_kept"),
    )
    with closing(sqlite3.connect(path)) as db:
        for sql, index in asked:
            values = {"now": 1.0, "longest": 1.0, "priority": 5} if ":now" in sql else {}
            plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
            assert any(index in step for step in plan), plan
            assert not any("TEMP B-TREE" in step or step == "SCAN o" for step in plan), plan
            if "EXISTS" in sql:
                assert any("outbox_visit (visit=? AND next_try>?" in step for step in plan), plan


def test_a_post_waits_for_the_disk_whatever_the_connection_did_before(box: SqliteMailbox) -> None:
    message = review_message()
    box.post(message)
    box.take(MADE_AT, 10, 10_000)
    levels = []
    for durable in (False, True, False, True):
        with box._db.write(durable=durable) as connection:
            levels.append(connection.execute("PRAGMA synchronous").fetchone()[0])
    assert levels == [1, 2, 1, 2]


def test_two_sides_on_one_file_notice_each_other(box: SqliteMailbox, path: Path) -> None:
    other = SqliteMailbox(path)
    before = other.data_version()
    assert other.data_version() == before
    message = review_message()
    box.post(message)
    assert other.data_version() != before
    assert [m.id for m in other.take(MADE_AT, 10, 10_000)] == [message.id]
    status = box.message(message.id)
    assert status is not None
    assert status.state is MessageState.SENDING
    other.close()


def test_many_short_lived_threads_do_not_collect_connections(box: SqliteMailbox) -> None:
    for _ in range(30):
        thread = threading.Thread(target=box.post, args=(review_message(),))
        thread.start()
        thread.join()
    assert len(box._db._idle) == 1


def test_nobody_else_on_the_machine_may_read_it(box: SqliteMailbox, path: Path) -> None:
    box.post(review_message())
    for name in ("line.db", "line.db-wal", "line.db-shm"):
        assert not stat.S_IMODE(path.with_name(name).stat().st_mode) & stat.S_IRWXO


def test_after_closing_a_call_is_our_mistake(path: Path) -> None:
    box = SqliteMailbox(path)
    box.close()
    with pytest.raises(RuntimeError, match="closed"):
        box.line()


def test_a_mistake_of_ours_is_not_dressed_up_as_the_machines(box: SqliteMailbox) -> None:
    with pytest.raises(sqlite3.Error), box._db.write() as db:
        db.execute("INSERT INTO outbox (id) VALUES ('x')")
    with pytest.raises(sqlite3.OperationalError), box._db.read() as db:
        db.execute("SELECT nonsense")
    assert box.post(review_message()) == 1
