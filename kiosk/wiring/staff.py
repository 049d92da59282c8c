"""The people beside the machine: signing in, and where each of them goes then."""

from __future__ import annotations

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.helper_desk import HelperDesk
from kiosk.bridge.helper_model import HelperModel
from kiosk.bridge.staff_desk import StaffDesk
from kiosk.bridge.staff_model import StaffModel
from kiosk.services.devices import Devices
from kiosk.services.flow import Page
from kiosk.services.helper_list import HelperList
from kiosk.services.helping import Helping
from kiosk.services.progress import Progress
from kiosk.services.staff import Roster, StaffSessions, Tries
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
    ) -> None:
        self.model, self.view = StaffModel(), HelperModel()
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
        self.helping = Helping(
            catalogue=ground.catalogue,
            mailbox=ground.mailbox,
            store=common.store,
            clock=ground.clock,
            ids=common.ids,
        )
        self.helper = HelperDesk(
            visits=common.visits,
            staff=self.desk,
            helping=self.helping,
            lines=HelperList(store=common.store, progress=progress, catalogue=ground.catalogue),
            parts=devices.parts,
            clock=ground.clock,
            jobs=common.jobs,
            flow=flow,
            view=self.view,
        )
