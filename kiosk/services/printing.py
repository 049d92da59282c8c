"""Paper as a verb: what the screens ask for. The screens need nothing of kiosk.paper but this."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from kiosk.paper.office import PaperOffice
from kiosk.paper.slips import (
    CertificateSheet,
    CorrectionSheet,
    DraftSlip,
    KeeperReport,
    NoticeSheet,
    PaperJob,
    PickupSlip,
    ProgressSlip,
    Receipt,
    SupplySlip,
    TrialSheet,
    VoiceSlip,
)
from kiosk.services.case_view import CaseView, NodeKind, fact_rows
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock
from kiosk.services.clock_words import full_day_words, moment_words, time_words
from kiosk.services.codes import draft_code_text, pickup_code_text
from kiosk.services.errors import said
from kiosk.services.notice import notice_sheet
from kiosk.services.openness import document_sheet
from kiosk.services.shelf import ShelvedDraft
from kiosk.services.supplied import SENTENCE, Supplied
from sync.model.case import Applicant, CaseState
from sync.model.certificate import Certificate, title_of
from sync.model.document import Document
from sync.model.link import check_address
from sync.model.matter import Matter
from sync.model.persons import mask_name
from sync.paper.form import DrawnSign, FormSheet, LetterSheet

__all__ = [
    "DrawnSign",
    "LetterSheet",
    "NoticeSheet",
    "PaperJob",
    "Printing",
    "Receipt",
    "VoiceSlip",
    "qr_matrix",
]


class Printing:
    """Its calls take some tens of milliseconds, the first of a process a quarter of a second (fonts)."""

    def __init__(self, office: PaperOffice, catalogue: Catalogue, clock: CountyClock) -> None:
        self._office = office
        self._catalogue = catalogue
        self._clock = clock

    def receipt(self, receipt: Receipt, *, large: bool = False) -> PaperJob:
        """回执单. large: for old eyes. Raises ServiceError; the case is filed all the same."""
        with said():
            return self._office.print_receipt(receipt, large=large)

    def application(self, form: FormSheet, *, large: bool = False) -> PaperJob:
        """申请表 as it was filed. Raises ServiceError; the case is filed all the same."""
        with said():
            return self._office.print_application(form, large=large)

    def notice(self, matter: Matter, *, large: bool = False) -> PaperJob:
        """一次性告知单 of a matter. Raises ServiceError."""
        sheet = notice_sheet(matter, self._catalogue.profile(), self._clock.now())
        with said():
            return self._office.print_notice(sheet, large=large)

    def voice(self, slip: VoiceSlip, *, large: bool = False) -> PaperJob:
        """The slip of a complaint, opinion or message. Raises ServiceError; it is handed over anyway."""
        with said():
            return self._office.print_voice(slip, large=large)

    def document(self, document: Document, *, large: bool = False) -> PaperJob:
        """A document of the openness zone. Raises ServiceError."""
        sheet = document_sheet(document, self._catalogue.profile(), self._clock.now())
        with said():
            return self._office.print_document(sheet, large=large)

    def draft(self, draft: ShelvedDraft, *, large: bool = False) -> PaperJob:
        """取件单 of a draft that was kept. Raises ServiceError; the draft is kept all the same."""
        profile, now = self._catalogue.profile(), self._clock.now()
        slip = DraftSlip(
            code=f"{draft.code[:3]} {draft.code[3:]}",
            qr=draft_code_text(draft.code),
            matter_name=draft.matter_name,
            masked_name=draft.masked_name,
            saved_words=draft.saved_words,
            until_words=draft.until_words,
            centre=profile.centre_name if profile else "",
            printed_words=moment_words(now),
        )
        with said():
            return self._office.print_draft(slip, large=large)

    def progress(self, case: CaseView, *, large: bool = False) -> PaperJob:
        """进度单 of a case, as it was found; 补正告知单 of one that waits for papers. ServiceError."""
        if case.state == CaseState.CORRECTING and case.missing:
            return self._correction(case, large)
        profile, now = self._catalogue.profile(), self._clock.now()
        slip = ProgressSlip(
            matter_name=case.matter_name,
            state_words=case.state_words,
            line_words=case.line_words,
            rows=fact_rows(case),
            missing=case.missing,
            events=tuple((entry.what, entry.when, entry.who) for entry in case.timeline),
            centre=profile.centre_name if profile else "",
            window=profile.window if profile else "",
            phone=profile.complaint_phone if profile else "",
            printed_words=moment_words(now),
        )
        with said():
            return self._office.print_progress(slip, large=large)

    def supplied(self, given: Supplied, *, large: bool = False) -> PaperJob:
        """补交材料回执单 of what was supplied. Raises ServiceError; it is sent all the same."""
        profile, now = self._catalogue.profile(), self._clock.now()
        enrolment = self._catalogue.enrolment()
        slip = SupplySlip(
            matter_name=given.case.matter_name,
            masked_name=given.case.masked_name,
            receipt_no=given.case.receipt_no,
            case_no=given.case.case_no,
            papers=given.papers,
            missing=given.missing,
            given_words=f"{full_day_words(given.at.date())} {time_words(given.at)}",
            terminal=enrolment.terminal if enrolment else "",
            helper=given.helper,
            line_words=SENTENCE,
            centre=profile.centre_name if profile else "",
            window=profile.window if profile else "",
            phone=profile.complaint_phone if profile else "",
            printed_words=moment_words(now),
        )
        with said():
            return self._office.print_supply(slip, large=large)

    def letter(self, letter: LetterSheet) -> PaperJob:
        """委托书, to be signed at home, or as it was signed on the screen. Raises ServiceError."""
        profile, now = self._catalogue.profile(), self._clock.now()
        sheet = replace(
            letter, centre=profile.centre_name if profile else "", printed_words=moment_words(now)
        )
        with said():
            return self._office.print_letter(sheet)

    def test_page(self) -> PaperJob:
        """打印测试页. Raises ServiceError."""
        profile, now = self._catalogue.profile(), self._clock.now()
        sheet = TrialSheet(centre=profile.centre_name if profile else "", printed_words=moment_words(now))
        with said():
            return self._office.print_test(sheet)

    def keeper_report(self, report: KeeperReport) -> PaperJob:
        """设备运行报告. Raises ServiceError."""
        with said():
            return self._office.print_report(report)

    def _correction(self, case: CaseView, large: bool) -> PaperJob:
        profile, now = self._catalogue.profile(), self._clock.now()
        told = [entry.when for entry in case.timeline if entry.kind is NodeKind.WARN]
        sheet = CorrectionSheet(
            matter_name=case.matter_name,
            masked_name=case.masked_name,
            number=case.case_no or case.receipt_no,
            told_words=told[-1] if told else "",
            missing=case.missing,
            qr=case.receipt_no,
            centre=profile.centre_name if profile else "",
            window=profile.window if profile else "",
            phone=profile.complaint_phone if profile else "",
            printed_words=moment_words(now),
        )
        with said():
            return self._office.print_correction(sheet, large=large)

    def certificate(self, found: Certificate, *, large: bool = False, copy: int = 1) -> PaperJob:
        """A certificate, with where and when it was printed; from the second copy on it says which it is.
        Raises ServiceError."""
        profile, now = self._catalogue.profile(), self._clock.now()
        enrolment = self._catalogue.enrolment()
        issued = datetime.fromisoformat(found.issued_at)
        where = profile.centre_name if profile else ""
        public = profile.public_url if profile else ""
        sheet = CertificateSheet(
            title=found.title,
            number=found.number,
            rows=(("姓名", found.name), ("证件号码", found.id_number), *found.facts.items()),
            department=found.department,
            issued_at=found.issued_at,
            issued_words=f"{full_day_words(issued.date())} {time_words(issued)}",
            code=check_address(public, found.statement),
            check_at=check_address(public, "").removesuffix("#"),
            printed_words=f"打印于 {where}（自助终端 {enrolment.terminal if enrolment else ''}） "
            f"{full_day_words(now.date())} {time_words(now)}" + (f" 第 {copy} 次打印" if copy > 1 else ""),
        )
        with said():
            return self._office.print_certificate(sheet, large=large)

    def pickup(self, number: str, matter: Matter, who: Applicant, *, large: bool = False) -> PaperJob:
        """取证单 of a certificate to be fetched. Raises ServiceError; the request is kept all the same."""
        profile, now = self._catalogue.profile(), self._clock.now()
        slip = PickupSlip(
            number=number,
            qr=pickup_code_text(number),
            matter_name=title_of(matter.name),
            masked_name=mask_name(who.name),
            centre=profile.centre_name if profile else "",
            phone=profile.complaint_phone if profile else "",
            printed_words=moment_words(now),
        )
        with said():
            return self._office.print_pickup(slip, large=large)

    def wipe(self, *_: object) -> None:
        """Nothing of a visit's paper is left. A listener for ``Visits(ended=…)``. Raises ServiceError."""
        with said():
            self._office.wipe()


def qr_matrix(text: str) -> Sequence[Sequence[bool]]:
    """Dark modules of a QR code, row by row, without the quiet zone of four modules all around."""
    from sync.paper.qr import matrix

    return matrix(text)
