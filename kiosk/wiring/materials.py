"""Handing in a material here, for a case or after it: by the camera, or from the citizen's own stick or
phone."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from kiosk.bridge.followup_model import FollowupModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.material_desk import MaterialDesk
from kiosk.bridge.materials_model import PHONE, SHOOT, STICK, MaterialsModel
from kiosk.bridge.phone_desk import PhoneDesk
from kiosk.bridge.phone_model import PhoneModel
from kiosk.bridge.qr_image import QrImages
from kiosk.bridge.shoot_desk import ShootDesk
from kiosk.bridge.shoot_model import ShootModel
from kiosk.bridge.stick_desk import StickDesk
from kiosk.bridge.stick_model import StickModel
from kiosk.bridge.taken_desk import TakenDesk
from kiosk.bridge.taken_model import TakenModel
from kiosk.bridge.taken_pictures import TakenPictures
from kiosk.services.clock import CHINA
from kiosk.services.clock_words import short_day_words
from kiosk.services.flow import Journey, Page
from kiosk.services.handing import DraftHanding, Handing
from kiosk.services.phone_files import PhoneFiles
from kiosk.services.stick_files import StickFiles
from kiosk.wiring.common import Common
from kiosk.wiring.devices import DevicePart
from kiosk.wiring.filing import FilingPart
from kiosk.wiring.front import Front
from kiosk.wiring.ground import Ground
from kiosk.wiring.progress import ProgressPart


class MaterialsPart:
    def __init__(
        self,
        ground: Ground,
        front: Front,
        common: Common,
        devices: DevicePart,
        filing: FilingPart,
        progress: ProgressPart,
        images: QrImages,
    ) -> None:
        self._common, self._filing, self._after = common, filing, progress.followups
        sticks, flow, pictures = ground.settings.paths.sticks, filing.flow, TakenPictures()
        self.shoot, self.taken = ShootModel(), TakenModel(pictures)
        self.stick = StickModel(partial(_day, ground))
        self.phone = PhoneModel()
        self._stick_jobs, self._phone_jobs = Jobs(), Jobs()
        self.shooting = ShootDesk(
            shooting=devices.shooting,
            watch=devices.watch,
            visits=common.visits,
            given=self._given,
            jobs=common.jobs,
            flow=flow,
            view=self.shoot,
            pictures=pictures,
        )
        self.sticks = StickDesk(
            sticks=StickFiles(Path(sticks)),
            visits=common.visits,
            given=self._given,
            jobs=self._stick_jobs,
            flow=flow,
            view=self.stick,
            pictures=pictures,
        )
        self.takings = TakenDesk(
            visits=common.visits,
            given=self._given,
            jobs=common.jobs,
            flow=flow,
            view=self.taken,
            visit=front.visit,
            pictures=pictures,
        )
        self._files = PhoneFiles(
            questions=common.questions,
            catalogue=ground.catalogue,
            mailbox=ground.mailbox,
            store=common.store,
            clock=ground.clock,
            ids=common.ids,
        )
        self.phones = PhoneDesk(
            phone=self._files,
            visits=common.visits,
            given=self._given,
            jobs=self._phone_jobs,
            flow=flow,
            view=self.phone,
            images=images,
            pictures=pictures,
        )
        camera = devices.fitted.camera is not None
        self._fitted = [way for way, there in ((SHOOT, camera), (STICK, bool(sticks))) if there]
        self._models: tuple[MaterialsModel | FollowupModel, ...] = (filing.materials, progress.followup)
        self._offer()
        flow.entered.connect(self._offer)
        for model in self._models:
            model.shootAsked.connect(partial(flow.open, Page.SHOOT.value))
            model.stickAsked.connect(partial(flow.open, Page.STICK.value))
            model.phoneAsked.connect(partial(flow.open, Page.PHONE.value))
            model.takenAsked.connect(partial(flow.open, Page.TAKEN.value))
        desks: tuple[MaterialDesk, ...] = (self.shooting, self.sticks, self.phones, self.takings)
        for desk in desks:
            desk.changed.connect(self._changed)

    def wipe(self) -> None:
        """Forget the citizen."""
        self.shooting.wipe()
        self.sticks.wipe()
        self.phones.wipe()
        self.takings.forget()

    def _offer(self, _: object = None) -> None:
        """What there is to hand in with; whether phones are let in is the county's, and may have changed."""
        ways = [*self._fitted, *([PHONE] if self._files.offered() else [])]
        for model in self._models:
            model.offer(ways)

    def _given(self) -> Handing | None:
        """What the page that is opened now hands in for."""
        if self._filing.flow.in_journey(Journey.PROGRESS):
            return self._after.handing()
        visit = self._common.visits.current
        if visit is None or visit.draft is None:
            return None
        return DraftHanding(self._common.filing, visit, visit.draft)

    def _changed(self) -> None:
        visit = self._common.visits.current
        if visit is not None and visit.draft is not None:
            self._filing.materials.show(visit.draft.materials)
        self._after.recount()

    def close(self) -> None:
        """Wait for what is being taken from a stick or a phone."""
        self._stick_jobs.finish()
        self._phone_jobs.finish()


def _day(ground: Ground, seconds: float) -> str:
    """Sticks have dates from before there were sticks, and from years to come."""
    try:
        return short_day_words(datetime.fromtimestamp(seconds, CHINA).date(), ground.clock.today())
    except (ValueError, OverflowError, OSError):
        return ""
