"""The people beside the machine, by finger: signing in, being locked out, losing the right."""

from __future__ import annotations

import pytest

from kiosk.services.flow import Page
from kiosk.store.port import Book
from tests.helpers.people import id_number
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import Helper
from tests.journeys.filling import fill_form, to_guide
from tests.journeys.pages import Home, Idle
from tests.journeys.patience import Patience
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


def sit(machine: Station, clock: Patience, minutes: int) -> None:
    """At the desk, touching nothing. By the minute: the citizen's own three are held up by the desk, which
    looks twice a second."""
    idle = machine.kiosk.visits.idle
    for _ in range(minutes):
        clock.wait(60)

        def held_up() -> bool:
            found = idle()
            return found is not None and found.seconds_left > machine.settings.visit.idle - 10

        machine.wait(held_up, "the desk to hold up the visit")


def test_a_desk_that_nobody_touches_locks_after_ten_minutes(
    machine: Station, helper: Helper, clock: Patience
) -> None:
    to_guide(machine)
    finger, sessions = machine.finger, machine.kiosk.desks.staff.sessions
    Help.of(finger).staff().sign_in(helper.number, helper.pin)
    sit(machine, clock, 8)
    finger.touch("tool_contrast")  # ten minutes from here
    sit(machine, clock, 9)
    assert sessions.current is not None
    clock.wait(61)
    machine.wait(lambda: finger.sees("staff_problem"), "the desk to lock")
    assert "10 分钟没有动" in finger.text("staff_problem")
    assert sessions.current is None
    ended = [e for e in machine.store.audit_trail() if e.event == "staff.out"]
    assert len(ended) == 1
    # The citizen went long ago: their visit ends as any that nobody touches.
    clock.wait(machine.settings.visit.elder_idle)
    Idle(finger)


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


def test_a_case_filed_together_carries_the_helper_s_name_to_the_county(
    machine: Station, helper: Helper, staff: tuple[Clerk, Clerk]
) -> None:
    form = to_guide(machine).begin().fill("张示例", id_number("19791231", order=7), "13800000007").go_on()
    Help.of(machine.finger).staff().sign_in(helper.number, helper.pin).accompany()
    machine.wait(lambda: machine.kiosk.models.flow.place.page is Page.FORM, "the page that the citizen had")
    machine.finger.see("next")
    receipt = fill_form(form).go_on().sign_name().submit()
    # Where the citizen rates, nobody of the staff is signed in, and nobody can sign in.
    assert machine.kiosk.desks.staff.sessions.current is None
    assert not machine.kiosk.models.staff.allowed
    machine.finger.touch("tool_helper")
    machine.wait(lambda: machine.kiosk.models.flow.place.page is Page.HELP, "the help page")
    assert not machine.finger.sees("staff_door")
    machine.finger.touch("back")
    receipt.end()

    (stub,) = machine.store.stubs()
    asked, filled = machine.store.deeds(Book.HELPED)
    assert [(row.kind, row.case_id) for row in (asked, filled)] == [("asked", ""), ("filled", stub.case_id)]
    assert {row.visit for row in (asked, filled)} == {stub.visit}
    assert asked.session == filled.session
    machine.wait_until_sent()
    machine.wait_for_state(stub.case_id, "received")
    shown = staff[1].page(f"/cases/{stub.case_id}/")
    assert "王*琴" in shown
    assert "帮助填写" in shown
    assert not machine.kiosk.models.staff.number
    assert not machine.kiosk.models.helper.visit
