from __future__ import annotations

import pytest

from kiosk.services.clock import Ids
from kiosk.services.journal import Journal
from kiosk.services.visit import EndReason, IdleRule, IdleState, Mode, Visit, Visits
from kiosk.store.memory import MemoryStore
from sync.model.case import Route
from sync.model.ids import is_uuid7
from tests.helpers.clock import FakeClock
from tests.helpers.people import applicant
from tests.kiosk.services.kiosk_world import Kiosk

RULE = IdleRule(idle=180, elder_idle=300, warn=30, finished=120)


@pytest.mark.parametrize(
    ("mode", "finished", "passed", "state"),
    [
        (Mode.STANDARD, False, 0, IdleState(180, False, False)),
        (Mode.STANDARD, False, 0.5, IdleState(180, False, False)),
        (Mode.STANDARD, False, 149, IdleState(31, False, False)),
        (Mode.STANDARD, False, 150, IdleState(30, True, False)),
        (Mode.STANDARD, False, 179.5, IdleState(1, True, False)),
        (Mode.STANDARD, False, 180, IdleState(0, True, True)),
        (Mode.STANDARD, False, 9999, IdleState(0, True, True)),
        (Mode.ELDER, False, 180, IdleState(120, False, False)),
        (Mode.ELDER, False, 270, IdleState(30, True, False)),
        (Mode.ELDER, True, 100, IdleState(20, True, False)),
        (Mode.STANDARD, True, 120, IdleState(0, True, True)),
    ],
)
def test_the_idle_rule(mode: Mode, finished: bool, passed: float, state: IdleState) -> None:
    assert RULE.state(mode, 1000.0, 1000.0 + passed, finished=finished) == state


def visits(clock: FakeClock, heard: list[str]) -> Visits:
    def failing(visit: Visit, reason: EndReason) -> None:
        heard.append(f"fail {reason}")
        raise OSError("the first listener fails")

    def second(visit: Visit, reason: EndReason) -> None:
        heard.append(f"second {visit.identity is not None}")

    return Visits(
        clock,
        Ids(clock),
        RULE,
        began=(lambda visit: heard.append("began"),),
        ended=(failing, second),
        between=(lambda: heard.append("between"),),
    )


def test_a_visit_is_wiped_and_everyone_is_told_even_when_one_fails() -> None:
    clock, heard = FakeClock(), []
    house = visits(clock, heard)
    visit = house.begin(Mode.ELDER)
    assert house.current is visit
    assert is_uuid7(visit.id)
    visit.identity, visit.search_text = applicant(), "养老"
    visit.wallet["残疾人证"] = Route.WINDOW
    with pytest.raises(OSError, match="first listener"):
        house.end(EndReason.LEFT)
    assert heard == ["began", "fail left", "second True", "between"]
    assert house.current is None
    assert (visit.identity, visit.search_text, visit.wallet, visit.ended) == (None, "", {}, True)
    house.end(EndReason.LEFT)
    assert heard[-1] == "between"


def test_a_new_visit_ends_the_one_before() -> None:
    clock = FakeClock()
    ended: list[tuple[str, str]] = []
    house = Visits(clock, Ids(clock), RULE, ended=(lambda v, r: ended.append((v.id, r.value)),))
    first = house.begin()
    second = house.begin()
    assert ended == [(first.id, "left")]
    assert second.id > first.id


def test_touching_starts_the_idle_time_anew_and_the_wall_clock_does_not_matter() -> None:
    clock = FakeClock()
    house = Visits(clock, Ids(clock), RULE)
    assert house.idle() is None
    house.begin()
    clock.advance(170)
    assert house.idle() == IdleState(10, True, False)
    house.touch()
    clock.jump(86400)
    assert house.idle() == IdleState(180, False, False)


def test_after_the_receipt_the_time_is_shorter() -> None:
    kiosk = Kiosk()
    visit = kiosk.visitor()
    draft = kiosk.filled(visit)
    assert not visit.finished
    kiosk.submit(draft)
    assert visit.finished
    assert kiosk.visits.idle() == IdleState(120, False, False)


def test_ids_rise_when_the_clock_jumps_back() -> None:
    clock = FakeClock()
    ids = Ids(clock)
    first = ids.new()
    clock.jump(-3600)
    second = ids.new()
    assert second > first


def test_the_journal_keeps_names_of_events_and_ids_only() -> None:
    kiosk = Kiosk()
    store = MemoryStore()
    journal = Journal(store, kiosk.clock)
    house = Visits(kiosk.wall, kiosk.ids, RULE, began=(journal.began,), ended=(journal.ended,))
    visit = house.begin()
    visit.identity = applicant()
    house.end(EndReason.IDLE)
    assert [(e.event, dict(e.ids)) for e in store.audit_trail()] == [
        ("visit.begin", {"visit": visit.id, "mode": "standard"}),
        ("visit.end", {"visit": visit.id, "reason": "idle"}),
    ]
    assert store.audit_intact()
