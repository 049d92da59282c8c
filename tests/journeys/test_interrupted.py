"""A citizen is interrupted: walks away at every step, the line goes and comes, the machine starts anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.services.visit import EndReason
from sync.model.case import Applicant
from sync.model.persons import IdType
from sync.model.settings import Settings
from sync.protocol.envelope import Kind
from tests.helpers.county_server import CountyServer
from tests.helpers.people import id_number
from tests.journeys.filling import fill_form, to_guide
from tests.journeys.pages import Form, Home, Idle, Materials, Page
from tests.journeys.patience import Patience
from tests.journeys.station import Station, station
from tests.kiosk.services.filler import fill_to_the_end, say_who
from tests.kiosk.services.kiosk_world import STROKES

NAME, NUMBER, PHONE = "张示例", id_number("19791231", order=5), "13812345678"


@pytest.fixture(scope="module")
def clock() -> Patience:
    return Patience()


@pytest.fixture(scope="module")
def machine(
    county: CountyServer,
    tmp_path_factory: pytest.TempPathFactory,
    dictionary: None,
    qapp: object,
    clock: Patience,
) -> Iterator[Station]:
    """One for all journeys of this file."""
    with station(tmp_path_factory.mktemp("station"), county, Settings(), clock) as built:
        yield built


def identified(machine: Station) -> None:
    to_guide(machine).begin()
    say_who(machine.kiosk.models.identify, NAME, NUMBER, PHONE)
    machine.finger.touch("next")


def walk_away(machine: Station, clock: Patience) -> None:
    clock.wait(machine.settings.visit.idle + 1)
    Idle(machine.finger)
    assert machine.kiosk.visits.current is None


def resumed(machine: Station) -> Form:
    """The same person starts the same matter: the machine offers what was left."""
    identified(machine)
    machine.finger.touch("visit_0")
    form = Form(machine.finger)
    machine.finger.wait_for(lambda: machine.kiosk.models.flow.page == "form", "the form")
    return form


def through_the_form(machine: Station) -> None:
    for _ in range(8):
        if machine.kiosk.models.flow.page != "form":
            return
        key = machine.kiosk.models.flow.key
        machine.finger.touch("next")
        machine.finger.wait_for(lambda was=key: machine.kiosk.models.flow.key != was, "the next section")
    raise AssertionError("the form does not end")


def test_walks_away_at_every_step_and_files_after_all(machine: Station, clock: Patience) -> None:
    """The line is cut and mended between the steps; the citizen is told calmly and nothing is lost."""
    machine.proxy.go_offline()
    identified(machine)
    Form(machine.finger).choose("q__data_identity_hukou", "rural")
    walk_away(machine, clock)

    machine.proxy.go_online()
    form = resumed(machine)
    assert "农业户口" in machine.finger.texts()
    assert isinstance(fill_form(form), Materials)
    walk_away(machine, clock)

    machine.proxy.go_offline()
    resumed(machine)
    through_the_form(machine)
    Materials(machine.finger).go_on().sign_name()
    walk_away(machine, clock)

    resumed(machine)
    through_the_form(machine)
    sign = Materials(machine.finger).go_on()
    machine.proxy.go_online()
    receipt = sign.sign_name().submit()
    receipt.end()
    machine.wait_until_sent()
    cases = [m for m in machine.mailbox.messages() if m.kind == Kind.CASE]
    assert len(cases) == 1
    machine.wait_for_state(cases[0].id, "received")
    assert list(machine.store.drafts()) == []


def test_a_kept_draft_is_there_after_a_restart(machine: Station) -> None:
    identified(machine)
    # Filed a moment ago: the machine asks whether it is to be filed once more.
    if machine.kiosk.models.flow.page != "form":
        machine.finger.touch("visit_1")
    Form(machine.finger).choose("q__data_identity_hukou", "rural")
    dialog = Page.ask_to_end(Form(machine.finger))
    code = dialog.keep()
    dialog.leave()
    machine.restart()
    Home.of(machine.finger).lookup().by_code(code, NUMBER).go_on()
    assert "农业户口" in machine.finger.texts()
    Page.ask_to_end(Form(machine.finger)).leave()
    assert [row.kept for row in machine.store.drafts()] == [True]


def test_asks_after_a_case_without_any_paper_and_urges_it(machine: Station) -> None:
    who = Applicant(name="李示例", id_type=IdType.RESIDENT, id_number=id_number(order=8), phone=PHONE)
    case_id = file_for(machine, who)
    machine.wait_for_state(case_id, "received")
    case = Home.of(machine.finger).lookup().by_person(who.name, who.id_number, who.phone).case(0)
    machine.finger.touch("urge")
    machine.wait(lambda: machine.status_of(case_id).urged_on is not None, "the county to tell of the urge")
    machine.wait(lambda: any("今天催过了" in text for text in machine.finger.texts()), "the page to say so")
    case.print_slip()
    assert len(list(machine.paper.rglob("*.pdf"))) == 1
    machine.finger.touch("tool_helper")
    machine.finger.touch("next")
    assert "这里有人要帮忙" in machine.finger.text("call_title")
    machine.finger.touch("end")
    Idle(machine.finger)
    machine.wait_until_sent()
    kinds = [m.kind for m in machine.mailbox.messages() if m.kind == Kind.HELPER_CALL]
    assert len(kinds) == 2  # the call, and that it is over with the visit


def file_for(machine: Station, who: Applicant) -> str:
    """A case of somebody who was here before."""
    common = machine.kiosk.desks.common
    visit = common.visits.begin()
    visit.identity = who
    draft = common.filing.start(visit, machine.matter())
    assert draft.filling is not None
    fill_to_the_end(draft.filling, who)
    for row in draft.materials:
        if row.route is None:
            draft.choose(row.key, row.choices[-1])
    receipt = common.filing.submit(draft, common.filing.sign(draft, 932, 504, STROKES))
    common.visits.end(EndReason.DONE)
    return receipt.case_id
