"""Reading aloud by an engine of QtTextToSpeech, which works in a process of its own (``qt_reader``)."""

from __future__ import annotations

import json
import logging
import sys

from PySide6.QtCore import QObject, QProcess, Signal

from sync.model.settings import Speech

_LOG = logging.getLogger("kiosk.speech")
GONE = "朗读的声音没有启动，请管理员看看这台机器"


class QtSpeaker(QObject):
    """``speech.Speaker`` by Qt's engines; settings: which one, and the voices by name. For machines that have
    a better voice there than a program is: ``EspeakSpeaker`` is the default.

    A text before the engine has started is said when it has. One process for all texts; when it dies, or was
    asked in vain, the next text starts another.
    """

    done = Signal()

    def __init__(self, settings: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arguments = (settings.qt_engine, settings.voice, settings.english_voice)
        self._process: QProcess | None = None
        self._trouble = ""
        self._number = self._last = 0
        self._start()

    def trouble(self) -> str:
        """Empty while it is starting. Asked in vain, it tries once more, for the next time."""
        trouble = self._trouble
        if trouble:
            self._start()
        return trouble

    def say(self, text: str, rate: float, volume: float, language: str = "zh") -> None:
        if self._process is None:
            self._start()
        self._last += 1
        self._number = self._last
        self._tell([self._number, text, rate, volume, language])

    def stop(self) -> None:
        if self._number:
            self._number = 0
            self._tell([])

    def close(self) -> None:
        """At the end of the program: wait until it is silent."""
        self._let_go()
        for process in self.findChildren(QProcess):
            process.kill()
            process.waitForFinished(1000)

    def _start(self) -> None:
        gone = self._let_go()
        if gone is not None:
            gone.finished.connect(gone.deleteLater)
            gone.closeWriteChannel()
        self._trouble = ""
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._heard)
        process.finished.connect(self._lost)
        process.errorOccurred.connect(self._failed)
        self._process = process
        process.start(sys.executable, ["-m", "kiosk.bridge.qt_reader", *self._arguments])

    def _let_go(self) -> QProcess | None:
        """The process; nobody listens to it any more."""
        process, self._process, self._number = self._process, None, 0
        return process

    def _tell(self, words: list[object]) -> None:
        if self._process is not None:
            self._process.write(json.dumps(words).encode() + b"\n")

    def _heard(self) -> None:
        process = self._process
        while process is not None and self._process is process and process.canReadLine():
            what, value = json.loads(bytes(process.readLine().data()))
            if what == "opened":
                self._trouble = str(value)
                if value:
                    _LOG.warning("%s", value)
            elif value == self._number:
                self._end()

    def _lost(self, code: int) -> None:
        if self.sender() is self._process:
            _LOG.warning("the process that reads aloud ended with %d", code)
            self._gone("")

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self.sender() is self._process:
            _LOG.warning("the process that reads aloud does not start")
            self._gone(GONE)

    def _gone(self, trouble: str) -> None:
        process, self._process = self._process, None
        self._trouble = trouble
        if process is not None:
            process.deleteLater()
        if self._number:
            self._end()

    def _end(self) -> None:
        self._number = 0
        self.done.emit()
