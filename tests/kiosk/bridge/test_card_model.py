"""A card on the page that asks who it is."""

from __future__ import annotations

from kiosk.bridge.identify_model import ABSENT_FIELDS, CODE_FIELDS, IdentifyModel
from sync.model.case import Applicant
from tests.kiosk.screens import filing_samples as samples


def known(model: IdentifyModel) -> list[Applicant]:
    found: list[Applicant] = []
    model.known.connect(found.append)
    return found


def test_a_card_leaves_only_the_phone_to_be_asked() -> None:
    model = samples.identify_read()
    found = known(model)
    assert (model.steps, model.current) == (1, "phone")
    model.turnTo("number")
    model.turnTo("name")
    assert model.current == "phone"
    model.write("13800000000")
    model.submit()
    assert [(who.source, who.phone) for who in found] == [("card", "13800000000")]
    assert found[0].address.endswith("12号") or found[0].address.endswith("１２号")


def test_nothing_writes_over_what_the_card_said() -> None:
    model = samples.identify_read()
    model.ask(ABSENT_FIELDS, "applicant")
    model.fill(samples.card_person())
    model.write("1")
    model.erased()
    found = known(model)
    model.submit()
    assert found[0].phone == ""
    assert found[0].name == "张示例"


def test_a_rare_name_may_be_mended_or_left() -> None:
    model = samples.identify_read_rare()
    assert (model.current, model.steps) == ("name", 2)
    model.write("张𠮷例")
    model.turnTo("phone")
    model.write("13800000000")
    found = known(model)
    model.submit()
    assert (found[0].name, found[0].source) == ("张𠮷例", "card")


def test_typing_instead_keeps_nothing_of_the_card() -> None:
    model = samples.identify_read()
    model.typeIn()
    assert (model.name, model.number, model.fromCard, model.typing) == ("", "", False, True)
    assert model.steps == 3


def test_reading_again_and_the_next_visit() -> None:
    model = samples.identify_read()
    model.readCard()
    assert (model.name, model.number, model.fromCard) == ("", "", False)
    model.fill(samples.card_person())
    model.clear()
    assert (model.name, model.number, model.address, model.remarks, model.role) == ("", "", "", [], "")


def test_with_a_code_the_card_gives_the_number() -> None:
    model = samples.reader()
    model.ask(CODE_FIELDS)
    model.fill(samples.card_person())
    coded: list[tuple[str, str]] = []
    model.coded.connect(lambda number, code: coded.append((number, code)))
    assert model.current == "code"
    model.write("123456")
    model.submit()
    assert coded == [(samples.card_person().number, "123456")]
