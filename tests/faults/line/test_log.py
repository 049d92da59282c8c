"""Somebody with root writes into line.db: each way is found, by the chain or by the county's anchor."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sync.protocol.chain import START, ChainHead, body_digest, next_link
from sync.protocol.line import Answer, Verdict
from sync.terminal.mailbox.port import CountySaid
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.helpers.mailbox import MADE_AT, review_message


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "line.db"


@pytest.fixture
def box(path: Path) -> Iterator[SqliteMailbox]:
    """Eight messages, the county's anchor at the sixth, the first three done."""
    made = SqliteMailbox(path)
    messages = [review_message(visit=str(n)) for n in range(8)]
    for message in messages[:6]:
        made.post(message)
    anchor = made.head()
    for message in messages[6:]:
        made.post(message)
    answers = [Answer(m.id, Verdict.ACCEPTED) for m in messages[:3]]
    made.settle(answers, MADE_AT, CountySaid(epoch="e", time=MADE_AT.isoformat(), anchor=anchor))
    yield made
    made.close()


def tamper(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            assert db.execute(statement).rowcount != 0, statement


def rewrite_links(path: Path) -> None:
    """As one who knows the code would: every link anew, and the head with them."""
    columns = "seq, digest, epoch, id, kind, terminal, visit, made_at, suite, key"
    with closing(sqlite3.connect(path)) as db, db:
        link, count = START, 0
        rows = db.execute(f"SELECT {columns} FROM outbox ORDER BY seq").fetchall()  # noqa: S608 - a constant
        for count, row in enumerate(rows, 1):
            fields = dict(zip(columns.split(", "), row, strict=True))
            digest, old = fields.pop("digest"), fields.pop("seq")
            link = next_link(link, digest, seq=count, **fields)
            db.execute("UPDATE outbox SET seq = ?, link = ? WHERE seq = ?", (count, link, old))
        db.execute("UPDATE log SET count = ?, link = ?", (count, link))


def test_nothing_is_found_where_nothing_was_done(box: SqliteMailbox) -> None:
    assert box.verify() == []
    box.purge(MADE_AT.replace(year=2030), 0, 10)
    assert box.verify() == []


@pytest.mark.parametrize(
    ("statements", "seqs"),
    [
        (["UPDATE outbox SET visit = 'other' WHERE seq = 4"], [4]),
        (["UPDATE outbox SET made_at = '2020-01-01T00:00:00+08:00' WHERE seq = 1"], [1]),
        (["UPDATE bodies SET body = x'00' WHERE seq = 5"], [5]),
        (["DELETE FROM bodies WHERE seq = 5"], [5]),
        (["DELETE FROM outbox WHERE seq = 4"], [4]),
        (["DELETE FROM outbox WHERE seq = 1"], [1]),
        (["DELETE FROM outbox WHERE seq > 6"], [7]),
        (["UPDATE log SET count = 6", "DELETE FROM outbox WHERE seq > 6"], [6]),
        (
            [
                "UPDATE outbox SET seq = 99 WHERE seq = 4",
                "UPDATE outbox SET seq = 4 WHERE seq = 5",
                "UPDATE outbox SET seq = 5 WHERE seq = 99",
            ],
            [4, 4, 5, 5, 6],
        ),
        (
            [
                "INSERT INTO outbox SELECT 9, 'forged', epoch, state, priority, visit, kind, terminal,"
                " made_at, skew_ms, v, suite, key, size, kept, digest, link, 0, 0, '', '', '', '', '', 0, ''"
                " FROM outbox WHERE seq = 8",
            ],
            [9, 9, 9],
        ),
    ],
    ids=[
        "changed",
        "first",
        "body",
        "no body",
        "deleted",
        "first gone",
        "cut",
        "head too",
        "swapped",
        "more",
    ],
)
def test_the_chain_finds(box: SqliteMailbox, path: Path, statements: list[str], seqs: list[int]) -> None:
    tamper(path, *statements)
    found = box.verify()
    assert [finding.seq for finding in found] == seqs
    assert all("。" in finding.message for finding in found)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE outbox SET visit = 'other' WHERE seq = 2",
        "DELETE FROM outbox WHERE seq = 2",
        "DELETE FROM outbox WHERE seq > 4",
    ],
)
def test_only_the_anchor_finds_what_was_chained_anew(box: SqliteMailbox, path: Path, statement: str) -> None:
    tamper(path, statement)
    rewrite_links(path)
    found = box.verify()
    assert found
    assert any("县里" in finding.message for finding in found)


def test_a_row_taken_away_is_not_covered_by_the_next_message(box: SqliteMailbox, path: Path) -> None:
    """A number is never given twice, so that a gap stays a gap."""
    tamper(path, "DELETE FROM outbox WHERE seq = 8")
    assert box.post(review_message()) == 9
    assert [finding.seq for finding in box.verify()] == [8]


def test_a_disk_put_back_is_noticed_by_the_terminal_itself(box: SqliteMailbox) -> None:
    """What the county last saw is not there: the next push says so, the next verify too."""
    later = ChainHead(count=12, link=body_digest(b"of a later life of this disk"))
    assert not box.settle([], MADE_AT, CountySaid(epoch="e", time=MADE_AT.isoformat(), anchor=later))
    assert box.head().fork
    assert [finding.seq for finding in box.verify()] == [12]
    assert box.settle([], MADE_AT, CountySaid(epoch="e", time=MADE_AT.isoformat(), anchor=box.head()))
    assert box.verify() == []
