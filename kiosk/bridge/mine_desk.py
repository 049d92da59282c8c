"""A citizen's own things at this terminal: found, looked at, taken up, printed, deleted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.identify_model import CODE_FIELDS, FIELDS, IdentifyModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.mine_model import DraftModel, MineModel
from kiosk.bridge.papers import Papers
from kiosk.bridge.visit_model import VisitModel
from kiosk.services.errors import ServiceError
from kiosk.services.flow import Page, Place
from kiosk.services.mine import Belongings, Mine
from kiosk.services.printing import PaperJob, Printing
from kiosk.services.progress import CaseView
from kiosk.services.shelf import DraftShelf, ShelvedDraft
from kiosk.services.visit import Mode, Visits
from sync.model.case import Applicant
from sync.model.persons import normalise
from sync.model.problem import Problem

#: The key of the page that asks for a pick-up code; the other one asks who it is.
BY_CODE = "code"
_WENT_WRONG = "没有查成，请再试一次；还不行就请帮办员看看。"
_PAPER_FAILED = "取件单没有生成，请记下取件码，或请帮办员帮忙。"


class MineDesk(QObject):
    #: A case of the list was chosen; carries its ``CaseView`` and the ID number that opened the list.
    caseChosen = Signal(object, str)
    #: A draft is to be gone on with; carries its id.
    resumed = Signal(str)

    def __init__(
        self,
        *,
        visits: Visits,
        mine: Mine,
        shelf: DraftShelf,
        printing: Printing,
        papers: Papers,
        jobs: Jobs,
        flow: FlowModel,
        find: IdentifyModel,
        view: MineModel,
        draft: DraftModel,
        visit: VisitModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._papers = papers
        self._visits, self._mine, self._shelf, self._printing = visits, mine, shelf, printing
        self._jobs, self._flow = jobs, flow
        self._find, self._view, self._draft, self._visit_model = find, view, draft, visit
        self._asked_in = self._number = ""
        self._found: Belongings | None = None
        self._shown: ShelvedDraft | None = None
        flow.entered.connect(self._enter)
        find.known.connect(self._by_person)
        find.coded.connect(self._by_code)
        view.chosen.connect(self._choose)
        draft.resumeAsked.connect(self._resume)
        draft.printAsked.connect(self._print)
        draft.dropAsked.connect(self._ask_drop)
        visit.answered.connect(self._answered)

    def wipe(self) -> None:
        """Forget the citizen."""
        self._asked_in = self._number = ""
        self._found = self._shown = None
        self._find.clear()
        self._view.clear()
        self._draft.clear()

    # ---- finding ----

    def _enter(self, place: Place) -> None:
        if place.page is Page.MINE_FIND:
            self._find.ask(CODE_FIELDS if place.key == BY_CODE else FIELDS)

    def _by_person(self, who: Applicant) -> None:
        self._number = normalise(who.id_number)
        self._search(partial(self._mine.of_person, who))

    def _by_code(self, number: str, code: str) -> None:
        self._number = normalise(number)
        self._search(partial(self._mine.by_code, number, code))

    def _search(self, work: Callable[[], Belongings | Problem]) -> None:
        visit = self._visits.current
        if visit is None or self._asked_in:
            return
        self._asked_in = visit.id
        job = self._jobs.start("mine.find", work)
        job.done.connect(self._answer)
        job.failed.connect(self._failed)

    def _answer(self, result: Belongings | Problem) -> None:
        visit, asked_in = self._visits.current, self._asked_in
        self._asked_in = ""
        if visit is None or visit.id != asked_in:
            return
        if isinstance(result, Problem):
            self._visit_model.ask("fault", "没有找到", result.message, ["知道了"])
            return
        self._find.clear()
        self._found = result
        self._show_list()
        if len(result.drafts) == 1 and not result.cases:
            self._show_draft(result.drafts[0])
        else:
            self._flow.open(Page.MINE.value)

    def _failed(self, error: Exception) -> None:
        self._asked_in = ""
        words = error.message if isinstance(error, ServiceError) else _WENT_WRONG
        self._visit_model.ask("fault", "没有查成", words, ["知道了"])

    def _show_list(self) -> None:
        found = self._found
        if found is not None:
            self._view.show(found.masked, [*map(_draft_row, found.drafts), *map(_case_row, found.cases)])

    def _choose(self, kind: str, key: str) -> None:
        found = self._found
        if found is None:
            return
        for draft in found.drafts:
            if kind == "draft" and draft.id == key:
                self._show_draft(draft)
        for case in found.cases:
            if kind == "case" and case.case_id == key:
                self.caseChosen.emit(case, self._number)

    # ---- one draft ----

    def _show_draft(self, draft: ShelvedDraft) -> None:
        self._shown = draft
        rows = [("办事人", draft.masked_name), ("存的时间", draft.saved_words)]
        rows.append(("留到", draft.until_words))
        self._draft.show(draft.matter_name, rows, draft.code)
        self._flow.open(Page.DRAFT.value)

    def _resume(self) -> None:
        if self._shown is not None:
            self.resumed.emit(self._shown.id)

    def _print(self) -> None:
        draft, visit = self._shown, self._visits.current
        if draft is None or visit is None or not draft.code or self._draft.busy:
            return
        large = visit.mode is Mode.ELDER
        self._draft.set_paper(True, "")
        job = self._papers.start("draft.pdf", lambda: self._printing.draft(draft, large=large))
        job.told.connect(self._under_way)
        job.done.connect(self._printed)
        job.failed.connect(self._not_printed)

    def _under_way(self, words: str) -> None:
        if self._shown is not None:
            self._draft.set_paper(True, words)

    def _printed(self, job: PaperJob) -> None:
        if self._shown is not None:
            self._draft.set_paper(False, job.words)

    def _not_printed(self, error: Exception) -> None:
        if self._shown is not None:
            self._draft.set_paper(False, error.message if isinstance(error, ServiceError) else _PAPER_FAILED)

    def _ask_drop(self) -> None:
        if self._shown is not None:
            self._visit_model.ask(
                "drop", "删掉这份草稿？", "删掉就找不回来了，以后要重新填。", ["留着", "删掉"]
            )

    def _answered(self, what: str, index: int) -> None:
        draft, found = self._shown, self._found
        if what != "drop" or index != 1 or draft is None or found is None:
            return
        try:
            self._shelf.drop(draft.id)
        except ServiceError as error:
            self._draft.refuse(error.message)
            return
        rest = tuple(d for d in found.drafts if d.id != draft.id)
        self._found = Belongings(masked=found.masked, drafts=rest, cases=found.cases)
        self._shown = None
        self._draft.clear()
        self._show_list()
        if rest or found.cases:
            self._flow.back()
        else:
            self._flow.begin()


def _draft_row(draft: ShelvedDraft) -> dict[str, Any]:
    kept = f"草稿，{draft.saved_words} 存的" if draft.kept else f"没填完，{draft.saved_words} 停下的"
    return {"key": draft.id, "kind": "draft", "name": draft.matter_name, "about": kept}


def _case_row(case: CaseView) -> dict[str, Any]:
    about = f"{case.state_words}，{case.filed_words} 提交"
    return {"key": case.case_id, "kind": "case", "name": case.matter_name, "about": about}
