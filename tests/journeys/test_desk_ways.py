"""What a helper begins at the desk that leads to a page of the citizen's: a draft, papers, a complaint."""

from __future__ import annotations

from tests.helpers.people import id_number
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import Helper
from tests.journeys.filling import fill_form, to_guide
from tests.journeys.pages import EndDialog, FindCase, KeptDraft, Supplement, Voices
from tests.journeys.staff_pages import desk_of
from tests.journeys.station import Station
from tests.journeys.test_followups import file_one
from tests.journeys.test_voices import state_of

NUMBER, PHONE = id_number("19791231", order=7), "13800000000"
WORDS = "窗口说下周再来，没有说要带什么。"


def test_a_draft_is_gone_on_with_by_its_code(
    machine: Station, helper: Helper, staff: tuple[Clerk, Clerk]
) -> None:
    """The citizen began alone; the helper sits beside them for the rest."""
    finger = machine.finger
    to_guide(machine).begin().fill("张示例", NUMBER, PHONE).go_on()
    finger.touch("end")
    dialog = EndDialog(finger)
    code = dialog.keep()
    dialog.leave()

    desk_of(machine.finger, helper).new("code")
    finger.see("code_open")
    finger.pad(code)
    finger.touch("number_open")
    finger.pad(NUMBER)
    finger.touch("next")
    receipt = fill_form(KeptDraft(finger).go_on()).go_on().sign_name().submit()
    # Where the citizen rates nobody of the staff is signed in any more.
    assert machine.kiosk.desks.staff.sessions.current is None
    receipt.end()
    (stub,) = machine.store.stubs()
    machine.wait_until_sent()
    machine.wait_for_state(stub.case_id, "received")
    assert "王*琴" in staff[1].page(f"/cases/{stub.case_id}/")
    assert machine.store.drafts() == []


def test_papers_that_a_correction_asked_for_are_supplied(
    machine: Station, helper: Helper, staff: tuple[Clerk, Clerk]
) -> None:
    number, case_id = file_one(machine, NUMBER)
    staff[1].act(case_id, "correct", "残疾人证")
    machine.wait_for_state(case_id, "correcting")
    desk_of(machine.finger, helper).new("supplement")
    case = FindCase(machine.finger).find(number.tail, NUMBER)
    supplement = case.supplement()
    assert isinstance(supplement, Supplement)
    supplement.hand(0, "paper").go_on().submit().end()
    machine.wait_until_sent()
    machine.wait_for_state(case_id, "received")
    assert "补充的材料" in staff[1].page(f"/cases/{case_id}/")


def test_a_complaint_is_written_down_for_who_tells_it(
    machine: Station, helper: Helper, staff: tuple[Clerk, Clerk]
) -> None:
    finger = machine.finger
    desk_of(machine.finger, helper).new("voice")
    finger.see("voice_complaint")
    contact = Voices(finger).complain("service").dictated().write("综合窗口", WORDS)
    finger.touch("read_back")  # read to them, as they said it
    sent = contact.leave_phone(PHONE).submit()
    sent.end()
    assert machine.kiosk.desks.staff.sessions.current is None
    machine.wait(lambda: state_of(machine) == "received", "the county's word on it")
    supervisor = staff[0]
    voice = supervisor.only_voice()
    page = supervisor.page(f"/voices/{voice}/")
    assert WORDS in page
    assert "帮办员代写" in page
    supervisor.do(voice, "assign", to="经*员")  # no other journey finds it waiting
