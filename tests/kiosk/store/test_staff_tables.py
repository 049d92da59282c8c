"""Wrong PINs and what the staff did: on disk as in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kiosk.store.memory import MemoryStore
from kiosk.store.port import Book, DeedRow, KioskStore, RoundRow, WrongTries
from kiosk.store.schema import MIGRATIONS
from kiosk.store.sqlite import FILE, PrivateStore
from kiosk.store.vault import Vault, load_master

AT = "2026-11-22T09:41:00+08:00"
WORDS = "赵示生问老年证在哪里办"


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[KioskStore]:
    made: KioskStore = MemoryStore() if request.param == "memory" else PrivateStore(tmp_path / "kiosk")
    yield made
    made.close()


def tries(who: str, count: int, hour: int = 1) -> WrongTries:
    return WrongTries(who=who, count=count, at=f"2026-11-22T{hour:02}:00:00.000+00:00")


def deed(id: str = "r1", **fields: Any) -> DeedRow:
    base: dict[str, Any] = {"book": Book.HELPED, "session": "s1", "visit": "v1", "number": "h0312"}
    base |= {"kind": "asked", "made_at": AT, "content": WORDS.encode()}
    return DeedRow(**{"id": id} | base | fields)


def test_tries_are_kept_one_row_a_person_and_dropped(store: KioskStore) -> None:
    assert store.wrong_tries("a") is None
    store.keep_tries(tries("a", 1), "")
    store.keep_tries(tries("a", 2), "")
    store.keep_tries(tries("b", 1), "")
    assert store.wrong_tries("a") == tries("a", 2)
    store.drop_tries("a")
    assert store.wrong_tries("a") is None
    assert store.wrong_tries("b") == tries("b", 1)


def test_old_tries_are_forgotten_with_the_next(store: KioskStore) -> None:
    store.keep_tries(tries("a", 9, hour=1), "")
    store.keep_tries(tries("b", 1, hour=5), tries("", 0, hour=4).at)
    assert store.wrong_tries("a") is None


def test_what_was_done_is_kept_once_with_both_ids_in_the_audit(store: KioskStore) -> None:
    store.keep_deed(deed(), AT)
    store.keep_deed(deed(kind="filled"), AT)
    store.keep_deed(deed("u1", book=Book.UPKEEP, kind="opening", visit=""), AT)
    assert list(store.deeds(Book.HELPED)) == [deed()]
    assert [(entry.event, dict(entry.ids)) for entry in store.audit_trail()] == [
        ("helper.asked", {"record": "r1", "session": "s1", "staff": "h0312", "visit": "v1"}),
        ("keeper.opening", {"record": "u1", "session": "s1", "staff": "h0312"}),
    ]


def test_only_what_was_sent_is_forgotten_and_only_of_its_book(store: KioskStore) -> None:
    for id in ("r1", "r2"):
        store.keep_deed(deed(id), AT)
    store.keep_deed(deed("u1", book=Book.UPKEEP, sent=True), AT)
    store.deed_sent("r1")
    store.drop_deeds(Book.HELPED, "2026-11-21")
    assert [row.sent for row in store.deeds(Book.HELPED)] == [True, False]
    store.drop_deeds(Book.HELPED, "2026-11-23", {"r1"})
    assert [row.id for row in store.deeds(Book.HELPED)] == ["r1", "r2"]
    store.drop_deeds(Book.HELPED, "2026-11-23")
    assert [row.id for row in store.deeds(Book.HELPED)] == ["r2"]
    assert [row.id for row in store.deeds(Book.UPKEEP)] == ["u1"]


def test_no_word_of_it_lies_open_on_the_disk(tmp_path: Path) -> None:
    made = PrivateStore(tmp_path)
    made.keep_deed(deed(), AT)
    made.close()
    assert not any(WORDS.encode() in file.read_bytes() for file in tmp_path.iterdir())


def test_what_lay_in_the_two_tables_of_before_is_in_the_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A content stays bound to where it once lay; what was not posted yet is still to be posted."""
    before = next(n for n, step in enumerate(MIGRATIONS) if "CREATE TABLE deed" in step[0])
    with monkeypatch.context() as old:
        old.setattr("kiosk.store.sqlite.VERSION", before)
        PrivateStore(tmp_path).close()
    vault = Vault(load_master(tmp_path, may_create=False))
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        helped, kept = (vault.close_up(WORDS.encode(), place) for place in ("helped/r1", "upkeep/u1"))
        db.execute(
            "INSERT INTO helped VALUES ('r1', 's1', 'v1', 'h0312', 'asked', '', ?, ?, 1)", (AT, helped)
        )
        db.execute("INSERT INTO upkeep VALUES ('u1', 's1', 'K01', 'opening', ?, ?, x'01')", (AT, kept))
    store = PrivateStore(tmp_path)
    assert list(store.deeds(Book.HELPED)) == [deed(sent=True)]
    (row,) = store.deeds(Book.UPKEEP)
    assert (row.number, row.visit, row.content, row.sent) == ("K01", "", WORDS.encode(), False)
    store.close()


def test_a_round_is_kept_under_its_id_and_forgotten_when_old(store: KioskStore) -> None:
    first = RoundRow(id="r1", number="h0312", started_at=AT, content=WORDS.encode())
    store.keep_round(first)
    store.keep_round(RoundRow(id="r2", number="h0400", started_at="2026-11-25", content=b"{}"))
    closed = RoundRow(id="r1", number="h0312", started_at=AT, content=b"{}", closed=True)
    store.keep_round(closed)
    assert [row.id for row in store.rounds()] == ["r1", "r2"]
    assert store.rounds()[0] == closed
    store.drop_rounds("2026-11-24")
    assert [row.id for row in store.rounds()] == ["r2"]


def test_nobody_reads_a_round_from_the_disk(tmp_path: Path) -> None:
    made = PrivateStore(tmp_path / "kiosk")
    made.keep_round(RoundRow(id="r1", number="h0312", started_at=AT, content=WORDS.encode()))
    made.close()
    for path in (tmp_path / "kiosk").iterdir():
        assert WORDS.encode() not in path.read_bytes()
