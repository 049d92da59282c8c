"""What goes wrong in the background is said to whom it was for: the whole kiosk without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.services.visit import EndReason
from sync.terminal.mailbox.port import MailboxError
from tests.helpers.people import applicant
from tests.kiosk.bridge.correcting import Machine
from tests.kiosk.screens.stage import wait_until


@pytest.fixture
def machine(qapp: object, tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path)
    yield made
    made.app.close()


def test_what_failed_for_the_one_is_not_asked_of_the_next(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise MailboxError("这台机器的存储满了。", "SQLITE_FULL")

    desks, visit = machine.app.desks, machine.app.front.visit
    job = desks.common.jobs.start("mine.find", broken)
    job.failed.connect(desks.mine.desk._failed)
    desks.visit.end(EndReason.LEFT)
    assert wait_until(lambda: not desks.common.jobs.busy)
    assert visit.property("asking") == ""


@pytest.mark.parametrize("leaves", [False, True], ids=["stays", "leaves"])
def test_why_it_did_not_go_is_said_to_whom_it_was_for(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, leaves: bool
) -> None:
    def broken(*_: object) -> None:
        raise MailboxError("这台机器的存储满了。", "SQLITE_FULL")

    monkeypatch.setattr(machine.mailbox, "line", broken)
    desks = machine.app.desks
    desks.progress.certificates.fetch("2026112200017", applicant().id_number)
    if leaves:
        desks.visit.end(EndReason.DONE)
    assert wait_until(lambda: not desks.common.jobs.busy)
    assert ("存储满了" in str(desks.models.find.problem)) is not leaves
