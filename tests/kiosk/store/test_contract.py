"""One suite over both stores: what holds on disk holds in memory."""

from __future__ import annotations

import string
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.store.memory import MemoryStore
from kiosk.store.port import DraftRow, KioskStore, Stub, VoiceRow
from kiosk.store.sqlite import PrivateStore

AT = "2026-11-22T09:41:00+08:00"
DAY = date(2026, 11, 22)


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[KioskStore]:
    made: KioskStore = MemoryStore() if request.param == "memory" else PrivateStore(tmp_path / "kiosk")
    yield made
    made.close()


def row(id: str = "d1", content: bytes = "张示例的申请".encode(), **more: object) -> DraftRow:
    base = DraftRow(id=id, visit="v1", matter_code="HR-001", owner="o1", content=content, saved_at=AT)
    return msgspec.structs.replace(base, **more)


def stub(case_id: str = "d1", serial: int = 1) -> Stub:
    tail = f"261122{serial:04d}4"
    return Stub(
        case_id=case_id,
        visit="v1",
        receipt_no=f"BK420626106-01-261122-{serial:04d}-4",
        tail=tail,
        matter_code="HR-001",
        matter_name="城乡居民养老保险参保登记",
        masked_name="张*例",
        owner="o1",
        person="p1",
        filed_at=AT,
    )


def test_seal_key_is_made_once(store: KioskStore) -> None:
    assert len(store.seal_private()) == 32
    assert store.seal_private() == store.seal_private()


def test_digest_tells_equal_from_different_and_does_not_join_parts(store: KioskStore) -> None:
    assert store.digest("id", "1") == store.digest("id", "1")
    assert store.digest("id", "1") != store.digest("id", "2")
    assert store.digest("ab", "c") != store.digest("a", "bc")


def test_a_saved_draft_comes_back_and_a_second_save_replaces_it(store: KioskStore) -> None:
    store.save_draft(row())
    store.save_draft(row(content="改过的".encode(), kept=True))
    assert store.draft("d1") == row(content="改过的".encode(), kept=True)
    assert list(store.drafts()) == [row(content="改过的".encode(), kept=True)]


def test_no_draft_no_stub_no_review_is_no_error(store: KioskStore) -> None:
    assert store.draft("nobody") is None
    assert store.stub("nobody") is None
    assert list(store.reviews("nobody")) == []
    store.drop_draft("nobody")
    store.set_state("nobody", "accepted")
    store.review_sent("nobody", "filed", AT)
    assert list(store.audit_trail()) == []


def test_a_dropped_draft_is_gone(store: KioskStore) -> None:
    store.save_draft(row())
    store.save_draft(row("d2"))
    store.drop_draft("d1")
    assert [d.id for d in store.drafts()] == ["d2"]


def test_serials_rise_by_one_and_start_anew_each_day(store: KioskStore) -> None:
    seen: list[int] = []

    def build(serial: int) -> DraftRow:
        seen.append(serial)
        return row(f"d{len(seen)}", frozen=True)

    for day in (DAY, DAY, DAY, date(2026, 11, 23)):
        store.freeze(day, build)
    assert seen == [1, 2, 3, 1]
    assert all(d.frozen for d in store.drafts())


def test_a_failed_freeze_takes_no_serial(store: KioskStore) -> None:
    def fail(serial: int) -> DraftRow:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.freeze(DAY, fail)
    taken: list[int] = []
    store.freeze(DAY, lambda serial: (taken.append(serial), row())[1])
    assert taken == [1]


def test_filing_keeps_the_stub_and_drops_the_draft_once(store: KioskStore) -> None:
    store.save_draft(row(frozen=True))
    store.file(stub(), AT)
    store.file(msgspec.structs.replace(stub(), masked_name="别*人"), AT)
    assert store.draft("d1") is None
    assert list(store.stubs()) == [stub()]
    assert [e.event for e in store.audit_trail()] == ["case.filed"]


def test_stubs_are_found_by_tail_and_by_owner(store: KioskStore) -> None:
    store.file(stub(), AT)
    store.file(msgspec.structs.replace(stub("d2", 2), owner="o2"), AT)
    assert [s.case_id for s in store.stubs_by_tail("26112200024")] == ["d2"]
    assert [s.case_id for s in store.stubs_by_owner("o1")] == ["d1"]
    assert store.stubs_by_tail("00000000000") == []


def test_stubs_are_found_by_their_visits(store: KioskStore) -> None:
    for number, visit in enumerate(("v1", "v2", "v3"), 1):
        store.file(msgspec.structs.replace(stub(f"d{number}", number), visit=visit), AT)
    assert [s.case_id for s in store.stubs_by_visit(["v3", "v1", "v9"])] == ["d1", "d3"]
    assert list(store.stubs_by_visit(())) == []


def test_a_stub_remembers_the_last_state(store: KioskStore) -> None:
    store.file(stub(), AT)
    store.set_state("d1", "accepted")
    found = store.stub("d1")
    assert found is not None
    assert found.state == "accepted"


