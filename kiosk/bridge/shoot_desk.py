"""现在拍: brings the camera to its page, and what was photographed into the draft."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from kiosk.bridge.device_watch import DeviceWatch
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.shoot_model import ShootModel
from kiosk.bridge.taken_pictures import TakenPictures
from kiosk.services.errors import ServiceError
from kiosk.services.filing import Filing
from kiosk.services.flow import Page
from kiosk.services.shooting import Shooting, Shot, View
from kiosk.services.visit import Visits
from sync.model.case import CaseFile

WENT_WRONG = "没有存好，请再试一次；还不行就请帮办员看看。"


class ShootDesk(QObject):
    def __init__(
        self,
        *,
        shooting: Shooting,
        watch: DeviceWatch,
        visits: Visits,
        filing: Filing,
        jobs: Jobs,
        flow: FlowModel,
        view: ShootModel,
        pictures: TakenPictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shooting, self._visits, self._filing, self._jobs = shooting, visits, filing, jobs
        self._flow, self._view, self._pictures = flow, view, pictures
        self._material = ""
        self._shot: Shot | None = None
        flow.moved.connect(self._moved)
        watch.happened.connect(self._happened)
        watch.changed.connect(self._changed)
        view.shootAsked.connect(shooting.shoot)
        view.againAsked.connect(self._again)
        view.useAsked.connect(self._use)

    def wipe(self) -> None:
        """Forget the citizen: the camera is switched off, and what it saw is gone."""
        self._leave()

    def _moved(self) -> None:
        place, visit = self._flow.place, self._visits.current
        draft = visit.draft if visit is not None else None
        if place.page is not Page.SHOOT or draft is None:
            if self._material:
                self._leave()
            return
        if place.key == self._material:
            return
        self._material = place.key
        name = next((row.name for row in draft.materials if row.key == place.key), "")
        self._view.begin(name, len(draft.pages.of(place.key)))
        self._shooting.want(True)
        self._look()

    def _leave(self) -> None:
        self._material, self._shot = "", None
        self._shooting.want(False)
        self._view.clear()

    def _changed(self, name: str) -> None:
        if name == self._shooting.name and self._material:
            self._look()

    def _look(self) -> None:
        trouble = self._shooting.trouble()
        if trouble and self._shot is None:
            self._view.trouble(trouble)
        else:
            self._view.recovered()

    def _happened(self, name: str, event: object) -> None:
        if name != self._shooting.name or not self._material:
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
        visit, shot, material = self._visits.current, self._shot, self._material
        draft = visit.draft if visit is not None else None
        if visit is None or draft is None or shot is None:
            return
        self._view.storing()
        job = self._jobs.start(
            "material.photo", lambda: self._filing.attach(visit, draft, shot.jpeg, "image/jpeg", material)
        )
        job.done.connect(partial(self._stored, visit.id, material, shot))
        job.failed.connect(self._failed)

    def _stored(self, visit_id: str, material: str, shot: Shot, file: CaseFile) -> None:
        visit = self._visits.current
        if visit is None or visit.id != visit_id or visit.draft is None:
            return  # nobody is there any more; what was stored goes with the draft
        self._pictures.put(file.id, shot.jpeg)
        if self._material == material and self._shot is shot:
            self._shot = None
            self._view.stored(len(visit.draft.pages.of(material)))
            self._shooting.go_on()

    def _failed(self, error: Exception) -> None:
        self._view.failed(error.message if isinstance(error, ServiceError) else WENT_WRONG)
