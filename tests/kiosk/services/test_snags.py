"""Snags at the terminal: kept and sent once, told by the county, new to whoever reported it until read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from kiosk.services.deeds import Who
from kiosk.services.errors import ServiceError
from kiosk.services.snags import Snags, SnagView
from kiosk.store.port import Book
from sync.model.snag import Snag, SnagSort, SnagState, SnagStatus, SnagStep
from sync.protocol.envelope import Kind, open_body
from sync.protocol.line import Record, Topic, feed_info
from sync.protocol.seal import public_of, seal
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.kiosk.services.kiosk_world import MORNING, Kiosk

WHO, OTHER = Who("s1", "h0312"), Who("s2", "h0400")


class Desk:
    def __init__(self) -> None:
        self.kiosk = kiosk = Kiosk()
        common = {"catalogue": kiosk.catalogue, "mailbox": kiosk.mailbox, "store": kiosk.store}
        self.snags = Snags(**common, clock=kiosk.clock, ids=kiosk.ids)  # type: ignore[arg-type]
        self._rev = 0

    def report(self) -> Snag:
        return self.snags.report(WHO, self.kiosk.matter.code, [SnagSort.SYSTEM], "系统登不上", "v1")

    def told(self, snag: Snag, **fields: Any) -> None:
        """The county says how it stands, sealed to this terminal."""
        assert self.kiosk.memory is not None
        enrolment = self.kiosk.mailbox.enrolment()
        assert enrolment is not None
        base: dict[str, Any] = {"snag": snag.id, "state": SnagState.OPEN, "matter_code": snag.matter_code}
        base |= {"matter_name": "某事", "sorts": snag.sorts, "words": snag.words, "staff": snag.staff}
        base |= {"who": "王*琴", "at": snag.made_at, "owner": "保康县民政局"}
        self._rev += 1
        info = feed_info(enrolment.terminal, Topic.SNAG, snag.id, self._rev)
        plain = msgspec.json.encode(SnagStatus(**base | fields))
        body = seal(plain, public_of(self.kiosk.store.seal_private()), info)
        record = Record(topic=Topic.SNAG, key=snag.id, rev=self._rev, body=body, sealed=True)
        self.kiosk.memory.apply([record], f"c{self._rev}", snapshot_begin=False, snapshot_end=False)

    def answer(self, snag: Snag, **fields: Any) -> None:
        at = (self.kiosk.clock.now() + timedelta(seconds=1)).isoformat()
        self.told(snag, state=SnagState.ANSWERED, answer="找信息股", answered_at=at, **fields)
        self.kiosk.wall.advance(60)

    def one(self, number: str = WHO.number) -> SnagView:
        (view,) = self.snags.all(number)
        return view

    def sent(self) -> list[Snag]:
        assert self.kiosk.memory is not None
        taken = self.kiosk.memory.take(MORNING + timedelta(days=1), 1000, 10**9)
        self.kiosk.memory.release()
        return [open_body(e, COUNTY_PRIVATE, Snag) for e in taken if e.kind == Kind.SNAG]


def test_a_report_is_kept_sent_and_on_the_list_before_the_county_knows_of_it() -> None:
    desk = Desk()
    snag = desk.report()
    assert desk.sent() == [snag]
    view = desk.one()
    assert (view.state, view.matter, view.can_close, view.unread) == (
        "saved",
        desk.kiosk.matter.name,
        False,
        False,
    )
    (row,) = desk.kiosk.store.deeds(Book.SNAGS)
    assert (row.session, row.visit) == ("s1", "v1")


def test_what_is_missing_is_said_and_nothing_is_kept() -> None:
    desk = Desk()
    with pytest.raises(ServiceError, match=r"snag\.sorts"):
        desk.snags.report(WHO, desk.kiosk.matter.code, [], "")
    with pytest.raises(ServiceError, match=r"snag\.personal"):
        desk.snags.report(WHO, desk.kiosk.matter.code, [SnagSort.RULES], "问13800000000")
    assert desk.sent() == []


def test_an_answer_is_new_to_who_reported_it_until_they_have_read_it() -> None:
    desk = Desk()
    snag = desk.report()
    desk.told(snag)
    assert not desk.one().unread
    desk.answer(snag)
    assert (desk.one().unread, desk.one(OTHER.number).unread) == (True, False)
    desk.snags.read(OTHER, snag.id)
    assert sum(view.unread for view in desk.snags.all(WHO.number)) == 1
    desk.snags.read(WHO, snag.id)
    desk.snags.read(WHO, snag.id)
    assert sum(view.unread for view in desk.snags.all(WHO.number)) == 0
    assert [s.step for s in desk.sent()] == [SnagStep.REPORTED, SnagStep.READ]
    desk.kiosk.wall.advance(60)
    desk.answer(snag)  # a second answer is new again
    assert desk.one().unread


def test_what_was_said_of_the_answer_shows_at_once_and_offline() -> None:
    desk = Desk()
    snag = desk.report()
    desk.answer(snag)
    assert desk.one().can_close
    with pytest.raises(ServiceError, match=r"snag\.words"):
        desk.snags.not_solved(WHO, snag.id, " ")
    desk.snags.not_solved(WHO, snag.id, "还是不行")
    assert (desk.one().state, desk.one().can_close) == ("open", False)
    desk.answer(snag)
    desk.snags.solved(WHO, snag.id)
    assert desk.one().state == "closed"


def test_what_is_sealed_to_another_machine_is_passed_over() -> None:
    desk = Desk()
    snag = desk.report()
    assert desk.kiosk.memory is not None
    record = Record(topic=Topic.SNAG, key=snag.id, rev=9, body=b"not for us", sealed=True)
    desk.kiosk.memory.apply([record], "c9", snapshot_begin=False, snapshot_end=False)
    assert desk.one().state == "saved"
