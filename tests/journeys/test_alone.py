"""Somebody registers for the pension alone, the name typed in Pinyin on the keyboard of the screen."""

from __future__ import annotations

from sync.model.receipt import ReceiptNumber, parse_receipt_number
from sync.protocol.envelope import Kind
from tests.faults.residue.citizen import Citizen
from tests.journeys.filling import fill_form, to_guide
from tests.journeys.pages import Identify, Sign
from tests.journeys.station import Station

PHONE = "13800000000"


def arrives(machine: Station, number: str) -> None:
    assert isinstance(parse_receipt_number(number), ReceiptNumber)
    machine.wait_until_sent()
    cases = [message for message in machine.mailbox.messages() if message.kind == Kind.CASE]
    machine.wait_for_state(cases[-1].id, "received")


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
