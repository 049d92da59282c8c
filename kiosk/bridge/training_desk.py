"""Training (业务培训) between its page and its service."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.staff_desk import StaffDesk
from kiosk.bridge.staff_list_desk import StaffListDesk
from kiosk.bridge.staff_model import StaffModel
from kiosk.bridge.training_model import TrainingModel
from kiosk.services.flow import Page
from kiosk.services.trainings import Trainings, TrainingView

_SIGNED = "签到存好了，联网后送到县里"


class TrainingDesk(StaffListDesk):
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
        super().__init__(
            Page.TRAINING,
            "没有签上，请再按一次。",
            service=trainings,
            staff=staff,
            head=head,
            jobs=jobs,
            flow=flow,
            model=model,
            parent=parent,
        )
        self._trainings, self._model = trainings, model
        model.signAsked.connect(self._sign)

    def _mark(self, views: Sequence[TrainingView]) -> None:
        self._head.set_trainings(sum(view.waits for view in views))

    def _sign(self, id: str) -> None:
        who = self._who()
        if who is not None:
            self._model.set_busy()
            self._begin("sign_in", lambda: self._trainings.sign_in(who, id), self._signed)

    def _signed(self, result: object) -> None:
        """It is on disk, whatever becomes of the list."""
        if self._staff.session is not None:
            self._model.signed(_SIGNED)
            self._look()
