"""The letter of authority: its number, its words, whether it covers a case."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from sync.model.authority import (
    LASTS,
    check_authority,
    check_letter_number,
    is_authority_of,
    letter_document,
    letter_number,
    letter_words,
)
from sync.model.case import Authority, Case, OnSite, Signature
from sync.model.problem import Problem
from sync.model.signing import document_of
from tests.helpers.people import applicant, id_number

DAY = date(2026, 11, 30)
WHO = applicant()
AGENT = msgspec.structs.replace(applicant(), name="王示琴", id_number=id_number("19800101", order=9))
STROKES = (((1, 2, 0), (8, 9, 40)), ((3, 3, 90), (5, 8, 120)))


def case(**fields: object) -> Case:
    base = Case(
        id="c",
        visit="v",
        receipt_no="",
        matter_code="m",
        matter_rev=1,
        matter_name="临时救助",
        form_id="",
        form_version="",
        answers={},
        applicant=WHO,
        materials=(),
        commitment="",
        signature=None,
        filed_at="",
        township="420626106",
        terminal="t",
        agent=AGENT,
    )
    return msgspec.structs.replace(base, **fields)


def letter(words: str = "", signed_under: str | None = None) -> Authority:
    until = DAY + LASTS
    words = words or letter_words(WHO, AGENT, "临时救助", until)
    document = letter_document(words if signed_under is None else signed_under)
    return Authority(
        number=letter_number(DAY, 7), words=words, until=until, signature=Signature(9, 9, STROKES, document)
    )


@pytest.mark.parametrize("serial", [0, 7, 999])
def test_a_number_says_its_day_and_a_slip_of_the_finger_shows(serial: int) -> None:
    number = letter_number(DAY, serial)
    assert check_letter_number(f"{number[:4]} {number[4:]}", DAY) == DAY
    for place in range(len(number)):
        wrong = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
        assert isinstance(check_letter_number(wrong, DAY), Problem)


def test_a_letter_over_the_turn_of_the_year_counts_and_an_old_one_does_not() -> None:
    number = letter_number(DAY, 7)
    assert check_letter_number(number, date(2026, 12, 30)) == DAY
    old = check_letter_number(number, date(2026, 12, 31))
    assert isinstance(old, Problem)
    assert old.rule == "authority.old"
    assert check_letter_number(letter_number(date(2026, 12, 20), 7), date(2027, 1, 5)) == date(2026, 12, 20)
    assert isinstance(check_letter_number("1234", DAY), Problem)


def test_the_letter_covers_this_case_and_no_other() -> None:
    assert check_authority(case(authority=letter()), DAY) == ()
    assert is_authority_of(letter(), WHO, AGENT, "临时救助", DAY)
    other = msgspec.structs.replace(WHO, id_number=id_number("19500101", order=3))
    for wrong in (
        case(authority=letter(), applicant=other),
        case(authority=letter(), matter_name="低保"),
        case(authority=letter(signed_under="别的内容")),
        case(authority=letter(), agent=None),
    ):
        assert check_authority(wrong, DAY)
    assert not is_authority_of(None, WHO, AGENT, "临时救助", DAY)


def test_a_text_once_released_is_known_by_its_number_and_a_later_one_is_a_flag() -> None:
    # Word for word: cases with this text lie at counties. Other words get another number.
    words = letter_words(WHO, AGENT, "临时救助", DAY, wording=1)
    assert letter_document(words) == "ec59b2ada7f286d7c12c82706b7aea0120590e9014ed96462f00bdced1f15af6"
    later = msgspec.structs.replace(letter("别的话"), wording=99)
    assert [p.rule for p in check_authority(case(authority=later), DAY)] == ["authority.wording"]
    assert not is_authority_of(later, WHO, AGENT, "临时救助", DAY)
    assert msgspec.json.decode(msgspec.json.encode(later), type=Authority).wording == 99


def test_the_letter_is_good_through_its_last_day() -> None:
    filed = case(authority=letter())
    last, after = DAY + LASTS, DAY + LASTS + timedelta(days=1)
    assert check_authority(filed, last) == ()
    assert is_authority_of(letter(), WHO, AGENT, "临时救助", last)
    assert [problem.rule for problem in check_authority(filed, after)] == ["authority.old"]
    assert not is_authority_of(letter(), WHO, AGENT, "临时救助", after)


def test_what_older_cases_did_not_have_leaves_their_signature_as_it_was() -> None:
    plain = document_of(case())
    content = msgspec.to_builtins(case())
    for name in ("link", "files", "authority", "verification", "onsite"):
        del content[name]
    from hashlib import sha256

    assert plain == sha256(msgspec.json.encode(content, order="sorted")).hexdigest()
    assert document_of(case(authority=letter())) != plain
    assert document_of(case(onsite=OnSite(round="r", place="清溪村", turn=1))) != plain
