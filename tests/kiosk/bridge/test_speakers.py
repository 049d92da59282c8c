"""What every way of reading aloud keeps to: a program, and an engine of QtTextToSpeech in its own process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import pytest
from PySide6.QtCore import QLocale, QObject, QProcess
from PySide6.QtTextToSpeech import QTextToSpeech, QTextToSpeechEngine, QVoice

from kiosk.app import _open_speaker
from kiosk.bridge.qt_reader import QtVoice, look, qt_rate
from kiosk.bridge.qt_speaker import QtSpeaker
from kiosk.bridge.qt_voices import best
from kiosk.bridge.speech_model import EspeakSpeaker, SpeakerLike
from sync.model.settings import Speech
from tests.kiosk.screens.stage import wait_until

SHORT, LONG = "好", "长 " * 300
#: A program that takes as long as its text: at once, or as good as never.
SCRIPT = 'read -r text; case "$text" in *长*) exec sleep 60;; esac'
PROGRAM = Speech(program="sh", arguments=("-c", SCRIPT))
#: Qt's own engine for tests, which speaks a word at a time and says nothing aloud.
MOCK = Speech(engine="qt", qt_engine="mock", voice="Anne", english_voice="Mary")


class Ears:
    """A speaker, and how often it came to an end."""

    def __init__(self, speaker: SpeakerLike) -> None:
        self.speaker, self.ends = speaker, 0
        speaker.done.connect(self._ended)

    def _ended(self) -> None:
        self.ends += 1


@pytest.fixture
def opened(qapp: object) -> Iterator[Callable[[Speech], Ears]]:
    made: list[Ears] = []

    def make(settings: Speech) -> Ears:
        made.append(Ears(_open_speaker(settings)))
        return made[-1]

    yield make
    for ears in made:
        ears.speaker.close()


@pytest.fixture(params=[PROGRAM, MOCK], ids=["program", "qt"])
def ears(request: pytest.FixtureRequest, opened: Callable[[Speech], Ears]) -> Ears:
    return opened(request.param)


def test_the_setting_chooses(opened: Callable[[Speech], Ears]) -> None:
    assert isinstance(opened(Speech()).speaker, EspeakSpeaker)
    assert isinstance(opened(MOCK).speaker, QtSpeaker)


def test_a_text_comes_to_its_end_once(ears: Ears) -> None:
    assert ears.speaker.trouble() == ""
    ears.speaker.say(SHORT, 1.0, 0.0)
    assert wait_until(lambda: ears.ends == 1)
    ears.speaker.say(SHORT, 0.85, 0.5, "en")
    assert wait_until(lambda: ears.ends == 2)


def test_what_was_stopped_has_no_end(ears: Ears) -> None:
    ears.speaker.say(LONG, 1.0, 0.0)
    ears.speaker.stop()
    ears.speaker.say(SHORT, 1.0, 0.0)
    assert wait_until(lambda: ears.ends == 1)
    ears.speaker.stop()
    assert ears.ends == 1


def test_the_next_text_takes_the_place_of_the_one_before(ears: Ears) -> None:
    ears.speaker.say(LONG, 1.0, 0.0)
    ears.speaker.say(LONG, 1.0, 0.0)
    ears.speaker.say(SHORT, 1.0, 0.0)
    assert wait_until(lambda: ears.ends == 1)


def test_closed_while_it_speaks_it_is_silent(ears: Ears) -> None:
    ears.speaker.say(SHORT, 1.0, 0.0)
    assert wait_until(lambda: ears.ends == 1)
    ears.speaker.say(LONG, 1.0, 0.0)
    ears.speaker.close()
    assert ears.ends == 1


@pytest.mark.parametrize(
    "settings", [Speech(program="espeak-of-nobody"), Speech(engine="qt", qt_engine="engine-of-nobody")]
)
def test_what_is_not_there_is_said_and_holds_nobody_up(
    opened: Callable[[Speech], Ears], settings: Speech
) -> None:
    ears = opened(settings)
    ears.speaker.say(SHORT, 1.0, 0.0)
    assert wait_until(lambda: ears.ends == 1)
    assert "没有装" in ears.speaker.trouble()


def test_an_engine_without_mandarin_says_so(opened: Callable[[Speech], Ears]) -> None:
    ears = opened(Speech(engine="qt", qt_engine="mock"))
    ears.speaker.say(SHORT, 1.0, 0.0)
    assert wait_until(lambda: ears.ends == 1)
    assert "普通话" in ears.speaker.trouble()


def test_when_its_process_dies_the_text_ends_and_the_next_one_is_read(
    opened: Callable[[Speech], Ears],
) -> None:
    ears = opened(MOCK)
    ears.speaker.say(SHORT, 1.0, 0.0)
    assert wait_until(lambda: ears.ends == 1)
    ears.speaker.say(LONG, 1.0, 0.0)
    (process,) = cast("QObject", ears.speaker).findChildren(QProcess)
    process.kill()
    assert wait_until(lambda: ears.ends == 2)
    assert ears.speaker.trouble() == ""
    ears.speaker.say(SHORT, 1.0, 0.0)
    assert wait_until(lambda: ears.ends == 3)


def test_the_engine_is_told_voice_rate_and_volume(qapp: object) -> None:
    ended: list[int] = []
    voice = QtVoice(MOCK, ended.append)
    (engine,) = voice.findChildren(QTextToSpeech)
    for language, name in (("en", "Mary"), ("zh", "Anne")):
        voice.say(7, LONG, 1.5, 0.25, language)
        assert engine.state() is QTextToSpeech.State.Speaking
        assert (engine.voice().name(), engine.volume()) == (name, 0.25)
        assert engine.rate() == pytest.approx(qt_rate(1.5))
    voice.stop()
    assert engine.state() is QTextToSpeech.State.Ready
    assert ended == []
    voice.say(8, SHORT, 1.0, 0.0, "ug")
    assert ended == [8]


def test_half_and_twice_the_speed_are_as_qt_counts() -> None:
    assert qt_rate(1.0) == 0
    assert qt_rate(0.47) == -1
    assert qt_rate(0.85) == pytest.approx(-0.283, abs=0.001)
    assert 0.5 < qt_rate(2.0) < 0.7
    assert (qt_rate(9.0), qt_rate(0.1)) == (1, -1)


def _voice(name: str, locale: str) -> QVoice:
    unknown, other = QVoice.Gender.Unknown, QVoice.Age.Other
    return QTextToSpeechEngine.createVoice(name, QLocale(locale), unknown, other, None)


#: As Speech Dispatcher lists espeak-ng: Mandarin under a locale that is none.
ESPEAK = [
    ("Chinese (Mandarin, latin as English)+Zac", "C"),
    ("Chinese (Mandarin, latin as Pinyin)", "C"),
    ("Chinese (Mandarin, latin as English)", "C"),
    ("Chinese (Cantonese)", "yue_HK"),
    ("English (Great Britain)+Alex", "en_GB"),
    ("English (Great Britain)", "en_GB"),
    ("English (America)", "en_US"),
    ("Malayalam", "ml_IN"),
]


@pytest.mark.parametrize(
    ("listed", "wanted", "chinese"),
    [
        (ESPEAK, "cmn", "Chinese (Mandarin, latin as English)"),
        (ESPEAK, "Chinese (Mandarin, latin as Pinyin)", "Chinese (Mandarin, latin as Pinyin)"),
        ([("Sin-Ji", "zh_HK"), ("Mei-Jia", "zh_TW"), ("Ting-Ting", "zh_CN")], "cmn", "Ting-Ting"),
        ([("Sin-Ji", "zh_HK"), ("Mei-Jia", "zh_TW")], "cmn", "Mei-Jia"),
        ([("Sin-Ji", "zh_HK"), ("普通话女声", "C")], "cmn", "普通话女声"),
        ([("Sin-Ji", "zh_HK"), ("Chinese", "ml_IN")], "cmn", None),
    ],
)
def test_the_voice_that_reads_mandarin(
    listed: list[tuple[str, str]], wanted: str, chinese: str | None
) -> None:
    for order in (listed, listed[::-1]):
        found = best([_voice(*one) for one in order], Speech(voice=wanted))
        assert (found["zh"].name() if "zh" in found else None) == chinese
        if listed is ESPEAK:
            assert found["en"].name() == "English (America)"


def test_the_doctor_names_the_engine_and_its_voices(qapp: object) -> None:
    assert look(MOCK) == (True, "mock，普通话：Anne，英语：Mary")
    ok, words = look(Speech(engine="qt", qt_engine="mock"))
    assert not ok
    assert "没有普通话的声音" in words
    ok, words = look(Speech(engine="qt", qt_engine="engine-of-nobody"))
    assert not ok
    assert "engine-of-nobody" in words
