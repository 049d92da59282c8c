"""Training (业务培训): read of and signed in for here, the result read here."""

from __future__ import annotations

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.training_desk import TrainingDesk
from kiosk.bridge.training_model import TrainingModel
from kiosk.services.staff import Roster
from kiosk.services.trainings import Trainings
from kiosk.wiring.common import Common
from kiosk.wiring.ground import Ground
from kiosk.wiring.staff import StaffPart


class TrainingPart:
    def __init__(self, ground: Ground, common: Common, flow: FlowModel, staff: StaffPart) -> None:
        self.model = TrainingModel()
        self.service = Trainings(
            roster=Roster(ground.mailbox, ground.catalogue),
            catalogue=ground.catalogue,
            mailbox=ground.mailbox,
            store=common.store,
            clock=ground.clock,
            ids=common.ids,
        )
        self.desk = TrainingDesk(
            trainings=self.service,
            staff=staff.desk,
            head=staff.model,
            jobs=common.jobs,
            flow=flow,
            model=self.model,
        )
