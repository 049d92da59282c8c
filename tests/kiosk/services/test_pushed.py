"""What the county pushes counts from the next visit on."""

from __future__ import annotations

import msgspec

from kiosk.services.clock import Ids
from kiosk.services.pushed import Pushed
from kiosk.services.visit import Mode, Visits
from sync.model.pushed import Reach, TerminalSettings
from sync.model.settings import Settings
from sync.protocol.line import Record, Topic
from sync.terminal.mailbox.memory import MemoryMailbox
from tests.helpers.clock import FakeClock


def push(box: MemoryMailbox, reach: Reach, body: bytes, rev: int = 1) -> None:
    record = Record(topic=Topic.SETTINGS, key=reach, rev=rev, body=body)
    box.apply([record], f"e:{rev}", snapshot_begin=False, snapshot_end=False)


def idle(seconds: int) -> bytes:
    return msgspec.json.encode(TerminalSettings({"visit.idle": seconds}))


def test_a_rule_changes_between_visits_and_never_within_one() -> None:
    box, clock = MemoryMailbox(), FakeClock()
    visits = Visits(clock, Ids(clock), Pushed(box, Settings()).idle_rule)
    visits.begin(Mode.STANDARD)
    assert (now := visits.idle())
    assert now.seconds_left == 180
    push(box, Reach.TERMINAL, idle(600))
    assert (now := visits.idle())
    assert now.seconds_left == 180
    visits.begin(Mode.STANDARD)
    assert (now := visits.idle())
    assert now.seconds_left == 600


def test_the_nearest_counts_and_rubbish_is_passed_over() -> None:
    box = MemoryMailbox()
    pushed = Pushed(box, Settings())
    push(box, Reach.COUNTY, idle(240))
    push(box, Reach.TOWNSHIP, b"\xff not settings", rev=2)
    assert pushed.settings().visit.idle == 240
    push(box, Reach.TERMINAL, idle(400), rev=3)
    assert pushed.settings().visit.idle == 400
