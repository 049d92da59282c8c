"""Asking for a certificate, from the desk's side: the whole kiosk without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.services.visit import EndReason
from sync.terminal.mailbox.port import MailboxError
from tests.helpers.people import applicant
from tests.kiosk.bridge.test_supplement import Machine
from tests.kiosk.screens.stage import wait_until


@pytest.fixture
def machine(qapp: object, tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path)
    yield made
    made.app.close()


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
