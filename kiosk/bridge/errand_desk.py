"""What a helper begins from the desk: filing for somebody, and going from door to door."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.bridge.errand_model import ErrandModel
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.staff_desk import StaffDesk
from kiosk.services.errors import ServiceError
from kiosk.services.filing import Receipt
from kiosk.services.flow import Page, Place
from kiosk.services.helping import Helping
from kiosk.services.rounds import Rounds, RoundView
from kiosk.services.staff import Ending
from kiosk.services.visit import EndReason, Errand, Visits
from sync.model.helping import Help

_LOG = logging.getLogger("kiosk.errand")
_BUSY = "群众正在办“{name}”，还没有交。先陪着办完，或者让群众存草稿，再办别的。"
_LOCKED = "已经锁上，请重新登录，再接着办下一户。"
#: Ways that lead to a page of the citizen, with the helper beside: page and key.
BESIDE = {
    "code": (Page.MINE_FIND, "code"),
    "supplement": (Page.PROGRESS_FIND, ""),
    "voice": (Page.VOICES, ""),
}
_FILING = (Page.FORM, Page.MATERIALS, Page.SIGN)


class ErrandDesk(QObject):
    """Each errand is a visit of its own, begun by the helper: nothing of the citizen before is in it, and the
    helper stays signed in across it. A household's receipt shows on a page of the round, where nobody rates:
    the code on the slip does that later, without the helper."""

    def __init__(
        self,
        *,
        visits: Visits,
        staff: StaffDesk,
        helping: Helping,
        rounds: Rounds,
        end: Callable[[EndReason], None],
        begin: Callable[[], None],
        accompany: Callable[[Page, str], None],
        jobs: Jobs,
        flow: FlowModel,
        model: ErrandModel,
        parent: QObject | None = None,
    ) -> None:
        """end, begin: of a visit. accompany: to a page of the citizen, as the one who helps."""
        super().__init__(parent)
        self._visits, self._staff, self._helping, self._rounds = visits, staff, helping, rounds
        self._end, self._begin, self._accompany = end, begin, accompany
        self._jobs, self._flow, self._model = jobs, flow, model
        self._noted = ""
        flow.entered.connect(self._enter)
        staff.ended.connect(self._staff_ended)
        model.chosen.connect(self._choose)
        model.nextAsked.connect(self._next_household)
        model.roundOver.connect(self._close_round)
        model.pauseAsked.connect(self._pause)

    def wipe(self) -> None:
        self._noted = ""
        self._model.clear()
        # A machine that is never switched off must not keep a round and whose card it was.
        job = self._jobs.start("round.recover", self._rounds.recover)
        job.failed.connect(self._not_recovered)

    def filed(self, receipt: Receipt) -> None:
        """A household is done: who files there need not be asked again."""
        visit = self._visits.current
        if visit is None or visit.errand is None or visit.errand.onsite is None:
            return
        if visit.errand.entrusted and visit.agent is not None and visit.helper is not None:
            try:
                self._rounds.keep_agent(visit.helper.number, visit.agent)
            except ServiceError as error:
                _LOG.warning("agent of the round not kept: %s", error.rule)

    # ---- pages ----

    def _enter(self, place: Place) -> None:
        if place.page in (Page.STAFF_ROUND, Page.ROUND_DONE):
            self._show_round()
        elif place.page is Page.STAFF_NEW:
            self._model.set_problem("")
        elif place.page in _FILING:
            self._note()

    def _choose(self, way: str) -> None:
        if way == "round":
            self._flow.open(Page.STAFF_ROUND.value)
        elif way == "ask":
            self._flow.open(Page.STAFF_ASK.value)
        elif way == "verify":
            self._flow.open(Page.STAFF_VERIFY.value)
        elif way == "entrusted":
            self._anew(Errand(entrusted=True))
        elif way in BESIDE:
            self._accompany(*BESIDE[way])

    def _show_round(self) -> None:
        found = self._round()
        if found is None:
            self._model.show_round("", (), is_open=False)
            return
        rows = [
            {"key": line.case_id, "name": line.matter_name, "who": line.who, "words": line.words}
            for line in found.done
        ]
        self._model.show_round(found.place, rows, is_open=True)

    def _round(self) -> RoundView | None:
        session = self._staff.session
        try:
            return self._rounds.open_of(session.number) if session is not None else None
        except ServiceError as error:
            self._model.set_problem(error.message)
            return None

    # ---- errands ----

    def _next_household(self, place: str, absent: bool) -> None:
        session = self._staff.session
        if session is None:
            # Locked meanwhile: what is done is done, and the desk leads back into the round.
            self._flow.open(Page.STAFF_IN.value)
            self._staff.tell(_LOCKED)
            return
        try:
            found = self._rounds.begin(session, place)
        except ServiceError as error:
            self._model.set_problem(error.message)
            return
        last = found.done[-1].matter_code if found.done else ""
        self._anew(
            Errand(entrusted=absent, agent=found.agent if absent else None), on_round=True, matter=last
        )

    def _anew(self, errand: Errand, *, on_round: bool = False, matter: str = "") -> None:
        """A visit of its own for it. matter: where it begins, "" on the first page."""
        session, before = self._staff.session, self._visits.current
        if session is None:
            return
        if before is not None and before.draft is not None and not before.finished:
            self._model.set_problem(_BUSY.format(name=before.draft.matter.name))
            return
        self._staff.carry_over()
        self._end(EndReason.DONE if before is not None and before.finished else EndReason.LEFT)
        self._begin()
        visit = self._visits.current
        if visit is None:
            return
        visit.helper = session
        if on_round:
            try:
                errand = Errand(
                    entrusted=errand.entrusted,
                    agent=errand.agent,
                    onsite=self._rounds.visit(session, visit.id),
                )
            except ServiceError as error:
                visit.helper = None
                self._flow.open(Page.STAFF_IN.value)
                self._staff.tell(error.message)
                return
        visit.errand = errand
        if matter:
            self._flow.open(Page.GUIDE.value, matter)

    def _close_round(self) -> None:
        session = self._staff.session
        if session is None:
            return
        try:
            self._rounds.close(session.number)
        except ServiceError as error:
            self._model.set_problem(error.message)
            return
        self._show_round()

    def _pause(self) -> None:
        self._end(EndReason.DONE)

    def _note(self) -> None:
        """A form is open: who was asked first, and about what, once in a visit."""
        visit = self._visits.current
        if visit is None or visit.errand is None or visit.helper is None or visit.draft is None:
            return
        if self._noted == visit.id:
            return
        self._noted = visit.id
        helper, visit_id, matter = visit.helper, visit.id, visit.draft.matter.code
        job = self._jobs.start(
            "helper.asked",
            lambda: self._helping.record(helper, visit_id, Help.ASKED, matter_code=matter),
        )
        job.failed.connect(self._not_noted)

    def _not_recovered(self, error: Exception) -> None:
        rule = error.rule if isinstance(error, ServiceError) else type(error).__name__
        _LOG.warning("rounds not looked through now: %s", rule)

    def _not_noted(self, error: Exception) -> None:
        rule = error.rule if isinstance(error, ServiceError) else type(error).__name__
        _LOG.warning("errand not noted now: %s", rule)

    def _staff_ended(self, why: Ending) -> None:
        """Who rates, rates alone; and who has no right here any more, files nothing more."""
        visit = self._visits.current
        if visit is None or why not in (Ending.RATED, Ending.REVOKED):
            return
        visit.helper = visit.errand = None
        if why is Ending.REVOKED and visit.draft is not None and not visit.draft.filed:
            visit.draft.helper = ""
