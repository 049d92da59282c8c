"""收好的: shows the pages of a material, and takes out what its owner does not want to hand in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.material_desk import MaterialDesk, words_of
from kiosk.bridge.taken_model import TakenModel
from kiosk.bridge.taken_pictures import TakenPictures
from kiosk.bridge.visit_model import VisitModel
from kiosk.services.flow import Page
from kiosk.services.handing import Handing
from kiosk.services.visit import Visits


class TakenDesk(MaterialDesk):
    def __init__(
        self,
        *,
        visits: Visits,
        given: Callable[[], Handing | None],
        jobs: Jobs,
        flow: FlowModel,
        view: TakenModel,
        visit: VisitModel,
        pictures: TakenPictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(Page.TAKEN, flow, given, parent)
        self._visits, self._jobs = visits, jobs
        self._view, self._visit_model, self._pictures = view, visit, pictures

    def forget(self) -> None:
        """The visit is over: the pictures go too."""
        self.wipe()
        self._pictures.clear()

    def _opened(self, handing: Handing) -> None:
        self._view.begin(handing.name_of(self._material), handing.files_of(self._material))

    def _left(self, handing: Handing) -> None:
        out, visit = self._view.out, self._visits.current
        if not out or visit is None:
            return

        def work() -> None:
            for id in out:
                handing.detach(id)

        job = self._jobs.start("material.out", work)
        job.done.connect(self._gone)
        job.failed.connect(partial(self._not_gone, visit.id))

    def _closed(self) -> None:
        self._view.clear()

    def _gone(self, _: object) -> None:
        self.changed.emit()

    def _not_gone(self, visit_id: str, error: Exception) -> None:
        visit = self._visits.current
        if visit is not None and visit.id == visit_id:
            self.changed.emit()
            self._visit_model.ask("fault", "没有删掉", words_of(error), ["知道了"])
