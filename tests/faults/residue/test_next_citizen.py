"""Whoever comes next finds the machine as if nobody had been there before."""

from __future__ import annotations

from tests.faults.residue.booth import Booth
from tests.faults.residue.citizen import Citizen
from tests.journeys.pages import EndDialog

_WHOLE_NAME = "cennoupou"


def offered(machine: Booth, citizen: Citizen) -> list[str]:
    """The candidates for a whole name, and then the visit is left alone."""
    citizen.to_guide()
    citizen.finger.touch("next")
    citizen.finger.touch("name_input")
    citizen.press_letters(_WHOLE_NAME)
    citizen.finger.wait_for(lambda: bool(citizen.candidates()), "candidates")
    found = citizen.candidates()
    machine.leave_alone()
    return found


def test_the_keyboard_offers_the_next_what_it_offered_the_first(machine: Booth) -> None:
    """A name that was put together from its characters is not learned as a word.

    Seen to fail: without ``VirtualKeyboardSettings.inputMethodHints`` in Keyboard.qml the first candidate
    of the next citizen was this name, although the user's data had been reset at the end of the visit.
    """
    first = offered(machine, Citizen(machine, 1))
    citizen = Citizen(machine, 2)
    citizen.to_guide()
    citizen.finger.touch("next")
    citizen.finger.touch("name_input")
    citizen.write_name_at_once()
    assert machine.kiosk.models.identify.name == citizen.name
    machine.leave_alone()
    assert offered(machine, Citizen(machine, 3)) == first


def seen(machine: Booth, citizen: Citizen) -> dict[str, list[str]]:
    """Every word a citizen is shown on the way to signing, who does nothing but what is asked."""
    finger, pages = citizen.finger, {}
    search = citizen.to_home().search()
    pages["search"] = search.finger.texts()
    finger.touch("back")
    finger.see("door_progress")
    pages["home"] = finger.texts()
    finger.touch("door_progress")
    finger.touch("lookup_receipt")
    finger.see("receipt_open")
    pages["progress"] = finger.texts()
    finger.touch("end")
    citizen.to_guide()
    finger.touch("next")
    finger.see("number_open")
    pages["identify"] = finger.texts()
    finger.touch("end")
    sign = citizen.to_sign()
    pages["form"] = [str(row["title"]) + str(row["detail"]) for row in machine.kiosk.models.sign.groups.rows]
    model, shell = machine.kiosk.models.sign, machine.kiosk.models.shell
    pages["signature"] = [f"{model.accepted} {model.signed} {model.problem} {model.reason}"]
    pages["pad"] = (
        [str(len(sign.finger.see("pad").property("strokes").toVariant()))] if signing(citizen) else []
    )
    pages["display"] = [f"{shell.elder} {shell.highContrast} {shell.lowReach} {shell.reading}"]
    finger.touch("end")
    EndDialog(finger).clear()
    return pages


def signing(citizen: Citizen) -> bool:
    """Turn to the part with the pad."""
    for _ in range(4):
        if citizen.finger.sees("pad"):
            return True
        citizen.finger.touch("next")
    return False


def test_the_next_sees_nothing_of_the_one_before(machine: Booth) -> None:
    """Search text, answers, promise, signature, rating and looks of the screen are all new again."""
    fresh = seen(machine, Citizen(machine, 4))
    assert fresh["pad"] == ["0"]
    before = Citizen(machine, 5)
    before.to_home().search()
    before.type_name()
    before.finger.touch("back")
    before.finger.see("door_progress")
    before.finger.touch("tool_contrast")
    before.finger.touch("tool_low")
    before.finger.touch("end")
    before.to_sign().sign_name().submit()
    before.finger.touch("face_5")
    before.finger.touch("tool_contrast")
    before.finger.touch("tool_elder")
    before.finger.touch("end")
    machine.run_until_idle()
    assert seen(machine, Citizen(machine, 4)) == fresh
    assert machine.kiosk.models.review.level == 0
    assert not machine.kiosk.models.review.open_
