"""The openness zone: finding a document, reading it, printing it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.openness_model import DocumentModel, OpennessModel
from kiosk.bridge.papers import Papers
from kiosk.services import openness
from kiosk.services.catalogue import Catalogue
from kiosk.services.errors import ServiceError
from kiosk.services.flow import Page, Place
from kiosk.services.openness import ForceFilter
from kiosk.services.printing import PaperJob, Printing
from kiosk.services.visit import Mode, Visits

_PAPER_FAILED = "没有生成，请帮办员帮忙。"
_TONES = {"valid": "g", "amended": "y", "ended": "t"}


class OpennessDesk(QObject):
    def __init__(
        self,
        *,
        visits: Visits,
        catalogue: Catalogue,
        printing: Printing,
        papers: Papers,
        jobs: Jobs,
        flow: FlowModel,
        listing: OpennessModel,
        document: DocumentModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._papers = papers
        self._visits, self._catalogue = visits, catalogue
        self._printing, self._jobs = printing, jobs
        self._listing, self._document = listing, document
        self._open = ""
        listing.findAsked.connect(self._find)
        document.printAsked.connect(self._print)
        flow.entered.connect(self._enter)

    def wipe(self) -> None:
        """What somebody read is nobody's business."""
        self._open = ""
        self._listing.wipe()
        self._document.clear()

    def _enter(self, place: Place) -> None:
        if place.page is Page.OPENNESS:
            self._listing.ask()
        elif place.page is Page.DOCUMENT and place.key != self._open:
            self._show(place.key)

    def _find(self, words: str, force: str) -> None:
        self._listing.set_hits(
            [
                openness.DocumentHit(d.key, d.title, openness.line_of(d))
                for d in openness.found(self._catalogue.documents(), words, ForceFilter(force))
            ]
        )

    def _show(self, key: str) -> None:
        document = self._catalogue.document(key)
        if document is None:
            return
        self._open = key
        self._document.show(
            title=document.title,
            state=document.force.label,
            kind=_TONES[document.force.value],
            rows=[row for row in openness.facts(document) if row[0] != "效力"],
            source=document.source,
            pieces=openness.pieces(document),
        )

    def _print(self) -> None:
        document, visit = self._catalogue.document(self._open), self._visits.current
        if document is None or visit is None:
            self._document.set_printing(False, _PAPER_FAILED)
            return
        large = visit.mode is Mode.ELDER
        job = self._papers.start("document.pdf", lambda: self._printing.document(document, large=large))
        job.told.connect(self._under_way)
        job.done.connect(self._printed)
        job.failed.connect(self._not_printed)

    def _under_way(self, words: str) -> None:
        if self._open:
            self._document.set_printing(True, words)

    def _printed(self, job: PaperJob) -> None:
        if self._open:
            self._document.set_printing(False, job.words, done=True)

    def _not_printed(self, error: Exception) -> None:
        if self._open:
            words = error.message if isinstance(error, ServiceError) else _PAPER_FAILED
            self._document.set_printing(False, words)
