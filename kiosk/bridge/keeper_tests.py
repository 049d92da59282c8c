"""Each device tried by use: a page printed, a card read, a sound played; and the report of the machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from kiosk.bridge.jobs import Jobs
from kiosk.bridge.keeper_model import KeeperModel
from kiosk.bridge.papers import Papers
from kiosk.services.cards import CardRead, CardRefused
from kiosk.services.codes import Scanned
from kiosk.services.errors import ServiceError
from kiosk.services.keeper_report import write_to_stick
from kiosk.services.sheets import PaperJob
from kiosk.services.sounds import Sound

PRINTER, READER, SCANNER, SPEAKER = "a4_printer", "id_reader", "scanner", "speaker"
LINE = "line"
_WENT_WRONG = "没有做成，请再试一次。"


class KeeperTests(QObject):
    """``test_page`` and ``report`` make a sheet (in the worker). ``prints``, ``scans``: there is an A4
    printer, a scanner. ``want``: the card reader is to look for a card, None without one. ``play``: None
    without sound. ``sticks``: where sticks are mounted, None: nowhere. ``refused``: how many messages and
    files the county did not take; ``send_again`` (in the worker) sends them once more and says how many.
    What a card or a code says is never shown nor kept: only that it was read."""

    def __init__(
        self,
        *,
        model: KeeperModel,
        papers: Papers,
        prints: bool,
        scans: bool,
        jobs: Jobs,
        test_page: Callable[[], PaperJob],
        report: Callable[[], PaperJob],
        report_name: Callable[[], str],
        want: Callable[[bool], None] | None,
        play: Callable[[Sound], None] | None,
        sticks: Path | None,
        refused: Callable[[], int],
        send_again: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._papers, self._jobs = model, papers, jobs
        self._prints, self._scans = prints, scans
        self._test_page, self._report, self._report_name = test_page, report, report_name
        self._want, self._play, self._sticks = want, play, sticks
        self._refused, self._send_again = refused, send_again
        self._reading = self._scanning = False
        model.tryAsked.connect(self._try)
        model.reportAsked.connect(self._make_report)

    @property
    def names(self) -> list[str]:
        """Which devices can be tried here."""
        found = (
            (PRINTER, self._prints),
            (READER, self._want is not None),
            (SCANNER, self._scans),
            (SPEAKER, self._play is not None),
            (LINE, self._refused() > 0),
        )
        return [name for name, there in found if there]

    def stop(self) -> None:
        """The keeper has gone: nobody waits for a card."""
        if self._reading and self._want is not None:
            self._want(False)
        self._reading = self._scanning = False

    def hear(self, device: str, event: object) -> None:
        """Something happened to a device."""
        if self._scanning and device == SCANNER and isinstance(event, Scanned):
            self._scanning = False
            self._model.say_try(SCANNER, "扫到一个码，好用。码的内容没有显示，也没有留下。")
        if not self._reading or device != READER:
            return
        if isinstance(event, CardRead):
            self._model.say_try(READER, "读到一张证，好用。证上的内容没有显示，也没有留下。")
        elif isinstance(event, CardRefused):
            self._model.say_try(READER, "碰到一张证，但没有读出来。换一张再试，还不行就报故障。")
        else:
            return
        self.stop()

    def _try(self, name: str) -> None:
        if name == PRINTER and self._prints:
            self._model.say_try(PRINTER, "正在打测试页…")
            run = self._papers.start("keeper.test", self._test_page, awaited=False)
            run.told.connect(self._page_told)
            run.done.connect(self._page_done)
            run.failed.connect(self._page_failed)
        elif name == READER and self._want is not None:
            self._reading = True
            self._want(True)
            self._model.say_try(READER, "请放一张身份证，放稳两秒。")
        elif name == SCANNER and self._scans:
            self._scanning = True
            self._model.say_try(SCANNER, "请扫一个码，回执单上的就行。")
        elif name == SPEAKER and self._play is not None:
            self._play(Sound.SUCCESS)
            self._model.say_try(SPEAKER, "刚响了两声，听到了就是好用。晚上静音，听不到不算坏。")

        elif name == LINE:
            job = self._jobs.start("keeper.again", self._send_again)
            job.done.connect(self._sent_again)
            job.failed.connect(self._not_sent_again)

    def _sent_again(self, count: int) -> None:
        self._model.say_try(LINE, f"{count} 条再送一次。联网后过几分钟再看，县里还不收就报给县里。")

    def _not_sent_again(self, error: Exception) -> None:
        self._model.say_try(LINE, _sentence(error))

    def _page_told(self, words: str) -> None:
        self._model.say_try(PRINTER, words)

    def _page_done(self, job: PaperJob) -> None:
        self._model.say_try(PRINTER, f"{job.words}。看字清不清楚、码扫不扫得出。")

    def _page_failed(self, error: Exception) -> None:
        self._model.say_try(PRINTER, _sentence(error))

    # ---- the report ----

    def _make_report(self, onto_stick: bool) -> None:
        self._model.set_busy()
        if not onto_stick:
            run = self._papers.start("keeper.report", self._report)
            run.told.connect(self._model.told)
            run.done.connect(self._report_printed)
            run.failed.connect(self._report_failed)
            return
        job = self._jobs.start("keeper.stick", self._onto_stick)
        job.done.connect(self._report_written)
        job.failed.connect(self._report_failed)

    def _onto_stick(self) -> str:
        if self._sticks is None:
            raise ServiceError("stick.off", "这台机器没有设 U 盘的位置，请管理员在设置里写上。")
        return write_to_stick(self._report().path, self._sticks, self._report_name()).name

    def _report_printed(self, job: PaperJob) -> None:
        self._model.recorded(job.words)

    def _report_written(self, name: str) -> None:
        self._model.recorded(f"报告写到 U 盘上了：{name}。可以拔了。")

    def _report_failed(self, error: Exception) -> None:
        self._model.fail(_sentence(error))


def _sentence(error: Exception) -> str:
    return error.message if isinstance(error, ServiceError) else _WENT_WRONG
