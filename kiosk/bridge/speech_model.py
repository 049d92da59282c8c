"""Reading the page aloud: when, how fast, how loud, and what stops it. The words: speech_readings."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QProcess, QStandardPaths, QTimer, Signal

from kiosk.bridge.kiosk_model import Models
from kiosk.bridge.shown import shown, speaks_chinese
from kiosk.bridge.speech_readings import reading_of
from kiosk.services import speech
from kiosk.services.flow import Page
from kiosk.services.levels import RATES, loudness
from kiosk.services.night import is_night
from kiosk.services.speech import Reading
from sync.model.settings import Speech

_LOG = logging.getLogger("kiosk.speech")
_FILLED = re.compile(r"\{(?:voice|speed|volume)\}")
NO_ENGINE = "这台机器没有装朗读的声音，请安装 espeak-ng"
#: Words a minute at rate 1; espeak-ng's own is 175, which is hurried in Mandarin.
_SPEED = 165
#: espeak-ng's amplitude at full volume.
_LOUDEST = 200


class EspeakSpeaker(QObject):
    """``speech.Speaker`` by a program that reads its standard input aloud (espeak-ng), without a network and
    without a daemon. settings: which program, its arguments, the voices.

    The default rather than ``qt_speaker``: nothing to start first, nothing to install beside it, and the
    voice is asked for by its own name. The text goes through a pipe, so that no list of processes has it.
    """

    done = Signal()

    def __init__(self, settings: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._program = settings, settings.program
        self._process: QProcess | None = None

    def trouble(self) -> str:
        return "" if QStandardPaths.findExecutable(self._program) else NO_ENGINE

    def say(self, text: str, rate: float, volume: float, language: str = "zh") -> None:
        self.stop()
        process = QProcess(self)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        self._process = process
        filled = {
            "{voice}": self._settings.english_voice if language == "en" else self._settings.voice,
            "{speed}": str(round(_SPEED * rate)),
            "{volume}": str(round(_LOUDEST * volume)),
        }
        arguments = [_FILLED.sub(lambda place: filled[place[0]], part) for part in self._settings.arguments]
        process.start(self._program, arguments)
        process.write(text.encode())
        process.closeWriteChannel()

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.finished.connect(process.deleteLater)
            process.kill()

    def close(self) -> None:
        """At the end of the program: wait until it is silent."""
        process = self._process
        self.stop()
        if process is not None:
            process.waitForFinished(1000)

    def _finished(self, code: int) -> None:
        process = self._process
        if process is None or self.sender() is not process:
            return
        self._process = None
        process.deleteLater()
        if code:
            _LOG.warning("%s ended with %d", self._program, code)
        self.done.emit()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self.sender() is self._process:
            self._process = None
            _LOG.warning("%s does not start", self._program)
            self.done.emit()


class SpeakerLike(Protocol):
    """An ``EspeakSpeaker`` or a ``QtSpeaker``: a ``speech.Speaker`` with a signal at its end."""

    @property
    def done(self) -> Any: ...
    def trouble(self) -> str: ...
    def say(self, text: str, rate: float, volume: float, language: str = "zh") -> None: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...


class Reader(QObject):
    """Reads the page shown: on request, and in elder mode once by itself when a page comes.

    settings: how loud, and when the night is. explain: shows why this machine cannot read. hour: of the local
    clock, 0 to 23.
    """

    def __init__(
        self,
        models: Models,
        speaker: SpeakerLike,
        explain: Callable[[], None],
        hour: Callable[[], int],
        settings: Speech,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._models, self._speaker, self._explain, self._hour = models, speaker, explain, hour
        self._settings = settings
        self._shell, self._flow = models.shell, models.flow
        self._hearing = models.shell.ears
        self._heard: set[str] = set()
        self._here = ""
        self._stopped_by_touch = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._by_itself)
        speaker.done.connect(self._ended)
        self._shell.readAsked.connect(self._asked)
        self._hearing.turned.connect(self._again)
        for changed in (
            self._flow.moved,
            self._shell.displayChanged,
            models.identify.changed,
            models.find.changed,
            models.mine_find.changed,
            models.voice.changed,
        ):
            changed.connect(self._look)

    # ---- used by Python ----

    def touched(self) -> None:
        """Any touch in the window ends the reading; if it was on 正在读…, it does not begin it again."""
        self._stopped_by_touch = bool(self._shell.reading)
        if self._stopped_by_touch:
            self.stop()

    def stop(self) -> None:
        self._soon.stop()
        self._speaker.stop()
        self._shell.set_reading(False)

    def wipe(self) -> None:
        """The visit is over: the next citizen hears every page anew."""
        self.stop()
        self._heard.clear()
        self._here = ""
        self._stopped_by_touch = False

    # ---- inside ----

    def _asked(self) -> None:
        if self._stopped_by_touch or self._shell.reading:
            self._stopped_by_touch = False
            self.stop()
            # Who stops it by the button may want it louder, or slower.
            self._hearing.show(True)
        elif self._speaker.trouble():
            self._explain()
        else:
            self._read(speech.NIGHT_SHARE if self._night() else 1)

    def _again(self) -> None:
        """As loud and as fast as chosen now: heard at once, the page from its beginning."""
        if self._hearing.is_shown() and not self._speaker.trouble():
            self._read(speech.NIGHT_SHARE if self._night() else 1)

    def _look(self) -> None:
        here = self._place()
        if here != self._here:
            self.stop()
            self._hearing.show(False)
            self._here = here
        if here and self._shell.elder and here not in self._heard and not self._night():
            # After the page is shown: a voice must not hold up the picture.
            self._soon.start()

    def _by_itself(self) -> None:
        if self._place() == self._here and self._shell.elder and not self._speaker.trouble():
            self._read(1)

    def _read(self, share: float) -> None:
        """share: of the volume that the citizen chose."""
        chinese = speaks_chinese()
        reading = reading_of(self._models)
        words = speech.text_of(reading) if chinese else speech.text_in_english(_in_the_language(reading))
        if words:
            self._here = self._place()
            self._heard.add(self._here)
            self._shell.set_reading(True)
            level, pace = self._hearing.levels()
            rate = (speech.ELDER_RATE if self._shell.elder else speech.RATE) * RATES[pace]
            volume = loudness(self._settings.volume, level) * share
            self._speaker.say(words, rate, volume, "zh" if chinese else "en")

    def _ended(self) -> None:
        self._shell.set_reading(False)

    def _night(self) -> bool:
        return is_night(self._hour(), self._settings.night_from, self._settings.night_to)

    def _place(self) -> str:
        """Which page for the ear: in elder mode each single question is one."""
        place = self._flow.place
        if place.page is Page.IDLE:
            return ""
        asking: dict[Page, QObject] = {
            Page.IDENTIFY: self._models.identify,
            Page.PROGRESS_FIND: self._models.find,
            Page.MINE_FIND: self._models.mine_find,
            Page.VOICE_WRITE: self._models.voice,
            Page.VOICE_CONTACT: self._models.voice,
        }
        step = asking.get(place.page)
        at = step.property("current") if step is not None and self._shell.elder else ""
        return f"{place.page} {place.key} {at}"


def _in_the_language(reading: Reading) -> Reading:
    hints, choices = (tuple(shown(words)) for words in (reading.hints, reading.choices))
    return Reading(shown(reading.title), hints, choices, shown(reading.way_on))
