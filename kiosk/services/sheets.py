"""What becomes of a sheet after it was made, in words for whoever waits for it."""

from __future__ import annotations

import shutil

from msgspec import Struct
from msgspec.structs import replace

from kiosk.devices.printer.following import NAME, A4Printer, SheetMoved, Stage
from kiosk.devices.printer.port import Trouble
from kiosk.devices.receipt.printer import ReceiptPrinter
from kiosk.paper.slips import PaperJob
from kiosk.services.journal import Journal
from kiosk.services.supplies import PRINTED

__all__ = ["PaperJob", "SheetMoved", "SheetNews", "Sheets"]

#: What a citizen reads while a sheet waits.
FOR_CITIZENS = {
    Trouble.NO_PAPER: "打印机没有纸了，加了纸会接着打。请叫一下工作人员。",
    Trouble.JAM: "打印机卡纸了，请叫一下工作人员。",
    Trouble.COVER: "打印机的盖子没有关好，关好会接着打。",
    Trouble.NO_TONER: "打印机没有墨粉了，请叫一下工作人员。",
    Trouble.OUTPUT_FULL: "出纸口的纸满了，请把纸取走，会接着打。",
    Trouble.WASTE_FULL: "打印机的废粉盒满了，请叫一下工作人员。",
    Trouble.OFFLINE: "打印机没有接通，接通了会接着打。请叫一下工作人员。",
    Trouble.STOPPED: "打印机停住了，请叫一下工作人员。",
    Trouble.SERVICE: "打印机要修了，请叫一下工作人员。",
    Trouble.LOW_PAPER: "打印机的纸不多了。",
    Trouble.LOW_TONER: "打印机的墨粉不多了。",
}
_TOO_MANY = "打印机前面还有好几张没打出来，请等一会儿再试，或叫一下工作人员。"


class SheetNews(Struct, frozen=True):
    """over: nothing more will come. ok: of what is over, that it lies in the tray. words: for the screen.
    stuck: it waits for somebody to help the printer."""

    over: bool
    ok: bool
    words: str
    stuck: bool = False


class Printed(Struct, frozen=True):
    """Paper that came out: of which device, and how many pages."""

    printer: str
    pages: int


class Sheets:
    """Hands sheets to the printer of this machine, if it has one."""

    def __init__(
        self, printer: A4Printer | None, strips: ReceiptPrinter | None = None, journal: Journal | None = None
    ) -> None:
        """strips: prints what is made for narrow paper; the A4 printer everything else. journal: is told of
        every sheet that came out."""
        self._printer, self._strips, self._journal = printer, strips, journal
        self._under_way: dict[str, Printed] = {}

    def print(self, token: str, job: PaperJob) -> SheetNews:
        """Hand a sheet over under a token of the caller's. Without a printer the sheet made is all there is,
        and the words say no more than that."""
        if self._strips is not None and job.strip is not None:
            if not self._strips.print(token, job.strip):
                return SheetNews(True, False, _TOO_MANY)
            self._under_way[token] = Printed(self._strips.name, 1)
            return SheetNews(False, False, "正在打印凭条…")
        if self._printer is None:
            return SheetNews(True, True, job.words)
        if not self._printer.print(token, job.path):
            return SheetNews(True, False, _TOO_MANY)
        self._under_way[token] = Printed(NAME, job.pages)
        return SheetNews(False, False, f"正在打印，共 {job.pages} 页…")

    def came_out(self, event: SheetMoved) -> Printed | None:
        """What to write down of an event, also of a sheet whose visit is over; None: nothing. Ask once for
        each event."""
        if not event.stage.over:
            return None
        sheet = self._under_way.pop(event.token, None)
        return sheet if event.stage is Stage.PRINTED else None

    def write_down(self, sheet: Printed) -> None:
        """So that the keeper knows how long the paper lasts; nobody stands in it. Raises ServiceError."""
        if self._journal is not None:
            self._journal.note(PRINTED, printer=sheet.printer, pages=str(sheet.pages))

    def news(self, event: SheetMoved, job: PaperJob) -> SheetNews:
        """What an event about this sheet means for the one who waits for it."""
        if event.stage is Stage.PRINTED and self._strips is not None and job.strip is not None:
            return SheetNews(True, True, "凭条打印好了，请取走")
        if event.stage is Stage.PRINTED:
            return SheetNews(True, True, f"打印好了，共 {job.pages} 页，请取纸")
        if event.stage is Stage.TAKEN_BACK:
            return SheetNews(True, False, "这张没有打，已经撤回。")
        if event.stage is Stage.FAILED:
            return SheetNews(True, False, f"{event.words}请再试一次，或叫一下工作人员。")
        if event.trouble is not None:
            return SheetNews(False, False, FOR_CITIZENS[event.trouble], stuck=True)
        return SheetNews(False, False, f"正在打印，共 {job.pages} 页…")

    def discard(self, job: PaperJob) -> None:
        """A sheet that was made too late for anybody to get it."""
        shutil.rmtree(job.path.parent, ignore_errors=True)

    def clear(self, *_: object) -> None:
        """The visit is over. A listener for ``Visits(ended=…)``."""
        for printer in (self._printer, self._strips):
            if printer is not None:
                printer.clear()


def told(job: PaperJob, words: str) -> PaperJob:
    """The same sheet with what is known of it now."""
    return replace(job, words=words)
