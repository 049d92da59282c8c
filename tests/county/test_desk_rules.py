"""Rules of the desk, without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from sync.county.desk.reading import mask_answer
from sync.county.desk.rules import (
    Place,
    check_arrival,
    check_stated,
    county_time,
    due_day,
    make_case_no,
)
from sync.model.authority import letter_words
from sync.model.calendar import YEAR_2026, WorkCalendar
from sync.model.case import Authority, CaseState
from sync.model.matter import Audience, Domain, Matter, TimeLimit
from tests.helpers.county_cases import filed_case
from tests.helpers.people import applicant, id_number

CALENDAR = WorkCalendar([YEAR_2026])
TODAY = date(2026, 11, 23)
PLACE = Place("420626106-01", "420626106", 1)
MATTER = Matter(
    code="HR-007",
    rev=1,
    name="城乡居民养老保险参保登记",
    domain=Domain.HUMAN_RESOURCES,
    kind="公共服务",
    audience=(Audience.PERSON,),
    department="保康县人力资源和社会保障局",
    statutory=TimeLimit(30),
    promised=TimeLimit(20),
    instant=False,
)


def rules_of(filed: date = TODAY, **changes: object) -> list[str]:
    case = replace(filed_case(), **changes)
    return [p.rule for p in check_arrival(case, check_stated(case, TODAY), PLACE, MATTER, filed)]


def test_a_case_in_good_order_has_no_flags() -> None:
    assert rules_of() == []


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"applicant": replace(applicant(), id_number="999999194912310018")}, "id_number.check_digit"),
        ({"applicant": replace(applicant(), id_number="")}, "id_number.missing"),
        ({"applicant": replace(applicant(), name="")}, "name.missing"),
        ({"applicant": replace(applicant(), phone="138")}, "phone.length"),
        ({"agent": replace(applicant(), id_number="1")}, "id_number.short"),
        ({"receipt_no": "BK420626106-01-261122-0001-9"}, "receipt_no.check"),
        ({"receipt_no": "nothing"}, "receipt_no.characters"),
        ({"township": "420626100"}, "case.place"),
        ({"terminal": "420626106-02"}, "case.place"),
        ({"matter_name": "别的事项"}, "case.matter_name"),
        ({"signature": None}, "case.signature"),
    ],
)
def test_what_is_odd_is_flagged_by_its_rule(changes: dict[str, object], rule: str) -> None:
    assert rules_of(**changes) == [rule]


def test_a_receipt_of_another_terminal_is_flagged() -> None:
    other = filed_case("420626106-02").receipt_no
    assert rules_of(receipt_no=other) == ["receipt_no.place"]


def test_a_letter_counts_by_the_day_it_was_filed_however_late_it_arrives() -> None:
    agent = replace(applicant(), name="王示琴", id_number=id_number("19800101", order=9))
    until = TODAY - timedelta(days=5)
    words = letter_words(filed_case().applicant, agent, filed_case().matter_name, until)
    letter = Authority(number="11220071", words=words, until=until)
    assert rules_of(filed=until, agent=agent, authority=letter) == []
    assert rules_of(filed=until + timedelta(days=1), agent=agent, authority=letter) == ["authority.old"]


def test_an_unknown_matter_is_flagged() -> None:
    case = filed_case()
    found = check_arrival(case, check_stated(case, TODAY), PLACE, None, TODAY)
    assert [p.rule for p in found] == ["case.matter"]


def test_the_county_clock_corrects_the_terminals_and_never_runs_ahead_of_arrival() -> None:
    received = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    assert county_time("2026-11-23T09:00:00+08:00", None, received) == received - timedelta(hours=1)
    assert county_time("2026-11-23T09:00:00+08:00", -1_800_000, received) == received - timedelta(minutes=90)
    assert county_time("2026-11-24T09:00:00+08:00", None, received) == received
    assert county_time("2026-11-23T09:00:00", None, received) == received
    assert county_time("yesterday", None, received) == received
    assert county_time("0001-01-01T00:00:00+14:00", None, received) == received
    assert county_time("9999-12-31T23:59:59+00:00", 2**60, received) == received


def test_the_county_owes_a_decision_on_acceptance_within_five_days() -> None:
    assert due_day(CaseState.RECEIVED, TODAY, None, CALENDAR) == date(2026, 11, 30)
    assert due_day(CaseState.ACCEPTED, TODAY, date(2026, 12, 21), CALENDAR) == date(2026, 12, 21)
    assert due_day(CaseState.CORRECTING, TODAY, date(2026, 12, 21), CALENDAR) is None
    assert due_day(CaseState.COMPLETED, TODAY, date(2026, 12, 21), CALENDAR) is None


def test_case_numbers_are_of_the_county_and_its_day() -> None:
    assert make_case_no(date(2026, 11, 23), 37) == "42062620261123000037"


def test_answers_are_masked_whatever_field_they_stand_in() -> None:
    person = replace(applicant("欧阳示例"), address="保康县歇马镇示例村一组 1 号")
    number = id_number()
    text = f"欧阳示例 {number} 13800000000 卡 6217000000000000001 住 {person.address}，每年 500 元"
    masked = mask_answer(text, (person,))
    for secret in ("欧阳示例", number, "13800000000", "6217000000000000001", "示例村"):
        assert secret not in masked
    assert "每年 500 元" in masked
