"""kill -9 while a case is being filed: neither lost nor doubled, whatever the moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.store.port import Stub
from kiosk.store.sqlite import PrivateStore
from sync.terminal.mailbox.sqlite import SqliteMailbox
from tests.helpers.mailbox import enrolment
from tests.kiosk.services.kiosk_world import MORNING, Kiosk, cases_of, pension, publish
from tests.kiosk.services.world import TERMINAL, profile

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    box = SqliteMailbox(tmp_path / "line" / "line.db")
    box.enrol(enrolment(TERMINAL), b"s" * 32)
    publish(box, pension(), profile())
    box.close()
    return tmp_path


def run(folder: Path, moment: str, lines: int = 0) -> list[list[str]]:
    """What the process said; with ``lines`` it is killed from outside after so many."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.kiosk.filer", str(folder), moment],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(lines)]
        if lines:
            process.kill()
        said += process.stdout.read().splitlines()
    assert process.returncode == (0 if moment == "never" else -signal.SIGKILL)
    return [line.split() for line in said]


def reopened(folder: Path) -> tuple[Kiosk, SqliteMailbox, PrivateStore]:
    box, store = SqliteMailbox(folder / "line" / "line.db"), PrivateStore(folder / "kiosk")
    return Kiosk(mailbox=box, store=store), box, store


@pytest.mark.parametrize(
    ("moment", "posted_before", "recovered"),
    [("reserved", 0, 1), ("posted", 1, 1), ("filed", 1, 0), ("never", 1, 0)],
)
def test_killed_while_submitting(folder: Path, moment: str, posted_before: int, recovered: int) -> None:
    said = run(folder, moment)
    kiosk, box, store = reopened(folder)
    assert len(cases_of(box)) == posted_before
    assert kiosk.filing.recover() == recovered
    assert kiosk.filing.recover() == 0
    (case,) = cases_of(box)
    (stub,) = store.stubs()
    assert stub.receipt_no == case.receipt_no
    assert stub.case_id == case.id
    assert store.drafts() == []
    assert case.answers["/data/pay/level"] == 500
    assert [words[1] for words in said if words[0] == "receipt"] in ([], [case.receipt_no])
    assert [e.event for e in store.audit_trail()] == ["case.filed"]
    assert store.audit_intact()
    # The serial is not given out again, and the citizen who comes back is told.
    visit = kiosk.visitor()
    assert kiosk.matter.name in (kiosk.filing.earlier(visit, kiosk.matter) or "")
    assert kiosk.submit(kiosk.filled(visit)).receipt_no[15:-2] == "261122-0002"
    box.close()
    store.close()


def test_killed_again_while_recovering(folder: Path) -> None:
    run(folder, "reserved")
    box = SqliteMailbox(folder / "line" / "line.db")

    class Cut(PrivateStore):
        """The power fails again after the message was posted, before the stub is written."""

        def file(self, stub: Stub, at: str) -> None:
            raise KeyboardInterrupt

    store = Cut(folder / "kiosk")
    with pytest.raises(KeyboardInterrupt):
        Kiosk(mailbox=box, store=store).filing.recover()
    assert len(cases_of(box)) == 1
    assert store.stubs() == []
    store.close()
    box.close()
    again, box, store_again = reopened(folder)
    assert again.filing.recover() == 1
    assert len(cases_of(box)) == 1
    assert len(store_again.stubs()) == 1
    box.close()
    store_again.close()


def test_killed_before_submitting_the_draft_waits_for_its_owner(folder: Path) -> None:
    run(folder, "drafted")
    kiosk, box, store = reopened(folder)
    assert kiosk.filing.recover() == 0
    assert cases_of(box) == []
    visit = kiosk.visitor()
    left = kiosk.filing.shelf.unfinished(visit, kiosk.matter)
    assert left is not None
    draft = kiosk.filing.shelf.resume(visit, left.draft_id)
    assert kiosk.submit(draft).case_id == left.draft_id
    assert len(cases_of(box)) == 1
    box.close()
    store.close()


@pytest.mark.parametrize("lines", [1, 7, 23, 60])
def test_killed_while_typing_the_last_saved_answer_is_there(folder: Path, lines: int) -> None:
    said = run(folder, "typing", lines)
    kiosk, box, store = reopened(folder)
    visit = kiosk.visitor()
    left = kiosk.filing.shelf.unfinished(visit, kiosk.matter)
    assert left is not None
    draft = kiosk.filing.shelf.resume(visit, left.draft_id)
    assert draft.filling is not None
    promised = int(said[-1][2])
    assert draft.filling.answers()["/data/pay/level"] in (promised, promised + 1)
    assert kiosk.clock.now() == MORNING
    box.close()
    store.close()
