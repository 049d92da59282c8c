"""English for one visit: chosen at the idle screen or in the middle, gone with the visit, for every word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.app import App, build
from kiosk.bridge.tongue import ENGLISH
from kiosk.paper.office import PaperOffice
from kiosk.services.catalogue import ENGLISH_NAME
from kiosk.services.phrasebook import CHINESE
from kiosk.services.visit import EndReason, Mode
from kiosk.store.memory import MemoryStore
from sync.model.matter import Domain
from sync.model.settings import Settings
from tests.helpers.clock import FakeClock
from tests.kiosk.services.kiosk_world import MORNING, pension, publish
from tests.kiosk.services.world import enrolled_mailbox, profile


@pytest.fixture
def app(qapp: object, tmp_path: Path) -> Iterator[App]:
    mailbox = enrolled_mailbox()
    publish(mailbox, pension(), profile())
    made = build(
        Settings(),
        mailbox=mailbox,
        store=MemoryStore,
        clock=FakeClock(MORNING),
        paper=PaperOffice(tmp_path, []),
        handwriting=lambda: None,
    )
    made.catalogue.refresh()
    made.desks.browse.desk.refresh()
    yield made
    made.desks.visit.stop()
    made.desks.tongue.close()
    made.close()


def screen(text: str) -> str:
    """What ``qsTr`` gives a page of the tool strip."""
    return QCoreApplication.translate("ToolStrip", text)


def test_english_from_the_idle_screen_and_chinese_again_for_the_next(app: App) -> None:
    app.front.start.begin(False, ENGLISH)
    visit = app.visits.current
    assert visit is not None
    assert visit.language == ENGLISH
    assert app.models.home.greeting == "Good morning"
    assert screen("帮办员") == "Helper"
    app.desks.visit.end(EndReason.LEFT)
    assert app.models.home.greeting == "上午好"
    assert screen("帮办员") == "帮办员"


def test_switching_in_the_middle_tells_the_page_that_stands(app: App) -> None:
    app.desks.visit.begin(Mode.STANDARD)
    rows = app.models.home._domains
    domain = next(n for n, row in enumerate(rows.rows) if row["key"] == Domain.HUMAN_RESOURCES.value)
    role = next(number for number, name in rows.roleNames().items() if bytes(name.data()) == b"name")
    told: list[str] = []
    app.models.home.changed.connect(lambda: told.append("home"))
    rows.dataChanged.connect(lambda *_: told.append("rows"))
    assert rows.data(rows.index(domain), role) == "人社"
    app.front.shell.language()
    assert rows.data(rows.index(domain), role) == "Work, pension"
    assert {"home", "rows"} <= set(told)
    # What opens a list is the key, in the language of the county.
    assert rows.rows[domain]["key"] == "人社"
    app.front.shell.language()
    assert rows.data(rows.index(domain), role) == "人社"


def test_what_a_citizen_typed_is_never_translated(app: App) -> None:
    app.desks.visit.begin(Mode.STANDARD, ENGLISH)
    app.models.search.find("受理")
    assert app.models.search.text == "受理"
    app.models.identify.write("满意")
    assert app.models.identify.property("name") == "满意"


def test_a_matter_is_called_by_its_published_english_name(app: App) -> None:
    matter = app.catalogue.matters()[0]
    assert matter.extra[ENGLISH_NAME] == "Resident pension: join"
    app.desks.visit.begin(Mode.STANDARD, ENGLISH)
    app.models.flow.open("guide", matter.code)
    assert app.models.guide.title == "Resident pension: join"
    assert matter.name in str(app.models.guide.lead)


def test_the_letter_of_commitment_is_read_in_english_and_signed_in_chinese(app: App) -> None:
    app.front.start.begin(False, ENGLISH)
    filing = app.desks.common.filing
    app.models.sign.show((), filing.commitment)
    shown = app.models.sign.commitment
    assert shown.startswith("# Letter of commitment")
    assert not CHINESE.search(shown)
    assert filing.commitment.startswith("# 告知承诺书")
    # The same promises in both, number by number.
    assert [line[:2] for line in shown.splitlines() if line[:1].isdecimal()] == [
        line[:2] for line in filing.commitment.splitlines() if line[:1].isdecimal()
    ]
