"""Trainings at the terminal: those of whoever is signed in, signed in for once and offline, results read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from kiosk.services.deeds import Who
from kiosk.services.errors import ServiceError
from kiosk.services.staff import Roster
from kiosk.services.trainings import Trainings, TrainingView
from kiosk.store.port import Book
from sync.model.staff import Duty, StaffMember
from sync.model.training import Outcome, Presence, Trainee, TrainingStatus
from sync.protocol.envelope import Kind, open_body
from sync.protocol.line import Record, Topic, feed_info
from sync.protocol.seal import public_of, seal
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.kiosk.services.kiosk_world import MORNING, Kiosk

WHO, KEEPER = Who("s1", "h0312"), Who("s2", "k01")


class Desk:
    def __init__(self) -> None:
        self.kiosk = kiosk = Kiosk()
        self._rev = 0
        profile = kiosk.catalogue.profile()
        assert profile is not None
        for who, duty in ((WHO, Duty.HELPER), (KEEPER, Duty.KEEPER)):
            member = StaffMember(number=who.number, name="王*琴", duty=duty, township=profile.township)
            self._apply(Topic.STAFF, who.number, msgspec.json.encode(member), sealed=False)
        self.trainings = Trainings(
            roster=Roster(kiosk.mailbox, kiosk.catalogue),
            catalogue=kiosk.catalogue,
            mailbox=kiosk.mailbox,
            store=kiosk.store,
            clock=kiosk.clock,
            ids=kiosk.ids,
        )

    def plan(self, id: str = "", days: int = 0, **fields: Any) -> str:
        """What the county says of one, sealed to this terminal; it is held so many days from today."""
        id = id or self.kiosk.ids.new()
        starts = self.kiosk.clock.now().replace(hour=9, minute=0) + timedelta(days=days)
        base: dict[str, Any] = {"training": id, "title": "转移接续", "owner": "县人社局", "place": "三楼"}
        base |= {"starts": starts.isoformat(), "ends": (starts + timedelta(hours=2)).isoformat()}
        base |= {"duties": (Duty.HELPER,)}
        self._apply(Topic.TRAINING, id, msgspec.json.encode(TrainingStatus(**base | fields)))
        return id

    def _apply(self, topic: Topic, key: str, body: bytes, *, sealed: bool = True) -> None:
        enrolment, memory = self.kiosk.mailbox.enrolment(), self.kiosk.memory
        assert enrolment is not None
        assert memory is not None
        self._rev += 1
        if sealed:
            info = feed_info(enrolment.terminal, topic, key, self._rev)
            body = seal(body, public_of(self.kiosk.store.seal_private()), info)
        record = Record(topic=topic, key=key, rev=self._rev, body=body, sealed=sealed)
        memory.apply([record], f"c{self._rev}", snapshot_begin=False, snapshot_end=False)

    def one(self, number: str = WHO.number) -> TrainingView:
        (view,) = self.trainings.all(number)
        return view

    def sent(self) -> list[Presence]:
        assert self.kiosk.memory is not None
        taken = self.kiosk.memory.take(MORNING + timedelta(days=1), 1000, 10**9)
        self.kiosk.memory.release()
        return [open_body(e, COUNTY_PRIVATE, Presence) for e in taken if e.kind == Kind.PRESENCE]


def test_signed_in_once_kept_and_sent_before_the_county_knows_of_it() -> None:
    desk = Desk()
    id = desk.plan()
    assert (desk.one().state, desk.one().waits) == ("today", True)
    desk.trainings.sign_in(WHO, id)
    desk.trainings.sign_in(WHO, id)
    (presence,) = desk.sent()
    assert (presence.training, presence.staff) == (id, WHO.number)
    assert (desk.one().state, desk.one().can_sign, desk.one().waits) == ("saved", False, False)
    (row,) = desk.kiosk.store.deeds(Book.TRAINING)
    assert (row.id, row.session) == (presence.id, "s1")


def test_what_the_county_says_of_it_shows_and_nothing_is_signed_again() -> None:
    desk = Desk()
    id = desk.plan()
    at = desk.kiosk.clock.now().isoformat()
    there = Trainee(number=WHO.number, signed_at=at, signed_where="城关镇自助终端 01")
    desk.plan(id, people=(there,))
    assert desk.one().state == "signed"
    assert desk.one().signed.startswith("城关镇自助终端 01 · ")
    desk.trainings.sign_in(WHO, id)
    assert desk.sent() == []
    mark = {"outcome": Outcome.FAILED, "words": "58 分", "marked_by": "周*保", "marked_at": at}
    desk.plan(id, people=(msgspec.structs.replace(there, **mark),))
    view = desk.one()
    assert (view.state, view.state_words, view.outcome, view.score, view.tone) == (
        "failed", "不合格", "不合格", "58 分", "r",
    )  # fmt: skip


def test_each_sees_what_is_for_them_by_duty_or_by_name() -> None:
    desk = Desk()
    first = desk.plan()
    second = desk.plan(duties=(), people=(Trainee(number=KEEPER.number, named=True),))
    assert [view.id for view in desk.trainings.all(WHO.number)] == [first]
    assert [view.id for view in desk.trainings.all(KEEPER.number)] == [second]
    assert desk.trainings.all("nobody") == []


def test_on_another_day_or_a_cancelled_one_it_is_said_why_not() -> None:
    desk = Desk()
    ways = {
        "training.early": desk.plan(days=1),
        "training.late": desk.plan(days=-1),
        "training.cancelled": desk.plan(cancelled="停电"),
        "training.gone": desk.kiosk.ids.new(),
    }
    for rule, id in ways.items():
        with pytest.raises(ServiceError, match=rule.replace(".", r"\.")):
            desk.trainings.sign_in(WHO, id)
    assert desk.sent() == []


def test_what_is_to_come_stands_first_then_from_the_newest_back() -> None:
    desk = Desk()
    days = {desk.plan(days=day): day for day in (-9, 3, -1, 0, 7)}
    assert [days[view.id] for view in desk.trainings.all(WHO.number)] == [0, 3, 7, -1, -9]


def test_what_is_sealed_to_another_machine_is_passed_over() -> None:
    desk = Desk()
    desk._apply(Topic.TRAINING, "x", b"not for us", sealed=False)
    assert desk.trainings.all(WHO.number) == []
