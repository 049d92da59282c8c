"""The mailbox contract, on the disk and in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.terminal.mailbox.memory import MemoryMailbox
from sync.terminal.mailbox.port import AgentMailbox, KioskMailbox
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.contract.mailbox_suite import MailboxSuite


class TestMemoryMailbox(MailboxSuite):
    @pytest.fixture
    def mailbox(self) -> MemoryMailbox:
        return MemoryMailbox()


class TestSqliteMailbox(MailboxSuite):
    @pytest.fixture
    def mailbox(self, tmp_path: Path) -> Iterator[SqliteMailbox]:
        box = SqliteMailbox(tmp_path / "line" / "line.db")
        yield box
        box.close()


def test_both_are_both_sides(tmp_path: Path) -> None:
    """mypy checks that they fit; here, that no method of either side is missing."""
    disk = SqliteMailbox(tmp_path / "line.db")
    kiosk: list[KioskMailbox] = [MemoryMailbox(), disk]
    agent: list[AgentMailbox] = [MemoryMailbox(), disk]
    for side, boxes in ((KioskMailbox, kiosk), (AgentMailbox, agent)):
        names = {name for name in vars(side) if not name.startswith("_")}
        for box in boxes:
            assert names <= set(dir(box))
    disk.close()
