"""What a card says, for a filing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kiosk.devices.idcard.card import Card, CardKind
from kiosk.services.cards import CardPerson, Cards, as_read
from kiosk.services.clock import CountyClock
from sync.model.persons import IdType, check_digit
from sync.model.problem import Problem
from tests.helpers.clock import FakeClock
from tests.helpers.people import applicant, id_number

NUMBER = id_number("19800101", 3)


def read(**changes: Any) -> CardPerson | Problem:
    fields: dict[str, Any] = {"kind": CardKind.RESIDENT, "name": "张示例", "number": NUMBER}
    return Cards(None, CountyClock(FakeClock(), lambda: 0)).person(Card(**fields | changes))


def person(**changes: Any) -> CardPerson:
    found = read(**changes)
    assert isinstance(found, CardPerson), found
    return found


def test_a_good_card_needs_no_words() -> None:
    found = person(valid_until=date(2040, 1, 1))
    assert (found.name, found.id_type, found.remarks, found.name_open) == (
        "张示例",
        IdType.RESIDENT,
        (),
        False,
    )
    assert found.validity_words == "到 2040年1月1日"
    assert person().validity_words == "长期"


@pytest.mark.parametrize(("until", "expired"), [(date(2026, 11, 22), False), (date(2026, 11, 21), True)])
def test_on_its_last_day_it_still_holds(until: date, expired: bool) -> None:
    found = person(valid_until=until)
    assert found.expired is expired
    assert bool(found.remarks) is expired


def test_other_kinds_are_taken_for_what_they_are() -> None:
    body = "83000019800101001"
    permit = person(kind=CardKind.HK_MACAO_TAIWAN, number=body + check_digit(body))
    assert permit.id_type is IdType.HK_MACAO_TAIWAN
    foreign = person(
        kind=CardKind.FOREIGN_2017, name="", english_name="EXAMPLE, MARIA", number="CAN110080123456"
    )
    assert (foreign.name, foreign.id_type) == ("EXAMPLE, MARIA", IdType.FOREIGN_RESIDENT)


def test_a_character_of_the_makers_own_is_kept_and_may_be_mended() -> None:
    found = person(name="张\ue863例", address="\ue863村")
    assert (found.name, found.name_open) == ("张\ue863例", True)
    assert len(found.remarks) == 1


@pytest.mark.parametrize("changes", [{"number": NUMBER[:-1]}, {"number": "1" * 18}, {"name": "张1"}])
def test_what_cannot_be_on_a_card_is_read_again(changes: dict[str, str]) -> None:
    found = read(**changes)
    assert isinstance(found, Problem)
    assert "重新放" in found.message


def test_what_was_read_goes_with_its_owner_only() -> None:
    who = applicant("张示例", "19800101", 3)
    found = person(address="清溪村")
    assert as_read(who, found).source == "card"
    assert as_read(who, found).address == "清溪村"
    assert as_read(who, None) == who
    other = applicant("李示例", "19500101", 4)
    assert as_read(other, found) == other
