"""First-asked duties at the desk, and one case of the desk's list as the helper may see it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.bridge.asked_model import AskedModel
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.helper_model import HelperModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.papers import Papers
from kiosk.bridge.staff_desk import StaffDesk
from kiosk.services.case_view import fact_rows
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock_words import moment_words
from kiosk.services.errors import ServiceError
from kiosk.services.first_asked import AskedRecord, AskedStep, AskedView, FirstAsked
from kiosk.services.flow import Page, Place
from kiosk.services.helper_list import Kind
from kiosk.services.printing import PaperJob, Printing
from kiosk.services.progress import CaseView, Progress
from kiosk.services.search import Search
from kiosk.services.visit import Visits
from sync.model.helping import HelperRecord
from sync.model.matter import Matter

_NOT_KEPT = "没有记成，请再试一次。"
_NOT_READ = "这一条没有读出来，请返回再点一次。"
_PAPER_FAILED = "没有打出来，请再试一次。"
_MAKING = "正在生成…"
_NO_MATTER = "这一条没有写是哪个事项，没有告知单可打。"
_MOST_HITS = 3


class AskedDesk(QObject):
    def __init__(
        self,
        *,
        visits: Visits,
        staff: StaffDesk,
        asked: FirstAsked,
        progress: Progress,
        catalogue: Catalogue,
        search: Search,
        printing: Printing,
        papers: Papers,
        accompany: Callable[[Page, str], None],
        jobs: Jobs,
        flow: FlowModel,
        desk: HelperModel,
        model: AskedModel,
        parent: QObject | None = None,
    ) -> None:
        """accompany: to a page of the citizen, as the one who helps."""
        super().__init__(parent)
        self._visits, self._staff, self._asked, self._progress = visits, staff, asked, progress
        self._catalogue, self._search, self._printing, self._papers = catalogue, search, printing, papers
        self._accompany, self._jobs, self._flow, self._model = accompany, jobs, flow, model
        self._notice_rev = 0
        self._view: AskedView | None = None
        self._case: CaseView | None = None
        flow.entered.connect(self._enter)
        desk.rowAsked.connect(self._open_row)
        model.searched.connect(self._look_for)
        model.noticeAsked.connect(self._print_notice)
        model.keepAsked.connect(self._keep)
        model.closeAsked.connect(self._close)
        model.handAsked.connect(self._hand_on)
        model.printAsked.connect(self._print)
        model.supplementAsked.connect(self._supplement)

    def wipe(self) -> None:
        self._notice_rev = 0
        self._view = self._case = None
        self._model.clear()

    # ---- pages ----

    def _open_row(self, kind: str, key: str) -> None:
        if kind == Kind.CASE.value:
            self._flow.open(Page.STAFF_CASE.value, key)
        elif kind == Kind.ASKED.value:
            self._flow.open(Page.STAFF_ASKED.value, key)
        elif kind == Kind.DRAFT.value:
            self._accompany(Page.MINE_FIND, "code")

    def _enter(self, place: Place) -> None:
        if self._staff.session is None:
            return
        try:
            if place.page is Page.STAFF_ASK:
                self.wipe()
            elif place.page is Page.STAFF_ASKED:
                self._look_at_asked(place.key)
            elif place.page is Page.STAFF_CASE:
                self._show_case(place.key)
        except ServiceError as error:
            self._model.clear()
            self._model.set_problem(error.message)

    def _look_at_asked(self, id: str) -> None:
        self._case = None
        if self._view is None or self._view.id != id:
            self._view = None
            self._model.clear()
        job = self._jobs.start("helper.asked_of", lambda: self._asked.record_of(id))
        job.done.connect(self._show_asked)
        job.failed.connect(self._not_read)

    def _show_asked(self, found: AskedRecord | None) -> None:
        session, place = self._staff.session, self._flow.place
        if session is None or found is None or place != Place(Page.STAFF_ASKED, found.view.id):
            return  # whoever asked is gone, or looks at something else
        self._view = view = found.view
        facts = (
            ("谁问的", view.asker),
            ("首问责任人", view.owner_name),
            ("现在谁在办", view.holder_name),
            ("问的时间", view.when),
            ("谁办结的", f"{view.ended_by}，{moment_words(view.ended_at)}" if view.ended_at else ""),
        )
        self._model.show(
            "asked",
            view.about,
            ("已办结", "g") if view.closed else ("没办结", "y"),
            facts,
            [_event(step) for step in view.steps],
            may=not view.closed and session.number in (view.owner, view.holder),
        )
        self._model.set_people(found.colleagues)

    def _not_read(self, error: Exception) -> None:
        if self._staff.session is not None and self._flow.place.page is Page.STAFF_ASKED:
            self._view = None
            self._model.clear()
            self._model.set_problem(error.message if isinstance(error, ServiceError) else _NOT_READ)

    def _show_case(self, id: str) -> None:
        self._view, self._case = None, self._progress.of_case(id)
        case = self._case
        if case is None:
            return
        self._model.show(
            "case",
            case.matter_name,
            (case.state_words, "t"),
            (*fact_rows(case), ("现在", case.line_words), ("还差", "、".join(case.missing))),
            [{"what": e.what, "when": e.when, "who": e.who, "phase": e.kind.value} for e in case.timeline],
            supplement=case.can_supplement,
        )

    # ---- a new duty ----

    def _look_for(self, text: str) -> None:
        hits = self._search.find(text, _MOST_HITS) if len(text.strip()) > 1 else ()
        self._model.set_hits([{"code": hit.code, "name": hit.name} for hit in hits])

    def _matter(self, code: str) -> Matter | None:
        try:
            return self._catalogue.matter(code) if code else None
        except KeyError:
            return None

    def _print_notice(self) -> None:
        matter = self._matter(self._model.chosen)
        if matter is not None:
            self._notice_rev = matter.rev
            self._start_paper(lambda: self._printing.notice(matter))

    def _keep(self, about: str, told: str, asker: str) -> None:
        session, visit = self._staff.session, self._visits.current
        if session is None or visit is None:
            return
        code = self._model.chosen
        rev = self._notice_rev if code else 0
        self._record(
            lambda: self._asked.ask(
                session, visit.id, about=about, told=told, asker=asker, matter_code=code, notice_rev=rev
            )
        )

    def _close(self, how: str) -> None:
        session, visit, view = self._staff.session, self._visits.current, self._view
        if session is not None and visit is not None and view is not None:
            self._record(lambda: self._asked.close(session, visit.id, view.id, how))

    def _hand_on(self, number: str) -> None:
        session, visit, view = self._staff.session, self._visits.current, self._view
        if session is not None and visit is not None and view is not None:
            self._record(lambda: self._asked.hand_on(session, visit.id, view.id, number))

    def _record(self, work: Callable[[], HelperRecord]) -> None:
        self._model.set_busy()
        job = self._jobs.start("helper.duty", work)
        job.done.connect(self._recorded)
        job.failed.connect(self._not_recorded)

    def _recorded(self, record: HelperRecord) -> None:
        place = self._flow.place
        if place.page is Page.STAFF_ASK:
            self._flow.replace(Page.STAFF_ASKED, record.id)
        elif place.page is Page.STAFF_ASKED:
            self._enter(place)

    def _not_recorded(self, error: Exception) -> None:
        self._model.set_problem(error.message if isinstance(error, ServiceError) else _NOT_KEPT)

    # ---- paper, and on to the citizen's pages ----

    def _print(self) -> None:
        case, view = self._case, self._view
        matter = self._matter(view.matter_code) if view is not None else None
        if case is not None:
            self._start_paper(lambda: self._printing.progress(case))
        elif matter is not None:
            self._start_paper(lambda: self._printing.notice(matter))
        else:
            self._model.set_paper(_NO_MATTER)

    def _start_paper(self, make: Callable[[], PaperJob]) -> None:
        self._model.set_paper(_MAKING)
        job = self._papers.start("desk.pdf", make)
        job.told.connect(self._model.set_paper)
        job.done.connect(self._printed)
        job.failed.connect(self._not_printed)

    def _printed(self, job: PaperJob) -> None:
        self._model.set_paper(job.words)

    def _not_printed(self, error: Exception) -> None:
        self._notice_rev = 0
        self._model.set_paper(error.message if isinstance(error, ServiceError) else _PAPER_FAILED)

    def _supplement(self) -> None:
        self._accompany(Page.PROGRESS_FIND, "")


def _event(step: AskedStep) -> dict[str, str]:
    what = f"{step.what}：{step.note}" if step.note else step.what
    return {"what": what, "when": step.when, "who": step.who, "phase": "done"}
