"""My drafts and cases: found by code or by name, number and phone."""

from __future__ import annotations

from kiosk.bridge.card_model import CardModel
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.identify_model import IdentifyModel
from kiosk.bridge.mine_desk import MineDesk
from kiosk.bridge.mine_model import DraftModel, MineModel
from kiosk.bridge.papers import Papers
from kiosk.services.mine import Mine
from kiosk.services.progress import Progress
from kiosk.wiring.common import Common
from kiosk.wiring.front import Front
from kiosk.wiring.ground import Ground


class MinePart:
    def __init__(
        self,
        ground: Ground,
        front: Front,
        common: Common,
        papers: Papers,
        flow: FlowModel,
        progress: Progress,
        card: CardModel,
    ) -> None:
        self.find, self.mine, self.draft = IdentifyModel(common.identify, card), MineModel(), DraftModel()
        self.desk = MineDesk(
            visits=common.visits,
            mine=Mine(shelf=common.filing.shelf, progress=progress, clock=ground.clock),
            shelf=common.filing.shelf,
            printing=common.printing,
            papers=papers,
            jobs=common.jobs,
            flow=flow,
            find=self.find,
            view=self.mine,
            draft=self.draft,
            visit=front.visit,
        )
