"""Sheets from the button to the tray: made by the worker, printed by the device, told of on the screen."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.bridge.jobs import Jobs
from kiosk.services.errors import ServiceError
from kiosk.services.sheets import PaperJob, SheetMoved, SheetNews, Sheets, told

#: Nothing at all was heard of a sheet for so long: the print service hangs, or the printer keeps its reasons.
_SILENCE_MS = 20_000
_MAKING = "正在准备要打的纸…"
_LEFT = "人已经走了，这张没有打。"
_SILENT = "打印机还没有回应，请稍等一会儿，或叫一下工作人员。"


class SheetRun(QObject):
    """One sheet. ``done`` carries the PaperJob once it lies in the tray (without a printer: once it is made),
    ``failed`` the exception; exactly one is emitted. ``told``: what to say meanwhile. ``awaited``: somebody
    takes it along."""

    done = Signal(object)
    failed = Signal(object)
    told = Signal(str)
    awaited = True


class Papers(QObject):
    """Starts runs. Made and used in the GUI thread only. ``hear`` is to be connected to the devices' news.

    A sheet that the printer has comes out whatever becomes of the visit, see ``A4Printer.clear``."""

    #: There is news of a sheet: ``waiting`` and ``news`` may be others.
    changed = Signal()

    def __init__(self, jobs: Jobs, sheets: Sheets, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._sheets = jobs, sheets
        self._open: dict[str, tuple[SheetRun, PaperJob]] = {}
        self._making: set[_Run] = set()
        self._last = SheetNews(True, True, "")
        self._silence = QTimer(self)
        self._silence.setInterval(_SILENCE_MS)
        self._silence.timeout.connect(self._silent)

    def start(self, op: str, make: Callable[[], PaperJob], *, awaited: bool = True) -> SheetRun:
        """Make a sheet in the background and print it. ``make`` must not touch any Qt object.

        awaited: who ends before it is there is asked; a test page of a dead printer holds up no keeper.
        """
        run = _Run(self._jobs, op, make, self)
        run.awaited = awaited
        self._making.add(run)
        run.made.connect(self._made)
        run.lost.connect(self._not_made)
        self._tell(SheetNews(False, False, _MAKING))
        return run

    @property
    def waiting(self) -> bool:
        """A sheet that somebody takes along is being made or printed."""
        return any(run.awaited for run in (*self._making, *(run for run, _ in self._open.values())))

    @property
    def news(self) -> SheetNews:
        """What was heard last, of whichever sheet."""
        return self._last

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

    def leave(self) -> None:
        """The visit is about to end: what the worker has not begun to make is not made any more."""
        for run in self._making:
            run.left.set()

    def clear(self) -> None:
        """The visit is over: nobody waits for any of them."""
        self.leave()
        self._open.clear()
        self._last = SheetNews(True, True, "")
        self._silence.stop()
        self._sheets.clear()

    @Slot(object, object)
    def _made(self, run: _Run, job: PaperJob) -> None:
        self._making.discard(run)
        if run.left.is_set():
            self._sheets.discard(job)
            run.deleteLater()
            return
        token = uuid.uuid4().hex
        self._open[token] = (run, job)
        self._silence.start()
        self._say(token, run, job, self._sheets.print(token, job))

    @Slot(object, object)
    def _not_made(self, run: _Run, error: Exception) -> None:
        self._making.discard(run)
        self._tell(SheetNews(True, False, error.message if isinstance(error, ServiceError) else ""))

    def _say(self, token: str, run: SheetRun, job: PaperJob, news: SheetNews) -> None:
        if not news.over:
            run.told.emit(news.words)
            self._tell(news)
            return
        del self._open[token]
        if not self._open:
            self._silence.stop()
        if news.ok:
            run.done.emit(told(job, news.words))
        else:
            run.failed.emit(ServiceError("printer", news.words))
        self._tell(news)
        run.deleteLater()

    def _tell(self, news: SheetNews) -> None:
        self._last = news
        self.changed.emit()

    def _silent(self) -> None:
        for run, _ in self._open.values():
            run.told.emit(_SILENT)
        self._tell(SheetNews(False, False, _SILENT, stuck=True))


class _Run(SheetRun):
    """A sheet that is being made; its slots outlive nothing of what it listens to."""

    #: Itself and the sheet; itself and why there is none.
    made = Signal(object, object)
    lost = Signal(object, object)

    def __init__(self, jobs: Jobs, op: str, make: Callable[[], PaperJob], parent: QObject) -> None:
        super().__init__(parent)
        self.left = threading.Event()
        job = jobs.start(op, _unless(self.left, make))
        job.done.connect(self._made)
        job.failed.connect(self._not_made)

    @Slot(object)
    def _made(self, job: PaperJob) -> None:
        self.made.emit(self, job)

    @Slot(object)
    def _not_made(self, error: Exception) -> None:
        self.lost.emit(self, error)
        self.failed.emit(error)
        self.deleteLater()


def _unless(left: threading.Event, make: Callable[[], PaperJob]) -> Callable[[], PaperJob]:
    """A citizen who is gone leaves no sheet behind."""

    def made() -> PaperJob:
        if left.is_set():
            raise ServiceError("paper.left", _LEFT)
        return make()

    return made
