"""Supplying what was asked for, and taking a case back, from the page of one's own case."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.followup_model import FollowupModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.progress_desk import ProgressDesk
from kiosk.bridge.progress_model import ProgressModel
from kiosk.bridge.visit_model import VisitModel
from kiosk.services.errors import ServiceError
from kiosk.services.flow import Page
from kiosk.services.followups import Followups, Opening
from kiosk.services.progress import CaseView
from kiosk.services.visit import Visits
from sync.model.problem import Problem

_LOG = logging.getLogger(__name__)
_NOT_SENT = "没有交上去，您写的还在，请再试一次；还不行就请帮办员看看。"
_SUPPLIED = "补交的已经存好，联网后自动送到窗口"
_WITHDRAWN = "撤回申请已经存好，联网后自动送到窗口"
_ASK = "withdraw"


class FollowupDesk(QObject):
    #: Something was sent for a case; carries its ``CaseView``.
    supplied = Signal(object)

    def __init__(
        self,
        *,
        visits: Visits,
        followups: Followups,
        jobs: Jobs,
        flow: FlowModel,
        case: ProgressDesk,
        view: ProgressModel,
        model: FollowupModel,
        visit: VisitModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visits, self._followups, self._jobs, self._flow = visits, followups, jobs, flow
        self._case, self._view, self._model, self._visit_model = case, view, model, visit
        self._opening: Opening | None = None
        self._words = ""
        view.supplementAsked.connect(self._begin_supplement)
        view.withdrawAsked.connect(self._begin_withdrawal)
        model.supplementAsked.connect(self._send)
        model.withdrawAsked.connect(self._ask)
        visit.answered.connect(self._answered)

    def wipe(self) -> None:
        opening, self._opening, self._words = self._opening, None, ""
        self._model.clear()
        if opening is not None:
            try:
                self._followups.leave(opening)
            except ServiceError as error:
                # What is held for nobody is wiped between visits as well.
                _LOG.warning("supplement left: %s", error.rule)

    def _begin_supplement(self) -> None:
        shown = self._case.shown
        if shown is not None and shown[0].can_supplement:
            self._begin(shown[0], Page.SUPPLEMENT)

    def _begin_withdrawal(self) -> None:
        shown = self._case.shown
        if shown is not None and shown[0].can_withdraw:
            self._begin(shown[0], Page.WITHDRAW)

    def _begin(self, case: CaseView, page: Page) -> None:
        self.wipe()
        self._opening = self._followups.open()
        self._model.begin(case.matter_name, case.missing)
        self._flow.open(page.value)

    def _send(self) -> None:
        shown, visit = self._case.shown, self._visits.current
        if shown is None or visit is None or self._opening is None:
            return
        (case, number), opening, visit_id = shown, self._opening, visit.id
        given, note = self._model.given, self._model.note
        helper = visit.helper.name if visit.helper is not None else ""
        self._start(
            _SUPPLIED,
            lambda: self._followups.supplement(opening, visit_id, case, number, given, note, helper),
        )

    def _ask(self) -> None:
        self._visit_model.ask(
            _ASK, "真的要撤回这件吗？", "撤回以后窗口就不办了，要办得重新交。", ["先不撤", "撤回"]
        )

    def _answered(self, what: str, index: int) -> None:
        shown, visit = self._case.shown, self._visits.current
        if what != _ASK or index != 1 or shown is None or visit is None or self._opening is None:
            return
        (case, number), id, visit_id = shown, self._opening.id, visit.id
        reason = self._model.reason_words
        self._start(_WITHDRAWN, lambda: self._followups.withdraw(id, visit_id, case, number, reason))

    def _start(self, words: str, work: Callable[[], tuple[Problem, ...]]) -> None:
        self._words = words
        self._model.set_busy()
        job = self._jobs.start("followup", work)
        job.done.connect(self._sent)
        job.failed.connect(self._failed)

    def _sent(self, problems: tuple[Problem, ...]) -> None:
        if self._opening is None:
            return  # the visit has ended meanwhile
        if problems:
            self._model.fail(problems[0].message)
            return
        words, shown = self._words, self._case.shown
        if words == _SUPPLIED and shown is not None:
            self.supplied.emit(shown[0])
        self.wipe()
        self._flow.back()
        self._case.look_again()
        self._view.tell(words)

    def _failed(self, error: Exception) -> None:
        if self._opening is not None:
            self._model.fail(error.message if isinstance(error, ServiceError) else _NOT_SENT)
