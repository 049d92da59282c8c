from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.services.counting import Coming, Count, Extent
from kiosk.services.flow import Flow, Journey, Page, Place


class Form:
    """Facts by hand: two sections; in elder mode their questions; one question depends on an answer."""

    def __init__(self) -> None:
        self.elder = False
        self.identified = True
        self.materials = True
        self.disabled = False
        self.empty = False

    def form_steps(self) -> tuple[str, ...]:
        if self.empty:
            return ()
        if not self.elder:
            return ("/person", "/pay")
        return ("/person/name", "/person/phone", "/pay/level", *(("/pay/card",) if self.disabled else ()))

    def step_of(self, key: str) -> str:
        if key in self.form_steps():
            return key
        if self.elder:
            return next((s for s in self.form_steps() if s.startswith(key + "/")), self.form_steps()[-1])
        return next((s for s in self.form_steps() if key.startswith(s + "/")), self.form_steps()[0])

    def of_identity(self, alone: bool) -> Count:
        return Coming(0 if alone else len(self.form_steps())).after(1, 3)

    def asked_before(self) -> int:
        return 3

    def coming(self, key: str) -> Coming:
        return Coming(len(self.form_steps()), 0 if self.disabled or key == "/pay/card" else 1)

    def has_materials(self) -> bool:
        return self.materials

    def is_identified(self) -> bool:
        return self.identified


@pytest.fixture
def form() -> Form:
    return Form()


@pytest.fixture
def flow(form: Form) -> Flow:
    flow = Flow(form)
    flow.begin()
    flow.open(Page.MATTERS, "人社")
    flow.open(Page.GUIDE, "HR-001")
    return flow


def to(flow: Flow, page: Page) -> None:
    while flow.place.page is not page:
        flow.next()


def test_it_begins_idle_and_ends_idle(form: Form) -> None:
    flow = Flow(form)
    assert flow.place == Place(Page.IDLE)
    assert flow.begin() == Place(Page.HOME)
    flow.open(Page.SEARCH)
    assert flow.end() == Place(Page.IDLE)
    assert flow.back() == Place(Page.HOME)  # nothing of the visit before is behind it


def test_the_standard_way_through(flow: Flow) -> None:
    seen = [flow.place]
    while flow.resolve_next(flow.place) is not None:
        seen.append(flow.next())
    assert seen == [
        Place(Page.GUIDE, "HR-001"),
        Place(Page.IDENTIFY),
        Place(Page.FORM, "/person"),
        Place(Page.FORM, "/pay"),
        Place(Page.MATERIALS),
        Place(Page.SIGN),
        Place(Page.RECEIPT),
    ]
    assert flow.next() == Place(Page.RECEIPT)


def test_elder_mode_asks_one_question_a_page(flow: Flow, form: Form) -> None:
    form.elder = True
    seen = []
    while flow.resolve_next(flow.place) is not None:
        seen.append(flow.next().key)
    assert seen == ["", "/person/name", "/person/phone", "/pay/level", "", "", ""]


def test_an_answer_can_bring_a_question(flow: Flow, form: Form) -> None:
    form.elder = True
    to(flow, Page.FORM)
    flow.next()
    assert flow.next().key == "/pay/level"
    assert flow.count == Count(6, 7, Extent.MOST), "three were asked before the form, and one may come"
    form.disabled = True
    assert flow.count == Count(6, 7), "it came, and the total is what was promised"
    assert flow.next().key == "/pay/card"
    form.disabled = False
    assert flow.count == Count(6, 6)  # the question shown is gone; the one before it is the last now
    assert flow.resolve_next(flow.place) == Place(Page.MATERIALS)
    assert flow.back().key == "/pay/level"


def test_back_goes_the_way_it_came_and_keeps_the_step_before(flow: Flow) -> None:
    to(flow, Page.SIGN)
    back = [flow.back() for _ in range(7)]
    assert back == [
        Place(Page.MATERIALS),
        Place(Page.FORM, "/pay"),
        Place(Page.FORM, "/person"),
        Place(Page.IDENTIFY),
        Place(Page.GUIDE, "HR-001"),
        Place(Page.MATTERS, "人社"),
        Place(Page.HOME),
    ]
    assert flow.back() == Place(Page.HOME)


def test_back_in_a_form_taken_up_in_the_middle_goes_to_the_step_before(flow: Flow) -> None:
    flow.open(Page.FORM, "/pay")
    assert flow.back() == Place(Page.FORM, "/person")
    assert flow.back().page is Page.GUIDE


