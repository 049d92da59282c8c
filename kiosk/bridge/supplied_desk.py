"""After a supplement was sent: what was handed in, on the screen and on paper."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.papers import Papers
from kiosk.bridge.qr_image import QrImages
from kiosk.bridge.receipt_model import ReceiptModel
from kiosk.services.errors import ServiceError
from kiosk.services.flow import Page
from kiosk.services.printing import PaperJob, Printing
from kiosk.services.supplied import SENTENCE, Supplied
from kiosk.services.visit import Mode, Visits

_PAPER_FAILED = "回执单没有打出来，补交的已经存好。凭回执号随时能查。"


class SuppliedDesk(QObject):
    def __init__(
        self,
        *,
        visits: Visits,
        printing: Printing,
        papers: Papers,
        flow: FlowModel,
        view: ReceiptModel,
        images: QrImages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visits, self._printing, self._papers = visits, printing, papers
        self._flow, self._view, self._images = flow, view, images
        self._given: Supplied | None = None
        view.printAsked.connect(self._print)

    def wipe(self) -> None:
        self._given = None
        self._view.clear()

    def show(self, given: Supplied) -> None:
        self._given = given
        rows = [("办的事", given.case.matter_name, False)]
        rows += [("这次补交" if n == 0 else "", paper, True) for n, paper in enumerate(given.papers)]
        rows += [("还差", name, False) for name in given.missing]
        number = given.case.receipt_no
        self._view.show(number=number, sentence=SENTENCE, rows=rows, qr=self._images.put("supplied", number))
        then = (
            ("cloudup", "还差的", "改天再来补") if given.missing else ("progress", "凭回执号", "随时查进度")
        )
        self._view.set_steps([("people", "窗口核对", "看过就接着办"), then])
        self._flow.open(Page.SUPPLIED.value)

    def _print(self) -> None:
        given, visit = self._given, self._visits.current
        if given is None or visit is None:
            return
        large = visit.mode is Mode.ELDER
        job = self._papers.start("supplied.pdf", lambda: self._printing.supplied(given, large=large))
        job.told.connect(self._under_way)
        job.done.connect(self._printed)
        job.failed.connect(self._not_printed)

    def _under_way(self, words: str) -> None:
        if self._given is not None:
            self._view.set_paper("busy", words)

    def _printed(self, job: PaperJob) -> None:
        if self._given is not None:
            self._view.set_paper("done", job.words)

    def _not_printed(self, error: Exception) -> None:
        if self._given is not None:
            self._view.set_paper(
                "failed", error.message if isinstance(error, ServiceError) else _PAPER_FAILED
            )