def test_an_urge_is_reserved_once_a_day(store: KioskStore) -> None:
    assert store.urged_on("c1") is None
    assert store.reserve_urge("c1", DAY, "u1") == "u1"
    assert store.reserve_urge("c1", DAY, "u2") == "u1"
    assert store.reserve_urge("c1", DAY + timedelta(days=1), "u3") == "u3"
    assert store.reserve_urge("c2", DAY, "u4") == "u4"
    assert (store.urged_on("c1"), store.urged_on("c2")) == (DAY + timedelta(days=1), DAY)


def test_a_subject_is_reserved_once_a_stage_and_rounds_count_up(store: KioskStore) -> None:
    first = store.reserve_review("c1", "filed", "r1")
    again = store.reserve_review("c1", "filed", "r2")
    closed = store.reserve_review("c1", "closed", "r3")
    other = store.reserve_review("c2", "closed", "r4")
    assert (first.id, first.round, first.sent) == ("r1", 1, False)
    assert again == first
    assert (closed.id, closed.round) == ("r3", 2)
    assert other.round == 1
    store.review_sent("c1", "filed", AT)
    store.review_sent("c1", "filed", AT)
    assert [(m.stage, m.sent) for m in store.reviews("c1")] == [("filed", True), ("closed", False)]
    assert [e.event for e in store.audit_trail()] == ["review.sent"]


def voice(id: str = "w1", serial: int = 1) -> VoiceRow:
    return VoiceRow(
        id=id,
        visit="v1",
        voice_no=f"BK420626106-01-261122-{serial:04d}-4",
        tail=f"261122{serial:04d}4",
        kind="complaint",
        about="service",
        owners=("o1", "o2"),
        made_at=AT,
        envelope=b"sealed",
    )


def test_a_voice_takes_the_next_number_of_the_day_and_forgets_its_message_once_posted(
    store: KioskStore,
) -> None:
    store.freeze(DAY, lambda serial: row(frozen=True))
    assert store.reserve_voice(DAY, lambda serial: voice(serial=serial)) == voice(serial=2)
    assert list(store.voices_open()) == [voice(serial=2)]
    store.voice_posted("w1", AT)
    store.voice_posted("w1", AT)
    store.drop_voice("w1")
    assert list(store.voices_open()) == []
    assert list(store.voices_by_tail("26112200024")) == [
        msgspec.structs.replace(voice(serial=2), envelope=b"")
    ]
    assert store.voices_by_tail("00000000000") == []
    assert [e.event for e in store.audit_trail()] == ["voice.sent"]


def test_a_voice_that_was_not_posted_can_be_taken_back(store: KioskStore) -> None:
    store.reserve_voice(DAY, lambda serial: voice())
    store.drop_voice("w1")
    store.voice_posted("w1", AT)
    assert list(store.voices_by_tail("26112200014")) == []
    assert list(store.audit_trail()) == []


def test_a_voice_that_fails_takes_no_serial(store: KioskStore) -> None:
    def fail(serial: int) -> VoiceRow:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.reserve_voice(DAY, fail)
    taken: list[int] = []
    store.reserve_voice(DAY, lambda serial: (taken.append(serial), voice())[1])
    assert taken == [1]


def test_the_audit_chain_counts_and_is_intact(store: KioskStore) -> None:
    for event in ("visit.begin", "case.filed", "visit.end"):
        store.audit(AT, event, {"visit": "v1"})
    trail = store.audit_trail()
    assert [(e.seq, e.event) for e in trail] == [(1, "visit.begin"), (2, "case.filed"), (3, "visit.end")]
    assert len({e.hash for e in trail}) == 3
    assert store.audit_intact()


@given(content=st.binary(max_size=2000), id=st.text(string.ascii_letters, min_size=1, max_size=20))
def test_any_content_comes_back_as_it_was(content: bytes, id: str) -> None:
    memory = MemoryStore()
    memory.save_draft(row(id, content))
    assert memory.draft(id) == row(id, content)


def test_voices_of_an_earlier_machine_are_kept_once_and_their_serials_are_used(store: KioskStore) -> None:
    taken = msgspec.structs.replace(voice("w7", 7), owners=("check:a", "check:b"), envelope=b"")
    assert store.take_over_voices([taken, msgspec.structs.replace(voice("w8", 8), envelope=b"")], AT) == 2
    assert store.take_over_voices([msgspec.structs.replace(taken, owners=("check:x",))], AT) == 0
    assert list(store.voices_by_tail(taken.tail)) == [taken]
    assert [entry.event for entry in store.audit_trail()] == ["voice.taken_over"] * 2
    serials: list[int] = []

    def build(serial: int) -> VoiceRow:
        serials.append(serial)
        return voice("w9", serial)

    store.reserve_voice(date(2026, 11, 22), build)
    assert serials == [9]


def test_stubs_of_an_earlier_machine_are_kept_once_and_its_serials_are_used(store: KioskStore) -> None:
    taken = msgspec.structs.replace(stub("d5", 5), owner="", person="", taken_over="check")
    store.take_over([taken, stub("d6", 6)], AT)
    store.take_over([msgspec.structs.replace(taken, masked_name="别*人")], AT)
    assert store.stub("d5") == taken
    assert [entry.event for entry in store.audit_trail()] == ["case.taken_over"] * 2
    day = date(2026, 11, 22)
    serials: list[int] = []

    def build(serial: int) -> DraftRow:
        serials.append(serial)
        return row("d9")

    store.freeze(day, build)
    assert serials == [7]
