"""What a helper does: both ids on each record, nothing lost on the way, only their own on their desk."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.services.errors import ServiceError
from kiosk.services.first_asked import FirstAsked
from kiosk.services.helper_list import HelperList, Tab
from kiosk.services.helping import Helping
from kiosk.services.staff import Roster, StaffSession
from kiosk.services.told_duties import ToldDuties
from kiosk.services.visit import EndReason
from kiosk.store.port import Book, StoreError
from sync.model.helping import Help, HelperRecord
from sync.model.staff import Duty
from sync.protocol.envelope import Kind, open_body
from sync.terminal.mailbox.port import MailboxError
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.kiosk.services.kiosk_world import MORNING, Kiosk


class Beside:
    def __init__(self) -> None:
        self.kiosk = kiosk = Kiosk()
        common = {"catalogue": kiosk.catalogue, "mailbox": kiosk.mailbox, "store": kiosk.store}
        told = ToldDuties(**common)  # type: ignore[arg-type]
        self.helping = Helping(**common, clock=kiosk.clock, ids=kiosk.ids, told=told)  # type: ignore[arg-type]
        self.roster = Roster(kiosk.mailbox, kiosk.catalogue)
        self.asked = FirstAsked(
            helping=self.helping,
            told=told,
            catalogue=kiosk.catalogue,
            roster=self.roster,
            clock=kiosk.clock,
        )
        self.lines = HelperList(
            helping=self.helping,
            store=kiosk.store,
            progress=kiosk.progress,
            catalogue=kiosk.catalogue,
            asked=self.asked,
        )

    def session(self, number: str = "h0312") -> StaffSession:
        return StaffSession(
            id=self.kiosk.ids.new(),
            number=number,
            name="王*琴",
            duty=Duty.HELPER,
            org="",
            started=self.kiosk.clock.now(),
        )

    def sent(self) -> list[HelperRecord]:
        assert self.kiosk.memory is not None
        taken = self.kiosk.memory.take(MORNING, 1000, 10**9)
        self.kiosk.memory.release()
        return [open_body(e, COUNTY_PRIVATE, HelperRecord) for e in taken if e.kind == Kind.HELPER_RECORD]

    def file_together(self, session: StaffSession) -> str:
        visit = self.kiosk.visitor()
        visit.helper = session
        self.helping.record(session, visit.id, Help.ASKED)
        receipt = self.kiosk.submit(self.kiosk.filled(visit))
        self.helping.record(session, visit.id, Help.FILLED, case_id=receipt.case_id)
        self.kiosk.visits.end(EndReason.DONE)
        return receipt.case_id


def test_the_case_carries_the_helper_and_the_records_both_ids() -> None:
    beside = Beside()
    session = beside.session()
    case_id = beside.file_together(session)
    (case,) = beside.kiosk.sent()
    assert case.helper == "王*琴"
    asked, filled = beside.sent()
    assert (asked.help, filled.help, filled.case_id) == (Help.ASKED, Help.FILLED, case_id)
    assert {asked.visit, filled.visit} == {case.visit}
    assert {row.session for row in beside.kiosk.store.deeds(Book.HELPED)} == {session.id}
    assert {asked.session, filled.session} == {session.id}


def test_after_the_visit_nobody_helps_any_more() -> None:
    beside = Beside()
    beside.file_together(beside.session())
    beside.kiosk.visitor()
    beside.kiosk.submit(beside.kiosk.filled(beside.kiosk.visits.current))  # type: ignore[arg-type]
    assert [case.helper for case in beside.kiosk.sent()] == ["王*琴", ""]


def test_what_did_not_reach_the_outbox_follows_once(monkeypatch: pytest.MonkeyPatch) -> None:
    beside = Beside()

    def full(*_: object, **__: object) -> None:
        raise MailboxError("存储满了。", "disk full")

    with monkeypatch.context() as broken:
        broken.setattr(beside.kiosk.mailbox, "post", full)
        beside.helping.record(beside.session(), "v1", Help.ASKED, note="老年证在哪里办")
    assert beside.sent() == []
    assert beside.helping.behind
    assert [beside.helping.recover(), beside.helping.recover()] == [1, 0]
    assert [record.note for record in beside.sent()] == ["老年证在哪里办"]


def test_what_did_not_reach_the_outbox_follows_with_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    beside = Beside()
    with monkeypatch.context() as broken:
        broken.setattr(beside.kiosk.store, "deed_sent", _no_room)
        beside.helping.record(beside.session(), "v1", Help.ASKED, note="一")
    beside.helping.record(beside.session(), "v1", Help.ASKED, note="二")
    assert [record.note for record in beside.sent()] == ["一", "二"]
    assert not beside.helping.behind


@pytest.mark.parametrize("fails", ["deeds", "drop_deeds"])
def test_what_is_kept_is_kept_though_the_one_before_it_cannot_follow(
    fails: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = Beside()
    with monkeypatch.context() as broken:
        broken.setattr(beside.kiosk.store, "deed_sent", _no_room)
        beside.helping.record(beside.session(), "v1", Help.ASKED, note="一")
    with monkeypatch.context() as broken:
        broken.setattr(beside.kiosk.store, fails, _no_room)
        beside.helping.record(beside.session(), "v1", Help.ASKED, note="二")
        assert beside.helping.behind
    beside.helping.recover()
    assert [record.note for record in beside.sent()] == ["一", "二"]
    assert not beside.helping.behind


def test_what_cannot_be_read_now_is_still_to_be_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    beside = Beside()
    with monkeypatch.context() as broken:
        broken.setattr(beside.kiosk.store, "deeds", _no_room)
        with pytest.raises(ServiceError):
            beside.helping.recover()
    assert beside.helping.behind


def test_a_day_of_the_desk_is_the_county_s() -> None:
    """The machine's clock stands a day behind: what was done now is of today all the same."""
    beside = Beside()
    assert beside.kiosk.memory is not None
    beside.kiosk.memory.contact(beside.kiosk.wall.now(), ok=True, skew_ms=86_400_000)
    beside.helping.record(beside.session(), "v1", Help.ASKED)
    asked = beside.asked.ask(beside.session(), "v2", about="老年证在哪里办")
    along, duty = beside.lines.of("h0312", beside.kiosk.clock.today())
    assert along.tabs == (Tab.TODAY,)
    view = beside.asked.view(asked.id)
    assert view is not None
    assert view.when == "11月23日 09:41"
    assert "11月23日" in duty.who


