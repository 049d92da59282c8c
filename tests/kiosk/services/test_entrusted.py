"""Filing for somebody who is not here: never without their letter and a helper's name; a draft keeps it."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from kiosk.services.application import application_of
from kiosk.services.draft import Draft
from kiosk.services.errors import ServiceError
from kiosk.services.visit import EndReason, Errand, Visit
from sync.model.authority import letter_document, letter_words
from sync.model.case import Applicant, Authority, OnSite, Signature, Verification
from tests.helpers.people import applicant
from tests.kiosk.services.kiosk_world import STROKES, Kiosk
from tests.kiosk.services.test_helping import Beside

AGENT = msgspec.structs.replace(applicant("王示琴", order=8), relation="子女")
CHECK = Verification(reason="没带身份证", helper="h0312", at="2026-11-22T09:41:00+08:00")


def letter(kiosk: Kiosk, who: Applicant, agent: Applicant = AGENT) -> Authority:
    until = kiosk.clock.today() + timedelta(days=30)
    words = letter_words(who, agent, kiosk.matter.name, until)
    drawn = tuple(tuple(stroke) for stroke in STROKES)
    signature = Signature(100, 100, drawn, letter_document(words))  # type: ignore[arg-type]
    return Authority(number="11220071", words=words, until=until, signature=signature)


def begun(beside: Beside, authority: Authority | None) -> tuple[Visit, Draft]:
    visit = beside.kiosk.visitor()
    visit.helper, visit.agent = beside.session(), AGENT
    visit.errand = Errand(entrusted=True, onsite=OnSite(round="r1", place="清溪村三组", turn=2))
    visit.authority = authority
    return visit, beside.kiosk.filled(visit)


@pytest.mark.parametrize("wrong", ["none", "of somebody else", "no helper"])
def test_without_a_letter_nothing_is_filed(wrong: str) -> None:
    beside = Beside()
    kiosk = beside.kiosk
    other = applicant("李示范", order=4)
    given = letter(kiosk, other if wrong == "of somebody else" else applicant())
    _, draft = begun(beside, None if wrong == "none" else given)
    if wrong == "no helper":
        draft.helper = ""
    with pytest.raises(ServiceError) as refused:
        kiosk.submit(draft)
    wanted = "代办要帮办员在场" if wrong == "no helper" else "没有本人的委托，不能代办"
    assert wanted in refused.value.message
    assert kiosk.sent() == []


def test_the_case_and_the_form_carry_the_letter_and_the_place() -> None:
    beside = Beside()
    given = letter(beside.kiosk, applicant())
    _, draft = begun(beside, given)
    person = beside.kiosk.filing.summary(draft)[0]
    assert "委托书 11220071" in person.detail
    receipt = beside.kiosk.submit(draft)
    (case,) = beside.kiosk.sent()
    assert (case.authority, case.agent, case.helper) == (given, AGENT, "王*琴")
    assert case.onsite == OnSite(round="r1", place="清溪村三组", turn=2)
    form = application_of(draft, receipt)
    assert form is not None
    assert {"委托书", "上门办理"} <= {part.title for part in form.parts}
    assert form.authority is None  # nothing is left to be signed at home


def test_a_kept_draft_keeps_its_letter_but_not_the_helper() -> None:
    beside = Beside()
    kiosk = beside.kiosk
    _, draft = begun(beside, letter(kiosk, applicant()))
    kept = kiosk.filing.shelf.keep(draft)
    kiosk.visits.end(EndReason.KEPT)
    visit = kiosk.visits.begin()
    again = kiosk.filing.shelf.take_up(visit, kept.id)
    assert again.backing.entrusted
    assert (visit.agent, visit.authority) == (AGENT, again.backing.authority)
    with pytest.raises(ServiceError, match="帮办员在场"):
        kiosk.submit(again)
    again.helper = "王*琴"
    kiosk.submit(again)
    (case,) = kiosk.sent()
    assert case.authority is not None
    assert case.onsite is None  # not on anybody's way any more


def test_a_helper_who_goes_on_with_what_the_applicant_began_alone_files_with_the_letter() -> None:
    beside = Beside()
    kiosk = beside.kiosk
    kiosk.filled(kiosk.visitor())
    kiosk.visits.end(EndReason.IDLE)
    visit = kiosk.visitor()
    visit.helper, visit.agent = beside.session(), AGENT
    place = OnSite(round="r1", place="清溪村三组", turn=2)
    visit.errand = Errand(entrusted=True, onsite=place)
    visit.authority = given = letter(kiosk, applicant())
    found = kiosk.filing.shelf.unfinished(visit, kiosk.matter)
    assert found is not None
    kiosk.submit(kiosk.filing.shelf.resume(visit, found.draft_id))
    (case,) = kiosk.sent()
    assert (case.authority, case.agent, case.onsite) == (given, AGENT, place)


def test_before_it_is_known_who_files_a_draft_of_the_applicant_s_own_is_not_taken_up() -> None:
    beside = Beside()
    kiosk = beside.kiosk
    kept = kiosk.filing.shelf.keep(kiosk.filled(kiosk.visitor()))
    kiosk.visits.end(EndReason.KEPT)
    visit = kiosk.visits.begin()
    visit.helper, visit.errand = beside.session(), Errand(entrusted=True)
    with pytest.raises(ServiceError, match="先写好本人和代办人"):
        kiosk.filing.shelf.take_up(visit, kept.id)
    assert (visit.draft, visit.identity) == (None, None)
    visit.agent = AGENT
    assert kiosk.filing.shelf.take_up(visit, kept.id).agent == AGENT


def test_a_letter_that_is_out_of_date_files_nothing_until_there_is_a_new_one() -> None:
    beside = Beside()
    kiosk = beside.kiosk
    visit, draft = begun(beside, letter(kiosk, applicant()))
    assert kiosk.filing.has_authority(visit, kiosk.matter)
    kiosk.wall.advance(timedelta(days=31).total_seconds())
    assert not kiosk.filing.has_authority(visit, kiosk.matter)
    with pytest.raises(ServiceError, match="委托书只到12月22日有效，已经过期"):
        kiosk.submit(draft)
    visit.authority = anew = letter(kiosk, applicant())
    assert kiosk.filing.ongoing(visit, kiosk.matter) is draft
    kiosk.submit(draft)
    (case,) = kiosk.sent()
    assert case.authority == anew


@pytest.mark.parametrize("source", ["typed", "card"])
def test_who_was_vouched_for_stands_on_the_case_where_no_card_was_read(source: str) -> None:
    kiosk = Kiosk()
    visit = kiosk.visitor(msgspec.structs.replace(applicant(), source=source))
    visit.verification = CHECK
    kiosk.submit(kiosk.filled(visit))
    (case,) = kiosk.sent()
    assert case.verification == (CHECK if source == "typed" else None)


def test_nothing_of_it_outlives_the_visit() -> None:
    beside = Beside()
    visit, draft = begun(beside, letter(beside.kiosk, applicant()))
    beside.kiosk.visits.end(EndReason.LEFT)
    assert (visit.errand, visit.authority, visit.verification, visit.relation) == (None, None, None, "")
    assert draft.backing.authority is None
