from __future__ import annotations

import pytest

from kiosk.services.clock import CountyClock
from kiosk.services.identify import Identify
from sync.model.case import Applicant
from sync.model.persons import IdType
from tests.helpers.clock import FakeClock
from tests.helpers.people import applicant, id_number
from tests.kiosk.services.kiosk_world import MORNING


@pytest.fixture
def identify() -> Identify:
    return Identify(CountyClock(FakeClock(MORNING), lambda: None))


def test_a_good_identity(identify: Identify) -> None:
    found = identify.check(" 张 示例 ", id_number().lower(), "138 0000 0000")
    assert isinstance(found, Applicant)
    assert found == Applicant("张 示例", IdType.RESIDENT, id_number(), "13800000000", source="typed")


def test_full_width_digits_and_lower_case_x(identify: Identify) -> None:
    with_x = next(n for n in (id_number(order=order) for order in range(1000)) if n.endswith("X"))
    wide = "".join(chr(ord(c) + 0xFEE0) for c in with_x.lower())
    found = identify.check("𠮷䶮", wide, "１３８００００００００")
    assert isinstance(found, Applicant)
    assert found.id_number == with_x
    assert found.phone == "13800000000"


@pytest.mark.parametrize(
    ("name", "number", "phone", "rules"),
    [
        ("", "", "", ["name.missing", "id_number.missing", "phone.missing"]),
        ("张示例", id_number()[:-1], "13800000000", ["id_number.short"]),
        ("张示例", id_number("20990101"), "13800000000", ["id_number.date"]),
        ("张示例", id_number("19490231"), "13800000000", ["id_number.date"]),
        ("张3", id_number(), "1380000000", ["name.digits", "phone.length"]),
        ("张" * 51, id_number(), "13800000000", ["name.long"]),
    ],
)
def test_all_problems_at_once(
    identify: Identify, name: str, number: str, phone: str, rules: list[str]
) -> None:
    found = identify.check(name, number, phone)
    assert isinstance(found, tuple)
    assert [p.rule for p in found] == rules
    assert {p.path for p in found} <= {"name", "id_number", "phone"}


@pytest.mark.parametrize(
    ("birth", "offered"), [("19661121", True), ("19661122", True), ("19661123", False), ("20000101", False)]
)
def test_elder_mode_is_offered_from_the_sixtieth_birthday(
    identify: Identify, birth: str, offered: bool
) -> None:
    assert identify.offers_elder(applicant(birth=birth)) is offered
