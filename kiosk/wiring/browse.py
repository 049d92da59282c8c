"""Browsing: home, lists, search, the guide, help, and what is not open yet."""

from __future__ import annotations

from kiosk.bridge.browse_desk import BrowseDesk
from kiosk.bridge.discovery_guide import GuideModel
from kiosk.bridge.discovery_home import HomeModel
from kiosk.bridge.discovery_matters import MatterListModel, SearchModel
from kiosk.bridge.discovery_notices import NoticeModel
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.help_model import HelpModel
from kiosk.bridge.papers import Papers
from kiosk.services import clock_words
from kiosk.services.search import Search
from kiosk.wiring.common import Common
from kiosk.wiring.front import Front
from kiosk.wiring.ground import Ground


class BrowsePart:
    def __init__(self, ground: Ground, front: Front, common: Common, papers: Papers, flow: FlowModel) -> None:
        self.home, self.matters = HomeModel(ground.catalogue), MatterListModel()
        self.search, self.guide = SearchModel(Search(ground.catalogue)), GuideModel(clock_words)
        self.help, self.notice = HelpModel(), NoticeModel()
        self.desk = BrowseDesk(
            visits=common.visits,
            catalogue=ground.catalogue,
            filing=common.filing,
            clock=ground.clock,
            jobs=common.jobs,
            printing=common.printing,
            papers=papers,
            flow=flow,
            shell=front.shell,
            home=self.home,
            matters=self.matters,
            search=self.search,
            guide=self.guide,
            help_=self.help,
            notice=self.notice,
        )
