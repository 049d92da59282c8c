"""Sheets from the button to the tray: made by the worker, printed by the device, told of on the screen."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.bridge.jobs import Jobs
from kiosk.services.errors import ServiceError
from kiosk.services.sheets import PaperJob, SheetMoved, SheetNews, Sheets, told

#: Nothing at all was heard of a sheet for so long: the print service hangs, or the printer keeps its reasons.
_SILENCE_MS = 20_000
_SILENT = "打印机还没有回应，请稍等一会儿，或叫一下工作人员。"


class SheetRun(QObject):
    """One sheet. ``done`` carries the PaperJob once it lies in the tray (without a printer: once it is made),
    ``failed`` the exception; exactly one is emitted. ``told``: what to say meanwhile."""

    done = Signal(object)
    failed = Signal(object)
    told = Signal(str)


class Papers(QObject):
    """Starts runs. Made and used in the GUI thread only. ``hear`` is to be connected to the devices' news."""

    def __init__(self, jobs: Jobs, sheets: Sheets, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._sheets = jobs, sheets
        self._open: dict[str, tuple[SheetRun, PaperJob]] = {}
        self._silence = QTimer(self)
        self._silence.setInterval(_SILENCE_MS)
        self._silence.timeout.connect(self._silent)

    def start(self, op: str, make: Callable[[], PaperJob]) -> SheetRun:
        """Make a sheet in the background and print it. ``make`` must not touch any Qt object."""
        return _Run(self._jobs, op, make, self._made, self)

    @Slot(str, object)
    def hear(self, device: str, event: object) -> None:
        """Something happened to a device."""
        if isinstance(event, SheetMoved) and (sheet := self._sheets.came_out(event)) is not None:
            self._jobs.start("sheet.note", partial(self._sheets.write_down, sheet))
        if not isinstance(event, SheetMoved) or event.token not in self._open:
            return
        run, job = self._open[event.token]
        self._silence.start()
        self._say(event.token, run, job, self._sheets.news(event, job))

    def clear(self) -> None:
        """The visit is over: nobody waits for any of them."""
        self._open.clear()
        self._silence.stop()
        self._sheets.clear()

    def _made(self, run: SheetRun, job: PaperJob) -> None:
        token = uuid.uuid4().hex
        self._open[token] = (run, job)
        self._silence.start()
        self._say(token, run, job, self._sheets.print(token, job))

    def _say(self, token: str, run: SheetRun, job: PaperJob, news: SheetNews) -> None:
        if not news.over:
            run.told.emit(news.words)
            return
        del self._open[token]
        if not self._open:
            self._silence.stop()
        if news.ok:
            run.done.emit(told(job, news.words))
        else:
            run.failed.emit(ServiceError("printer", news.words))
        run.deleteLater()

    def _silent(self) -> None:
        for run, _ in self._open.values():
            run.told.emit(_SILENT)


class _Run(SheetRun):
    """A sheet that is being made; its slots outlive nothing of what it listens to."""

    def __init__(
        self,
        jobs: Jobs,
        op: str,
        make: Callable[[], PaperJob],
        made: Callable[[SheetRun, PaperJob], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._give = made
        job = jobs.start(op, make)
        job.done.connect(self._made)
        job.failed.connect(self._not_made)

    @Slot(object)
    def _made(self, job: PaperJob) -> None:
        self._give(self, job)

    @Slot(object)
    def _not_made(self, error: Exception) -> None:
        self.failed.emit(error)
        self.deleteLater()
