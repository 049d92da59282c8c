"""核验身份: a citizen whose card cannot be read is vouched for by two of the staff, or by one until later."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.staff_desk import StaffDesk
from kiosk.bridge.verify_model import VerifyModel
from kiosk.services.clock import CHINA, CountyClock
from kiosk.services.errors import ServiceError
from kiosk.services.flow import Page, Place
from kiosk.services.staff import StaffSessions
from kiosk.services.visit import Visits
from sync.model.case import Verification
from sync.model.staff import StaffMember

_SAME = "要另一位同事来核对，不能是同一个人。"
_WENT_WRONG = "没有核对成，请再试一次。"


class VerifyDesk(QObject):
    """The colleague only gives their word: the helper stays the one who is signed in."""

    def __init__(
        self,
        *,
        visits: Visits,
        staff: StaffDesk,
        sessions: StaffSessions,
        accompany: Callable[[], None],
        clock: CountyClock,
        jobs: Jobs,
        flow: FlowModel,
        model: VerifyModel,
        parent: QObject | None = None,
    ) -> None:
        """accompany: back to the citizen's page, as the one who helps."""
        super().__init__(parent)
        self._visits, self._staff, self._sessions, self._accompany = visits, staff, sessions, accompany
        self._clock, self._jobs, self._model, self._flow = clock, jobs, model, flow
        flow.entered.connect(self._enter)
        model.laterAsked.connect(self._later)
        model.secondAsked.connect(self._second)

    def wipe(self) -> None:
        self._model.clear()

    def _enter(self, place: Place) -> None:
        if place.page is Page.STAFF_VERIFY:
            self._model.clear()

    def _later(self) -> None:
        self._give("")

    def _second(self, number: str, pin: str) -> None:
        session = self._staff.session
        if session is None:
            return
        if number.casefold() == session.number.casefold():
            self._model.fail(_SAME)
            return
        self._model.set_busy()
        job = self._jobs.start("staff.second", lambda: self._sessions.check(number, pin))
        job.done.connect(self._known)
        job.failed.connect(self._refused)

    def _known(self, member: StaffMember) -> None:
        if self._flow.place.page is Page.STAFF_VERIFY:
            self._give(member.number)

    def _refused(self, error: Exception) -> None:
        self._model.fail(error.message if isinstance(error, ServiceError) else _WENT_WRONG)

    def _give(self, second: str) -> None:
        session, visit = self._staff.session, self._visits.current
        if session is None or visit is None or not self._model.reason_words:
            return
        visit.verification = Verification(
            reason=self._model.reason_words,
            helper=session.number,
            at=self._clock.now().astimezone(CHINA).isoformat(timespec="seconds"),
            second=second,
        )
        if visit.draft is not None and not visit.draft.filed:
            backing = msgspec.structs.replace(visit.draft.backing, verification=visit.verification)
            visit.draft.backing = backing
        self._accompany()
