"""Two machines with one identity: a disk that was copied while its first owner went on working.

Both send, each what it has of its own. The county takes all of it, and both ends tell people.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.county.fleet.anchors import Doubt
from sync.county.fleet.models import Terminal
from sync.terminal.mailbox.port import MessageState
from tests.faults.schedules.county import SimCounty
from tests.faults.schedules.machine import Machine
from tests.helpers.clock import FakeClock

TURNS = 4


@pytest.fixture
def twins(county: SimCounty, tmp_path: Path) -> Iterator[tuple[Machine, Machine]]:
    """The first has sent two messages when its disk is copied."""
    first = Machine(tmp_path / "first", county.wire(), FakeClock())
    first.enrol(county.code("420626106"))
    for n in range(2):
        first.post(f"before-{n}", "before the copy")
    turn(first)
    first.image(tmp_path / "second")
    second = Machine(tmp_path / "second", county.wire(), FakeClock())
    second.start()
    yield first, second
    first.close()
    second.close()


def turn(*machines: Machine) -> None:
    for _ in range(TURNS):
        for machine in machines:
            machine.turn(5.0)


def doubt(machine: Machine) -> str:
    return Terminal.objects.get(pk=machine.terminal).chain_doubt


def test_nothing_of_either_is_lost(county: SimCounty, twins: tuple[Machine, Machine]) -> None:
    """Their numbers in the log are the same; the ids of their messages are not."""
    for round in range(3):
        for name, machine in zip(("first", "second"), twins, strict=True):
            machine.post(f"{name}-{round}", "after the copy")
        turn(*twins)
    county.work()
    stored = {id for _, id, _ in county.received()}
    for machine in twins:
        assert set(machine.posted) <= stored
        assert {message.state for message in machine.box.messages()} == {MessageState.DONE}
    assert sorted(county.reviewed()) == sorted(stored)
    assert len(stored) == 2 + 3 + 3


def test_the_county_tells_people(county: SimCounty, twins: tuple[Machine, Machine]) -> None:
    first, second = twins
    first.post("first", "after the copy")
    turn(first)
    assert doubt(first) == ""
    second.post("second", "after the copy")
    turn(second)
    assert doubt(second) == Doubt.OTHER


def test_one_that_stayed_behind_is_told_as_well(county: SimCounty, twins: tuple[Machine, Machine]) -> None:
    first, second = twins
    for n in range(3):
        first.post(f"first-{n}", "after the copy")
    turn(first)
    second.post("second", "after the copy")
    turn(second)
    assert doubt(second) == Doubt.BACK


def test_one_that_has_more_says_itself_that_it_lacks_the_anchor(
    county: SimCounty, twins: tuple[Machine, Machine]
) -> None:
    """A longer log could be the same one grown: only the machine can know that it is not."""
    first, second = twins
    first.post("first", "after the copy")
    turn(first)
    for n in range(2):
        second.post(f"second-{n}", "after the copy")
    turn(second)
    assert second.box.head().fork
    assert second.box.verify()
    second.post("second", "the next message carries it to the county")
    turn(second)
    assert doubt(second) == Doubt.FORK
