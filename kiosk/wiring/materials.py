"""Handing in a material here: by the camera, or from the citizen's own stick."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from kiosk.bridge.jobs import Jobs
from kiosk.bridge.materials_model import SHOOT, STICK
from kiosk.bridge.shoot_desk import ShootDesk
from kiosk.bridge.shoot_model import ShootModel
from kiosk.bridge.stick_desk import StickDesk
from kiosk.bridge.stick_model import StickModel
from kiosk.bridge.taken_desk import TakenDesk
from kiosk.bridge.taken_model import TakenModel
from kiosk.bridge.taken_pictures import TakenPictures
from kiosk.services.clock import CHINA
from kiosk.services.clock_words import short_day_words
from kiosk.services.flow import Page
from kiosk.services.stick_files import StickFiles
from kiosk.wiring.common import Common
from kiosk.wiring.devices import DevicePart
from kiosk.wiring.filing import FilingPart
from kiosk.wiring.ground import Ground


class MaterialsPart:
    def __init__(self, ground: Ground, common: Common, devices: DevicePart, filing: FilingPart) -> None:
        sticks, flow, pictures = ground.settings.paths.sticks, filing.flow, TakenPictures()
        self.shoot, self.taken = ShootModel(), TakenModel(pictures)
        self.stick = StickModel(partial(_day, ground))
        self._own = Jobs()
        self.shooting = ShootDesk(
            shooting=devices.shooting,
            watch=devices.watch,
            visits=common.visits,
            filing=common.filing,
            jobs=common.jobs,
            flow=flow,
            view=self.shoot,
            pictures=pictures,
        )
        self.sticks = StickDesk(
            sticks=StickFiles(common.filing, Path(sticks)),
            visits=common.visits,
            jobs=self._own,
            flow=flow,
            view=self.stick,
            pictures=pictures,
        )
        self.takings = TakenDesk(
            visits=common.visits,
            filing=common.filing,
            flow=flow,
            view=self.taken,
            materials=filing.materials,
            pictures=pictures,
        )
        camera = devices.fitted.camera is not None
        filing.materials.offer([way for way, there in ((SHOOT, camera), (STICK, bool(sticks))) if there])
        filing.materials.shootAsked.connect(partial(flow.open, Page.SHOOT.value))
        filing.materials.stickAsked.connect(partial(flow.open, Page.STICK.value))
        filing.materials.takenAsked.connect(partial(flow.open, Page.TAKEN.value))

    def wipe(self) -> None:
        """Forget the citizen."""
        self.shooting.wipe()
        self.sticks.wipe()
        self.takings.wipe()

    def close(self) -> None:
        """Wait for what is being taken from a stick."""
        self._own.finish()


def _day(ground: Ground, seconds: float) -> str:
    """Sticks have dates from before there were sticks, and from years to come."""
    try:
        return short_day_words(datetime.fromtimestamp(seconds, CHINA).date(), ground.clock.today())
    except (ValueError, OverflowError, OSError):
        return ""
