"""从U盘选: lists a citizen's stick and takes what they choose, in a thread of its own: a stick may hang."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.shoot_desk import WENT_WRONG
from kiosk.bridge.stick_model import StickModel
from kiosk.bridge.taken_pictures import TakenPictures
from kiosk.services.errors import ServiceError
from kiosk.services.flow import Page
from kiosk.services.stick_files import StickFile, StickFiles, TakenFile
from kiosk.services.visit import Visits


class StickDesk(QObject):
    """jobs: this desk's alone."""

    def __init__(
        self,
        *,
        sticks: StickFiles,
        visits: Visits,
        jobs: Jobs,
        flow: FlowModel,
        view: StickModel,
        pictures: TakenPictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sticks, self._visits, self._jobs = sticks, visits, jobs
        self._flow, self._view, self._pictures = flow, view, pictures
        self._material = ""
        #: Which opening of the page a job belongs to.
        self._turn = 0
        flow.moved.connect(self._moved)
        view.lookAsked.connect(self._look)
        view.takeAsked.connect(self._take)

    def wipe(self) -> None:
        """Forget the citizen."""
        self._leave()

    def _moved(self) -> None:
        place, visit = self._flow.place, self._visits.current
        draft = visit.draft if visit is not None else None
        if place.page is not Page.STICK or draft is None:
            if self._material:
                self._leave()
            return
        if place.key == self._material:
            return
        self._material = place.key
        self._view.begin(next((row.name for row in draft.materials if row.key == place.key), ""))
        self._look()

    def _leave(self) -> None:
        self._turn += 1
        self._material = ""
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
            self._view.trouble(_words(error))

    def _take(self, number: int) -> None:
        visit, file, material = self._visits.current, self._view.file(number), self._material
        draft = visit.draft if visit is not None else None
        if visit is None or draft is None or file is None:
            return
        self._visits.touch()
        self._view.storing()
        job = self._jobs.start("stick.take", lambda: self._sticks.take(visit, draft, file, material))
        job.done.connect(partial(self._stored, self._turn, visit.id, number))
        job.failed.connect(partial(self._failed, self._turn))

    def _stored(self, turn: int, visit_id: str, number: int, taken: TakenFile) -> None:
        visit = self._visits.current
        if visit is None or visit.id != visit_id:
            return  # nobody is there any more; what was stored goes with the draft
        if taken.picture:
            self._pictures.put(taken.file.id, taken.picture)
        if turn == self._turn:
            self._view.stored(number)

    def _failed(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._view.failed(_words(error))


def _words(error: Exception) -> str:
    return error.message if isinstance(error, ServiceError) else WENT_WRONG
