"""View-models of the filing journey without a window."""

from __future__ import annotations

import pytest

from sync.model.case import Applicant
from sync.model.review import Level
from tests.helpers.people import id_number
from tests.kiosk.screens import filing_samples as samples

STROKES = [[[10, 10, 0], [90, 90, 40]], [[20, 80, 90], [80, 20, 130]]]


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """Models are QObjects."""


def test_number_is_masked_once_it_is_left() -> None:
    model = samples.identify()
    model.turnTo("number")
    for key in id_number():
        model.typed(key)
    assert model.number.replace(" ", "") == id_number()
    model.turnTo("phone")
    assert model.number == "9999********" + id_number()[-4:]


def test_what_is_missing_is_said_while_it_is_typed() -> None:
    model = samples.identify()
    model.turnTo("number")
    assert model.numberMissing == ""
    for key in id_number()[:-1]:
        model.typed(key)
    assert model.numberMissing == "还差 1 位"
    model.typed(id_number()[-1])
    assert model.numberMissing == ""
    model.turnTo("phone")
    model.typed("1")
    assert (model.phoneMissing, model.numberMissing) == ("还差 10 位", "")


def test_identity_is_known_or_told_beside_the_field() -> None:
    model, found = samples.identify(), []
    model.known.connect(found.append)
    model.write("张示例")
    model.submit()
    assert found == []
    assert model.numberProblem
    assert model.phoneProblem
    assert model.current == "number"
    for key in id_number():
        model.typed(key)
    model.turnTo("phone")
    for key in "13800000000":
        model.typed(key)
    model.submit()
    assert isinstance(found[0], Applicant)
    model.clear()
    assert (model.name, model.number, model.phone) == ("", "", "")


def test_problems_show_only_after_the_citizen_wanted_to_go_on() -> None:
    model = samples.form_at(0, elder=False)
    questions = [row["first"] for row in model.lines.rows]
    assert all(question.problem == "" for question in questions)
    assert model.missing > 0
    assert model.ready() is False
    assert any(question.problem for question in questions)


def test_an_answer_opens_the_question_that_depends_on_it() -> None:
    model = samples.form_at(0, elder=False)
    before = model.lines.rowCount()
    model.at("/data/identity/hukou_town").choose(6)
    assert model.lines.rowCount() > before


def test_elder_steps_are_single_questions_and_find_their_section() -> None:
    model = samples.form_at(0, elder=True)
    steps = model.steps(True)
    assert len(steps) > len(model.steps(False))
    assert model.step_of("/data/identity", True) == "/data/identity/hukou"
    assert model.step_of("/data/identity/hukou", False) == "/data/identity"


def test_signature_needs_promise_and_two_strokes() -> None:
    model, sent = samples.sign(), []
    model.submitAsked.connect(lambda *args: sent.append(args))
    model.submit(932, 504)
    model.accept(True)
    model.write(STROKES[:1])
    model.submit(932, 504)
    assert sent == []
    model.write(STROKES)
    model.submit(932, 504)
    model.submit(932, 504)
    assert len(sent) == 1


def test_changed_content_wants_a_new_signature() -> None:
    model = samples.sign()
    model.accept(True)
    model.write(STROKES)
    model.show(samples.GROUPS, samples.LETTER)
    assert model.reason == ""
    model.show(samples.GROUPS[:2], samples.LETTER)
    assert model.reason != ""


def test_bad_review_wants_a_reason() -> None:
    model, sent = samples.review(), []
    model.sendAsked.connect(lambda *args: sent.append(args))
    assert model.level == 0
    model.pick(5)
    assert model.reason != ""
    model.toggle("115")
    assert model.reason == ""
    model.send()
    assert sent == [(Level.VERY_DISSATISFIED, ("115",), "", False)]
    model.sent()
    model.pick(1)
    assert model.level == 5


def test_material_is_chosen_by_its_route() -> None:
    model, chosen = samples.materials(), []
    model.chosen.connect(lambda *args: chosen.append(args))
    model.choose("m3", 1)
    model.choose("m3", 9)
    assert chosen == [("m3", "window")]
    assert (model.count, model.toBring, model.exempt) == (5, 2, 2)


def test_what_the_identify_page_asked_is_not_asked_again() -> None:
    phone = "/data/applicant/phone"
    assert "/data/applicant" not in samples.form_at(0, elder=False).steps(False)
    assert phone not in samples.form_at(0, elder=True).steps(True)
    wrong = samples.form_at(0, elder=False, answers={phone: "1380000"})
    assert wrong.steps(False)[0] == "/data/applicant"
    assert wrong.lines.rowCount() == 1
