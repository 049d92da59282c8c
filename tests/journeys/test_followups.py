"""After the filing: the clerk asks for something, the citizen supplies it here; another is taken back."""

from __future__ import annotations

from sync.model.receipt import ReceiptNumber, parse_receipt_number
from tests.helpers.people import id_number
from tests.journeys.clerk import Clerk
from tests.journeys.filling import fill_form, to_guide
from tests.journeys.pages import Case, FindCase, Home
from tests.journeys.station import Station

NUMBER = id_number("19791231", order=3)
PHONE = "13800000000"
MISSING = ("残疾人证", "户口簿复印件")
NOTE = "残疾人证交给了王琴"


def file_one(machine: Station, person: str = NUMBER) -> tuple[ReceiptNumber, str]:
    """Handed in and at the county; its receipt number and id."""
    form = to_guide(machine).begin().fill("张示例", person, PHONE).go_on()
    receipt = fill_form(form).go_on().sign_name().submit()
    number = parse_receipt_number(receipt.number)
    assert isinstance(number, ReceiptNumber)
    receipt.end()
    stub = machine.store.stubs()[-1]
    machine.wait_until_sent()
    machine.wait_for_state(stub.case_id, "received")
    return number, stub.case_id


def look_up(machine: Station, number: ReceiptNumber, person: str = NUMBER) -> Case:
    find = Home.of(machine.finger).progress()
    assert isinstance(find, FindCase)
    return find.find(number.tail, person)


def test_what_a_correction_asked_for_is_supplied_at_the_machine(
    machine: Station, staff: tuple[Clerk, Clerk]
) -> None:
    number, case_id = file_one(machine)
    clerk = staff[1]
    clerk.act(case_id, "correct", "\n".join(MISSING))
    machine.wait_for_state(case_id, "correcting")

    machine.proxy.go_offline()
    done = (
        look_up(machine, number).supplement().hand(0, "paper").hand(1, "paper").go_on().write(NOTE).submit()
    )
    assert done.number == str(number)
    assert any("残疾人证" in text for text in machine.finger.texts())
    assert "补交回执单" in done.print().sentence
    done.end()
    case = look_up(machine, number)
    assert any("您补交了材料" in text for text in machine.finger.texts())
    assert "齐了，等着送" in machine.finger.texts()  # and is not asked for again
    machine.finger.touch("supplement")
    machine.wait(lambda: any("不用再补" in text for text in machine.finger.texts()), "why not")
    case.end()
    machine.proxy.go_online()
    machine.wait_until_sent()

    machine.wait_for_state(case_id, "received")
    shown = clerk.page(f"/cases/{case_id}/")
    assert "补正材料已收到" in shown
    assert "补充的材料" in shown
    page = look_up(machine, number)
    texts = machine.finger.texts()
    assert "补齐了接着办" not in texts  # nothing is asked for any more
    assert any("补正材料已收到" in text for text in texts)
    assert not any(NOTE in text for text in texts)
    page.end()
    assert not machine.kiosk.models.followup.words


def test_a_case_is_taken_back_and_the_county_closes_it(machine: Station, staff: tuple[Clerk, Clerk]) -> None:
    number, case_id = file_one(machine)
    page = look_up(machine, number).withdraw("twice")
    machine.wait(lambda: not machine.finger.sees("withdraw"), "the page without another withdrawal")
    page.end()
    machine.wait_for_state(case_id, "withdrawn")
    assert "申请人撤回：重复交了" in staff[1].page(f"/cases/{case_id}/")
    page = look_up(machine, number)
    assert page.state == "已撤回"
    assert not machine.finger.sees("withdraw")
    page.end()
