"""A private.db written by every release is opened by today's code, with all that was in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.store.sqlite import FILE, PrivateStore
from kiosk.store.vault import KEY_FILE
from tests.kiosk.store.test_contract import DAY, row, stub
from tests.upgrade.make_private import KEY

HERE = Path(__file__).parent
OLD = sorted(HERE.glob("private-*.db"))


def test_there_is_one() -> None:
    assert OLD


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_an_old_store_opens_with_everything_in_it(old: Path, tmp_path: Path) -> None:
    shutil.copy(old, tmp_path / FILE)
    (tmp_path / KEY_FILE).write_bytes(KEY)
    store = PrivateStore(tmp_path)
    assert len(store.seal_private()) == 32
    assert [(d.id, d.content.decode(), d.kept, d.frozen) for d in store.drafts()] == [
        ("draft-1", "张示例填到一半", False, False),
        ("draft-2", "李示例存下的", True, False),
        ("draft-3", "第 1 号", False, True),
    ]
    (kept,) = store.stubs()
    assert (kept.case_id, kept.receipt_no, kept.state) == ("case-1", stub("case-1", 1).receipt_no, "accepted")
    (mark,) = store.reviews("case-1")
    assert (mark.id, mark.round, mark.sent) == ("review-1", 1, True)
    assert [e.event for e in store.audit_trail()] == ["case.filed", "review.sent", "visit.end"]
    assert store.audit_intact()
    # and it goes on: the next serial, another draft, another audit line
    seen: list[int] = []
    store.freeze(DAY, lambda serial: (seen.append(serial), row("draft-4"))[1])
    assert seen == [2]
    store.audit("2027-01-01T00:00:00+08:00", "visit.begin", {"visit": "v2"})
    assert store.audit_intact()
    store.close()
