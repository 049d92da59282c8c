"""A helper files for those who cannot come: with their letter, and from door to door across a power cut."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import uuid4

import pytest

from kiosk.services.clock import CHINA
from kiosk.services.flow import Page
from kiosk.store.port import Book
from sync.model.authority import letter_number
from tests.helpers.people import id_number
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import Helper
from tests.journeys.filling import fill_form, to_guide
from tests.journeys.pages import Form, Home, Identify, MatterList
from tests.journeys.staff_pages import Help, HelperDesk, Letter, Round, RoundDone, desk_of
from tests.journeys.station import TOWNSHIP, Station

AGENT = ("王示琴", id_number("19850615", order=8), "13800000008")


PIN = "318204"


def colleague(machine: Station, admin: Clerk) -> str:
    """Another helper of the township; the staff number."""
    number = f"h{uuid4().int % 10**7:07}"
    password = admin.new_account(number, "李示平", "helper", TOWNSHIP)
    Clerk(machine.proxy.base_url, number, password).set_pin(PIN)
    machine.wait(lambda: machine.pin_known(number), "the colleague to be known at the machine")
    return number


def to_identify(machine: Station) -> None:
    machine.finger.touch("domain_人社")
    MatterList(machine.finger).matter(machine.matter().code).begin()


def absent(machine: Station, name: str, number: str) -> None:
    finger = machine.finger
    finger.touch("name_input")
    finger.compose(name)
    finger.touch("number_open")
    finger.pad(number)
    finger.touch("next")


def agent_is_here(machine: Station) -> Letter:
    finger = machine.finger
    finger.wait_for(lambda: finger.sees("phone_open"), "the question who is here")
    Identify(finger).fill(*AGENT)
    finger.touch("next")
    return Letter(finger)


def sign_and_submit(form: Form) -> None:
    fill_form(form).go_on().sign_name().finger.touch("next")


def test_files_for_a_bedridden_citizen_with_a_letter_of_authority(
    machine: Station, helper: Helper, staff: tuple[Clerk, Clerk]
) -> None:
    desk_of(machine.finger, helper).new("entrusted")
    Home(machine.finger)
    to_identify(machine)
    absent(machine, "张示例", id_number("19500302", order=1))
    letter = agent_is_here(machine).relation(4)
    assert "没有本人的委托，不能代办" in letter.refused()
    assert machine.store.drafts() == []
    assert "已生成委托书" in letter.print()
    form = letter.signed_on_paper(letter_number(datetime.now(CHINA).date(), 12))
    receipt = fill_form(form).go_on().sign_name().submit()
    # Who rates, rates alone: the helper is out, and helps with nothing that follows.
    assert machine.kiosk.desks.staff.sessions.current is None
    visit = machine.kiosk.desks.common.visits.current
    assert visit is not None
    assert visit.helper is None
    assert visit.errand is None
    receipt.end()

    (stub,) = machine.store.stubs()
    asked, filed = machine.store.deeds(Book.HELPED)
    assert [(asked.kind, asked.case_id), (filed.kind, filed.case_id)] == [
        ("asked", ""),
        ("for_family", stub.case_id),
    ]
    machine.wait_until_sent()
    machine.wait_for_state(stub.case_id, "received")
    page = staff[1].page(f"/cases/{stub.case_id}/")
    for words in ("委托代办", "代办人", "委托书", "原件要收", "王*琴", "帮助代办", "服务对象"):
        assert words in page
    assert "19500302" not in page
    assert "和这个办件对不上" not in page


def test_three_households_and_a_power_cut_after_the_second(
    machine: Station, helper: Helper, staff: tuple[Clerk, Clerk]
) -> None:
    finger = machine.finger
    desk_of(machine.finger, helper).new("round")
    Round(finger).at("清溪村三组")
    finger.touch("other")  # the first one is not there in person: agent, letter, signature on the screen
    Home(finger)
    to_identify(machine)
    absent(machine, "张示例", id_number("19500302", order=1))
    sign_and_submit(agent_is_here(machine).relation(4).sign_here())
    first = RoundDone(finger).number
    finger.touch("other")
    # The matter is the one before, and who files is known.
    finger.wait_for(lambda: machine.kiosk.models.flow.place.page is Page.GUIDE, "the guide")
    finger.touch("next")
    absent(machine, "李示例", id_number("19480404", order=2))
    sign_and_submit(Letter(finger).relation(4).sign_here())
    second = RoundDone(finger).number
    assert first != second
    finger.touch("next")
    finger.wait_for(lambda: machine.kiosk.models.flow.place.page is Page.GUIDE, "the guide")
    finger.touch("next")
    form = Identify(finger).fill("赵示例", id_number("19700101", order=3), "13800000009").go_on()
    form.choose("q__data_identity_hukou", "rural")
    machine.wait(lambda: len(machine.store.drafts()) == 1, "the third one's answers on disk")
    machine.power_cut()

    finger = machine.finger
    desk_of(machine.finger, helper).new("round")
    finger.wait_for(lambda: finger.sees("round_row_1"), "the two that are done")
    assert not finger.sees("round_row_2")
    finger.touch("next")
    finger.wait_for(lambda: machine.kiosk.models.flow.place.page is Page.GUIDE, "the guide")
    finger.touch("next")
    Identify(finger).fill("赵示例", id_number("19700101", order=3), "13800000009").go_on()
    finger.touch("visit_0")  # the half of it that was filled in is there
    finger.wait_for(lambda: machine.kiosk.models.flow.place.page is Page.FORM, "the form")
    sign_and_submit(Form(finger))
    RoundDone(finger)
    finger.touch("back")
    assert machine.kiosk.desks.staff.sessions.current is None

    stubs = machine.store.stubs()
    assert len(stubs) == 3
    machine.wait_until_sent()
    for turn, stub in enumerate(stubs, 1):
        machine.wait_for_state(stub.case_id, "received")
        page = staff[1].page(f"/cases/{stub.case_id}/")
        assert "清溪村三组" in page
        assert f"第 {turn} 户" in page
        assert ("屏上签名" in page) is (turn < 3)
        assert "和这个办件对不上" not in page
    assert not any(row.closed for row in machine.store.rounds())


def test_first_asked_is_recorded_handed_on_and_closed(
    machine: Station, helper: Helper, admin: Clerk, staff: tuple[Clerk, Clerk]
) -> None:
    finger = machine.finger
    other = colleague(machine, admin)
    desk_of(machine.finger, helper).new("ask")
    finger.touch("ask_about_input")
    finger.compose("高龄津贴")
    finger.touch("keys_hide")
    finger.touch("ask_hit_0")
    finger.touch("other")
    finger.wait_for(lambda: "已生成告知单" in finger.text("ask_paper"), "the notice")
    finger.touch("ask_asker_input")
    finger.compose("赵示生")
    finger.touch("keys_hide")
    finger.touch("next")
    finger.wait_for(lambda: finger.text("record_title") == "高龄津贴", "what was asked")
    finger.touch("record_hand")
    finger.touch(f"colleague_{other}")
    finger.touch("next")
    finger.wait_for(lambda: any("交给 李*平" in text for text in finger.texts()), "the hand-over")
    assert any("王*琴" in text for text in finger.texts())
    finger.touch("next")
    finger.touch("record_how_input")
    finger.compose("已经领到")
    finger.touch("keys_hide")
    finger.touch("next")
    finger.wait_for(lambda: finger.text("record_tag") == "已办结", "the end of it")
    finger.touch("back")
    finger.touch("back")
    desk = HelperDesk(finger)
    machine.wait(lambda: not machine.kiosk.desks.common.jobs.busy, "the desk to be read")
    assert not finger.sees("desk_row_0")
    desk.lock()
    machine.wait_until_sent()
    page = staff[0].page("/duties/?tab=closed")
    found = re.search(r"/duties/(\d+)/", page[page.index("高龄津贴") - 400 :])
    assert found is not None
    shown = staff[0].page(f"/duties/{found.group(1)}/")
    for words in ("赵*生", "交给 李*平", "给了一次性告知单", "已经领到", "王*琴"):
        assert words in shown
    assert "赵示生" not in shown


@pytest.mark.parametrize("later", [True, False], ids=["later", "second"])
def test_somebody_without_a_card_is_vouched_for(
    machine: Station, helper: Helper, admin: Clerk, staff: tuple[Clerk, Clerk], later: bool
) -> None:
    finger = machine.finger
    other = "" if later else colleague(machine, admin)
    identify = to_guide(machine).begin()
    Help.of(finger).staff().sign_in(helper.number, helper.pin).new("verify")
    finger.touch("verify_2")
    finger.touch("next")
    if later:
        finger.touch("other")
    else:
        finger.touch("next")
        for number, pin in ((helper.number, helper.pin), (other, PIN)):
            for field, text in (("second_number_input", number), ("second_pin_input", pin)):
                finger.touch(field)
                finger.see(field).setProperty("text", "")
                finger.compose(text)
            finger.touch("keys_hide")
            finger.touch("next")
            if number == helper.number:
                assert "另一位同事" in finger.text("verify_problem")
    machine.wait(lambda: machine.kiosk.models.flow.place.page is Page.IDENTIFY, "the citizen's page")
    assert machine.kiosk.desks.staff.sessions.current is not None
    form = identify.fill("张示例", id_number("19791231", order=5), "13800000005").go_on()
    fill_form(form).go_on().sign_name().submit().end()
    (stub,) = machine.store.stubs()
    machine.wait_until_sent()
    machine.wait_for_state(stub.case_id, "received")
    page = staff[1].page(f"/cases/{stub.case_id}/")
    assert "身份证读不出来" in page
    assert ("李*平" in page) is not later
    assert ("请补核身份" in page) is later


def test_a_helper_whose_right_ended_on_the_way_files_nothing_more(
    machine: Station, helper: Helper, admin: Clerk
) -> None:
    desk_of(machine.finger, helper).new("entrusted")
    Home(machine.finger)
    to_identify(machine)
    absent(machine, "张示例", id_number("19500302", order=1))
    sign = fill_form(agent_is_here(machine).relation(4).sign_here()).go_on().sign_name()
    admin.switch_off(helper.number)
    machine.wait(lambda: machine.kiosk.desks.staff.sessions.current is None, "the helper to be out")
    sign.finger.touch("next")
    sign.finger.wait_for(lambda: any("代办要帮办员在场" in t for t in sign.finger.texts()), "the sentence")
    assert machine.store.stubs() == []
