"""Calling a person to the machine."""

from __future__ import annotations

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.help_desk import HelpDesk
from kiosk.bridge.help_model import HelpModel
from kiosk.services.calling import Calling
from kiosk.services.visit import EndReason, Visit
from kiosk.wiring.common import Common
from kiosk.wiring.ground import Ground


class HelpPart:
    def __init__(self, ground: Ground, common: Common, flow: FlowModel, view: HelpModel) -> None:
        calling = Calling(
            catalogue=ground.catalogue, mailbox=ground.mailbox, clock=ground.clock, ids=common.ids
        )
        self.desk = HelpDesk(visits=common.visits, calling=calling, flow=flow, view=view)
        common.visits.when_ended(self._ended)

    def _ended(self, visit: Visit, reason: EndReason) -> None:
        self.desk.leave(visit)
