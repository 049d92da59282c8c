"""Reading the page aloud: when, how fast, how loud, and what stops it. The words: kiosk.services.speech."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QProcess, QStandardPaths, QTimer, Signal

from kiosk.bridge.identify_model import IdentifyModel
from kiosk.bridge.kiosk_model import Models
from kiosk.bridge.question_model import QuestionModel
from kiosk.bridge.rows import RowModel
from kiosk.services import speech, speech_pages
from kiosk.services.flow import Page
from kiosk.services.speech import Reading

_LOG = logging.getLogger("kiosk.speech")
NO_ENGINE = "这台机器没有装朗读的声音，请安装 espeak-ng"
_PROGRAM = "espeak-ng"
#: Words a minute at rate 1; espeak-ng's own is 175, which is hurried in Mandarin.
_SPEED = 165
#: espeak-ng's amplitude at full volume.
_LOUDEST = 200


class EspeakSpeaker(QObject):
    """``speech.Speaker`` by the program espeak-ng, in Mandarin, without a network and without a daemon.

    Not through QtTextToSpeech: its Speech Dispatcher plug-in holds the GUI thread for more than 20 s while it
    lists espeak-ng's voices, and finds no Chinese among them. The text goes through a pipe, so that it stands
    in no list of processes.
    """

    done = Signal()

    def __init__(self, program: str = _PROGRAM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._process: QProcess | None = None

    def trouble(self) -> str:
        return "" if QStandardPaths.findExecutable(self._program) else NO_ENGINE

    def say(self, text: str, rate: float, volume: float) -> None:
        self.stop()
        process = QProcess(self)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        self._process = process
        speed, loudness = round(_SPEED * rate), round(_LOUDEST * volume)
        process.start(self._program, ["-v", "cmn", "-s", str(speed), "-a", str(loudness), "--stdin"])
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
    """An ``EspeakSpeaker``: a ``speech.Speaker`` with a signal at its end."""

    @property
    def done(self) -> Any: ...
    def trouble(self) -> str: ...
    def say(self, text: str, rate: float, volume: float) -> None: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...


class Reader(QObject):
    """Reads the page shown: on request, and in elder mode once by itself when a page comes.

    explain: shows why this machine cannot read. hour: of the local clock, 0 to 23.
    """

    def __init__(
        self,
        models: Models,
        speaker: SpeakerLike,
        explain: Callable[[], None],
        hour: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._models, self._speaker, self._explain, self._hour = models, speaker, explain, hour
        self._shell, self._flow = models.shell, models.flow
        self._heard: set[str] = set()
        self._here = ""
        self._stopped_by_touch = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._by_itself)
        speaker.done.connect(self._ended)
        self._shell.readAsked.connect(self._asked)
        for changed in (
            self._flow.moved,
            self._shell.displayChanged,
            models.identify.changed,
            models.find.changed,
            models.mine_find.changed,
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
        elif self._speaker.trouble():
            self._explain()
        else:
            self._read(speech.NIGHT_VOLUME if speech.is_night(self._hour()) else speech.VOLUME)

    def _look(self) -> None:
        here = self._place()
        if here != self._here:
            self.stop()
            self._here = here
        if here and self._shell.elder and here not in self._heard and not speech.is_night(self._hour()):
            # After the page is shown: a voice must not hold up the picture.
            self._soon.start()

    def _by_itself(self) -> None:
        if self._place() == self._here and self._shell.elder and not self._speaker.trouble():
            self._read(speech.VOLUME)

    def _read(self, volume: float) -> None:
        words = speech.text_of(reading_of(self._models))
        if words:
            self._here = self._place()
            self._heard.add(self._here)
            self._shell.set_reading(True)
            self._speaker.say(words, speech.ELDER_RATE if self._shell.elder else speech.RATE, volume)

    def _ended(self) -> None:
        self._shell.set_reading(False)

    def _place(self) -> str:
        """Which page for the ear: in elder mode each single question is one."""
        place = self._flow.place
        if place.page is Page.IDLE:
            return ""
        asking = {
            Page.IDENTIFY: self._models.identify,
            Page.PROGRESS_FIND: self._models.find,
            Page.MINE_FIND: self._models.mine_find,
        }
        step = asking.get(place.page)
        at = step.property("current") if step is not None and self._shell.elder else ""
        return f"{place.page} {place.key} {at}"


def reading_of(models: Models) -> Reading:
    """The words of the page that is shown now; without any on the idle screen."""
    make = _PAGES.get(models.flow.place.page)
    return make(models, bool(models.shell.elder)) if make else Reading("")


def _names(rows: Any, role: str) -> list[str]:
    return [str(row[role]) for row in rows.rows] if isinstance(rows, RowModel) else []


def _home(models: Models, elder: bool) -> Reading:
    m = models.home
    names = _names(m.frequent, "whole"), _names(m.domains, "name")
    return speech_pages.home(elder, str(m.greeting), *names)


def _domains(models: Models, elder: bool) -> Reading:
    return speech_pages.domains(elder, _names(models.home.domains, "name"))


def _matters(models: Models, elder: bool) -> Reading:
    m = models.matters
    return speech_pages.matters(
        str(m.heading), m.property("total"), _names(m.rows, "name"), m.property("pages") > 1
    )


def _search(models: Models, elder: bool) -> Reading:
    return speech_pages.search(_names(models.search.rows, "name"))


def _guide(models: Models, elder: bool) -> Reading:
    m = models.guide
    facts = [(str(f["name"]), str(f["value"])) for f in m.property("facts")]
    papers = [str(paper["name"]) for paper in m.property("materials")]
    who = [str(line) for line in m.property("who")]
    return speech_pages.guide(str(m.title), facts, who, papers, str(m.startReason), elder)


def _help(models: Models, elder: bool) -> Reading:
    return speech_pages.help_page(str(models.help.window), elder)


def _notice(models: Models, elder: bool) -> Reading:
    m = models.notice
    return speech_pages.notice(str(m.title), str(m.text), list(m.property("ways")))


def _identify(models: Models, elder: bool) -> Reading:
    return _asked(models.identify, elder, "请告诉我们您是谁")


def _asked(m: IdentifyModel, elder: bool, title: str) -> Reading:
    last = m.property("step") == m.property("steps") - 1
    return speech_pages.identify(str(m.current) if elder else "", list(m.property("asked")), last, title)


def _form(models: Models, elder: bool) -> Reading:
    m = models.form
    # Not by m.property: Qt has no converter for pointers to our own types.
    asked: object = m.question
    if elder and isinstance(asked, QuestionModel):
        known = bool(asked.source)
        return speech_pages.question(
            asked.label_text, str(asked.hint), list(asked.property("options")), known, asked.kind_name
        )
    rows = m.lines.rows if isinstance(m.lines, RowModel) else []
    shown = [q for row in rows for q in (row["first"], row["second"]) if isinstance(q, QuestionModel)]
    open_ = [q.label_text for q in shown if not q.source]
    return speech_pages.form(str(m.title), open_, len(open_) < len(shown))


def _materials(models: Models, elder: bool) -> Reading:
    rows = models.materials.rows
    to_bring = (
        [str(row["name"]) for row in rows.rows if row["choosable"]] if isinstance(rows, RowModel) else []
    )
    return speech_pages.materials(to_bring, models.materials.property("count"))


def _sign(models: Models, elder: bool) -> Reading:
    return speech_pages.sign(elder)


def _receipt(models: Models, elder: bool) -> Reading:
    m = models.receipt
    return speech_pages.receipt(str(m.sentence), [str(s["title"]) for s in m.property("steps")])


def _find(models: Models, elder: bool) -> Reading:
    current = str(models.find.current)
    return speech_pages.progress_find(current if elder else "", current == "number")


def _progress(models: Models, elder: bool) -> Reading:
    m = models.progress
    left = int(m.property("left")) if m.hasDeadline else None
    return speech_pages.progress(str(m.matter), str(m.state), left, bool(m.canRate))


def _lookup(models: Models, elder: bool) -> Reading:
    return speech_pages.lookup()


def _mine_find(models: Models, elder: bool) -> Reading:
    return _asked(models.mine_find, elder, "找我的草稿和办件")


def _mine(models: Models, elder: bool) -> Reading:
    m = models.mine
    return speech_pages.mine(_names(m.rows, "name"))


def _draft(models: Models, elder: bool) -> Reading:
    return speech_pages.draft(str(models.draft.matter))


def _ways(models: Models, elder: bool) -> Reading:
    return speech_pages.ways()


def _review(models: Models, elder: bool) -> Reading:
    return speech_pages.review(list(models.review.property("levels")), bool(models.review.done))


_PAGES: dict[Page, Callable[[Models, bool], Reading]] = {
    Page.HOME: _home,
    Page.DOMAINS: _domains,
    Page.MATTERS: _matters,
    Page.BUNDLES: _matters,
    Page.SEARCH: _search,
    Page.GUIDE: _guide,
    Page.HELP: _help,
    Page.NOTICE: _notice,
    Page.IDENTIFY: _identify,
    Page.FORM: _form,
    Page.MATERIALS: _materials,
    Page.SIGN: _sign,
    Page.RECEIPT: _receipt,
    Page.LOOKUP: _lookup,
    Page.MINE_FIND: _mine_find,
    Page.MINE: _mine,
    Page.DRAFT: _draft,
    Page.WAYS: _ways,
    Page.PROGRESS_FIND: _find,
    Page.PROGRESS: _progress,
    Page.REVIEW: _review,
}
