"""Forms filled in, by touch (the pension registration) or behind the page: shared by the journeys and the
demonstration."""

from __future__ import annotations

from kiosk.services.draft import Draft
from sync.model.forms import Filling
from tests.journeys.pages import Form, Guide, Idle, Materials
from tests.journeys.station import Station
from tests.kiosk.services.filler import fill_to_the_end


def to_guide(machine: Station) -> Guide:
    home = Idle(machine.finger).start()
    return home.domain("人社").matter(machine.matter().code)


def fill_form(form: Form) -> Materials:
    """Every section of 城乡居民养老保险参保登记 but the first: name, number and phone are known already."""
    finger = form.finger
    form.choose("q__data_identity_hukou", "rural")
    form.choose("q__data_identity_hukou_town", "420626106")
    finger.touch("q__data_identity_hukou_village_open")
    finger.wait_for(lambda: _first_choice(form) != "", "the villages")
    finger.touch(_first_choice(form))
    finger.wait_for(lambda: not finger.sees("choices_close"), "the sheet to close")
    form.choose("q__data_identity_other_insure", "none")
    form.tap("q__data_identity_special_none").next_section()
    form.choose("q__data_pay_tier", "3")
    # Asked only after the tier is chosen, and of those old enough.
    form.tap("q__data_pay_pay_back_1").next_section()
    form.choose("q__data_account_paid_to", "card").next_section()
    form.tap("q__data_commitment_promise")
    return form.to_materials()


def to_materials(machine: Station, number: str, phone: str) -> Materials:
    """Of a matter that wants a card itself to be shown. How a form is filled in is other journeys'."""
    home = Idle(machine.finger).start()
    home.domain("人社").matter("HR-068").begin().fill("张示例", number, phone).go_on()
    machine.wait(lambda: bool(machine.kiosk.models.flow.page == "form"), "the form")
    visit = machine.kiosk.visits.current
    assert visit is not None
    assert visit.identity is not None
    fill_to_the_end(filling_of(machine), visit.identity)
    machine.kiosk.models.flow.open("materials")
    return Materials(machine.finger)


def draft_of(machine: Station) -> Draft:
    """What the citizen at the machine fills in."""
    visit = machine.kiosk.visits.current
    assert visit is not None
    assert visit.draft is not None
    return visit.draft


def filling_of(machine: Station) -> Filling:
    filling = draft_of(machine).filling
    assert filling is not None
    return filling


def open_material(machine: Station) -> str:
    """Key of the first material that the citizen has to hand in."""
    return next(row.key for row in draft_of(machine).materials if len(row.choices) > 1)


def end(machine: Station) -> None:
    """Whoever is still there ends, and keeps nothing."""
    if machine.kiosk.visits.current is not None:
        machine.finger.touch("end")
        if not machine.finger.sees("start"):
            machine.finger.touch("visit_2")
        Idle(machine.finger)


def _first_choice(form: Form) -> str:
    names = (item.objectName() for item in form.finger.items())
    return next((name for name in names if name.startswith("choice_")), "")
