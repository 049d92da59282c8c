"""Snags (承接问题): what cannot be handled here goes to its department, the answer is read here."""

from __future__ import annotations

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.snag_desk import SnagDesk
from kiosk.bridge.snag_model import SnagModel
from kiosk.services.search import Search
from kiosk.services.snags import Snags
from kiosk.wiring.common import Common
from kiosk.wiring.ground import Ground
from kiosk.wiring.staff import StaffPart


class SnagPart:
    def __init__(self, ground: Ground, common: Common, flow: FlowModel, staff: StaffPart) -> None:
        self.model = SnagModel()
        self.service = Snags(
            catalogue=ground.catalogue,
            mailbox=ground.mailbox,
            store=common.store,
            clock=ground.clock,
            ids=common.ids,
        )
        self.desk = SnagDesk(
            snags=self.service,
            visits=common.visits,
            staff=staff.desk,
            head=staff.model,
            catalogue=ground.catalogue,
            search=Search(ground.catalogue),
            jobs=common.jobs,
            flow=flow,
            model=self.model,
        )
