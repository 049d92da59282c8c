"""The keeper's records: on disk, at the county once, a fault from found to repaired; how long paper lasts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.devices.printer.following import NAME
from kiosk.services.deeds import Who
from kiosk.services.errors import ServiceError
from kiosk.services.supplies import PRINTED, forecast
from kiosk.services.upkeep import MACHINE, Upkeep, broken
from kiosk.store.port import Book
from sync.model.device import PartState
from sync.model.keeping import Finding, KeeperKind, KeeperRecord
from sync.protocol.envelope import Kind, open_body
from sync.terminal.mailbox.port import MailboxError
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.kiosk.services.kiosk_world import Kiosk

WHO = Who("0193a000-0000-7000-8000-000000000001", "K01")
WELL = Finding(part="id_reader", label="身份证读卡器", state=PartState.OK)
JAM = broken("a4_printer", "打印机", "卡纸")


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk()


def upkeep(kiosk: Kiosk) -> Upkeep:
    return Upkeep(
        catalogue=kiosk.catalogue,
        mailbox=kiosk.mailbox,
        store=kiosk.store,
        clock=kiosk.clock,
        ids=kiosk.ids,
    )


def posted(kiosk: Kiosk) -> list[KeeperRecord]:
    assert kiosk.memory is not None
    taken = kiosk.memory.take(kiosk.wall.now(), 100, 10**9)
    kiosk.memory.release()
    return [open_body(e, COUNTY_PRIVATE, KeeperRecord) for e in taken if e.kind == Kind.KEEPER_RECORD]


def test_a_check_is_kept_and_goes_to_the_county_with_who_did_it(kiosk: Kiosk) -> None:
    keeping = upkeep(kiosk)
    record = keeping.record(KeeperKind.OPENING, WHO, findings=(WELL, JAM), words=" 纸剩一半 ")
    assert posted(kiosk) == [record]
    assert (record.keeper, record.words, record.findings) == ("K01", "纸剩一半", (WELL, JAM))
    assert keeping.today()[KeeperKind.OPENING].record == record
    (entry,) = [e for e in kiosk.store.audit_trail() if e.event == "keeper.opening"]
    assert entry.ids == {"record": record.id, "session": WHO.session, "staff": "K01"}
    kiosk.wall.advance(24 * 3600)
    assert keeping.today() == {}


def test_what_is_missing_is_said_and_nothing_is_kept(kiosk: Kiosk) -> None:
    keeping = upkeep(kiosk)
    with pytest.raises(ServiceError, match=r"keeper\.findings"):
        keeping.record(KeeperKind.CLOSING, WHO)
    with pytest.raises(ServiceError, match=r"keeper\.handed_to"):
        keeping.record(KeeperKind.HANDOVER, WHO, handed_to=" K01 ")
    assert keeping.done() == []
    assert posted(kiosk) == []


def test_a_fault_lives_until_it_is_repaired_and_says_what_people_can_do(kiosk: Kiosk) -> None:
    keeping = upkeep(kiosk)
    found = keeping.record(KeeperKind.FAULT_FOUND, WHO, findings=(JAM,))
    (fault,) = keeping.faults()
    assert (fault.part, fault.words, fault.notice, fault.cause) == ("a4_printer", "卡纸", False, "")
    assert "记下回执号" in fault.sentence
    keeping.record(KeeperKind.FAULT_NOTICE, WHO, fault=found.id)
    keeping.record(KeeperKind.FAULT_CAUSE, WHO, fault=found.id, words="纸受潮")
    (fault,) = upkeep(kiosk).faults()  # as after a restart
    assert (fault.notice, fault.cause) == (True, "纸受潮")
    keeping.record(KeeperKind.FAULT_REPAIRED, WHO, fault=found.id)
    assert keeping.faults() == []


def test_the_whole_machine_may_be_what_fails(kiosk: Kiosk) -> None:
    keeping = upkeep(kiosk)
    keeping.record(KeeperKind.FAULT_FOUND, WHO, words="触摸没有反应", stopped=True)
    (fault,) = keeping.faults()
    assert (fault.part, fault.label) == (MACHINE, "整机")
    assert "请到窗口办" in fault.sentence


def test_what_the_outbox_did_not_take_goes_later_once(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping = upkeep(kiosk)

    def full(*_: object, **__: object) -> None:
        raise MailboxError("存储满了。", "full")

    with monkeypatch.context() as patch:
        patch.setattr(kiosk.mailbox, "post", full)
        record = keeping.record(KeeperKind.CLEANING, WHO)
    assert posted(kiosk) == []
    assert [done.record for done in keeping.done()] == [record]
    keeping.recover()
    keeping.recover()
    assert posted(kiosk) == [record]
    assert [row.sent for row in kiosk.store.deeds(Book.UPKEEP)] == [True]


def test_a_crash_between_outbox_and_its_mark_posts_the_same_message_again(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping = upkeep(kiosk)
    with monkeypatch.context() as patch:
        patch.setattr(kiosk.store, "deed_sent", lambda id: None)
        record = keeping.record(KeeperKind.CLEANING, WHO)
    keeping.recover()
    assert posted(kiosk) == [record]


def test_old_records_are_forgotten_once_the_county_may_have_them(kiosk: Kiosk) -> None:
    keeping = upkeep(kiosk)
    keeping.record(KeeperKind.CLEANING, WHO)
    kiosk.wall.advance(timedelta(days=401).total_seconds())
    keeping.recover()
    assert keeping.done() == []


def test_paper_lasts_as_long_as_what_was_put_in_and_what_a_day_takes(kiosk: Kiosk) -> None:
    keeping = upkeep(kiosk)
    now = kiosk.clock.now
    assert "还没有记过换纸" in forecast(keeping.done(), kiosk.store.audit_trail(), now()).words
    keeping.record(KeeperKind.PAPER, WHO, amount=100)
    for _ in range(10):
        kiosk.wall.advance(24 * 3600)
        for _ in range(5):
            kiosk.store.audit(now().isoformat(), PRINTED, {"printer": NAME, "pages": "1"})
        kiosk.store.audit(now().isoformat(), "visit.begin", {})
    found = forecast(keeping.done(), kiosk.store.audit_trail(), now())
    assert found.left == 50
    assert found.days == 9  # 50 sheets in the nine days since the first one
    assert "还够 9 天" in found.words
    keeping.record(KeeperKind.PAPER, WHO, amount=500)
    assert forecast(keeping.done(), kiosk.store.audit_trail(), now()).left == 500
