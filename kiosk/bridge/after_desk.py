"""After the case is on disk: the receipt, its paper, and the rating that is asked for at once."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject

from kiosk.bridge.jobs import Jobs
from kiosk.bridge.papers import Papers
from kiosk.bridge.qr_image import QrImages
from kiosk.bridge.receipt_model import ReceiptModel
from kiosk.bridge.review_model import ReviewModel
from kiosk.services.application import FormSheet, application_of
from kiosk.services.catalogue import Catalogue
from kiosk.services.errors import ServiceError
from kiosk.services.journal import Journal
from kiosk.services.printing import PaperJob, Printing, Receipt
from kiosk.services.reviews import FILED, Reviews
from kiosk.services.visit import Mode, Visits
from sync.model.review import Level, Review

_PAPER_FAILED = "回执单没有生成，请记下回执号，或请帮办员帮忙。"
_FORM_FAILED = "申请表没有生成，请再按一次，或请帮办员帮忙。申请已经交了，不受影响。"
_RATING_FAILED = "评价没有存成，请再点一次“提交评价”。"


class AfterDesk(QObject):
    def __init__(
        self,
        *,
        visits: Visits,
        catalogue: Catalogue,
        reviews: Reviews,
        printing: Printing,
        papers: Papers,
        journal: Journal,
        jobs: Jobs,
        receipt: ReceiptModel,
        review: ReviewModel,
        images: QrImages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._papers = papers
        self._visits, self._catalogue, self._reviews = visits, catalogue, reviews
        self._printing, self._jobs, self._journal = printing, jobs, journal
        self._receipt, self._review, self._images = receipt, review, images
        self._slip: Receipt | None = None
        self._stage = FILED
        self._visit_of_review = ""
        receipt.printAsked.connect(self._print)
        receipt.formAsked.connect(self._print_form)
        review.sendAsked.connect(self._rate)

    def show(self, receipt: Receipt) -> None:
        """A case was filed."""
        self._slip = receipt
        self._receipt.show(
            number=receipt.receipt_no,
            sentence=receipt.line_words,
            rows=[
                ("办的事", receipt.matter_name, False),
                ("办事人", receipt.masked_name, False),
                ("提交时间", receipt.filed_words, False),
                ("承诺办结", receipt.promise_words, True),
            ],
            qr=self._images.put("receipt", receipt.qr),
        )
        profile = self._catalogue.profile()
        helper = profile.helper.name if profile is not None and profile.helper is not None else ""
        self._receipt.offer_form(self._form() is not None)
        self._receipt.set_contact(helper, profile.complaint_phone if profile is not None else "")
        sent = ("cloudup", "联网报送", "正在送出" if receipt.online else "自动完成")
        self._receipt.set_steps(
            [sent, ("stamp", "窗口受理", "开始计时"), ("progress", "凭回执号", "随时查进度")]
        )
        self.rate_case(receipt.case_id, FILED, rated=None)

    def rate_case(self, case_id: str, stage: str, rated: Level | None) -> None:
        """Offer the rating of a case at a stage."""
        self._stage = stage
        self._review.open(case_id, rated)

    def wipe(self) -> None:
        self._slip = None
        self._receipt.clear()
        self._review.clear()
        self._images.clear()

    # ---- paper ----

    def _print(self) -> None:
        slip, visit = self._slip, self._visits.current
        if slip is None:
            return
        large = visit is not None and visit.mode is Mode.ELDER
        copy = self._receipt.next_copy()
        job = self._papers.start("receipt.pdf", lambda: self._make(slip, copy, large))
        job.told.connect(self._under_way)
        job.done.connect(self._printed)
        job.failed.connect(self._not_printed)

    def _make(self, slip: Receipt, copy: int, large: bool) -> PaperJob:
        """In the worker's thread. Every print is counted, so that a sheet that turns up later can be told."""
        job = self._printing.receipt(replace(slip, copy=copy), large=large)
        self._journal.note("receipt.print", case=slip.case_id, visit=slip.visit, copy=str(copy))
        return job

    def _under_way(self, words: str) -> None:
        if self._slip is not None:
            self._receipt.set_paper("busy", words)

    def _printed(self, job: PaperJob) -> None:
        if self._slip is not None:
            self._receipt.set_paper("done", job.words)

    def _not_printed(self, error: Exception) -> None:
        if self._slip is not None:
            words = error.message if isinstance(error, ServiceError) else _PAPER_FAILED
            self._receipt.set_paper("failed", words)

    def _form(self) -> FormSheet | None:
        """申请表 of the case on the receipt; what it says lies in the visit's draft and goes with it."""
        slip, visit = self._slip, self._visits.current
        draft = visit.draft if visit is not None else None
        if slip is None or draft is None or draft.id != slip.case_id:
            return None
        return application_of(draft, slip)

    def _print_form(self) -> None:
        form, visit, slip = self._form(), self._visits.current, self._slip
        if form is None or visit is None or slip is None:
            return
        large = visit.mode is Mode.ELDER
        job = self._papers.start("form.pdf", lambda: self._make_form(form, slip, large))
        job.told.connect(self._form_under_way)
        job.done.connect(self._form_printed)
        job.failed.connect(self._form_not_printed)

    def _make_form(self, form: FormSheet, slip: Receipt, large: bool) -> PaperJob:
        """In the worker's thread. It shows all of a person, so every print is noted."""
        job = self._printing.application(form, large=large)
        self._journal.note("form.print", case=slip.case_id, visit=slip.visit)
        return job

    def _form_under_way(self, words: str) -> None:
        if self._slip is not None:
            self._receipt.set_form("busy", words)

    def _form_printed(self, job: PaperJob) -> None:
        if self._slip is not None:
            self._receipt.set_form("done", job.words)

    def _form_not_printed(self, error: Exception) -> None:
        if self._slip is not None:
            words = error.message if isinstance(error, ServiceError) else _FORM_FAILED
            self._receipt.set_form("failed", words)

    # ---- rating ----

    def _rate(self, level: Level, items: tuple[str, ...], words: str, revisit: bool) -> None:
        visit, subject, stage = self._visits.current, self._review.subject_id, self._stage
        if visit is None or not subject:
            return
        visit_id = visit.id
        job = self._jobs.start(
            "review",
            lambda: self._reviews.send(
                visit=visit_id,
                subject=subject,
                level=level,
                items=items,
                words=words,
                revisit=revisit,
                stage=stage,
            ),
        )
        job.done.connect(self._rated)
        job.failed.connect(self._not_rated)

    def _rated(self, result: object) -> None:
        if isinstance(result, Review):
            if result.subject == self._review.subject_id:
                self._review.sent()
        elif isinstance(result, tuple) and result:
            self._review.fail(result[0].message)

    def _not_rated(self, error: Exception) -> None:
        self._review.fail(error.message if isinstance(error, ServiceError) else _RATING_FAILED)
