"""A scanner that types, on the real window: its burst is a code, what people type stays theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk.app import App, build
from kiosk.paper.office import PaperOffice
from kiosk.services.codes import draft_code_text
from kiosk.store.memory import MemoryStore
from sync.model.settings import Devices, Settings
from tests.helpers.clock import FakeClock
from tests.journeys.finger import Finger
from tests.journeys.pages import Home
from tests.kiosk.services.kiosk_world import MORNING, pension, publish
from tests.kiosk.services.world import enrolled_mailbox, profile


class Keyboard:
    """Both that of a person and that of the scanner: one window has the keys of both. now: the clock by which
    they are told apart, so that a busy machine makes no person of a scanner."""

    def __init__(self, app: App) -> None:
        assert app.window is not None
        self.window: QQuickWindow = app.window
        assert app.desks is not None
        scanner = app.desks.devices.key_scanner
        assert scanner is not None
        self.now = 100.0
        scanner._clock = lambda: self.now

    def by_hand(self, text: str) -> None:
        for character in text:
            self.now += 0.2
            QTest.keyClick(self.window, character)
        self.now += 0.2

    def burst(self, text: str) -> None:
        for character in text:
            self.now += 0.004
            if character.isupper():
                QTest.keyPress(self.window, Qt.Key.Key_Shift)
            QTest.keyClick(self.window, character)
            if character.isupper():
                QTest.keyRelease(self.window, Qt.Key.Key_Shift)

    def enter(self) -> None:
        self.now += 0.004
        QTest.keyClick(self.window, Qt.Key.Key_Return)


@pytest.fixture
def app(qapp: object, dictionary: None, tmp_path: Path) -> Iterator[App]:
    mailbox = enrolled_mailbox()
    publish(mailbox, pension(), profile())
    app = build(
        Settings(devices=Devices(scanner="keys:~")),
        mailbox=mailbox,
        store=MemoryStore,
        clock=FakeClock(MORNING),
        paper=PaperOffice(tmp_path, []),
    )
    yield app
    app.close()


@pytest.fixture
def finger(app: App) -> Finger:
    return Finger(app.show())


def test_a_burst_is_a_code_and_what_a_person_types_beside_it_is_kept(app: App, finger: Finger) -> None:
    Home.of(finger).search()
    keys, search = Keyboard(app), app.models.search
    finger.touch("keys_latin")
    keys.by_hand("yl")
    finger.wait_for(lambda: search.text == "yl", "what was typed")
    keys.burst("~https://example.com")
    finger.compose("保")  # the keyboard on the screen, in the middle of the burst
    keys.burst("/Pay?now=1")
    assert search.text == "yl保"
    keys.enter()
    finger.wait_for(lambda: any("不认识" in text for text in finger.texts()), "what became of the code")
    assert search.text == "yl保", "nothing of the code is in the field"
    finger.touch("visit_0")
    finger.touch("search_input")
    keys.by_hand("~b")
    finger.wait_for(lambda: search.text.endswith("~b"), "the sign that a person typed")
    assert app.models.flow.page == "search"


def test_a_draft_code_leads_to_the_draft_and_into_no_field(app: App, finger: Finger) -> None:
    Home.of(finger).search()
    keys, search = Keyboard(app), app.models.search
    finger.touch("keys_latin")
    keys.by_hand("y")
    keys.burst("~" + draft_code_text("123456"))
    keys.enter()
    finger.see("code_open")
    assert app.models.mine_find.code == "123456"
    assert "123456" not in search.text


def test_a_burst_that_breaks_off_was_a_persons(app: App, finger: Finger) -> None:
    """No Enter comes: what was held back is in the field, in its order."""
    Home.of(finger).search()
    keys, search = Keyboard(app), app.models.search
    finger.touch("keys_latin")
    keys.burst("~ab")
    assert search.text == ""
    keys.now += 1.0
    finger.wait_for(lambda: search.text == "~ab", "what was held back")
