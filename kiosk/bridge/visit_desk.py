"""A visit from the first touch to the last trace: begins it, counts down, asks before it ends, wipes."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.jobs import Jobs
from kiosk.bridge.paper_ending import PaperEnding
from kiosk.bridge.papers import Papers
from kiosk.bridge.shell import ShellModel
from kiosk.bridge.tongue import CHINESE, ENGLISH, Tongue
from kiosk.bridge.visit_model import VisitModel
from kiosk.services.clock import CountyClock
from kiosk.services.errors import ServiceError
from kiosk.services.filing import Filing
from kiosk.services.flow import STAFF_PAGES, Journey, Page
from kiosk.services.line_watch import LineWatch
from kiosk.services.printing import PaperJob, Printing
from kiosk.services.shelf import ShelvedDraft
from kiosk.services.visit import EndReason, Mode, Visits

_LOG = logging.getLogger("kiosk.visit")
TICK_MS = 250
NO_VISIT = -1
_DONE = (Page.RECEIPT, Page.CERTIFICATE, Page.VOICE_SENT, Page.SUPPLIED)


#: Title, text and answers of the question before unsent answers are given up; then as elders are asked.
#: ``end_kept``: of a draft that was kept before, with its slip at home.
ENDS = {
    "end": (
        "您填的还没有提交",
        "存草稿：给您一个取件码，改天接着办。清空退出：这台机器上什么都不留。",
        ("继续办", "存草稿", "清空退出"),
    ),
    "end_kept": (
        "您填的还没有提交",
        "草稿和取件码都还在，改天可以再来接着办。",
        ("继续办", "退出，草稿留着", "删掉草稿，退出"),
    ),
}
ELDER_ENDS = {
    "end": (
        "要走了吗？填的还没交",
        "“存起来”：给您一个号码，改天来接着填。“不要了”：填的都擦掉。",
        ("不走，接着填", "存起来，改天再填", "不要了，擦掉"),
    ),
    "end_kept": (
        "要走了吗？填的还没交",
        "您上次存的还在，还是那个号码，改天来接着填。",
        ("不走，接着填", "先走，给我留着", "不要了，擦掉"),
    ),
}


def kept_words(code: str, until: str, paper: str = "", on: bool = False) -> tuple[str, str, tuple[str, ...]]:
    """Title, text and answers once a draft is kept. paper: what became of its slip, "" before. on: kept on
    the way, so that the citizen may also go on."""
    how = f"留到 {until}。下次在首页点“查进度”，凭取件码和身份证号码接着办。"
    return (
        f"草稿存好了，取件码 {code[:3]}\u00a0{code[3:]}",
        f"{paper}\n{how}" if paper else f"请记下取件码，或打一张取件单。{how}",
        ("打印取件单", "记好了，退出", *(("接着填",) if on else ())),
    )


class VisitDesk(QObject):
    """Writes the frame (clock, line, countdown) and answers everything about the visit itself.

    wipers: called when a visit is over, before the idle screen shows; each forgets its part.
    rested: called between visits when the agent has written something (the catalogue may have grown).
    """

    def __init__(
        self,
        *,
        visits: Visits,
        filing: Filing,
        flow: FlowModel,
        shell: ShellModel,
        visit: VisitModel,
        printing: Printing,
        papers: Papers,
        line: LineWatch,
        clock: CountyClock,
        jobs: Jobs,
        tongue: Tongue,
        wipers: tuple[Callable[[], None], ...],
        rested: tuple[Callable[[], None], ...] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._papers, self._paper = papers, PaperEnding(papers, visit, self)
        self._visits, self._filing, self._flow = visits, filing, flow
        self._shell, self._model, self._line, self._clock = shell, visit, line, clock
        self._jobs, self._printing, self._tongue = jobs, printing, tongue
        self._wipers, self._rested = wipers, rested
        self._elder = False
        self._kept: ShelvedDraft | None = None
        self._on = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        shell.displayChanged.connect(self._display_changed)
        shell.stayAsked.connect(self._visits.touch)
        shell.languageAsked.connect(self._other_language)
        visit.endAsked.connect(self.ask_end)
        visit.keepAsked.connect(self._keep_on)
        visit.answered.connect(self._answered)
        self._paper.left.connect(self._without_paper)

    def start(self) -> None:
        """Show the frame and keep it true."""
        self._show_line()
        self.tick()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self.end(EndReason.STOPPED)

    def begin(self, mode: Mode, language: str = CHINESE) -> None:
        """Somebody touched the idle screen."""
        self._visits.begin(mode, language)
        self._tongue.speak(language)
        self._elder = self._shell.elder = mode is Mode.ELDER  # type: ignore[method-assign]
        self._model.set_open(True)
        self._flow.begin()
        self.tick()

    def end(self, reason: EndReason) -> None:
        """Forget the citizen, then show the idle screen."""
        # What the worker did for this citizen is told while it is still theirs, not to the next one.
        self._jobs.deliver()
        self._papers.leave()
        try:
            self._visits.end(reason)
        except ServiceError as error:
            _LOG.warning("visit end: %s", error.rule)
        self._kept = None
        self._paper.wipe()
        self._model.unask()
        self._model.set_open(False)
        for wipe in self._wipers:
            self._wipe(wipe)
        self._elder = False
        self._shell.reset_display()
        self._shell.set_remaining(NO_VISIT)
        self._flow.end()
        self._tongue.speak(CHINESE)
        self._model.wiped.emit()
        self._rest()

    @staticmethod
    def _wipe(wipe: Callable[[], None]) -> None:
        """One that fails must not keep the others, and the idle screen, from coming. Said without its words:
        they may be the citizen's."""
        try:
            wipe()
        except Exception as error:
            _LOG.error("wipe failed: %s: %s", getattr(wipe, "__qualname__", "?"), type(error).__name__)

    def make_elder(self) -> None:
        """The citizen took the offer of larger type."""
        self._shell.elder = True  # type: ignore[method-assign]

    def _other_language(self) -> None:
        """The other of the two, for this visit."""
        visit = self._visits.current
        if visit is not None:
            visit.language = CHINESE if visit.language == ENGLISH else ENGLISH
            self._tongue.speak(visit.language)

    def touched(self) -> None:
        """Any touch or key in the window."""
        if self._visits.current is not None:
            self._visits.touch()

    def ask_end(self, *, paper: bool = True) -> None:
        """结束办理: at once, unless answers would be lost or a sheet is on its way. paper: ask about that."""
        visit = self._visits.current
        if visit is not None and visit.saying is not None and visit.saying.begun:
            self._model.ask(
                "unsaid",
                "您写的还没有交",
                "现在退出，写的就没有了，这台机器上什么都不留。",
                ["继续写", "不交了，退出"],
            )
            return
        if visit is not None and visit.opening is not None and visit.opening.begun:
            self._model.ask(
                "unsent",
                "补交的还没有交上去",
                "现在退出，收好的和写好的都会擦掉，改天要重新补。",
                ["接着补", "不补了，退出"],
            )
            return
        if visit is None or visit.finished or visit.draft is None:
            # What is only being made is made in a moment, and at the printer then; without one it is done.
            self._jobs.deliver()
            if not (paper and self._paper.asks()):
                self.end(EndReason.DONE if visit is not None and visit.finished else EndReason.LEFT)
            return
        what = "end_kept" if visit.draft.kept else "end"
        title, text, answers = (ELDER_ENDS if visit.mode is Mode.ELDER else ENDS)[what]
        self._model.ask(what, title, text, list(answers))

    def _without_paper(self) -> None:
        self.ask_end(paper=False)

    def _answered(self, what: str, index: int) -> None:
        if what == "kept":
            if index == 0:
                self._print_slip()
            elif index == 1:
                self.end(EndReason.KEPT)
        if what in ("unsaid", "unsent") and index == 1:
            self.end(EndReason.LEFT)
        if what == "end_kept" and index:
            self._leave_kept(index == 1)
        if what != "end" or index == 0:
            return
        if index == 1:
            self._keep()
        else:
            self.end(EndReason.LEFT)

    def _leave_kept(self, stays: bool) -> None:
        visit = self._visits.current
        if visit is not None and visit.draft is not None:
            visit.draft.kept = stays
            self.end(EndReason.KEPT if stays else EndReason.LEFT)

    def _keep_on(self) -> None:
        """存草稿 on the way, without leaving."""
        self._keep(on=True)

    def _keep(self, on: bool = False) -> None:
        visit = self._visits.current
        if visit is None or visit.draft is None:
            return
        try:
            self._kept = self._filing.shelf.keep(visit.draft)
        except ServiceError as error:
            self._model.ask("fault", "草稿没有存成", error.message, ["知道了"])
            return
        self._on = on
        self._tell_kept("")

    def _tell_kept(self, paper: str) -> None:
        """paper: what became of the slip."""
        if self._kept is None:
            return
        title, text, answers = kept_words(self._kept.code, self._kept.until_words, paper, self._on)
        self._model.ask("kept", title, text, list(answers))

    def _print_slip(self) -> None:
        draft, visit = self._kept, self._visits.current
        if draft is None or visit is None:
            return
        large = visit.mode is Mode.ELDER
        self._tell_kept("正在生成取件单…")
        job = self._papers.start("draft.pdf", lambda: self._printing.draft(draft, large=large))
        job.told.connect(self._under_way)
        job.done.connect(self._slip_done)
        job.failed.connect(self._slip_failed)

    def _under_way(self, words: str) -> None:
        self._tell_kept(words)

    def _slip_done(self, job: PaperJob) -> None:
        self._tell_kept(job.words)

    def _slip_failed(self, error: Exception) -> None:
        self._tell_kept("取件单没有生成，请记下取件码")

    def tick(self) -> None:
        """Clock, countdown, line; four times a second, each writing only what has changed."""
        self._shell.set_time(f"{self._clock.now():%H:%M}")
        if self._line.changed():
            self._show_line()
            if self._visits.current is None:
                self._rest()
        idle = self._visits.idle()
        if idle is None:
            return
        if idle.over:
            done = self._flow.place.page in _DONE
            self.end(EndReason.DONE if done else EndReason.IDLE)
        else:
            self._shell.set_remaining(idle.seconds_left)

    def _rest(self) -> None:
        for call in self._rested:
            call()

    def _show_line(self) -> None:
        words = self._line.words()
        self._shell.set_line(words.state, words.count)

    def _display_changed(self) -> None:
        elder = bool(self._shell.elder)
        # What staff set on their own pages is not the citizen's choice.
        if elder == self._elder or self._flow.place.page in (Page.STAFF_IN, *STAFF_PAGES):
            return
        self._elder = elder
        visit = self._visits.current
        if visit is not None:
            visit.mode = Mode.ELDER if elder else Mode.STANDARD
            if self._flow.in_journey(Journey.FILE):
                self._flow.mode_changed()
