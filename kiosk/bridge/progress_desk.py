"""Finding a case, showing it, urging it, printing how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject

from kiosk.bridge.after_desk import AfterDesk
from kiosk.bridge.certificate_desk import CertificateDesk
from kiosk.bridge.county_wait import CountyWait
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.papers import Papers
from kiosk.bridge.progress_model import ProgressFindModel, ProgressModel
from kiosk.bridge.voice_desk import VoiceDesk
from kiosk.services.case_view import fact_rows
from kiosk.services.elsewhere import NOT_FOUND as NOWHERE
from kiosk.services.elsewhere import Elsewhere
from kiosk.services.errors import ServiceError
from kiosk.services.flow import Page
from kiosk.services.printing import PaperJob, Printing
from kiosk.services.progress import NOT_FOUND, CaseView, Progress
from kiosk.services.questions import Asked
from kiosk.services.urging import Urging
from kiosk.services.visit import Mode, Visits
from kiosk.services.voice_view import VoiceLookup, VoiceView, is_voice_secret
from sync.model.certificate import is_pickup
from sync.model.persons import normalise
from sync.model.problem import Problem

_NOT_DONE = "没有办成，请再试一次；还不行就请帮办员看看。"
_WENT_WRONG = "没有查成，请再试一次；还不行就请帮办员看看。"


@dataclass(frozen=True)
class _Elsewhere:
    """It is not in this machine; the county has been asked."""

    asked: Asked
    number: str


class ProgressDesk(QObject):
    def __init__(
        self,
        *,
        visits: Visits,
        progress: Progress,
        elsewhere: Elsewhere,
        urging: Urging,
        printing: Printing,
        papers: Papers,
        jobs: Jobs,
        flow: FlowModel,
        find: ProgressFindModel,
        view: ProgressModel,
        certificates: CertificateDesk,
        after: AfterDesk,
        lookup: VoiceLookup,
        voices: VoiceDesk,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._papers = papers
        self._visits, self._progress, self._jobs, self._flow = visits, progress, jobs, flow
        self._urging, self._printing = urging, printing
        self._find, self._view, self._after = find, view, after
        self._elsewhere, self._wait = elsewhere, CountyWait(self)
        self._wait.answered.connect(self._county_said)
        self._wait.failed.connect(self._failed)
        self._case: CaseView | None = None
        self._number = ""  # the ID number that opened the case, for what may be sent after it
        self._lookup, self._voices = lookup, voices
        self._asked_in, self._certificates = "", certificates
        find.findAsked.connect(self._search)
        view.urgeAsked.connect(self._urge)
        view.printAsked.connect(self._print)

    def wipe(self) -> None:
        self._wait.stop()
        self._asked_in = self._number = ""
        self._case = None
        self._find.clear()
        self._view.clear()

    def _search(self, receipt: str, number: str) -> None:
        visit = self._visits.current
        if visit is None:
            return
        self._asked_in, self._number = visit.id, normalise(number)
        if is_pickup(receipt):
            self._certificates.fetch(receipt, number)
            return
        visit_id = visit.id

        def work() -> CaseView | VoiceView | Problem | _Elsewhere:
            # Both kinds have numbers of one series; what is typed beside it tells most often which it is.
            if is_voice_secret(number):
                return self._lookup.find(receipt, number)
            found = self._progress.find(receipt, number, last=False)
            if found is not NOT_FOUND:
                return found
            said = self._lookup.peek(receipt, number)
            if said is not None:
                return said
            asked = self._elsewhere.ask(visit_id, receipt, number)
            if isinstance(asked, Problem):
                self._progress.missed()
                return asked
            return _Elsewhere(asked, number)

        job = self._jobs.start("progress.find", work)
        job.done.connect(self._found)
        job.failed.connect(self._failed)

    def _found(self, result: CaseView | VoiceView | Problem | _Elsewhere) -> None:
        visit = self._visits.current
        if visit is None or visit.id != self._asked_in:
            return
        if isinstance(result, _Elsewhere):
            self._find.set_asking()
            self._wait.start(partial(self._elsewhere.look, result.asked, result.number))
            return
        if isinstance(result, Problem):
            self._find.fail(result.message)
            return
        self._find.clear()
        if isinstance(result, VoiceView):
            self._voices.show(result)
            self._flow.open(Page.VOICE.value)
            return
        self._show(result)
        self._flow.next()

    def _county_said(self, result: CaseView | Problem) -> None:
        if result is NOWHERE:
            self._progress.missed()
        self._found(result)

    @property
    def shown(self) -> tuple[CaseView, str] | None:
        """The case on the page, and the ID number it was opened with."""
        return None if self._case is None else (self._case, self._number)

    def look_again(self) -> None:
        """Something was sent after the case on the page."""
        if self._case is None:
            return
        try:
            found = self._progress.again(self._case)
        except ServiceError as error:
            self._view.tell(error.message)
            return
        if found is self._case:  # of another terminal: nothing is known of it here
            found = replace(found, can_supplement=False, can_withdraw=False)
        self._show(found)

    def open(self, case: CaseView, number: str) -> None:
        """A case of a list was chosen. number: the ID number the list was opened with."""
        self._number = number
        self._show(case)
        self._flow.open(Page.PROGRESS.value)

    def _failed(self, error: Exception) -> None:
        self._find.fail(error.message if isinstance(error, ServiceError) else _WENT_WRONG)

    # ---- 催一催 ----

    def _urge(self) -> None:
        case, visit = self._case, self._visits.current
        if case is None or visit is None:
            return
        if case.urge_refusal:
            self._view.tell(case.urge_refusal)
            return
        visit_id = visit.id

        def work() -> tuple[str, CaseView]:
            problem = self._urging.send(visit_id, case)
            return (problem.message if problem else ""), self._progress.again(case)

        job = self._jobs.start("urge", work)
        job.done.connect(self._urged)
        job.failed.connect(self._not_done)

    def _urged(self, result: tuple[str, CaseView]) -> None:
        problem, case = result
        if self._case is None or self._case.case_id != case.case_id:
            return
        self._show(case)
        self._view.tell(problem or "催了。一天一次，明天还可以再催")

    # ---- paper ----

    def _print(self) -> None:
        case, visit = self._case, self._visits.current
        if case is None or visit is None or self._view.printing:
            return
        large = visit.mode is Mode.ELDER
        self._view.set_printing(True)
        job = self._papers.start("progress.pdf", lambda: self._printing.progress(case, large=large))
        job.told.connect(self._under_way)
        job.done.connect(self._printed)
        job.failed.connect(self._not_done)

    def _under_way(self, words: str) -> None:
        if self._case is not None:
            self._view.tell(words)

    def _printed(self, job: PaperJob) -> None:
        if self._case is not None:
            self._view.set_printing(False)
            self._view.tell(job.words)

    def _not_done(self, error: Exception) -> None:
        if self._case is not None:
            self._view.set_printing(False)
            self._view.tell(error.message if isinstance(error, ServiceError) else _NOT_DONE)

    def _show(self, case: CaseView) -> None:
        self._case = case
        self._view.show(
            matter=case.matter_name,
            state=case.state_words,
            kind=_KIND.get(case.state, "t"),
            words=case.line_words,
            rows=fact_rows(case),
            missing=case.missing,
            events=[
                {"what": e.what, "when": e.when, "who": e.who, "phase": e.kind.value} for e in case.timeline
            ],
        )
        self._view.set_followups(
            supplement=case.can_supplement, withdraw=case.can_withdraw, supplied=case.supplied
        )
        self._view.set_urge(case.urge_refusal, "经办人" if case.state == "accepted" else "窗口")
        self._view.set_deadline(case.days_left, case.share_used, case.provisional)
        self._view.set_rating(bool(case.review_stage) and not case.reviewed, case.reviewed)
        if case.review_stage and not case.reviewed:
            self._after.rate_case(case.case_id, case.review_stage, rated=None)


_KIND = {
    "correcting": "y",
    "not_accepted": "r",
    "refused": "r",
    "completed": "g",
    "delivered": "g",
    "received": "t",
    "accepted": "y",
}
