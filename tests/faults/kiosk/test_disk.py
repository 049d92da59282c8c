"""A disk that is full or read-only at the kiosk: a sentence that says what to do, and nothing lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.paper.office import PaperError, PaperOffice
from kiosk.services.errors import ServiceError
from kiosk.services.notice import notice_sheet
from kiosk.services.visit import EndReason
from kiosk.store.port import StoreError
from kiosk.store.sqlite import PrivateStore
from sync.model.settings import Settings
from sync.protocol.envelope import Envelope
from sync.terminal.mailbox.memory import MemoryMailbox
from sync.terminal.mailbox.port import MailboxError, MessageStatus
from tests.kiosk.services.kiosk_world import MORNING, Kiosk, cases_of, pension, publish
from tests.kiosk.services.world import enrolled_mailbox, profile
from tests.kiosk.store.test_contract import row

FULL = "这台机器的存储满了，暂时存不下。请叫管理员清理空间，已存的办件都在。"


@contextmanager
def small_disk(folder: Path, kib: int) -> Iterator[Path]:
    """A real file system of that size; skipped where we may not mount one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(store: PrivateStore) -> None:
    for n in range(500):
        store.save_draft(row(f"n{n}", os.urandom(4000)))


class BrokenMailbox(MemoryMailbox):
    """Cannot store while ``broken``; ``lies``: stores and then says it could not (the line died between)."""

    def __init__(self) -> None:
        super().__init__()
        self.broken = False
        self.lies = False

    def post(self, message: Envelope, *, priority: int = 5) -> int:
        if self.lies:
            super().post(message, priority=priority)
        if self.broken or self.lies:
            raise MailboxError(FULL, "SQLITE_FULL")
        return super().post(message, priority=priority)

    def message(self, id: str) -> MessageStatus | None:
        if self.broken:
            raise MailboxError(FULL, "SQLITE_FULL")
        return super().message(id)


def broken_world(store: PrivateStore | None = None) -> tuple[Kiosk, BrokenMailbox]:
    from tests.helpers.mailbox import enrolment

    box = BrokenMailbox()
    box.enrol(enrolment("t-0001"), b"s" * 32)
    publish(box, pension(), profile())
    return Kiosk(mailbox=box, store=store), box


def test_a_draft_on_a_full_disk_keeps_what_was_saved(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 300) as disk:
        store = PrivateStore(disk / "kiosk")
        store.save_draft(row(content=b"first"))
        with pytest.raises(StoreError) as caught:
            fill(store)
        assert "满了" in caught.value.message
        kept = [d for d in store.drafts() if d.id != "d1"]
        with pytest.raises(StoreError):
            store.save_draft(row("big", os.urandom(200_000)))
        store.close()
        shutil.copytree(disk, tmp_path / "copy")
    again = PrivateStore(tmp_path / "copy" / "kiosk")
    assert again.draft("d1") == row(content=b"first")
    assert [d for d in again.drafts() if d.id != "d1"] == kept
    again.close()


def test_a_new_store_on_a_full_disk_is_said(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 16) as disk:
        (disk / "ballast").write_bytes(b"x" * 12_000)
        with pytest.raises(StoreError) as caught:
            PrivateStore(disk / "kiosk")
        assert any(word in caught.value.message for word in ("满了", "硬盘", "打不开"))


def test_a_read_only_store_is_said_and_reading_still_works(tmp_path: Path) -> None:
    store = PrivateStore(tmp_path / "kiosk")
    store.save_draft(row())
    store._db.execute("PRAGMA query_only=ON")
    for attempt in (lambda: store.save_draft(row("d2")), lambda: store.drop_draft("d1")):
        with pytest.raises(StoreError) as caught:
            attempt()
        assert "只能读" in caught.value.message
    assert store.draft("d1") == row()
    store._db.execute("PRAGMA query_only=OFF")
    store.save_draft(row("d2"))
    assert len(store.drafts()) == 2
    store.close()


def test_a_disk_that_becomes_read_only_is_said(tmp_path: Path) -> None:
    """As a worn-out card does it: the file system under the open file is suddenly read-only."""
    with small_disk(tmp_path / "disk", 2000) as disk:
        PrivateStore(disk / "kiosk").close()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(StoreError) as caught:
            PrivateStore(disk / "kiosk")
        assert any(word in caught.value.message for word in ("只能读", "打不开", "硬盘"))
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        store = PrivateStore(disk / "kiosk")
        store.save_draft(row())
        assert store.draft("d1") == row()
        store.close()


def test_a_damaged_page_is_said_and_not_taken_for_an_empty_store(tmp_path: Path) -> None:
    store = PrivateStore(tmp_path / "kiosk")
    for n in range(40):
        store.save_draft(row(f"n{n:02d}", os.urandom(3000)))
    store.close()
    path = tmp_path / "kiosk" / "private.db"
    raw = bytearray(path.read_bytes())
    raw[8192:] = b"\xa5" * (len(raw) - 8192)
    path.write_bytes(raw)
    with pytest.raises(StoreError) as caught:
        PrivateStore(tmp_path / "kiosk").drafts()
    assert "坏了" in caught.value.message


