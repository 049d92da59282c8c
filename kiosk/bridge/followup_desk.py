"""Supplying what was asked for, and taking a case back, from the page of one's own case."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.followup_model import FollowupModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.progress_desk import ProgressDesk
from kiosk.bridge.progress_model import ProgressModel
from kiosk.bridge.supplied_desk import SuppliedDesk
from kiosk.bridge.visit_model import VisitModel
from kiosk.services.errors import ServiceError
from kiosk.services.flow import Page
from kiosk.services.followups import Followups, Opening
from kiosk.services.handing import Handing, SupplementHanding
from kiosk.services.progress import CaseView
from kiosk.services.supplied import supplied_of
from kiosk.services.visit import Visits
from sync.model.problem import Problem

_LOG = logging.getLogger(__name__)
_NOT_SENT = "没有交上去，您写的还在，请再试一次；还不行就请帮办员看看。"
_WITHDRAWN = "撤回申请已经存好，联网后自动送到窗口"
_NOTHING_ASKED = "现在没有要您补的材料"
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
        supplied: SuppliedDesk,
        visit: VisitModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visits, self._followups, self._jobs, self._flow = visits, followups, jobs, flow
        self._case, self._view, self._model, self._visit_model = case, view, model, visit
        self._supplied_desk = supplied
        #: What is being supplied; None when nothing is.
        self._opening: Opening | None = None
        self._withdrawing = ""
        view.supplementAsked.connect(self._begin_supplement)
        view.withdrawAsked.connect(self._begin_withdrawal)
        model.supplementAsked.connect(self._send)
        model.withdrawAsked.connect(self._ask)
        model.changed.connect(self._written)
        flow.entered.connect(self._entered)
        visit.answered.connect(self._answered)

    def wipe(self) -> None:
        """Forget the citizen; what was photographed and not sent is wiped."""
        opening, self._opening, self._withdrawing = self._opening, None, ""
        self._model.clear()
        if opening is not None:
            try:
                self._followups.leave(opening)
            except ServiceError as error:
                # What is held for nobody is wiped between visits as well.
                _LOG.warning("supplement left: %s", error.rule)

    def handing(self) -> Handing | None:
        """What camera, stick and phone hand in for now."""
        visit = self._visits.current
        if visit is None or self._opening is None:
            return None
        return SupplementHanding(self._followups, visit, self._opening)

    def recount(self) -> None:
        """Pages of a material came or went."""
        handing = self.handing()
        if handing is not None:
            names = self._model.names
            self._model.show_pages({name: len(handing.files_of(name)) for name in names})

    def _begin_supplement(self) -> None:
        shown, visit = self._case.shown, self._visits.current
        if shown is None or visit is None:
            return
        case, opening = shown[0], self._opening
        if not case.can_supplement:
            self._view.tell(case.line_words if case.supplied else _NOTHING_ASKED)
            return
        if opening is None or opening.case_id != case.case_id:
            self.wipe()
            self._opening = visit.opening = self._followups.open(case.case_id)
            self._model.begin(case.matter_name, case.missing)
        self._flow.open(Page.SUPPLEMENT.value)

    def _begin_withdrawal(self) -> None:
        shown = self._case.shown
        if shown is not None and shown[0].can_withdraw:
            self._withdrawing = self._followups.open().id
            self._model.ask_why(shown[0].matter_name)
            self._flow.open(Page.WITHDRAW.value)

    def _entered(self, _: object) -> None:
        if self._flow.place.page is Page.SUPPLEMENT:
            self.recount()

    def _written(self) -> None:
        if self._opening is not None:
            self._opening.note = self._model.note

    def _send(self) -> None:
        shown, visit, opening = self._case.shown, self._visits.current, self._opening
        if shown is None or visit is None or opening is None or opening.case_id != shown[0].case_id:
            return
        (case, number), visit_id = shown, visit.id
        given, note = self._model.given, self._model.note
        helper = visit.helper.name if visit.helper is not None else ""
        self._start(
            lambda: self._followups.supplement(opening, visit_id, case, number, given, note, helper),
            partial(self._supplied, opening, case, given, helper),
        )

    def _ask(self) -> None:
        self._visit_model.ask(
            _ASK, "真的要撤回这件吗？", "撤回以后窗口就不办了，要办得重新交。", ["先不撤", "撤回"]
        )

    def _answered(self, what: str, index: int) -> None:
        shown, visit, id = self._case.shown, self._visits.current, self._withdrawing
        if what != _ASK or index != 1 or shown is None or visit is None or not id:
            return
        (case, number), visit_id = shown, visit.id
        reason = self._model.reason_words
        self._start(
            lambda: self._followups.withdraw(id, visit_id, case, number, reason),
            partial(self._taken_back, id),
        )

    def _start(
        self, work: Callable[[], tuple[Problem, ...]], then: Callable[[tuple[Problem, ...]], None]
    ) -> None:
        self._model.set_busy()
        job = self._jobs.start("followup", work)
        job.done.connect(then)
        job.failed.connect(self._failed)

    def _supplied(
        self,
        opening: Opening,
        case: CaseView,
        given: tuple[str, ...],
        helper: str,
        problems: tuple[Problem, ...],
    ) -> None:
        if self._opening is not opening:
            return  # the visit has ended meanwhile
        if problems:
            self._model.fail(problems[0].message)
            return
        assert opening.sent_at is not None  # noqa: S101 - it was sent without a problem
        pages = {name: len(ids) for name, ids in opening.pages.by_material.items()}
        loose = len(opening.pages.files) - sum(pages.values())
        done = supplied_of(case, pages, given, opening.note, opening.sent_at, loose, helper)
        self.supplied.emit(case)
        self.wipe()
        self._supplied_desk.show(done)

    def _taken_back(self, id: str, problems: tuple[Problem, ...]) -> None:
        if self._withdrawing != id:
            return
        if problems:
            self._model.fail(problems[0].message)
            return
        self.wipe()
        self._flow.back()
        self._case.look_again()
        self._view.tell(_WITHDRAWN)

    def _failed(self, error: Exception) -> None:
        if self._opening is not None or self._withdrawing:
            self._model.fail(error.message if isinstance(error, ServiceError) else _NOT_SENT)
