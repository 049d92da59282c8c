"""Forms published, filled by the very engine of the terminal, and checked again on arrival."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.utils import timezone

from sync.county.catalogue import forms
from sync.county.catalogue.models import MatterForm, PublishedForm
from sync.county.catalogue.publishing import (
    PublishError,
    load_calendar,
    publish_forms,
    read_index,
)
from sync.county.catalogue.services import work_calendar
from sync.county.desk.reading import open_case
from sync.county.feed.services import live_bodies
from sync.county.fleet.models import Terminal
from sync.county.keys import KeyRing
from sync.county.openness.posters import load_file
from sync.county.openness.services import OpennessError
from sync.model.calendar import Unit
from sync.model.forms import Context, Filling, FormRecord, load
from sync.model.ink import pack
from sync.model.matter import Matter
from sync.model.terminal import CalendarRecord, Poster
from tests.county.makers import feed_of, file, make_terminal, publish_matters
from tests.helpers.people import applicant

pytestmark = pytest.mark.django_db
ASSETS = Path(__file__).resolve().parents[2] / "assets"
FOLDER = ASSETS / "catalogue" / "forms"
CODE = "HR-007"


def own_form() -> Path:
    return dict(read_index(FOLDER))[CODE]


@pytest.fixture
def terminal() -> Terminal:
    publish_matters()
    publish_forms([(CODE, own_form())])
    return make_terminal()


def filled(at: datetime) -> tuple[FormRecord, dict[str, Any]]:
    """Every question answered as far as the form lets: first choice, or a value it accepts."""
    row = PublishedForm.objects.get()
    record = msgspec.json.decode(bytes(row.record), type=FormRecord)
    form = load(record)
    assert not isinstance(form, list)
    filling = Filling(form, Context(now=at))
    person = applicant()
    texts = [person.id_number, person.name, person.phone, "6217000000000000", "1", "2000-01-01", "示例路一号"]
    for _ in range(4):
        for question in filling.questions():
            if question.value is not None or question.read_only or question.type == "note":
                continue
            tries: list[Any] = [c.name for c in question.choices] or texts
            if question.type == "select_multiple":
                tries = [[name] for name in tries]
            if question.type == "acknowledge":
                tries = ["OK"]
            for value in tries:
                change = filling.answer(question.path, value)
                if change.accepted and not (filling.question(question.path) or question).problems:
                    break
    return record, filling.answers()


def test_what_was_filled_in_well_arrives_without_a_flag_and_in_words(
    terminal: Terminal, ring: KeyRing
) -> None:
    at = timezone.localtime()
    record, answers = filled(at)
    assert answers
    assert forms.check_answers(record.id, record.version, answers, at, work_calendar()) == ()
    case = file(terminal, ring, form_id=record.id, form_version=record.version, answers=answers, at=at)
    assert case.flags == []
    opened = open_case(case, revealed=True)
    labels = [line.label for group in opened.groups for line in group.lines]
    assert labels
    assert not any(label.startswith("/") or label.isascii() for label in labels)
    masked = open_case(case, revealed=False)
    assert applicant().id_number not in str(masked.groups)
    assert applicant().name not in str(masked.groups)


def test_what_the_form_would_not_have_let_through_is_flagged(terminal: Terminal, ring: KeyRing) -> None:
    at = timezone.localtime()
    record, answers = filled(at)
    wrong = answers | {"/data/not-there": "1"}
    case = file(terminal, ring, form_id=record.id, form_version=record.version, answers=wrong, at=at)
    assert [f["path"] for f in case.flags] == ["/data/not-there"]
    empty = file(terminal, ring, form_id=record.id, form_version=record.version, answers={}, at=at)
    assert any(f["rule"] == "required" for f in empty.flags)


def test_a_version_that_was_never_published_shows_the_answers_as_they_came(
    terminal: Terminal, ring: KeyRing
) -> None:
    case = file(terminal, ring, form_id="gone", form_version="1", answers={"/data/kind": "甲", "/data/n": 3})
    assert [f["rule"] for f in case.flags] == ["form.version"]
    (group,) = open_case(case, revealed=False).groups
    assert [(line.label, line.value) for line in group.lines] == [("kind", "甲"), ("n", "3")]


def test_a_name_written_by_hand_is_drawn_once_the_case_is_revealed(terminal: Terminal, ring: KeyRing) -> None:
    ink = pack(932, 504, [[(10, 10, 0), (90, 80, 120)], [(20, 90, 300), (95, 15, 420)]])
    case = file(terminal, ring, form_id="gone", form_version="1", answers={"/data/pledge": ink})
    (masked,), (revealed,) = (open_case(case, revealed=shown).groups for shown in (False, True))
    assert (masked.lines[0].value, masked.lines[0].ink) == ("已手写签名", None)
    drawn = revealed.lines[0].ink
    assert drawn is not None
    assert (drawn.box, drawn.points) == ("0 0 932 504", ("10,10 90,80", "20,90 95,15"))


def test_a_form_ties_itself_to_its_matter_and_publishes_both(terminal: Terminal) -> None:
    matters = {m.code: m for m in (msgspec.json.decode(b, type=Matter) for b in live_bodies("matter"))}
    assert matters[CODE].form_id == MatterForm.objects.get().form_id != ""
    assert matters[CODE].rev == 2
    cursor = feed_of(terminal).cursor
    outcome = publish_forms([(CODE, own_form())])
    assert (outcome.forms, outcome.unchanged, outcome.matters) == (0, 1, 0)
    publish_matters()
    assert feed_of(terminal, cursor).records == ()


def test_a_broken_form_stops_all_of_them(tmp_path: Path) -> None:
    publish_matters()
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"no spreadsheet")
    with pytest.raises(PublishError, match=r"broken\.xlsx"):
        publish_forms([(CODE, own_form()), ("HR-006", broken)])
    assert PublishedForm.objects.count() == MatterForm.objects.count() == 0


def test_an_index_names_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=r"index\.csv"):
        read_index(tmp_path)
    (tmp_path / "index.csv").write_text("code,form\nHR-1,nothing.xlsx\n", encoding="utf-8")
    with pytest.raises(PublishError, match=r"第 2 行.*nothing\.xlsx"):
        read_index(tmp_path)


def test_a_new_year_of_holidays_ends_the_provisional(terminal: Terminal) -> None:
    day = datetime(2026, 12, 25).date()  # noqa: DTZ001 - a day, not a moment
    assert work_calendar().deadline(day, 10, Unit.WORKING_DAY).provisional
    source = (
        '{"year": 2027, "papers": ["示例"], "days": ['
        '{"name": "元旦", "date": "2027-01-01", "isOffDay": true},'
        '{"name": "元旦", "date": "2027-01-02", "isOffDay": false}]}'
    )
    assert load_calendar(source.encode(), "2027.json") == [2027]
    deadline = work_calendar().deadline(day, 10)
    assert (deadline.day.isoformat(), deadline.provisional) == ("2027-01-08", False)
    (body,) = live_bodies("calendar")
    assert msgspec.json.decode(body, type=CalendarRecord).year.year == 2027
    for bad in (b"", b"[1]", b'{"days": 1}', b'{"year": "x", "paper": "", "off": [], "work": []}'):
        with pytest.raises(PublishError):
            load_calendar(bad, "bad.json")


def test_posters_come_and_go_with_their_file() -> None:
    source = (ASSETS / "notices" / "posters.toml").read_text(encoding="utf-8")
    assert load_file(source, "posters.toml") == 5
    posters = [msgspec.json.decode(b, type=Poster) for b in live_bodies("poster")]
    assert all("2024" in p.source and p.title and p.text for p in posters)
    one = '[[poster]]\nkey = "a"\ntitle = "甲"\ntext = "乙"\nsource = "丙"\n'
    assert load_file(one, "posters.toml") == 1
    assert len(live_bodies("poster")) == 1
    for bad in ("", "x", one + one, '[[poster]]\nkey = "a"\n'):
        with pytest.raises(OpennessError):
            load_file(bad, "posters.toml")
