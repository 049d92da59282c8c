"""A line.db of every release is opened by today's code, and goes on where it was."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from sync.terminal.mailbox.port import MessageState
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.helpers.mailbox import MADE_AT

SAVED = sorted(Path(__file__).parent.glob("line-*.db"))


def test_there_are_saved_ones() -> None:
    assert SAVED


@pytest.mark.parametrize("saved", SAVED, ids=lambda p: p.stem)
def test_nothing_is_lost_and_what_waits_can_be_sent(saved: Path, tmp_path: Path) -> None:
    path = tmp_path / "line.db"
    shutil.copyfile(saved, path)
    box = SqliteMailbox(path)
    enrolment = box.enrolment()
    assert enrolment is not None
    assert (enrolment.terminal, len(enrolment.county_keys)) == ("t-0001", 1)
    assert box.sign_private() == b"\x02" * 32
    assert box.seal_public() == b"\x01" * 32
    assert {m.visit: m.state for m in box.messages()} == {
        "done": MessageState.DONE,
        "parked": MessageState.PARKED,
        "later": MessageState.WAITING,
        "failed": MessageState.WAITING,
        "sending": MessageState.SENDING,
        "waiting": MessageState.WAITING,
    }
    assert box.release() == 1
    taken = box.take(MADE_AT + timedelta(hours=1), 10, 1_000_000)
    assert [m.visit for m in taken] == ["later", "failed", "sending", "waiting"]
    assert [m.seq for m in taken] == [3, 4, 5, 6]
    assert all(m.body for m in taken)
    assert box.cursor() == "epoch:7"
    assert [r.key for r in box.records("matter")] == ["RS-001"]
    record = box.record("case", "c1")
    assert record is not None
    assert record.sealed
    line = box.line()
    assert (line.online, line.skew_ms, line.parked) == (True, -1500, 1)
    box.close()
