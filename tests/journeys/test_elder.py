"""An old citizen is asked one thing at a time, in large type."""

from __future__ import annotations

from tests.helpers.people import id_number
from tests.journeys.filling import end, filling_of
from tests.journeys.pages import ElderIdentify, Idle
from tests.journeys.station import Station

NUMBER = id_number("19491231", order=2)


def test_one_question_a_page_and_the_same_one_in_the_other_mode(machine: Station) -> None:
    matters = Idle(machine.finger).start_elder().pension()
    assert machine.finger.text("title") == "养老", "as the door said, not as the office does"
    assert machine.finger.sees(f"matter_{machine.matter().code}"), "on the first page"
    guide = matters.matter(machine.matter().code)
    guide.finger.touch("next")
    question = ElderIdentify(machine.finger).fill("李示例", NUMBER, "13800000000")
    place = machine.kiosk.models.flow
    assert place.page == "form"
    assert place.questions > 5
    # Name, number and phone were asked before the form: it begins with what is not known yet.
    machine.finger.see("choice_rural")
    key = place.key
    machine.finger.touch("choice_rural")
    question.standard()
    assert place.key == key.rpartition("/")[0]
    assert "农业户口" in machine.finger.texts()
    machine.finger.touch("end")
    machine.finger.touch("visit_2")
    Idle(machine.finger)
    assert not machine.kiosk.models.shell.elder


def test_a_name_half_written_and_the_keyboard_of_the_question_before(machine: Station) -> None:
    finger = machine.finger
    Idle(finger).start_elder().pension().matter(machine.matter().code).finger.touch("next")
    finger.see("name_input")
    finger.compose("李")
    finger.touch("next")
    finger.wait_for(
        lambda: machine.kiosk.models.identify.nameProblem != "", "the question whether that is all"
    )
    assert finger.sees("keys"), "it is still asked"
    finger.compose("示例")
    question = ElderIdentify(finger)._numbers(NUMBER, "13800000000")
    filling = filling_of(machine)
    filling.answer("/data/identity/other_insure", "elsewhere")
    written = "/data/identity/other_place"
    steps = machine.kiosk.desks.filing.desk.form_steps()
    machine.kiosk.models.flow.open("form", written)
    finger.see("answer_input")
    finger.see("keys")
    # Whatever comes next is not covered.
    machine.kiosk.models.flow.open("form", steps[0])
    finger.wait_for(lambda: not finger.sees("keys"), "the keyboard to go")
    question.finger.touch("choice_rural")
    end(machine)
