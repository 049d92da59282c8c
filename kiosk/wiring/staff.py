"""The people beside the machine: signing in, and where each of them goes then."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.bridge.asked_desk import AskedDesk
from kiosk.bridge.asked_model import AskedModel
from kiosk.bridge.errand_desk import ErrandDesk
from kiosk.bridge.errand_model import ErrandModel
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.helper_desk import HelperDesk
from kiosk.bridge.helper_model import HelperModel
from kiosk.bridge.papers import Papers
from kiosk.bridge.staff_desk import StaffDesk
from kiosk.bridge.staff_model import StaffModel
from kiosk.bridge.verify_desk import VerifyDesk
from kiosk.bridge.verify_model import VerifyModel
from kiosk.services.devices import Devices
from kiosk.services.first_asked import FirstAsked
from kiosk.services.flow import Page
from kiosk.services.helper_list import HelperList
from kiosk.services.helping import Helping
from kiosk.services.progress import Progress
from kiosk.services.rounds import Rounds
from kiosk.services.search import Search
from kiosk.services.staff import Roster, StaffSessions, Tries
from kiosk.services.told_duties import ToldDuties
from kiosk.services.visit import EndReason
from kiosk.wiring.common import Common
from kiosk.wiring.front import Front
from kiosk.wiring.ground import Ground
from sync.model.staff import Duty

HOMES = {Duty.HELPER: Page.STAFF_DESK, Duty.KEEPER: Page.KEEPER}
"""Where somebody of a duty comes to who has signed in."""


class StaffPart:
    def __init__(
        self,
        ground: Ground,
        front: Front,
        common: Common,
        flow: FlowModel,
        progress: Progress,
        devices: Devices,
        papers: Papers,
        *,
        end: Callable[[EndReason], None],
        begin: Callable[[], None],
    ) -> None:
        """end, begin: of a visit."""
        self.model, self.view, self.errand = StaffModel(), HelperModel(), ErrandModel()
        self.asked, self.verify = AskedModel(), VerifyModel()
        self.sessions = StaffSessions(
            roster=Roster(ground.mailbox, ground.catalogue),
            tries=Tries(common.store, ground.clock),
            clock=ground.clock,
            ids=common.ids,
            journal=common.journal,
        )
        self.desk = StaffDesk(
            sessions=self.sessions,
            visits=common.visits,
            clock=ground.clock,
            jobs=common.jobs,
            flow=flow,
            shell=front.shell,
            model=self.model,
            homes=HOMES,
        )
        told = ToldDuties(catalogue=ground.catalogue, mailbox=ground.mailbox, store=common.store)
        self.helping = Helping(
            catalogue=ground.catalogue,
            mailbox=ground.mailbox,
            store=common.store,
            clock=ground.clock,
            ids=common.ids,
            told=told,
        )
        first_asked = FirstAsked(
            helping=self.helping,
            told=told,
            catalogue=ground.catalogue,
            roster=self.sessions.roster,
            clock=ground.clock,
        )
        self.helper = HelperDesk(
            visits=common.visits,
            staff=self.desk,
            helping=self.helping,
            lines=HelperList(
                helping=self.helping,
                store=common.store,
                progress=progress,
                catalogue=ground.catalogue,
                asked=first_asked,
            ),
            parts=devices.parts,
            clock=ground.clock,
            jobs=common.jobs,
            flow=flow,
            view=self.view,
        )
        self.rounds = Rounds(store=common.store, clock=ground.clock, ids=common.ids)
        self.errands = ErrandDesk(
            visits=common.visits,
            staff=self.desk,
            helping=self.helping,
            rounds=self.rounds,
            end=end,
            begin=begin,
            accompany=self.helper.accompany_to,
            jobs=common.jobs,
            flow=flow,
            model=self.errand,
        )
        self.duties = AskedDesk(
            visits=common.visits,
            staff=self.desk,
            asked=first_asked,
            progress=progress,
            catalogue=ground.catalogue,
            search=Search(ground.catalogue),
            printing=common.printing,
            papers=papers,
            accompany=self.helper.accompany_to,
            jobs=common.jobs,
            flow=flow,
            desk=self.view,
            model=self.asked,
        )
        self.checks = VerifyDesk(
            visits=common.visits,
            staff=self.desk,
            sessions=self.sessions,
            accompany=self.helper.accompany,
            clock=ground.clock,
            jobs=common.jobs,
            flow=flow,
            model=self.verify,
        )
