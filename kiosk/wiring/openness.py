"""The openness zone: its documents, and one of them to read."""

from __future__ import annotations

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.openness_desk import OpennessDesk
from kiosk.bridge.openness_model import DocumentModel, OpennessModel
from kiosk.bridge.papers import Papers
from kiosk.wiring.common import Common
from kiosk.wiring.ground import Ground


class OpennessPart:
    def __init__(self, ground: Ground, common: Common, papers: Papers, flow: FlowModel) -> None:
        self.listing, self.document = OpennessModel(), DocumentModel()
        self.desk = OpennessDesk(
            visits=common.visits,
            catalogue=ground.catalogue,
            printing=common.printing,
            papers=papers,
            jobs=common.jobs,
            flow=flow,
            listing=self.listing,
            document=self.document,
        )
