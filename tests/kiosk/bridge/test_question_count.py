"""第几题，共几题 in elder mode: one count from the first question of who it is to the last of the form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app import App
from kiosk.services.cards import CardPerson
from kiosk.services.flow import Page
from kiosk.services.visit import Mode
from sync.model.persons import IdType
from tests.helpers.people import id_number
from tests.kiosk.screens.stage import wait_until
from tests.kiosk.services.kiosk_world import pension
from tests.kiosk.services.test_speech_reader import Voice, kiosk

OWN, FAMILYS = id_number("19490412"), id_number("19490413")
#: Of the form: four questions, and one more for who says yes to the last but one.
ASKED, MAYBE = 4, 1
YES, NO = 0, 1


def person(number: str) -> CardPerson:
    return CardPerson(
        name="张示例",
        id_type=IdType.RESIDENT,
        number=number,
        address="",
        validity_words="",
        remarks=(),
        expired=False,
        name_open=False,
    )


class Elder:
    def __init__(self, app: App) -> None:
        self.app, self.models = app, app.desks.models
        self.flow, self.who = app.desks.models.flow, app.desks.models.identify
        app.desks.visit.begin(Mode.ELDER)
        self.flow.open(Page.GUIDE.value, pension().code)
        app.desks.filing.desk.begin(pension().code)

    @property
    def count(self) -> tuple[int, int, str]:
        """As the bar says it."""
        flow = self.flow
        return int(flow.question) + 1, int(flow.questions), str(flow.extent)

    def say(self, *answers: str) -> list[tuple[int, int, str]]:
        """Types them one after the other; what the bar said at each."""
        seen = []
        for text in answers:
            self.who.write(text)
            seen.append(self.count)
            if not self.who.forward():
                self.on()
        return seen

    def on(self) -> None:
        self.app.desks.filing.desk.forward()

    def back(self) -> None:
        if self.flow.page != "identify" or not self.who.backward():
            self.app.desks.filing.desk.backward()

    def answer(self, value: object) -> None:
        question = self.models.form.question
        assert question is not None
        if isinstance(value, int):
            question.choose(value)
        else:
            question.type(str(value))

    def in_form(self) -> bool:
        return wait_until(lambda: self.flow.place.page is Page.FORM)


@pytest.fixture
def elder(qapp: object, tmp_path: Path) -> Iterator[Elder]:
    app = kiosk(tmp_path, Voice())
    yield Elder(app)
    app.close()


def test_the_form_counts_on_where_the_identify_page_ended(elder: Elder) -> None:
    most = 3 + ASKED + MAYBE
    assert elder.say("张示例", OWN, "13800000000") == [(n, most, "most") for n in (1, 2, 3)]
    assert elder.in_form()
    assert elder.count == (4, most, "most")
    elder.back()
    assert elder.flow.page == "identify"
    assert elder.count == (3, most, "most"), "back is one less, of as many"


def test_a_total_falls_when_an_answer_leaves_questions_out_and_is_kept_when_it_brings_them(
    elder: Elder,
) -> None:
    elder.say("张示例", OWN, "13800000000")
    assert elder.in_form()
    for answer in ("张示例", "", "500"):
        elder.answer(answer)
        elder.on()
    assert elder.count == (7, 8, "most")
    elder.answer(NO)
    assert elder.count == (7, 8, "most"), "it may still be changed on this page"
    elder.answer(YES)
    assert elder.count == (7, 8, "all")
    elder.on()
    assert elder.count == (8, 8, "all")
    elder.back()
    elder.answer(NO)
    elder.on()
    assert elder.flow.page != "form", "nothing was left to ask"


def test_what_a_card_said_is_not_asked_and_not_counted(elder: Elder) -> None:
    elder.say("张示例")
    assert elder.count == (2, 3 + ASKED + MAYBE, "most")
    elder.who.fill(person(OWN))
    assert elder.count == (1, 1 + ASKED + MAYBE, "most"), "the phone alone is left"
    elder.say("13800000000")
    assert elder.in_form()
    assert elder.count == (2, 1 + ASKED + MAYBE, "most")


def test_for_somebody_of_the_family_both_are_of_the_same_count(elder: Elder) -> None:
    elder.app.desks.filing.desk.family()
    most = 2 + 3 + ASKED + MAYBE
    assert elder.say("李示例", FAMILYS) == [(1, most, "most"), (2, most, "most")]
    assert elder.who.role == "agent"
    assert elder.say("张示例", OWN, "13800000000") == [(n, most, "most") for n in (3, 4, 5)]
    elder.app.front.visit.answer(0)  # what they are to one another: a dialog, no question
    assert elder.in_form()
    assert elder.count == (6, most, "most")


def test_standard_mode_counts_no_questions_of_the_form_beforehand(qapp: object, tmp_path: Path) -> None:
    app = kiosk(tmp_path, Voice())
    app.desks.visit.begin(Mode.STANDARD)
    app.desks.models.flow.open(Page.GUIDE.value, pension().code)
    app.desks.filing.desk.begin(pension().code)
    assert (app.desks.models.flow.questions, app.desks.models.flow.extent) == (3, "all")
    app.close()
