"""Somebody who has never used a computer registers for the pension, alone: by hand, or in Pinyin."""

from __future__ import annotations

from sync.model.receipt import ReceiptNumber, parse_receipt_number
from sync.protocol.envelope import Kind
from tests.faults.residue.citizen import Citizen
from tests.helpers.people import id_number
from tests.journeys.filling import fill_form, to_guide
from tests.journeys.pages import ElderIdentify, ElderQuestion, Identify, Idle, Receipt, Sign
from tests.journeys.station import Station
from tests.kiosk.devices.inked import INK

PHONE = "13800000000"
NAME = "李十三"
#: The questions of the form, and what is touched; "" where there is only something to read.
ANSWERS = ("rural", "420626100", "420626100", "none", "none", "", "1", "", "no", "card", "")


def village(question: ElderQuestion, town: str) -> str:
    """The first one of a town that is offered."""
    names = (item.objectName() for item in question.finger.items())
    return next(n.removeprefix("choice_") for n in names if n.startswith(f"choice_{town}"))


def arrives(machine: Station, number: str) -> None:
    assert isinstance(parse_receipt_number(number), ReceiptNumber)
    machine.wait_until_sent()
    cases = [message for message in machine.mailbox.messages() if message.kind == Kind.CASE]
    machine.wait_for_state(cases[-1].id, "received")


def test_in_elder_mode_writing_with_a_finger(machine: Station) -> None:
    guide = Idle(machine.finger).start_elder().pension().matter(machine.matter().code)
    guide.finger.touch("next")
    number = id_number("19491231", order=6)
    jobs, strokes = machine.kiosk.desks.writing._jobs, [(one, INK[one]) for one in NAME]
    question = ElderIdentify(machine.finger).write(strokes, lambda: not jobs.busy, number, PHONE)
    assert machine.kiosk.models.identify.name == NAME
    for at, choice in enumerate(ANSWERS):
        question.answer(village(question, choice) if at == 2 else choice)
    materials = question.last("promise")
    check = materials.go_on()
    assert any("您是什么户口 农村户口" in text for text in machine.finger.texts()), (
        "in the words they touched"
    )
    receipt = check.sign_name().submit()
    shown, finger = receipt.number, machine.finger
    finger.touch("rate")
    finger.touch("face_elder_2")
    finger.touch("next")  # 提交评价: the page's one primary
    finger.see("review_words")
    finger.touch("next")  # 好了
    Receipt(finger).end()
    arrives(machine, shown)


def test_in_standard_mode_typing_pinyin(machine: Station) -> None:
    citizen, finger = Citizen(machine, 7), machine.finger
    to_guide(machine).begin()
    finger.touch("name_input")
    citizen.type_name()
    assert machine.kiosk.models.identify.name == citizen.name
    finger.touch("number_open")
    finger.pad(citizen.number)
    finger.touch("phone_open")
    finger.pad(PHONE)
    sign = fill_form(Identify(finger).go_on()).go_on()
    assert isinstance(sign, Sign)
    receipt = sign.sign_name().submit()
    shown = receipt.number
    receipt.end()
    arrives(machine, shown)
