"""The machine tells the county how its devices are: when one changes, not too often, and once a day."""

from __future__ import annotations

from kiosk.services.reporting import Reporting
from sync.model.device import DeviceReport, Part, PartState
from sync.protocol.envelope import Kind, open_body
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.kiosk.services.kiosk_world import Kiosk


class Hall:
    def __init__(self, *parts: Part) -> None:
        self.kiosk = Kiosk()
        self.parts = parts
        self.reporting = Reporting(
            parts=lambda: self.parts,
            catalogue=self.kiosk.catalogue,
            mailbox=self.kiosk.mailbox,
            clock=self.kiosk.clock,
            ids=self.kiosk.ids,
        )

    def reports(self) -> list[DeviceReport]:
        memory = self.kiosk.memory
        assert memory is not None
        taken = memory.take(self.kiosk.wall.now(), 100, 10**9)
        memory.release()
        return [open_body(e, COUNTY_PRIVATE, DeviceReport) for e in taken if e.kind == Kind.DEVICE_REPORT]


def part(state: PartState, cause: str = "") -> Part:
    return Part(name="id_reader", label="身份证读卡器", state=state, cause=cause)


def test_the_first_look_and_every_change_go_up() -> None:
    hall = Hall(part(PartState.OK))
    assert hall.reporting.turn()
    assert not hall.reporting.turn()
    hall.parts = (part(PartState.FAULT, "断开了"),)
    assert not hall.reporting.due  # a loose plug does not fill the outbox
    hall.kiosk.wall.advance(61)
    assert hall.reporting.turn()
    first, second = hall.reports()
    assert (first.source, first.parts) == ("kiosk", (part(PartState.OK),))
    assert second.parts == (part(PartState.FAULT, "断开了"),)


def test_nothing_new_is_said_once_a_day() -> None:
    hall = Hall(part(PartState.OK))
    hall.reporting.turn()
    hall.kiosk.wall.advance(23 * 3600)
    assert not hall.reporting.turn()
    hall.kiosk.wall.advance(2 * 3600)
    assert hall.reporting.turn()


def test_a_machine_without_devices_says_nothing() -> None:
    hall = Hall()
    assert not hall.reporting.due
    assert not hall.reporting.turn()
    assert hall.reports() == []
