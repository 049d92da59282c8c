"""代办: the letter of authority, between who it is and the form."""

from __future__ import annotations

from kiosk.bridge.authority_desk import AuthorityDesk
from kiosk.bridge.authority_model import AuthorityModel
from kiosk.bridge.papers import Papers
from kiosk.wiring.common import Common
from kiosk.wiring.filing import FilingPart
from kiosk.wiring.ground import Ground


class AuthorityPart:
    def __init__(self, ground: Ground, common: Common, papers: Papers, filing: FilingPart) -> None:
        self.model = AuthorityModel()
        self.desk = AuthorityDesk(
            visits=common.visits,
            questions=filing.desk.questions,
            printing=common.printing,
            papers=papers,
            clock=ground.clock,
            flow=filing.flow,
            model=self.model,
        )
