"""Door to door: what is done is known after any cut; whose card files is asked once, then forgotten."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from kiosk.services.errors import ServiceError
from kiosk.services.rounds import OPEN_FOR, RoundContent, Rounds
from kiosk.services.visit import EndReason
from tests.helpers.people import applicant
from tests.kiosk.services.test_helping import Beside


def test_a_round_goes_on_where_it_stood() -> None:
    beside = Beside()
    kiosk, session = beside.kiosk, beside.session()
    rounds = Rounds(store=kiosk.store, clock=kiosk.clock, ids=kiosk.ids)
    with pytest.raises(ServiceError, match="上门的地点"):
        rounds.begin(session, " ")
    first = rounds.begin(session, "清溪村 三组")
    for turn in (1, 2):
        visit = kiosk.visitor()
        assert rounds.visit(session, visit.id).turn == turn
        kiosk.submit(kiosk.filled(visit))
        kiosk.visits.end(EndReason.DONE)
    rounds.keep_agent(session.number, msgspec.structs.replace(applicant(), relation="子女"))
    rounds.visit(session, kiosk.visitor().id)  # and the power is cut here

    again = Rounds(store=kiosk.store, clock=kiosk.clock, ids=kiosk.ids)
    again.recover()
    found = again.begin(session, "")
    assert (found.id, found.place, len(found.done)) == (first.id, "清溪村 三组", 2)
    assert found.agent == applicant()
    assert again.open_of("h0999") is None
    again.close(session.number)
    assert again.open_of(session.number) is None
    (row,) = kiosk.store.rounds()
    assert msgspec.json.decode(row.content, type=RoundContent).agent is None


def test_one_left_open_is_closed_and_its_agent_forgotten() -> None:
    beside = Beside()
    kiosk, session = beside.kiosk, beside.session()
    rounds = Rounds(store=kiosk.store, clock=kiosk.clock, ids=kiosk.ids)
    rounds.begin(session, "清溪村")
    rounds.keep_agent(session.number, applicant())
    kiosk.wall.advance((OPEN_FOR + timedelta(hours=1)).total_seconds())
    assert rounds.open_of(session.number) is None  # nobody goes on with it, also before it is closed
    rounds.recover()
    (row,) = kiosk.store.rounds()
    assert applicant().id_number.encode() not in row.content
    with pytest.raises(ServiceError, match="已经结束"):
        rounds.visit(session, "v9")
