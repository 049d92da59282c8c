"""First-asked (首问) by finger: recorded at the terminal, ended at the console, read at the terminal."""

from __future__ import annotations

import re

from kiosk.services.flow import Page
from sync.protocol.line import Topic
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import Helper
from tests.journeys.staff_pages import desk_of
from tests.journeys.station import Station

_VERSION = re.compile(r'name="version" value="(\d+)"')
ASKED = "低保金这个月怎么没有到账"
TOLD = "已打电话，下周一补发"


def test_ended_at_the_console_it_is_ended_on_the_helper_s_desk(
    machine: Station, helper: Helper, staff: tuple[Clerk, Clerk]
) -> None:
    finger, supervisor = machine.finger, staff[0]
    desk_of(machine.finger, helper).new("ask")
    finger.touch("ask_about_input")
    finger.compose(ASKED)
    finger.touch("keys_hide")
    finger.touch("next")
    finger.wait_for(lambda: finger.text("record_tag") == "没办结", "the record")
    finger.touch("end")
    machine.wait(lambda: machine.kiosk.models.flow.place.page is Page.IDLE, "the idle screen")
    machine.wait_until_sent()
    machine.wait(lambda: ASKED in supervisor.page("/duties/"), "the duty at the console")

    page = supervisor.page("/duties/")
    found = re.search(rf'/duties/(\d+)/"[^>]*>\s*(?:<strong>)?{ASKED}', page)
    assert found is not None
    address = f"/duties/{found.group(1)}/"
    version = _VERSION.search(supervisor.page(address))
    assert version is not None
    before = machine.mailbox.topic_version(Topic.DUTY)
    supervisor.send(f"{address}act/", {"todo": "close", "version": version.group(1), "words": TOLD})
    machine.wait(lambda: machine.mailbox.topic_version(Topic.DUTY) > before, "the end at the terminal")

    desk_of(machine.finger, helper)
    finger.touch("desk_tab_asked")
    finger.wait_for(lambda: any("李*督" in text for text in finger.texts()), "who ended it")
    finger.touch("desk_row_0")
    finger.wait_for(lambda: finger.text("record_tag") == "已办结", "the end of it")
    assert any(TOLD in text for text in finger.texts())
    assert not finger.sees("record_hand")
