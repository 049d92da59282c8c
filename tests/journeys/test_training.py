"""A training by finger: planned at the console, signed in for without a line, its result read."""

from __future__ import annotations

import re

from kiosk.services.flow import Page
from kiosk.store.port import Book
from tests.helpers.county_server import CountyServer
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import Helper
from tests.journeys.staff_pages import desk_of
from tests.journeys.station import TOWNSHIP, Station

_OWNER = re.compile(r'<option value="(\d+)"[^>]*>保康县行政审批局')
_VERSION = re.compile(
    r'name="number-(\d+)" value="([^"]+)"><input type="hidden" name="version-\d+" value="(\d+)"'
)
TITLE = "养老保险转移接续怎么办"


def plan(machine: Station, clerk: Clerk) -> str:
    """Held today, for the helpers of the township; its id."""
    owner = _OWNER.search(clerk.page("/training/new/"))
    assert owner is not None
    fields = {"title": TITLE, "owner": owner.group(1), "day": machine.kiosk.clock.today().isoformat()}
    fields |= {"begin": "00:00", "end": "23:59", "place": "县局三楼", "note": "带上工作日志"}
    clerk.send("/training/new/", fields | {"townships": TOWNSHIP, "offices": "helper"})
    found = re.search(r'href="/training/([0-9a-f-]{36})/"><strong>' + TITLE, clerk.page("/training/"))
    assert found is not None
    return found.group(1)


def test_planned_at_the_console_signed_in_without_a_line_the_result_read_at_the_terminal(
    machine: Station, helper: Helper, county: CountyServer, staff: tuple[Clerk, Clerk]
) -> None:
    finger, models, clerk = machine.finger, machine.kiosk.models, staff[1]
    id = plan(machine, clerk)
    machine.wait(lambda: machine.told_of_training(id, helper.number) is not None, "the plan at the machine")
    machine.proxy.go_offline()
    desk_of(machine.finger, helper)
    machine.wait(lambda: models.staff.trainings == 1, "the mark of a training")
    finger.touch("door_training")
    assert models.flow.place.page is Page.TRAINING
    machine.wait(lambda: finger.sees("training_0"), "the list")
    assert models.training.rows.rows[0]["title"] == TITLE
    finger.touch("training_0")
    machine.wait(lambda: finger.sees("training_phase"), "the plan")
    finger.touch("next")
    machine.wait(lambda: not models.training.one["canSign"], "signed in")
    assert models.training.one["phase"] == "已签到，联网后送到县里"
    assert not finger.sees("next"), "nobody signs in twice"
    assert models.staff.trainings == 0
    finger.touch("end")
    machine.wait(lambda: models.flow.place.page is Page.IDLE, "the idle screen")
    assert models.training.count == 0, "nothing is shown behind the visit"
    assert "没有签到" in clerk.page(f"/training/{id}/")

    machine.proxy.go_online()
    machine.wait_until_sent()
    enrolment = machine.mailbox.enrolment()
    assert enrolment is not None
    here = f"自助终端 {enrolment.terminal.rsplit('-', 1)[1]}"  # one of many: the county is shared
    machine.wait(lambda: here in clerk.page(f"/training/{id}/"), "the sign-in at the console")
    lines = _VERSION.findall(clerk.page(f"/training/{id}/"))
    at, version = next((n, version) for n, number, version in lines if number == helper.number)
    marks = {f"number-{at}": helper.number, f"version-{at}": version, f"outcome-{at}": "passed"}
    clerk.send(f"/training/{id}/results/", marks | {f"words-{at}": "92 分"}, f"/training/{id}/")

    machine.wait(lambda: machine.told_of_training(id, helper.number) == "92 分", "the result at the machine")
    desk_of(machine.finger, helper)
    finger.touch("door_training")
    machine.wait(lambda: finger.sees("training_0"), "the list again")
    finger.touch("training_0")
    machine.wait(lambda: finger.sees("training_result"), "the result")
    assert finger.text("training_result") == "合格 92 分"
    assert here in finger.text("training_signed")
    assert [row.kind for row in machine.store.deeds(Book.TRAINING)] == ["signed_in"]
