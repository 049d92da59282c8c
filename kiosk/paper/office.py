"""The paper office: makes sheets, keeps them only as long as the visit, says truthfully what it did."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.paper.slips import (
    CertificateSheet,
    CorrectionSheet,
    DocumentSheet,
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
from sync.paper.form import FormSheet, LetterSheet

if TYPE_CHECKING:
    from sync.paper.fonts import FontChain

FILE, STRIP = "sheet.pdf", "strip.png"
_PART = ".part"


class PaperError(Exception):
    """A sheet could not be made: full disk, no font. message: a Chinese sentence."""

    def __init__(self, message: str, cause: str) -> None:
        super().__init__(f"{message} ({cause})")
        self.message = message
        self.cause = cause


class PaperOffice:
    """reportlab is imported with the first sheet, so making the office costs nothing. Safe for threads."""

    def __init__(
        self, folder: Path, fonts: Sequence[Path], *, keep: bool = False, strips: bool = False
    ) -> None:
        """folder: each sheet gets a folder of its own in it, named by the hash of the PDF.

        keep: do not wipe (for a developer or a demonstration; never where citizens come). strips: slips are
        made for 80 mm paper too.
        """
        self._folder = folder
        self._paths = tuple(fonts)
        self._keep, self._strips = keep, strips
        self._chain: FontChain | None = None
        self._guard = threading.Lock()

    def print_receipt(self, receipt: Receipt, *, large: bool = False) -> PaperJob:
        """回执单. Without a printer, "printed" is a PDF saved, and the words say so. Raises PaperError."""

        def make(chain: FontChain) -> tuple[bytes, int]:
            from kiosk.paper.receipt import receipt_pdf

            return receipt_pdf(receipt, chain, large=large)

        def strip(chain: FontChain) -> bytes:
            from kiosk.paper.strips import receipt_strip

            return receipt_strip(receipt, chain, large=large)

        return self._job(make, "已生成回执单", strip)

    def print_notice(self, sheet: NoticeSheet, *, large: bool = False) -> PaperJob:
        """一次性告知单. Raises PaperError."""

        def make(chain: FontChain) -> tuple[bytes, int]:
            from kiosk.paper.notice import notice_pdf

            return notice_pdf(sheet, chain, large=large)

        return self._job(make, "已生成告知单")

    def print_voice(self, slip: VoiceSlip, *, large: bool = False) -> PaperJob:
        """The slip of a complaint, opinion or message. Raises PaperError."""

        def make(chain: FontChain) -> tuple[bytes, int]:
            from kiosk.paper.voice import voice_pdf

            return voice_pdf(slip, chain, large=large)

        def strip(chain: FontChain) -> bytes:
            from kiosk.paper.strips import voice_strip

            return voice_strip(slip, chain, large=large)

        return self._job(make, "已生成回执单", strip)

    def print_document(self, sheet: DocumentSheet, *, large: bool = False) -> PaperJob:
        """A document of the openness zone. Raises PaperError."""

        def make(chain: FontChain) -> tuple[bytes, int]:
            from kiosk.paper.document import document_pdf

            return document_pdf(sheet, chain, large=large)

        return self._job(make, "已生成")

    def print_draft(self, slip: DraftSlip, *, large: bool = False) -> PaperJob:
        """取件单. Raises PaperError."""

        def make(chain: FontChain) -> tuple[bytes, int]:
            from kiosk.paper.keeping import draft_pdf

            return draft_pdf(slip, chain, large=large)

        def strip(chain: FontChain) -> bytes:
            from kiosk.paper.strips import draft_strip

            return draft_strip(slip, chain, large=large)

        return self._job(make, "已生成取件单", strip)

    def print_progress(self, slip: ProgressSlip, *, large: bool = False) -> PaperJob:
        """进度单. Raises PaperError."""

        def make(chain: FontChain) -> tuple[bytes, int]:
            from kiosk.paper.keeping import progress_pdf

            return progress_pdf(slip, chain, large=large)

        def strip(chain: FontChain) -> bytes:
            from kiosk.paper.strips import progress_strip

            return progress_strip(slip, chain, large=large)

        return self._job(make, "已生成进度单", strip)

    def print_letter(self, letter: LetterSheet) -> PaperJob:
        """委托书. Raises PaperError."""

        def make(chain: FontChain) -> tuple[bytes, int]:
            from sync.paper.letter import letter_pdf

            return letter_pdf(letter, chain)

        return self._job(make, "已生成委托书")

    def print_test(self, test: TrialSheet, *, narrow: bool = False) -> PaperJob:
        """打印测试页; narrow: for 80 mm paper too. Raises PaperError."""

        def make(chain: FontChain) -> tuple[bytes, int]:
            from kiosk.paper.upkeep import trial_pdf

            return trial_pdf(test, chain)

        def strip(chain: FontChain) -> bytes:
            from kiosk.paper.strips import trial_strip

            return trial_strip(test, chain)

        return self._job(make, "已生成测试页", strip if narrow else None)

    def print_report(self, report: KeeperReport) -> PaperJob:
        """设备运行报告. Raises PaperError."""

        def make(chain: FontChain) -> tuple[bytes, int]:
            from kiosk.paper.upkeep import report_pdf

            return report_pdf(report, chain)

        return self._job(make, "已生成报告")

    def print_correction(self, sheet: CorrectionSheet, *, large: bool = False) -> PaperJob:
        """补正材料一次告知单. Raises PaperError."""

        def make(chain: FontChain) -> tuple[bytes, int]:
            from kiosk.paper.keeping import correction_pdf

            return correction_pdf(sheet, chain, large=large)

        def strip(chain: FontChain) -> bytes:
            from kiosk.paper.strips import correction_strip

            return correction_strip(sheet, chain, large=large)

        return self._job(make, "已生成补正告知单", strip)

    def print_supply(self, slip: SupplySlip, *, large: bool = False) -> PaperJob:
        """补交材料回执单. Raises PaperError."""

        def make(chain: FontChain) -> tuple[bytes, int]:
            from kiosk.paper.keeping import supply_pdf

            return supply_pdf(slip, chain, large=large)

        def strip(chain: FontChain) -> bytes:
            from kiosk.paper.strips import supply_strip

            return supply_strip(slip, chain, large=large)

        return self._job(make, "已生成补交回执单", strip)

    def print_application(self, form: FormSheet, *, large: bool = False) -> PaperJob:
        """申请表. Raises PaperError."""

        def make(chain: FontChain) -> tuple[bytes, int]:
            from sync.paper.application import application_pdf

            return application_pdf(form, chain, large=large)

        return self._job(make, "已生成申请表")

    def print_certificate(self, sheet: CertificateSheet, *, large: bool = False) -> PaperJob:
        """A certificate of an instant matter. Raises PaperError."""

        def make(chain: FontChain) -> tuple[bytes, int]:
            from kiosk.paper.certificate import certificate_pdf

            return certificate_pdf(sheet, chain, large=large)

        return self._job(make, "已生成证明")

    def print_pickup(self, slip: PickupSlip, *, large: bool = False) -> PaperJob:
        """取证单. Raises PaperError."""

        def make(chain: FontChain) -> tuple[bytes, int]:
            from kiosk.paper.certificate import pickup_pdf

            return pickup_pdf(slip, chain, large=large)

        def strip(chain: FontChain) -> bytes:
            from kiosk.paper.strips import pickup_strip

            return pickup_strip(slip, chain, large=large)

        return self._job(make, "已生成取证单", strip)

    def wipe(self, *_: object) -> None:
        """Delete every sheet; call it at start and when a visit ends. Nothing with keep. Raises PaperError.

        It takes and ignores what a visit's end passes to its listeners.
        """
        if self._keep or not self._folder.is_dir():
            return
        with self._guard:
            try:
                for place in self._folder.iterdir():
                    if place.is_dir() and not place.is_symlink():
                        shutil.rmtree(place)
                    else:
                        place.unlink()
            except OSError as error:
                raise PaperError("上一位的打印文件没有删干净，请叫管理员检查存储。", str(error)) from error

    def _job(
        self,
        make: Callable[[FontChain], tuple[bytes, int]],
        words: str,
        strip: Callable[[FontChain], bytes] | None = None,
    ) -> PaperJob:
        from sync.paper.fonts import FontChain, NoFontError

        with self._guard:
            try:
                if self._chain is None:
                    self._chain = FontChain(self._paths)
                pdf, pages = make(self._chain)
                name = sha256(pdf).hexdigest()[:24]
                path = self._write(name, FILE, pdf)
                narrow = None
                if strip is not None and self._strips:
                    narrow = self._write(name, STRIP, strip(self._chain))
            except NoFontError as error:
                raise PaperError(
                    "这台机器没有装打印用的字体，暂时打不了。您的申请不受影响，请记下回执号。", str(error)
                ) from error
            except OSError as error:
                raise PaperError(
                    "存储出了问题，回执单没有生成。您的申请不受影响，请记下回执号。", str(error)
                ) from error
        return PaperJob(id=name, path=path, pages=pages, words=f"{words}，共 {pages} 页", strip=narrow)

    def _write(self, name: str, file_name: str, content: bytes) -> Path:
        """Whole or not at all, also after a power failure."""
        folder = self._folder / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path, part = folder / file_name, folder / (file_name + _PART)
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        for place in (folder, self._folder):
            handle = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        return path
