"""From who it is to the certificate in the tray; with a line that is down, to a slip to come back with."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from kiosk.bridge.certificate_model import CertificateModel
from kiosk.bridge.county_wait import CountyWait
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.papers import Papers
from kiosk.bridge.progress_model import ProgressFindModel
from kiosk.services.certificates import FETCH_NOT_NOW, NOT_NOW, Certificates
from kiosk.services.errors import ServiceError
from kiosk.services.flow import Page
from kiosk.services.journal import Journal
from kiosk.services.printing import PaperJob, Printing
from kiosk.services.questions import Asked
from kiosk.services.visit import Mode, Visits
from sync.model.case import Applicant
from sync.model.certificate import Certificate, title_of
from sync.model.matter import Matter
from sync.model.persons import mask_id_number, mask_name
from sync.model.problem import Problem

_WENT_WRONG = "没有办成，请再试一次；还不行就请帮办员看看。"
_PAPER_FAILED = "证明没有打出来，请再按一次，或请帮办员帮忙。"


class CertificateDesk(QObject):
    def __init__(
        self,
        *,
        visits: Visits,
        certificates: Certificates,
        printing: Printing,
        papers: Papers,
        journal: Journal,
        jobs: Jobs,
        flow: FlowModel,
        find: ProgressFindModel,
        view: CertificateModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visits, self._certificates, self._printing = visits, certificates, printing
        self._papers, self._journal, self._jobs = papers, journal, jobs
        self._flow, self._find, self._view = flow, find, view
        self._wait = CountyWait(self)
        self._wait.answered.connect(self._said)
        self._wait.failed.connect(self._failed)
        self._order: tuple[Matter, Applicant] | None = None
        self._found: Certificate | None = None
        self._visit, self._copies = "", 0
        view.printAsked.connect(self._print)

    def wipe(self) -> None:
        self._wait.stop()
        self._order = self._found = None
        self._visit, self._copies = "", 0
        self._view.clear()

    def start(self, matter: Matter, who: Applicant) -> None:
        """Somebody is known and wants this certificate."""
        visit = self._begin()
        if visit:
            self._order = (matter, who)
            self._view.show("asking", "正在问主管部门，请稍等…", rows=self._facts())
            self._flow.open(Page.CERTIFICATE.value)
            self._run(partial(self._certificates.ask, visit, matter, who))

    def fetch(self, number: str, id_number: str) -> None:
        """By its pick-up number, from the page that looks for cases."""
        visit = self._begin()
        if visit:
            self._find.set_asking()
            self._run(partial(self._certificates.fetch, visit, number, id_number))

    def _begin(self) -> str:
        visit = self._visits.current
        self.wipe()
        self._visit = visit.id if visit is not None else ""
        return self._visit

    def _run(self, ask: partial[Asked | Problem]) -> None:
        job = self._jobs.start("certificate.ask", ask)
        job.done.connect(self._asked)
        job.failed.connect(self._failed)

    def _here(self) -> bool:
        """Whether the citizen it was for is still at the machine."""
        visit = self._visits.current
        return visit is not None and visit.id == self._visit

    def _asked(self, result: Asked | Problem) -> None:
        if not self._here():
            return
        if isinstance(result, Problem):
            self._said(result)
        else:
            self._wait.start(partial(self._certificates.look, result))

    def _said(self, result: Certificate | Problem) -> None:
        if isinstance(result, Certificate):
            self._found = result
            rows = (("办的事", result.title), ("办事人", mask_name(result.name)), *result.facts.items())
            self._view.show("ready", "查到了，可以打印了。", number=result.number, rows=rows)
            if self._order is None:
                self._find.clear()
                self._flow.open(Page.CERTIFICATE.value)
        elif self._order is None:
            self._find.fail((FETCH_NOT_NOW if result is NOT_NOW else result).message)
        elif result is NOT_NOW:
            self._keep(*self._order)
        else:
            self._view.show("refused", result.message, rows=self._facts())

    def _keep(self, matter: Matter, who: Applicant) -> None:
        job = self._jobs.start("certificate.keep", partial(self._certificates.keep, self._visit, matter, who))
        job.done.connect(self._kept)
        job.failed.connect(self._failed)

    def _kept(self, number: str) -> None:
        if self._here():
            words = "现在问不到县里，已经替您排上。过后凭取证号和身份证号，在任何一台机器上取。"
            self._view.show(
                "kept", words, number=f"{number[:4]} {number[4:7]} {number[7:]}", rows=self._facts()
            )

    def _facts(self) -> list[tuple[str, str]]:
        if self._order is None:
            return []
        matter, who = self._order
        return [
            ("办的事", title_of(matter.name)),
            ("办事人", f"{mask_name(who.name)}  {mask_id_number(who.id_number)}"),
        ]

    def _failed(self, error: Exception) -> None:
        if not self._here():
            return
        words = error.message if isinstance(error, ServiceError) else _WENT_WRONG
        if self._order is None:
            self._find.fail(words)
        else:
            self._view.show("refused", words, rows=self._facts())

    # ---- paper ----

    def _print(self) -> None:
        visit = self._visits.current
        if visit is None:
            return
        job = self._papers.start("certificate.pdf", self._sheet(visit.id, visit.mode is Mode.ELDER))
        job.told.connect(self._under_way)
        job.done.connect(self._printed)
        job.failed.connect(self._not_printed)

    def _sheet(self, visit: str, large: bool) -> partial[PaperJob]:
        if self._found is not None:
            self._copies += 1
            return partial(self._certificate, self._found, visit, large, self._copies)
        matter, who = self._order or (None, None)
        if matter is None or who is None:
            raise RuntimeError("nothing to print")
        return partial(self._printing.pickup, str(self._view.number), matter, who, large=large)

    def _certificate(self, found: Certificate, visit: str, large: bool, copy: int) -> PaperJob:
        """In the worker's thread. Every print is counted and noted: a certificate is not a slip."""
        job = self._printing.certificate(found, large=large, copy=copy)
        self._journal.note("certificate.print", certificate=found.number, visit=visit, copy=str(copy))
        return job

    def _under_way(self, words: str) -> None:
        if self._view.state:
            self._view.set_paper("busy", words)

    def _printed(self, job: PaperJob) -> None:
        if self._view.state:
            self._view.set_paper("done", job.words)

    def _not_printed(self, error: Exception) -> None:
        if self._view.state:
            words = error.message if isinstance(error, ServiceError) else _PAPER_FAILED
            self._view.set_paper("failed", words)
