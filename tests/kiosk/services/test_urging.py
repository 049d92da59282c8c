"""催一催: once a day for a case that is at the county, durable like everything that goes up."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.services.progress import CaseView
from kiosk.services.urging import Urging
from sync.model.case import CaseState
from sync.model.problem import Problem
from sync.model.urge import Urge, why_not_urge
from sync.protocol.envelope import Kind, open_body
from sync.protocol.line import Answer, Verdict
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.kiosk.services.kiosk_world import Kiosk
from tests.kiosk.services.test_progress import found, status

TODAY = date(2026, 11, 22)


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk()


def send_all(kiosk: Kiosk) -> list[str]:
    """Everything in the outbox reaches the county; the kinds that went."""
    assert kiosk.memory is not None
    sent = kiosk.memory.take(kiosk.wall.now(), 100, 10**9)
    kiosk.memory.settle([Answer(e.id, Verdict.ACCEPTED) for e in sent], kiosk.wall.now())
    return [e.kind for e in sent]


def urges(kiosk: Kiosk) -> list[Urge]:
    assert kiosk.memory is not None
    taken = kiosk.memory.take(kiosk.wall.now(), 100, 10**9)
    kiosk.memory.release()
    return [open_body(e, COUNTY_PRIVATE, Urge) for e in taken if e.kind == Kind.URGE]


def at_county(kiosk: Kiosk) -> CaseView:
    receipt = kiosk.file_one()
    send_all(kiosk)
    return found(kiosk, receipt.tail)


def test_a_case_still_in_the_outbox_cannot_be_urged(kiosk: Kiosk) -> None:
    case = found(kiosk, kiosk.file_one().tail)
    assert case.urge_refusal == "还没送到县里，送到再催"
    assert isinstance(kiosk.urging.send("v", case), Problem)
    assert urges(kiosk) == []


def test_it_waits_in_the_outbox_and_is_used_up_for_the_day(kiosk: Kiosk) -> None:
    case = at_county(kiosk)
    assert case.urge_refusal == ""
    assert kiosk.urging.send("v9", case) is None
    (urge,) = urges(kiosk)
    assert (urge.case_id, urge.receipt_no, urge.visit) == (case.case_id, case.receipt_no, "v9")
    again = kiosk.progress.again(case)
    assert again.urge_refusal == "今天催过了，明天再催"
    assert (again.timeline[-1].what, again.timeline[-1].who) == ("您催了一次", "联网后自动送到经办人那里")
    assert isinstance(kiosk.urging.send("v9", again), Problem)
    # A page that still stands from before sends no second one.
    kiosk.urging.send("v9", case)
    assert len(urges(kiosk)) == 1


def test_tomorrow_it_can_be_used_again(kiosk: Kiosk) -> None:
    case = at_county(kiosk)
    kiosk.urging.send("v", case)
    send_all(kiosk)
    kiosk.wall.advance(86400)
    case = kiosk.progress.again(case)
    assert case.urge_refusal == ""
    assert kiosk.urging.send("v", case) is None
    assert len(urges(kiosk)) == 1


def test_a_crash_between_keeping_and_posting_makes_no_second_one(kiosk: Kiosk) -> None:
    case = at_county(kiosk)
    id = kiosk.store.reserve_urge(case.case_id, kiosk.clock.today(), kiosk.ids.new())
    after = Urging(
        catalogue=kiosk.catalogue,
        mailbox=kiosk.mailbox,
        store=kiosk.store,
        clock=kiosk.clock,
        ids=kiosk.ids,
    )
    after.send("v", case)
    assert [urge.id for urge in urges(kiosk)] == [id]


def test_what_the_county_counted_holds_here_too(kiosk: Kiosk) -> None:
    """Urged at another machine today."""
    case = at_county(kiosk)
    status(kiosk, case.case_id, CaseState.ACCEPTED, urged_on=TODAY)
    again = kiosk.progress.again(case)
    assert again.urge_refusal == "今天催过了，明天再催"
    assert all(entry.what != "您催了一次" for entry in again.timeline)


@pytest.mark.parametrize("state", [None, *CaseState])
def test_only_what_the_county_can_speed_up_is_urged(state: CaseState | None) -> None:
    may = state in (None, CaseState.RECEIVED, CaseState.ACCEPTED)
    assert (why_not_urge(state, None, TODAY) == "") is may
    assert why_not_urge(state, TODAY, TODAY) != ""
