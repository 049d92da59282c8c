"""用手机传: opens a drop while its page is shown, takes what comes one after another, ends it with the
page."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from kiosk.bridge.county_wait import CountyWait
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.material_desk import MaterialDesk, words_of
from kiosk.bridge.phone_model import PhoneModel
from kiosk.bridge.qr_image import QrImages
from kiosk.bridge.taken_pictures import TakenPictures
from kiosk.services.errors import ServiceError
from kiosk.services.flow import Page
from kiosk.services.handing import Handing
from kiosk.services.phone_files import Drop, PhoneFiles
from kiosk.services.stick_files import TakenFile
from kiosk.services.visit import Visits
from sync.model.problem import Problem

log = logging.getLogger(__name__)
_EVERY = 200  # ms between looks; a look is a read of a counter
_IMAGE = "phone"


class PhoneDesk(MaterialDesk):
    """jobs: this desk's alone. A large PDF takes seconds to look through, which no submit may wait for, and
    who comes here because their stick hangs must not wait for the stick."""

    def __init__(
        self,
        *,
        phone: PhoneFiles,
        visits: Visits,
        given: Callable[[], Handing | None],
        jobs: Jobs,
        flow: FlowModel,
        view: PhoneModel,
        images: QrImages,
        pictures: TakenPictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(Page.PHONE, flow, given, parent)
        self._phone, self._visits, self._jobs = phone, visits, jobs
        self._view, self._images, self._pictures = view, images, pictures
        self._drop: Drop | None = None
        #: Which asking a drop on its way belongs to: one that nobody waits for any more is given up.
        self._turn = 0
        #: Numbers of files taken, refused, or being taken.
        self._seen: set[int] = set()
        self._version, self._busy = -1, False
        self._wait = CountyWait(self)
        self._wait.answered.connect(self._let_in)
        self._wait.failed.connect(self._lost)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._tick)
        view.againAsked.connect(self._begin)

    def _opened(self, handing: Handing) -> None:
        self._view.begin(handing.name_of(self._material))
        self._begin()

    def _closed(self) -> None:
        self._end()
        self._view.clear()

    def _begin(self) -> None:
        self._end()
        visit = self._visits.current
        if visit is None or self._handing is None:
            return
        self._visits.touch()
        self._view.ask()
        job = self._jobs.start("phone.open", partial(self._phone.open, visit.id))
        job.done.connect(partial(self._asked, self._turn))
        job.failed.connect(partial(self._not_asked, self._turn))

    def _asked(self, turn: int, drop: Drop | Problem) -> None:
        if turn != self._turn:
            if isinstance(drop, Drop):
                self._give_up(drop)
        elif isinstance(drop, Problem):
            self._view.trouble(drop.message)
        else:
            self._drop = drop
            self._wait.start(partial(self._phone.look, drop))

    def _not_asked(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._view.trouble(words_of(error))

    def _let_in(self, said: bool | Problem) -> None:
        if isinstance(said, Problem):
            self._end()
            self._view.trouble(said.message)
        elif self._drop is not None:
            self._view.open(self._images.put(_IMAGE, self._drop.address))
            self._timer.start()

    def _lost(self, error: Exception) -> None:
        self._end()
        self._view.trouble(words_of(error))

    def _end(self) -> None:
        """Nobody is let in any more, and the key is gone."""
        self._turn += 1
        self._wait.stop()
        self._timer.stop()
        drop, self._drop = self._drop, None
        self._version = -1
        self._seen.clear()
        self._images.drop(_IMAGE)
        if drop is not None:
            self._give_up(drop)

    def _give_up(self, drop: Drop) -> None:
        job = self._jobs.start("phone.end", partial(self._phone.end, drop))
        job.failed.connect(self._not_ended)

    def _tick(self) -> None:
        if self._drop is None or self._busy:
            return
        try:
            self._look(self._drop)
        except ServiceError as error:
            self._lost(error)

    def _look(self, drop: Drop) -> None:
        if self._phone.over(drop):
            self._end()
            self._view.expire()
            return
        version = self._phone.version()
        if version == self._version:
            return
        self._version = version
        state = self._phone.state(drop)
        if state.joined and not self._view.joined:
            self._visits.touch()
            self._view.join()
        file = next((file for file in state.files if file.number not in self._seen), None)
        visit, handing, material = self._visits.current, self._handing, self._material
        if file is None or visit is None or handing is None:
            return
        self._seen.add(file.number)
        # Whether there is one more behind it is looked at when this one is done.
        self._busy, self._version = True, -1
        self._visits.touch()
        self._view.storing()
        job = self._jobs.start("phone.take", partial(self._phone.take, drop, file, handing, material))
        job.done.connect(partial(self._stored, drop, visit.id))
        job.failed.connect(partial(self._failed, drop))

    def _stored(self, drop: Drop, visit_id: str, taken: TakenFile) -> None:
        self._busy = False
        visit = self._visits.current
        if visit is None or visit.id != visit_id:
            return  # nobody is there any more; what was stored goes with what it was stored for
        if taken.picture:
            self._pictures.put(taken.file.id, taken.picture)
        if self._drop is drop:
            self._view.stored(self._pictures.get(taken.file.id))
        self.changed.emit()

    def _failed(self, drop: Drop, error: Exception) -> None:
        self._busy = False
        if self._drop is drop:
            self._view.failed(words_of(error))

    @staticmethod
    def _not_ended(error: Exception) -> None:
        log.error("a drop was not ended here, its time runs out at the county: %s", type(error).__name__)
