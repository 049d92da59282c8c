"""Filing: who it is for, the form, the materials, the signature; and the flow, which asks this desk."""

from __future__ import annotations

from kiosk.bridge.card_model import CardModel
from kiosk.bridge.filing_desk import FilingDesk
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.form_model import FormModel
from kiosk.bridge.identify_model import IdentifyModel
from kiosk.bridge.materials_model import MaterialsModel
from kiosk.bridge.sign_model import SignModel
from kiosk.services.flow import Flow
from kiosk.wiring.common import Common
from kiosk.wiring.front import Front
from kiosk.wiring.ground import Ground


class FilingPart:
    def __init__(self, ground: Ground, front: Front, common: Common, card: CardModel) -> None:
        self.identify, self.form = IdentifyModel(common.identify, card), FormModel()
        self.materials, self.sign = MaterialsModel(), SignModel()
        self.desk = FilingDesk(
            visits=common.visits,
            catalogue=ground.catalogue,
            identify=common.identify,
            filing=common.filing,
            jobs=common.jobs,
            who=self.identify,
            form=self.form,
            materials=self.materials,
            sign=self.sign,
            visit=front.visit,
        )
        self.flow = FlowModel(Flow(self.desk))
        self.desk.attach(self.flow)
