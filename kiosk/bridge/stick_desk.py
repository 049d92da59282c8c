"""从U盘选: lists a citizen's stick and takes what they choose, in a thread of its own: a stick may hang."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.material_desk import MaterialDesk, words_of
from kiosk.bridge.stick_model import StickModel
from kiosk.bridge.taken_pictures import TakenPictures
from kiosk.services.flow import Page
from kiosk.services.handing import Handing
from kiosk.services.stick_files import StickFile, StickFiles, TakenFile
from kiosk.services.visit import Visits


class StickDesk(MaterialDesk):
    """jobs: this desk's alone."""

    def __init__(
        self,
        *,
        sticks: StickFiles,
        visits: Visits,
        given: Callable[[], Handing | None],
        jobs: Jobs,
        flow: FlowModel,
        view: StickModel,
        pictures: TakenPictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(Page.STICK, flow, given, parent)
        self._sticks, self._visits, self._jobs = sticks, visits, jobs
        self._view, self._pictures = view, pictures
        #: Which opening of the page a job belongs to.
        self._turn = 0
        view.lookAsked.connect(self._look)
        view.takeAsked.connect(self._take)

    def _opened(self, handing: Handing) -> None:
        self._view.begin(handing.name_of(self._material))
        self._look()

    def _closed(self) -> None:
        self._turn += 1
        self._view.clear()

    def _look(self) -> None:
        self._turn += 1
        self._view.look()
        job = self._jobs.start("stick.list", self._sticks.files)
        job.done.connect(partial(self._listed, self._turn))
        job.failed.connect(partial(self._unlisted, self._turn))

    def _listed(self, turn: int, files: tuple[StickFile, ...]) -> None:
        if turn == self._turn:
            self._view.show(files)

    def _unlisted(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._view.trouble(words_of(error))

    def _take(self, number: int) -> None:
        visit, file = self._visits.current, self._view.file(number)
        handing, material = self._handing, self._material
        if visit is None or handing is None or file is None:
            return
        self._visits.touch()
        self._view.storing()
        job = self._jobs.start("stick.take", lambda: self._sticks.take(handing, file, material))
        job.done.connect(partial(self._stored, self._turn, visit.id, number))
        job.failed.connect(partial(self._failed, self._turn))

    def _stored(self, turn: int, visit_id: str, number: int, taken: TakenFile) -> None:
        visit = self._visits.current
        if visit is None or visit.id != visit_id:
            return  # nobody is there any more; what was stored goes with what it was stored for
        if taken.picture:
            self._pictures.put(taken.file.id, taken.picture)
        if turn == self._turn:
            self._view.stored(number)
        self.changed.emit()

    def _failed(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._view.failed(words_of(error))
