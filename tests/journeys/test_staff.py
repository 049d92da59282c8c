"""The people beside the machine, by finger: signing in, being locked out, losing the right."""

from __future__ import annotations

import pytest

from kiosk.services.flow import Page
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import Helper
from tests.journeys.filling import to_guide
from tests.journeys.pages import Home
from tests.journeys.staff_pages import Help
from tests.journeys.station import Station


@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
def test_a_helper_steps_in_half_way_and_the_citizen_finds_everything_as_it_was(
    machine: Station, helper: Helper, elder: bool
) -> None:
    to_guide(machine)
    finger = machine.finger
    finger.touch("tool_contrast")
    if elder:
        finger.touch("tool_elder")
        finger.see("tool_standard")
    here = machine.kiosk.models.flow.place

    door = Help.of(finger).staff()
    shell = machine.kiosk.models.shell
    # The staff's page looks as it always does.
    assert not shell.elder
    assert not shell.highContrast
    desk = door.sign_in(helper.number, helper.pin)
    assert finger.text("desk_name").startswith("王*琴")
    desk.lock()
    machine.wait(lambda: machine.kiosk.models.flow.place == here, "the page that the citizen had")
    assert (bool(shell.elder), bool(shell.highContrast)) == (elder, True)
    assert machine.kiosk.desks.staff.sessions.current is None
    events = [e.event for e in machine.store.audit_trail() if e.event.startswith("staff.")]
    assert events == ["staff.in", "staff.out"]


def test_wrong_pins_lock_somebody_out_and_a_restart_does_not_help(machine: Station, helper: Helper) -> None:
    Home.of(machine.finger)
    door = Help.of(machine.finger).staff()
    assert "还可以试 2 次" in door.refused(helper.number, "111222")
    assert "还可以试 1 次" in door.refused(helper.number, "111222")
    assert "请过 30 秒再试" in door.refused(helper.number, "111222")
    machine.restart()
    Home.of(machine.finger)
    assert "输错太多次了" in Help.of(machine.finger).staff().refused(helper.number, helper.pin)
    assert machine.kiosk.models.flow.place.page is Page.STAFF_IN


def test_whoever_is_switched_off_is_out_at_the_next_contact(
    machine: Station, helper: Helper, admin: Clerk
) -> None:
    Home.of(machine.finger)
    Help.of(machine.finger).staff().sign_in(helper.number, helper.pin)
    admin.switch_off(helper.number)
    machine.wait(lambda: machine.finger.sees("staff_problem"), "the desk to close")
    assert "权限已经停了" in machine.finger.text("staff_problem")
    door = Help.of(machine.finger).staff()
    assert "工号或口令不对" in door.refused(helper.number, helper.pin)
