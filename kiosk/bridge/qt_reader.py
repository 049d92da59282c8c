"""The process that reads aloud by an engine of QtTextToSpeech.

    python -m kiosk.bridge.qt_reader ENGINE VOICE ENGLISH_VOICE

A process and not a thread: when speech-dispatcher's daemon goes, its library (0.11.4) ends the process that
speaks through it with a segmentation fault; and PySide keeps Python's lock for the 2 to 20 seconds in which
an engine starts, so that the window would stand still whichever thread starts it.

It hears a JSON array a line on its standard input, ``[number, text, rate, volume, language]`` to say
something and ``[]`` to be silent, and answers in the same way on its standard output: ``["opened", trouble]``
once, trouble "" when it can read, and ``["ended", number]`` for each text that came to its end by itself or
broke off. It ends with its input.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QObject, QSocketNotifier, Slot
from PySide6.QtTextToSpeech import QTextToSpeech

from kiosk.bridge.qt_voices import CHINESE, ENGLISH, voices_of
from sync.model.settings import Speech

#: Qt's rate for a speed, by Speech Dispatcher's measure for espeak-ng: 80, 170 and 449 words a minute
#: at -1, 0 and 1.
_FASTER, _SLOWER = 170 / (449 - 170), 170 / (170 - 80)


def no_plugin(name: str) -> str:
    return f"这台机器没有装朗读引擎“{name}”，请管理员安装，或在 config.toml 的 [speech] 里换一个"


def not_started(name: str) -> str:
    return f"朗读引擎“{name}”没有启动，请管理员看看声音服务是不是在运行"


def no_voice(name: str) -> str:
    return f"朗读引擎“{name}”里没有普通话的声音，请管理员安装，或在 config.toml 的 [speech] 里换一个"


def qt_rate(rate: float) -> float:
    """rate: 1 is ordinary speed. As Qt counts: -1 to 1, 0 ordinary."""
    share = (rate - 1) * (_FASTER if rate > 1 else _SLOWER)
    return max(-1.0, min(1.0, share))


class QtVoice(QObject):
    """An engine with its voices. A Qt application must be there; takes as long as the engine needs to start.

    ended: told of each text that came to its end by itself or broke off, by its number.
    """

    def __init__(self, settings: Speech, ended: Callable[[int], None]) -> None:
        super().__init__()
        self._ended = ended
        self._number, self._began = 0, False
        self.trouble = ""
        name = settings.qt_engine
        if name not in QTextToSpeech.availableEngines():
            self.trouble = no_plugin(name)
            return
        self._engine = QTextToSpeech(name, self)
        self._voices = voices_of(self._engine, settings)
        if CHINESE not in self._voices:
            broken = self._engine.state() is QTextToSpeech.State.Error and not self._voices
            self.trouble = not_started(name) if broken else no_voice(name)
        self._engine.stateChanged.connect(self._changed)

    @property
    def names(self) -> dict[str, str]:
        """Of the voices taken, by language, as the engine spells them."""
        return {language: voice.name() for language, voice in self._voices.items()}

    def say(self, number: int, text: str, rate: float, volume: float, language: str) -> None:
        self.stop()
        voice = None if self.trouble else self._voices.get(language)
        if voice is None:
            self._ended(number)
            return
        if voice != self._engine.voice():
            self._engine.setVoice(voice)
        self._engine.setRate(qt_rate(rate))
        self._engine.setVolume(volume)
        self._number, self._began = number, False
        self._engine.say(text)

    def stop(self) -> None:
        number, self._number = self._number, 0
        if number:
            self._engine.stop()

    @Slot(QTextToSpeech.State)
    def _changed(self, state: QTextToSpeech.State) -> None:
        if state is QTextToSpeech.State.Speaking:
            self._began = True
            return
        over = state is QTextToSpeech.State.Error or (state is QTextToSpeech.State.Ready and self._began)
        # The text before this one may say that it was cancelled when this one is asked for already.
        if self._number and over:
            number, self._number = self._number, 0
            self._ended(number)


def look(settings: Speech) -> tuple[bool, str]:
    """For the doctor: whether the engine can read, and which voices it takes or what is wrong."""
    application = QCoreApplication.instance() or QCoreApplication([])
    voice = QtVoice(settings, lambda _: None)
    application.processEvents()
    if voice.trouble:
        return False, voice.trouble
    return (
        True,
        f"{settings.qt_engine}，普通话：{voice.names[CHINESE]}，英语：{voice.names.get(ENGLISH, '无')}",
    )


class _Ears(QObject):
    """What the kiosk says on the standard input, a line at a time."""

    def __init__(self, voice: QtVoice, application: QCoreApplication) -> None:
        super().__init__()
        self._voice, self._application, self._rest = voice, application, b""
        self._input = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._input.activated.connect(self._hear)

    @Slot()
    def _hear(self) -> None:
        came = os.read(sys.stdin.fileno(), 65536)
        if not came:
            self._input.setEnabled(False)
            self._voice.stop()
            self._application.quit()
            return
        *lines, self._rest = (self._rest + came).split(b"\n")
        for line in lines:
            asked = json.loads(line)
            if asked:
                self._voice.say(*asked)
            else:
                self._voice.stop()


def _tell(*words: str | int) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def main(engine: str, voice: str, english_voice: str) -> int:
    # The engine's plug-in tells of every message it sends.
    QLoggingCategory.setFilterRules("*.debug=false")
    application = QCoreApplication([])
    settings = Speech(engine="qt", qt_engine=engine, voice=voice, english_voice=english_voice)
    speaking = QtVoice(settings, lambda number: _tell("ended", number))
    _tell("opened", speaking.trouble)
    ears = _Ears(speaking, application)
    ears.setObjectName("ears")
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
