"""A citizen files the pension registration at the machine, with and without the line."""

from __future__ import annotations

import subprocess

import pytest

from sync.model.receipt import ReceiptNumber, parse_receipt_number
from tests.helpers.people import id_number
from tests.journeys.filling import fill_form, to_guide
from tests.journeys.pages import FindCase, Form, Guide, Home, Identify, Materials, Page, Sign
from tests.journeys.station import Station

NUMBER = id_number("19791231", order=3)
PHONE = "13800000000"


def to_form(machine: Station) -> Form:
    return to_guide(machine).begin().fill("张示例", NUMBER, PHONE).go_on()


def to_sign(machine: Station) -> Sign:
    return fill_form(to_form(machine)).go_on()


def test_wrong_number_is_told_and_mended(machine: Station) -> None:
    page = to_guide(machine).begin()
    page.fill("张示例", NUMBER[:-1], PHONE).refused()
    assert "少了 1 位" in str(machine.finger.see("number").property("problem"))
    page.mend_number(NUMBER[-1], 0).go_on()


def test_submits_without_the_line_and_is_sent_when_it_is_back(machine: Station) -> None:
    machine.proxy.go_offline()
    receipt = to_sign(machine).sign_name().submit()
    number = parse_receipt_number(receipt.number)
    assert isinstance(number, ReceiptNumber)
    assert "联网后自动报送" in receipt.sentence
    receipt.print()
    assert len(list(machine.paper.rglob("*.pdf"))) == 1
    line = machine.mailbox.line()
    assert line.waiting + line.sending == 1
    receipt.end()
    assert list(machine.paper.rglob("*.pdf")) == []

    machine.proxy.go_online()
    machine.wait_until_sent()
    case = Home.of(machine.finger).progress().find(number.tail, NUMBER)
    assert case.state


def test_the_form_as_filed_is_taken_home_and_stays_nowhere(machine: Station) -> None:
    receipt = to_sign(machine).sign_name().submit()
    receipt.print_form()
    assert "申请表" in receipt.paper
    (sheet,) = machine.paper.rglob("*.pdf")
    done = subprocess.run(["pdftotext", sheet, "-"], check=True, capture_output=True, text=True)
    words = "".join(done.stdout.split())
    for part in ("张示例", NUMBER, receipt.number, "申请人签名"):
        assert part in words, part
    assert [entry.event for entry in machine.store.audit_trail()].count("form.print") == 1
    receipt.end()
    assert list(machine.paper.rglob("*.pdf")) == []
    assert not machine.kiosk.models.receipt.hasForm


def test_wrong_pair_of_numbers_finds_nothing(machine: Station) -> None:
    find = Home.of(machine.finger).progress()
    assert isinstance(find, FindCase)
    assert find.find_nothing("26112200374", NUMBER)


def test_goes_back_and_changes_an_answer(machine: Station) -> None:
    sign = to_sign(machine)
    sign.change("pay")
    form = Form(machine.finger)
    form.choose("q__data_pay_tier", "4")
    form.next_section()
    assert any("1000" in text for text in Sign(machine.finger).finger.texts())


STEPS = ("guide", "identify", "form", "materials", "sign")


@pytest.mark.parametrize("step", STEPS)
def test_leaving_wipes(machine: Station, step: str) -> None:
    page: Page = to_guide(machine)
    if step in STEPS[1:]:
        assert isinstance(page, Guide)
        page = page.begin().fill("张示例", NUMBER, PHONE)
    if step in STEPS[2:]:
        assert isinstance(page, Identify)
        page = page.go_on()
    if step in STEPS[3:]:
        assert isinstance(page, Form)
        page = fill_form(page)
    if step in STEPS[4:]:
        assert isinstance(page, Materials)
        page = page.go_on()
    if step in STEPS[2:]:
        page.ask_to_end().clear()
    else:
        page.end()
    models = machine.kiosk.models
    assert machine.kiosk.visits.current is None
    assert models.identify.name == models.identify.number == models.identify.phone == ""
    assert models.form.lines.rowCount() == models.materials.rows.rowCount() == 0
    assert models.sign.groups.rowCount() == 0
    assert machine.kiosk.root.person == ""
    assert list(machine.store.drafts()) == []
    assert not any("张示例" in text or NUMBER in text for text in machine.finger.texts())


def test_keeps_a_draft_for_its_code(machine: Station) -> None:
    form = to_form(machine)
    form.finger.see("cell_q__data_identity_hukou")
    dialog = form.ask_to_end()
    code = dialog.keep()
    assert code.isdigit()
    dialog.print_slip()
    assert len(list(machine.paper.rglob("*.pdf"))) == 1
    home = dialog.leave().start()
    draft = home.lookup().by_code(code, NUMBER)
    draft.print_slip().go_on()
    machine.finger.see("cell_q__data_identity_hukou")