def test_the_identify_page_stays_until_the_citizen_is_known(flow: Flow, form: Form) -> None:
    form.identified = False
    assert flow.next() == Place(Page.IDENTIFY)
    assert flow.next() == Place(Page.IDENTIFY)
    assert flow.resolve_next(flow.place) is not None
    form.identified = True
    assert flow.next() == Place(Page.FORM, "/person")


@pytest.mark.parametrize(("empty", "materials"), [(True, True), (True, False), (False, False)])
def test_what_there_is_not_is_left_out(flow: Flow, form: Form, empty: bool, materials: bool) -> None:
    form.empty, form.materials = empty, materials
    pages = [flow.next().page for _ in range(6)]
    assert (Page.FORM in pages) is not empty
    assert (Page.MATERIALS in pages) is materials
    assert pages[-1] is Page.RECEIPT


@pytest.mark.parametrize("target", [Place(Page.IDENTIFY), Place(Page.FORM, "/person"), Place(Page.MATERIALS)])
def test_a_change_leads_straight_back_to_the_check_page(flow: Flow, target: Place) -> None:
    to(flow, Page.SIGN)
    assert flow.change(target.page, target.key) == target
    assert flow.next() == Place(Page.SIGN)
    assert flow.back() == Place(Page.MATERIALS)


def test_a_change_given_up_leads_back_too(flow: Flow) -> None:
    to(flow, Page.SIGN)
    flow.change(Page.FORM, "/pay")
    assert flow.back() == Place(Page.SIGN)
    assert flow.next() == Place(Page.RECEIPT)


def test_no_way_leads_back_into_a_filed_case(flow: Flow) -> None:
    to(flow, Page.RECEIPT)
    assert flow.back() == Place(Page.HOME)
    assert flow.back() == Place(Page.HOME)


def test_switching_to_elder_and_back_keeps_the_question(flow: Flow, form: Form) -> None:
    to(flow, Page.FORM)
    flow.next()
    form.elder = True
    assert flow.mode_changed() == Place(Page.FORM, "/pay/level")
    assert flow.back() == Place(Page.FORM, "/person/phone")
    form.elder = False
    assert flow.mode_changed() == Place(Page.FORM, "/person")
    assert flow.back() == Place(Page.IDENTIFY)


def test_step_bar_and_journeys(flow: Flow, form: Form) -> None:
    assert flow.journey is Journey.BROWSE
    assert flow.step_number == (0, 0)
    numbers = []
    while flow.resolve_next(flow.place) is not None:
        flow.next()
        numbers.append(flow.step_number)
        assert flow.journey is Journey.FILE
    assert numbers == [(1, 5), (2, 5), (2, 5), (3, 5), (4, 5), (5, 5)]
    assert flow.count == Count()
    flow.begin()
    flow.open(Page.PROGRESS_FIND)
    assert flow.journey is Journey.PROGRESS
    assert flow.next() == Place(Page.PROGRESS)
    assert flow.resolve_next(flow.place) is None
    flow.open(Page.REVIEW)
    assert flow.next() == Place(Page.PROGRESS)
    assert flow.back() == Place(Page.PROGRESS_FIND)


def test_help_belongs_to_where_it_was_asked(flow: Flow) -> None:
    to(flow, Page.FORM)
    flow.open(Page.HELP)
    assert flow.journey is Journey.FILE
    assert flow.back() == Place(Page.FORM, "/person")


def test_opening_the_same_page_twice_is_one_step_back(flow: Flow) -> None:
    flow.open(Page.SEARCH)
    flow.open(Page.SEARCH)
    assert flow.back().page is Page.GUIDE


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["next", "back", "elder", "card", "change", "help"]), max_size=60))
def test_no_wandering_gets_lost(moves: list[str]) -> None:
    """Whatever a citizen presses: the form step shown exists, and enough 返回 always leads home."""
    form = Form()
    flow = Flow(form)
    flow.begin()
    flow.open(Page.GUIDE, "HR-001")
    for move in moves:
        if move == "next":
            flow.next()
        elif move == "back":
            flow.back()
        elif move == "elder":
            form.elder = not form.elder
            flow.mode_changed()
        elif move == "card":
            form.disabled = not form.disabled
        elif move == "change" and flow.place.page is Page.SIGN:
            flow.change(Page.FORM, form.step_of("/pay/level"))
        elif move == "help":
            flow.open(Page.HELP)
        if flow.place.page is Page.FORM:
            assert form.step_of(flow.place.key) in form.form_steps()
    for _ in range(200):
        if flow.place.page is Page.HOME:
            break
        flow.back()
    assert flow.place == Place(Page.HOME)
