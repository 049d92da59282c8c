"""存草稿 on the way: kept with a code, and the citizen goes on where they were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app import App
from kiosk.services.flow import Page
from kiosk.services.visit import EndReason, Mode
from tests.helpers.people import id_number
from tests.kiosk.screens.stage import wait_until
from tests.kiosk.services.filler import say_who
from tests.kiosk.services.kiosk_world import pension
from tests.kiosk.services.test_speech_reader import Voice, kiosk


@pytest.fixture
def app(qapp: object, tmp_path: Path) -> Iterator[App]:
    made = kiosk(tmp_path, Voice())
    yield made
    made.close()


def in_the_form(app: App) -> None:
    app.desks.visit.begin(Mode.STANDARD)
    app.desks.models.flow.open(Page.GUIDE.value, pension().code)
    app.desks.filing.desk.begin(pension().code)
    who = app.desks.models.identify
    say_who(who, "张示例", id_number("19900412"), "13800000000")
    who.submit()
    assert wait_until(lambda: app.desks.models.flow.place.page is Page.FORM)


def test_a_draft_kept_on_the_way_is_gone_on_with_and_keeps_its_code(app: App) -> None:
    in_the_form(app)
    dialog, visits = app.front.visit, app.desks.common.visits
    dialog.requestKeep()
    assert dialog.property("asking") == "kept"
    title = str(dialog.property("title"))
    assert list(dialog.property("answers"))[-1] == "接着填"
    dialog.answer(2)
    assert visits.current is not None
    assert visits.current.draft is not None
    assert visits.current.draft.kept
    assert app.desks.models.flow.place.page is Page.FORM
    dialog.requestKeep()
    assert str(dialog.property("title")) == title
    dialog.answer(2)
    dialog.requestEnd()
    assert dialog.property("asking") == "end_kept"


def test_who_keeps_it_at_the_end_is_not_asked_to_go_on(app: App) -> None:
    in_the_form(app)
    dialog = app.front.visit
    dialog.requestKeep()
    dialog.answer(2)
    app.desks.common.visits.current.draft.kept = False  # type: ignore[union-attr]
    dialog.requestEnd()
    dialog.answer(1)
    assert dialog.property("asking") == "kept"
    assert len(list(dialog.property("answers"))) == 2


def test_a_wiper_that_fails_keeps_no_other_from_wiping(
    app: App, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    in_the_form(app)
    desk = app.desks.visit

    def broken() -> None:
        raise RuntimeError("张*例")

    monkeypatch.setattr(desk, "_wipers", (broken, *desk._wipers))
    desk.end(EndReason.LEFT)
    assert app.desks.models.flow.place.page is Page.IDLE
    assert app.desks.models.identify.property("name") == ""
    assert "RuntimeError" in caplog.text
    assert "张" not in caplog.text