def test_what_is_not_on_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    beside = Beside()
    monkeypatch.setattr(beside.kiosk.store, "keep_deed", _no_room)
    with pytest.raises(ServiceError):
        beside.helping.record(beside.session(), "v1", Help.ASKED)
    assert beside.sent() == []


def _no_room(*_: object) -> None:
    raise StoreError("磁盘满了。", "full")


def test_the_desk_shows_one_s_own_and_no_more() -> None:
    beside = Beside()
    case_id = beside.file_together(beside.session())
    beside.asked.ask(beside.session("h0400"), "v9", about="老年证在哪里办")
    today = beside.kiosk.clock.today()
    (line,) = beside.lines.of("h0312", today)
    assert (line.key, line.who, line.tabs) == (case_id, "张*例", (Tab.TODAY, Tab.WAITING))
    (other,) = beside.lines.of("h0400", today)
    assert (other.name, other.tabs) == ("老年证在哪里办", (Tab.ASKED,))
    assert beside.lines.of("h0312", today + timedelta(days=1))[0].tabs == (Tab.WAITING,)


def test_a_kept_draft_of_a_citizen_one_helped_shows_its_matter_alone() -> None:
    beside = Beside()
    visit = beside.kiosk.visitor()
    beside.helping.record(beside.session(), visit.id, Help.ASKED)
    beside.kiosk.filing.shelf.keep(beside.kiosk.filled(visit))
    beside.kiosk.visits.end(EndReason.KEPT)
    drafts = [x for x in beside.lines.of("h0312", beside.kiosk.clock.today()) if Tab.DRAFTS in x.tabs]
    assert [(x.name, x.who) for x in drafts] == [(beside.kiosk.matter.name, "")]
