"""现在拍: brings the camera to its page, and what was photographed to what it is handed in for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from kiosk.bridge.device_watch import DeviceWatch
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.material_desk import MaterialDesk, words_of
from kiosk.bridge.shoot_model import ShootModel
from kiosk.bridge.taken_pictures import TakenPictures
from kiosk.services.flow import Page
from kiosk.services.handing import Handing
from kiosk.services.shooting import Shooting, Shot, View
from kiosk.services.visit import Visits
from sync.model.case import CaseFile


class ShootDesk(MaterialDesk):
    """The camera is on only while its page is open."""

    def __init__(
        self,
        *,
        shooting: Shooting,
        watch: DeviceWatch,
        visits: Visits,
        given: Callable[[], Handing | None],
        jobs: Jobs,
        flow: FlowModel,
        view: ShootModel,
        pictures: TakenPictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(Page.SHOOT, flow, given, parent)
        self._shooting, self._visits, self._jobs = shooting, visits, jobs
        self._view, self._pictures = view, pictures
        self._shot: Shot | None = None
        watch.happened.connect(self._happened)
        watch.changed.connect(self._changed)
        view.shootAsked.connect(shooting.shoot)
        view.againAsked.connect(self._again)
        view.useAsked.connect(self._use)

    def _opened(self, handing: Handing) -> None:
        self._view.begin(handing.name_of(self._material), len(handing.files_of(self._material)))
        self._shooting.want(True)
        self._look()

    def _closed(self) -> None:
        """The camera is switched off, and what it saw is gone."""
        self._shot = None
        self._shooting.want(False)
        self._view.clear()

    def _changed(self, name: str) -> None:
        if name == self._shooting.name and self._handing is not None:
            self._look()

    def _look(self) -> None:
        trouble = self._shooting.trouble()
        if trouble and self._shot is None:
            self._view.trouble()
        else:
            self._view.recovered()

    def _happened(self, name: str, event: object) -> None:
        if name != self._shooting.name or self._handing is None:
            return
        if isinstance(event, View):
            self._view.see(event)
        elif isinstance(event, Shot) and self._shot is None:
            self._shot = event
            self._visits.touch()
            self._view.photographed(event)

    def _again(self) -> None:
        self._shot = None
        self._shooting.go_on()
        self._look()

    def _use(self) -> None:
        visit, shot, handing, material = self._visits.current, self._shot, self._handing, self._material
        if visit is None or handing is None or shot is None:
            return
        self._view.storing()
        job = self._jobs.start("material.photo", lambda: handing.attach(shot.jpeg, "image/jpeg", material))
        job.done.connect(partial(self._stored, visit.id, handing, shot))
        job.failed.connect(partial(self._failed, shot))

    def _stored(self, visit_id: str, handing: Handing, shot: Shot, file: CaseFile) -> None:
        visit = self._visits.current
        if visit is None or visit.id != visit_id:
            return  # nobody is there any more; what was stored goes with what it was stored for
        self._pictures.put(file.id, shot.jpeg)
        if self._handing is handing and self._shot is shot:
            self._shot = None
            self._view.stored(len(handing.files_of(self._material)))
            self._shooting.go_on()
        self.changed.emit()

    def _failed(self, shot: Shot, error: Exception) -> None:
        if self._shot is shot:
            self._view.failed(words_of(error))