def test_a_busy_store_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.store.sqlite.BUSY_MS", 10)
    store = PrivateStore(tmp_path / "kiosk")
    other = sqlite3.connect(tmp_path / "kiosk" / "private.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError) as caught:
        store.save_draft(row())
    assert "再按一次" in caught.value.message
    other.execute("ROLLBACK")
    other.close()
    store.save_draft(row())
    store.close()


def test_when_the_outbox_is_full_nothing_is_filed_and_a_retry_files_once() -> None:
    kiosk, box = broken_world()
    draft = kiosk.filled(kiosk.visitor())
    box.broken = True
    for _ in range(2):
        with pytest.raises(ServiceError) as caught:
            kiosk.submit(draft)
        assert caught.value.message.startswith("没有提交成功。这台机器的存储满了")
        assert "窗口" in caught.value.message
    assert kiosk.filing.recover() == 0  # told as failed: it is not filed behind anyone's back
    box.broken = False
    assert cases_of(box) == []
    assert draft.filling is not None
    draft.filling.answer("/data/pay/level", 700)
    receipt = kiosk.submit(draft)
    (case,) = cases_of(box)
    assert case.answers["/data/pay/level"] == 700
    assert receipt.receipt_no[15:-2] == "261122-0001"
    assert kiosk.store.drafts() == []


def test_after_a_failed_submission_leaving_wipes_and_nothing_is_filed_later() -> None:
    kiosk, box = broken_world()
    draft = kiosk.filled(kiosk.visitor())
    box.broken = True
    with pytest.raises(ServiceError):
        kiosk.submit(draft)
    kiosk.visits.end(EndReason.LEFT)
    box.broken = False
    assert kiosk.filing.recover() == 0
    assert cases_of(box) == []
    assert kiosk.store.drafts() == []


def test_when_the_answer_of_the_outbox_was_lost_it_is_filed_once_and_said_so() -> None:
    kiosk, box = broken_world()
    draft = kiosk.filled(kiosk.visitor())
    box.lies = True
    receipt = kiosk.submit(draft)
    assert [c.receipt_no for c in cases_of(box)] == [receipt.receipt_no]
    assert [s.receipt_no for s in kiosk.store.stubs()] == [receipt.receipt_no]


def test_when_the_first_message_is_in_the_outbox_after_all_it_counts() -> None:
    """Told as failed, changed, signed again: the first content is the filed one, under one number."""
    kiosk, box = broken_world()
    draft = kiosk.filled(kiosk.visitor())
    box.lies = box.broken = True
    with pytest.raises(ServiceError):
        kiosk.submit(draft)
    box.lies = box.broken = False
    receipt = kiosk.submit(draft)
    assert [c.receipt_no for c in cases_of(box)] == [receipt.receipt_no]


def test_a_full_private_store_at_submitting(tmp_path: Path) -> None:
    store = PrivateStore(tmp_path / "kiosk")
    kiosk, box = broken_world(store)
    draft = kiosk.filled(kiosk.visitor())
    store._db.execute("PRAGMA query_only=ON")
    with pytest.raises(ServiceError) as caught:
        kiosk.submit(draft)
    assert caught.value.message.startswith("没有提交成功。")
    assert cases_of(box) == []
    store._db.execute("PRAGMA query_only=OFF")
    kiosk.submit(draft)
    assert len(cases_of(box)) == 1
    store.close()


def test_a_receipt_is_given_when_only_the_stub_could_not_be_written(tmp_path: Path) -> None:
    """The case is durably in the outbox, so it is filed; the stub follows when the disk is well again."""
    store = PrivateStore(tmp_path / "kiosk")

    def step(name: str) -> None:
        if name == "posted":
            store._db.execute("PRAGMA query_only=ON")

    box = enrolled_mailbox()
    publish(box, pension(), profile())
    kiosk = Kiosk(mailbox=box, store=store, step=step)
    receipt = kiosk.file_one()
    assert store.stubs() == []
    with pytest.raises(ServiceError):
        kiosk.visits.end(EndReason.DONE)
    store._db.execute("PRAGMA query_only=OFF")
    assert kiosk.filing.recover() == 1
    assert [s.receipt_no for s in store.stubs()] == [receipt.receipt_no]
    assert len(cases_of(box)) == 1
    store.close()


def test_a_draft_that_could_not_be_dropped_is_dropped_later(tmp_path: Path) -> None:
    store = PrivateStore(tmp_path / "kiosk")
    kiosk, _ = broken_world(store)
    visit = kiosk.visitor()
    kiosk.filled(visit)
    store._db.execute("PRAGMA query_only=ON")
    with pytest.raises(ServiceError):
        kiosk.visits.end(EndReason.LEFT)
    assert visit.identity is None  # wiped all the same
    store._db.execute("PRAGMA query_only=OFF")
    assert len(store.drafts()) == 1
    kiosk.filing.recover()
    assert store.drafts() == []
    store.close()


def test_paper_on_a_full_disk_is_said_and_leaves_no_half_sheet(tmp_path: Path) -> None:
    fonts = [Path(p) for p in Settings().paper.fonts]
    with small_disk(tmp_path / "disk", 40) as disk:
        (disk / "ballast").write_bytes(b"x" * 28_000)
        office = PaperOffice(disk / "paper", fonts)
        with pytest.raises(PaperError) as caught:
            office.print_notice(notice_sheet(pension(), profile(), MORNING))
        assert "没有生成" in caught.value.message
        assert [p for p in (disk / "paper").rglob("*") if p.is_file()] == []
