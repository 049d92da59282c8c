"""Training (业务培训) between its page and its service."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.staff_desk import StaffDesk
from kiosk.bridge.staff_model import StaffModel
from kiosk.bridge.training_model import TrainingModel
from kiosk.services.deeds import Who
from kiosk.services.errors import ServiceError
from kiosk.services.flow import STAFF_PAGES, Page, Place
from kiosk.services.trainings import Trainings, TrainingView

_LOG = logging.getLogger("kiosk.training")
_WENT_WRONG = "没有签上，请再按一次。"
_SIGNED = "签到存好了，联网后送到县里"


class TrainingDesk(QObject):
    def __init__(
        self,
        *,
        trainings: Trainings,
        staff: StaffDesk,
        head: StaffModel,
        jobs: Jobs,
        flow: FlowModel,
        model: TrainingModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._trainings, self._staff, self._head = trainings, staff, head
        self._jobs, self._flow, self._model = jobs, flow, model
        flow.entered.connect(self._enter)
        staff.closed.connect(self._closed)
        head.doorAsked.connect(self._open_door)
        model.signAsked.connect(self._sign)

    def wipe(self) -> None:
        self._model.clear()
        if self._trainings.behind:
            self._jobs.start("training.recover", self._trainings.recover)

    def _closed(self, session: object) -> None:
        self._model.clear()

    def _open_door(self, page: str) -> None:
        if page == Page.TRAINING.value and self._staff.session is not None:
            self._flow.open(page)

    def _enter(self, place: Place) -> None:
        """Whoever comes to a page of the staff sees whether a training waits for them."""
        if place.page not in STAFF_PAGES or self._staff.session is None:
            return
        if place.page is Page.TRAINING:
            self._model.clear()
        self._look(self._model.show)

    def _look(self, then: Callable[[list[TrainingView]], None]) -> None:
        session = self._staff.session
        if session is None:
            return
        try:
            views = self._trainings.all(session.number)
        except ServiceError as error:
            self._model.fail(error.message)
            return
        self._head.set_trainings(sum(view.waits for view in views))
        then(views)

    def _sign(self, id: str) -> None:
        session = self._staff.session
        if session is None:
            return
        who = Who(session.id, session.number)
        self._model.set_busy()
        job = self._jobs.start("training.sign_in", lambda: self._trainings.sign_in(who, id))
        job.done.connect(self._done)
        job.failed.connect(self._failed)

    def _done(self, result: object) -> None:
        if self._staff.session is not None:
            self._look(self._show_signed)

    def _show_signed(self, views: list[TrainingView]) -> None:
        self._model.show(views)
        self._model.signed(_SIGNED)

    def _failed(self, error: Exception) -> None:
        rule = error.rule if isinstance(error, ServiceError) else type(error).__name__
        _LOG.warning("training: %s", rule)
        if self._staff.session is not None:
            self._model.fail(error.message if isinstance(error, ServiceError) else _WENT_WRONG)
