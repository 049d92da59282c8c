"""The pension registration, filled in by touch: shared by the journeys and the demonstration."""

from __future__ import annotations

from tests.journeys.pages import Form, Guide, Idle, Materials
from tests.journeys.station import Station


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


def _first_choice(form: Form) -> str:
    names = (item.objectName() for item in form.finger.items())
    return next((name for name in names if name.startswith("choice_")), "")
