"""A finger on the real window hears what it does, and can turn it down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app import build
from kiosk.devices.sound.simulator import Recorder
from kiosk.devices.sound.tones import Sound
from kiosk.paper.office import PaperOffice
from kiosk.store.memory import MemoryStore
from sync.model.settings import Settings
from tests.helpers.clock import FakeClock
from tests.journeys.finger import Finger
from tests.journeys.pages import ElderHome, Home, Idle
from tests.kiosk.services.kiosk_world import MORNING, pension, publish
from tests.kiosk.services.test_speech_reader import Voice
from tests.kiosk.services.world import enrolled_mailbox, profile


@pytest.fixture
def heard() -> Recorder:
    return Recorder()


@pytest.fixture
def voice() -> Voice:
    return Voice()


@pytest.fixture
def finger(qapp: object, dictionary: None, tmp_path: Path, heard: Recorder, voice: Voice) -> Iterator[Finger]:
    mailbox = enrolled_mailbox()
    publish(mailbox, pension(), profile())
    app = build(
        Settings(),
        mailbox=mailbox,
        store=MemoryStore,
        clock=FakeClock(MORNING),
        paper=PaperOffice(tmp_path, []),
        speaker=lambda: voice,
        player=lambda: heard,
    )
    yield Finger(app.show())
    app.close()


def test_every_touch_of_a_button_clicks_once(finger: Finger, heard: Recorder) -> None:
    home = Home.of(finger)
    before = len(heard.heard)
    search = home.search()
    assert heard.sounds()[before:] == [Sound.TAP]
    finger.touch("keys_latin")
    finger.touch("back")
    assert heard.sounds()[before:] == [Sound.TAP] * 3
    assert search.finger.sees("door_progress")


def test_an_elder_turns_the_voice_up_and_the_next_citizen_hears_it_as_ever(
    finger: Finger, voice: Voice, heard: Recorder
) -> None:
    Idle(finger).start_elder()
    finger.wait_for(lambda: len(voice.said) == 1, "the page to be read by itself")
    finger.touch("tool_read_elder")
    finger.wait_for(lambda: not voice.speaking, "the voice to stop")
    finger.touch("volume_2")
    finger.wait_for(lambda: len(voice.said) == 2, "the page to be read louder")
    finger.touch("rate_0")
    finger.wait_for(lambda: len(voice.said) == 3, "the page to be read slower")
    finger.touch("hearing_0")
    finger.wait_for(lambda: not finger.sees("hearing_0"), "the sheet to close")
    assert not voice.speaking
    (_, rate, volume), (_, slower, louder) = voice.said[0], voice.said[2]
    assert louder > volume
    assert slower < rate
    ElderHome(finger).end()
    Idle(finger).start_elder()
    finger.wait_for(lambda: len(voice.said) == 4, "the page to be read to the next")
    assert voice.said[3][1:] == (rate, volume)
