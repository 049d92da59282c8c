"""The forms of the starting catalogue, opened by the kiosk's own services, each for one of its matters."""

from __future__ import annotations

import csv
from datetime import datetime
from functools import cache

import msgspec
import pytest

from sync.county.catalogue.xlsform import convert
from sync.county.catalogue.xlsform_lists import read_lists
from sync.model.case import Route
from sync.model.forms import Context, Form, check, load
from sync.model.forms.record import ChoiceList, FormRecord
from sync.model.matter import Channel
from sync.protocol.line import Topic
from tests.kiosk.services.filler import fill_to_the_end
from tests.kiosk.services.kiosk_world import Kiosk
from tests.kiosk.services.world import CATALOGUE, starting_matters

FORMS = CATALOGUE.parent / "forms"


def one_matter_a_form() -> list[tuple[str, str]]:
    """(form file, matter code), the first matter of each form."""
    with (FORMS / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["form"], row["code"]) for row in csv.DictReader(file)]
    return list({form: (form, code) for form, code in reversed(rows)}.values())


@cache
def lists() -> dict[str, ChoiceList]:
    found, problems = read_lists(FORMS)
    assert problems == []
    return found


@cache
def record(form: str) -> FormRecord:
    found = convert((FORMS / form).read_bytes(), form, lists())
    assert isinstance(found, FormRecord), found
    return found


def test_every_kiosk_matter_has_a_form() -> None:
    with (FORMS / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        known = {row["code"] for row in csv.DictReader(file)}
    assert {m.code for m in starting_matters() if m.at_kiosk} <= known
    assert all((FORMS / form).exists() for form, _ in one_matter_a_form())


@pytest.mark.parametrize(("form", "code"), one_matter_a_form())
def test_a_form_is_opened_saved_left_taken_up_again_and_filed(form: str, code: str) -> None:
    kiosk = Kiosk()
    published = record(form)
    matter = next(m for m in starting_matters() if m.code == code)
    kiosk.matter = msgspec.structs.replace(matter, form_id=published.id, channels=(Channel.KIOSK,))
    kiosk.county.publish(Topic.MATTER, code, kiosk.matter)
    kiosk.county.publish(Topic.FORM, published.id, published)
    kiosk.catalogue.refresh()
    assert kiosk.filing.refusal(kiosk.matter) is None
    visit = kiosk.visitor()
    draft = kiosk.filing.start(visit, kiosk.matter)
    assert draft.filling is not None
    assert draft.filling.pages()
    assert "张示例" in draft.filling.answers().values()  # the citizen is not asked what is known
    kiosk.filing.save(draft)
    groups = kiosk.filing.summary(draft)
    assert groups[0].target == "identify"
    assert "张示例" not in repr(groups)
    assert visit.identity is not None
    assert visit.identity.id_number not in repr(groups)
    again = Kiosk(mailbox=kiosk.mailbox, store=kiosk.store, clock=kiosk.wall)
    owner = again.visitor()
    left = again.filing.shelf.unfinished(owner, kiosk.matter)
    assert left is not None
    resumed = again.filing.shelf.resume(owner, left.draft_id)
    assert resumed.filling is not None
    assert resumed.filling.answers() == draft.filling.answers()
    assert resumed.filling.refused == []
    # filled to the end, signed and handed over; the county's own check finds what the terminal found: nothing
    assert resumed.applicant is not None
    fill_to_the_end(resumed.filling, resumed.applicant)
    for row in resumed.materials:
        if row.route is None:
            resumed.choose(row.key, Route.LATER)
    # who signs has every answer before them, in words
    cards = [g for g in again.filing.summary(resumed) if g.target == "form"]
    assert all(row.value in f"{g.headline} · {g.detail}" for g in cards for row in g.rows)
    assert "OK" not in [row.value for g in cards for row in g.rows]
    asked = [g for g in again.filing.summary(resumed, elder=True) if g.target == "form"]
    assert [len(g.rows) for g in asked] == [len(g.rows) for g in cards]
    if code == "HR-007":
        hukou, plain = cards[0].rows[0], asked[0].rows[0]
        assert (hukou.label, hukou.value) == ("户口性质", "农业户口")
        assert (plain.label, plain.value) == ("您是什么户口", "农村户口"), "as they were asked and answered"
    again.submit(resumed)
    (case,) = kiosk.sent()
    now = datetime.fromisoformat(case.filed_at)
    form_at_county = load(published)
    assert isinstance(form_at_county, Form)
    assert check(form_at_county, case.answers, Context(now=now, calendar=again.catalogue.calendar())) == []
