"""When the kiosk makes a sound, in the whole kiosk; and that nobody's levels stay for the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app import App, build
from kiosk.bridge.sounder import RINGS
from kiosk.devices.idcard.card import Card, CardGone, CardKind, CardRead, CardRefused
from kiosk.devices.sound.simulator import Recorder
from kiosk.devices.sound.tones import Sound
from kiosk.paper.office import PaperOffice
from kiosk.services.flow import Page
from kiosk.services.levels import loudness
from kiosk.services.sounds import Sounds
from kiosk.services.speech import ELDER_RATE, RATE
from kiosk.services.visit import EndReason, Mode
from kiosk.store.memory import MemoryStore
from sync.model.settings import Settings
from sync.model.settings import Sound as SoundSettings
from tests.helpers.clock import FakeClock
from tests.helpers.people import id_number
from tests.kiosk.screens.stage import wait_until
from tests.kiosk.services.filler import say_who
from tests.kiosk.services.kiosk_world import MORNING, pension, publish
from tests.kiosk.services.test_speech_reader import Voice
from tests.kiosk.services.world import enrolled_mailbox, profile

VOLUME = Settings().speech.volume


@pytest.fixture
def heard() -> Recorder:
    return Recorder()


@pytest.fixture
def voice() -> Voice:
    return Voice()


@pytest.fixture
def app(qapp: object, tmp_path: Path, heard: Recorder, voice: Voice) -> Iterator[App]:
    mailbox = enrolled_mailbox()
    publish(mailbox, pension(), profile())
    made = build(
        Settings(),
        mailbox=mailbox,
        store=MemoryStore,
        clock=FakeClock(MORNING),
        paper=PaperOffice(tmp_path, []),
        handwriting=lambda: None,
        speaker=lambda: voice,
        player=lambda: heard,
    )
    made.catalogue.refresh()
    made.desks.browse.desk.refresh()
    made.desks.visit.begin(Mode.STANDARD)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("hour", "on", "sounds"),
    [(12, True, 1), (21, True, 1), (22, True, 0), (6, True, 0), (7, True, 1), (12, False, 0)],
)
def test_mute_at_night_and_when_switched_off(hour: int, on: bool, sounds: int) -> None:
    recorder = Recorder()
    settings = Settings(sound=SoundSettings(on=on))
    Sounds(recorder, settings, lambda: hour, lambda: 1).play(Sound.TAP)
    assert len(recorder.heard) == sounds


def test_three_levels_around_the_volume_of_the_machine() -> None:
    assert [loudness(VOLUME, level) for level in range(3)] == pytest.approx([0.3, 0.6, 1.0])
    assert loudness(1.0, 2) == 1.0


def test_every_sound_is_as_loud_as_the_citizen_wants_it(app: App, heard: Recorder) -> None:
    for level in (1, 0, 2):
        app.front.shell.hearing.chooseVolume(level)
        app.front.shell.press()
    assert [volume for _, volume in heard.heard] == pytest.approx([0.6, 0.3, 1.0])
    assert set(heard.sounds()) == {Sound.TAP}


def test_levels_are_one_citizens_own(app: App, voice: Voice) -> None:
    shell = app.front.shell
    shell.read()
    app.desks.reader.touched()
    shell.read()
    assert shell.ears.is_shown(), "who stops the reading by its button is asked how it was"
    shell.hearing.chooseVolume(2)
    shell.hearing.chooseRate(0)
    assert [(rate, volume) for _, rate, volume in voice.said] == [(RATE, 0.6), (RATE, 1.0), (RATE * 0.8, 1.0)]
    app.desks.visit.end(EndReason.LEFT)
    assert shell.ears.levels() == (1, 1)
    assert not shell.ears.is_shown()
    app.desks.visit.begin(Mode.ELDER)
    assert wait_until(lambda: len(voice.said) == 4)
    assert voice.said[-1][1:] == (ELDER_RATE, 0.6)


def test_a_touch_elsewhere_stops_the_voice_without_a_question(app: App) -> None:
    app.front.shell.read()
    app.desks.reader.touched()
    assert not app.front.shell.ears.is_shown()


def test_what_is_wrong_is_heard_as_one_low_note(app: App, heard: Recorder) -> None:
    desk, who = app.desks.filing.desk, app.desks.models.identify
    app.desks.models.flow.open("guide", pension().code)
    desk.begin(pension().code)
    desk.forward()
    assert heard.sounds() == [Sound.PROBLEM]
    say_who(who, "张示例", id_number(), "13800000000")
    desk.forward()
    if app.front.visit.property("asking") == "elder":
        app.front.visit.answer(1)
    assert wait_until(lambda: app.desks.flow.place.page is Page.FORM)
    assert heard.sounds() == [Sound.PROBLEM]
    desk.forward()
    assert heard.sounds() == [Sound.PROBLEM] * 2
    app.front.visit.ask("fault", "没有办成", "请再试一次", ["知道了"])
    assert heard.sounds() == [Sound.PROBLEM] * 3


def test_what_succeeds_is_heard_once(app: App, heard: Recorder) -> None:
    flow, said = app.desks.models.flow, app.desks.models.voice
    flow.open("voices")
    said.begin_("complaint")
    said.chooseAbout("service")
    flow.open("voice_write", "")
    said.typeWords("等了一上午没有人")
    flow.open("voice_contact")
    said.chooseContact("none")
    said.submit()
    assert wait_until(lambda: flow.place.page is Page.VOICE_SENT)
    flow.refresh()
    app.front.visit.ask("kept", "草稿存好了", "", ["记好了"])
    assert heard.sounds() == [Sound.SUCCESS] * 2


def test_a_call_rings_until_somebody_answers(app: App, heard: Recorder) -> None:
    sounder, view = app.desks.sounder, app.desks.models.help
    flow = app.desks.models.flow
    flow.open("help")
    view.call()
    assert heard.sounds() == [Sound.CALL]
    sounder._ring()
    view.set_call(str(view.called), "王*琴马上就来")
    assert heard.sounds() == [Sound.CALL] * 2
    assert not sounder._ringing.isActive()
    view.set_call("")
    view.set_call("正在叫")
    for _ in range(RINGS - 1):
        assert sounder._ringing.isActive()
        sounder._ring()
    assert not sounder._ringing.isActive()
    app.desks.visit.end(EndReason.LEFT)
    app.desks.visit.begin(Mode.STANDARD)
    assert heard.sounds() == [Sound.CALL] * (2 + RINGS)


def test_a_call_that_did_not_go_up_does_not_ring(app: App, heard: Recorder) -> None:
    app.desks.models.help.set_call("没有叫成。请到窗口", up=False)
    assert Sound.CALL not in heard.sounds()


def test_a_card_that_was_read_is_heard(app: App, heard: Recorder) -> None:
    happened = app.desks.devices.watch.happened
    happened.emit("id_reader", CardRefused("reader.weak", "拿早了"))
    happened.emit("id_reader", CardGone())
    happened.emit("id_reader", CardRead(Card(kind=CardKind.RESIDENT, name="张示例", number=id_number())))
    assert heard.sounds() == [Sound.PROBLEM, Sound.CARD]
