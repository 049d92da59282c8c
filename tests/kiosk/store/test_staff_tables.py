"""Wrong PINs and what a helper did: on disk as in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.store.memory import MemoryStore
from kiosk.store.port import HelpedRow, KioskStore, WrongTries
from kiosk.store.sqlite import PrivateStore

AT = "2026-11-22T09:41:00+08:00"
WORDS = "赵示生问老年证在哪里办"


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[KioskStore]:
    made: KioskStore = MemoryStore() if request.param == "memory" else PrivateStore(tmp_path / "kiosk")
    yield made
    made.close()


def tries(who: str, count: int, hour: int = 1) -> WrongTries:
    return WrongTries(who=who, count=count, at=f"2026-11-22T{hour:02}:00:00.000+00:00")


def helped(id: str = "r1", **fields: Any) -> HelpedRow:
    base: dict[str, Any] = {"session": "s1", "visit": "v1", "number": "h0312", "kind": "asked"}
    base |= {"case_id": "", "made_at": AT, "content": WORDS.encode()}
    return HelpedRow(**{"id": id} | base | fields)


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
    store.keep_helped(helped(), AT)
    store.keep_helped(helped(kind="filled"), AT)
    assert list(store.helped()) == [helped()]
    (entry,) = [entry for entry in store.audit_trail() if entry.event.startswith("helper.")]
    assert (entry.event, dict(entry.ids)) == (
        "helper.asked",
        {"record": "r1", "session": "s1", "visit": "v1"},
    )


def test_only_what_was_sent_is_forgotten(store: KioskStore) -> None:
    for id in ("r1", "r2"):
        store.keep_helped(helped(id), AT)
    store.helped_sent("r1")
    store.drop_helped("2026-11-21")
    assert [row.sent for row in store.helped()] == [True, False]
    store.drop_helped("2026-11-23")
    assert [row.id for row in store.helped()] == ["r2"]


def test_no_word_of_it_lies_open_on_the_disk(tmp_path: Path) -> None:
    made = PrivateStore(tmp_path)
    made.keep_helped(helped(), AT)
    made.close()
    assert not any(WORDS.encode() in file.read_bytes() for file in tmp_path.iterdir())
