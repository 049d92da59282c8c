"""Certificates at the terminal: asked for, kept when nobody can say, fetched; nothing left afterwards."""

from __future__ import annotations

import pytest

from kiosk.services.certificates import FETCH_OFFLINE, NOT_NOW, Certificates
from kiosk.services.questions import Asked
from kiosk.services.visit import EndReason
from sync.model.certificate import Certificate, CertificateRequest, is_pickup
from sync.model.problem import Problem
from sync.model.question import Ask, Outcome, QuestionReply
from sync.protocol.envelope import Kind, open_body
from tests.helpers.mailbox import COUNTY_PRIVATE
from tests.helpers.people import applicant
from tests.kiosk.services.kiosk_world import MORNING, Kiosk
from tests.kiosk.services.test_questions import County
from tests.kiosk.services.test_questions import asking as asking
from tests.kiosk.services.test_questions import county as county
from tests.kiosk.services.test_questions import kiosk as kiosk
from tests.kiosk.services.test_questions import make_asking as make_asking

ME = applicant()
MADE = Certificate(
    number="26112900000001",
    matter_code="HR-018",
    title="个人社保参保证明",
    department="保康县人力资源和社会保障局",
    name=ME.name,
    id_number=ME.id_number,
    issued_at="2026-11-29T09:41+08:00",
    statement="DS1.x.y",
    facts={"参保状态": "正常缴费"},
)


@pytest.fixture
def certificates(kiosk: Kiosk, asking: object) -> Certificates:
    return Certificates(
        questions=asking,  # type: ignore[arg-type]
        catalogue=kiosk.catalogue,
        mailbox=kiosk.mailbox,
        clock=kiosk.clock,
        ids=kiosk.ids,
    )


def test_asked_and_answered(kiosk: Kiosk, county: County, certificates: Certificates) -> None:
    asked = certificates.ask("v1", kiosk.matter, ME)
    assert isinstance(asked, Asked)
    assert certificates.look(asked) is None
    question = county.take()
    assert (question.ask, question.subject) == (Ask.CERTIFICATE, kiosk.matter.code)
    assert question.stated == {"identified": "typed"}
    county.answer(
        QuestionReply(question=question.id, outcome=Outcome.FOUND, words="办好了。", certificate=MADE)
    )
    assert certificates.look(asked) == MADE


@pytest.mark.parametrize(("outcome", "kept"), [(Outcome.FAILED, True), (Outcome.NONE, False)])
def test_only_what_may_work_later_is_worth_keeping(
    kiosk: Kiosk, county: County, certificates: Certificates, outcome: Outcome, kept: bool
) -> None:
    asked = certificates.ask("v1", kiosk.matter, ME)
    assert isinstance(asked, Asked)
    county.answer(county.reply(county.take(), outcome))
    said = certificates.look(asked)
    assert isinstance(said, Problem)
    assert (said is NOT_NOW) == kept


def test_offline_it_is_kept_once_under_a_number(kiosk: Kiosk, certificates: Certificates) -> None:
    assert kiosk.memory is not None
    kiosk.memory.contact(MORNING, ok=False)
    assert certificates.ask("v1", kiosk.matter, ME) is NOT_NOW
    number = certificates.keep("v1", kiosk.matter, ME)
    assert is_pickup(number)
    assert certificates.keep("v1", kiosk.matter, ME) == number
    assert certificates.fetch("v1", number, ME.id_number) is FETCH_OFFLINE
    (envelope,) = kiosk.memory.take(MORNING, 9, 10**6)
    assert envelope.kind == Kind.CERTIFICATE_REQUEST
    request = open_body(envelope, COUNTY_PRIVATE, CertificateRequest)
    assert (request.number, request.id_number, request.identified) == (number, ME.id_number, "typed")


def test_another_visit_has_a_number_of_its_own(kiosk: Kiosk, certificates: Certificates) -> None:
    first = certificates.keep("v1", kiosk.matter, ME)
    visit = kiosk.visits.begin()
    certificates.forget(visit, EndReason.DONE)
    second = certificates.keep("v1", kiosk.matter, ME)
    assert is_pickup(second)
    assert kiosk.memory is not None
    taken = kiosk.memory.take(MORNING, 9, 10**6)
    assert len({envelope.id for envelope in taken}) == 2
    assert first[:4] == second[:4]


def test_a_number_that_is_none_is_explained_before_anybody_is_asked(
    kiosk: Kiosk, county: County, certificates: Certificates
) -> None:
    assert isinstance(certificates.fetch("v1", "1129000123", "123"), Problem)
    assert not county.mailbox.take(MORNING, 9, 10**6)
