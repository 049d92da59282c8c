"""Between two visits: a round that nobody went on with is over, and whose card it was is forgotten."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from kiosk.bridge.errand_desk import ErrandDesk
from kiosk.bridge.errand_model import ErrandModel
from kiosk.bridge.jobs import Jobs
from kiosk.services.rounds import OPEN_FOR, Rounds
from tests.helpers.people import applicant
from tests.kiosk.services.test_helping import Beside


class Signals(QObject):
    """Of the flow and of the staff's desk: nothing else of them is used here."""

    entered = Signal(object)
    ended = Signal(object)


def test_a_round_left_open_is_closed_when_a_visit_ends(qapp: object) -> None:
    beside, jobs, signals = Beside(), Jobs(), Signals()
    kiosk, session = beside.kiosk, beside.session()
    rounds = Rounds(store=kiosk.store, clock=kiosk.clock, ids=kiosk.ids)
    desk = ErrandDesk(
        visits=kiosk.visits,
        staff=signals,  # type: ignore[arg-type]
        helping=beside.helping,
        rounds=rounds,
        end=kiosk.visits.end,
        begin=lambda: None,
        accompany=lambda page, key: None,
        jobs=jobs,
        flow=signals,  # type: ignore[arg-type]
        model=ErrandModel(),
    )
    rounds.begin(session, "清溪村三组")
    rounds.keep_agent(session.number, applicant())
    for passed, closed in ((timedelta(hours=1), False), (OPEN_FOR, True)):
        kiosk.wall.advance(passed.total_seconds())
        desk.wipe()
        assert jobs.finish()
        (row,) = kiosk.store.rounds()
        assert (row.closed, applicant().id_number.encode() in row.content) == (closed, not closed)
