"""An old citizen is asked one thing at a time, in large type."""

from __future__ import annotations

from tests.helpers.people import id_number
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
