"""A snag by finger: reported without a line, answered at the console, the answer read at the terminal."""

from __future__ import annotations

import re

from kiosk.services.flow import Page
from kiosk.store.port import Book
from tests.helpers.county_server import CountyServer
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import Helper
from tests.journeys.staff_pages import desk_of
from tests.journeys.station import Station

_SNAG = re.compile(r"/snags/([0-9a-f-]{36})/")
_VERSION = re.compile(r'name="version" value="(\d+)"')
ANSWER = "请中心负责人填账号申请表发到信息股，当天开通。"


def test_reported_without_a_line_answered_at_the_console_read_at_the_terminal(
    machine: Station, helper: Helper, county: CountyServer, staff: tuple[Clerk, Clerk]
) -> None:
    finger, models, clerk = machine.finger, machine.kiosk.models, staff[1]
    machine.proxy.go_offline()
    desk_of(machine.finger, helper)
    finger.touch("door_snags")
    assert models.flow.place.page is Page.SNAGS
    finger.touch("next")
    finger.touch("snag_search_input")
    finger.compose("养老保险")
    machine.wait(lambda: models.snags.matters.rowCount() > 0, "matters that fit")
    name = str(models.snags.matters.rows[0]["name"])
    finger.touch("snag_matter_0")
    finger.touch("sort_system")
    finger.touch("next")
    machine.wait(lambda: models.snags.count == 1, "the report on the list")
    assert models.snags.rows.rows[0]["phase"] == "已存好，联网后送到部门"
    finger.touch("end")
    machine.wait(lambda: models.flow.place.page is Page.IDLE, "the idle screen")
    assert models.snags.count == 0, "nothing is shown behind the visit"

    machine.proxy.go_online()
    machine.wait_until_sent()
    machine.wait(lambda: name in clerk.page("/snags/"), "the report at the console")
    found = _SNAG.search(clerk.page("/snags/"))
    assert found is not None
    id = found.group(1)
    page = clerk.page(f"/snags/{id}/")
    version = _VERSION.search(page)
    assert version is not None, "the county's office answers where the department has nobody"
    clerk.send(f"/snags/{id}/act/", {"act": "answer", "version": version.group(1), "words": ANSWER})

    machine.wait(lambda: machine.snag_answered(id), "the answer at the terminal")
    desk_of(machine.finger, helper)
    machine.wait(lambda: models.staff.news == 1, "the mark of a new answer")
    finger.touch("door_snags")
    machine.wait(lambda: models.snags.count == 1, "the list")
    assert models.snags.rows.rows[0]["phase"] == "新答复"
    finger.touch("snag_0")
    machine.wait(lambda: finger.sees("snag_answer"), "the answer")
    assert finger.text("snag_answer") == ANSWER
    machine.wait(lambda: models.staff.news == 0, "nothing new any more")
    finger.touch("next")
    machine.wait(lambda: str(models.snags.rows.rows[0]["phase"]) == "已解决", "solved")
    machine.wait_until_sent()
    machine.wait(lambda: "乡镇确认已解决" in clerk.page(f"/snags/{id}/"), "the end of it at the console")
    assert "在终端上读了答复" in clerk.page(f"/snags/{id}/")
    assert [row.kind for row in machine.store.deeds(Book.SNAGS)] == ["reported", "read", "solved"]
