"""结束办理 while a sheet is still under way: said plainly, so that nobody leaves without their paper."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from kiosk.bridge.papers import Papers
from kiosk.bridge.visit_model import VisitModel


class Asked(Struct, frozen=True):
    """A question before the visit ends. ends: which of the answers ends it. adds: what is said after the news
    of the sheet."""

    title: str
    answers: tuple[str, str]
    ends: int
    adds: str = ""


_TAKE = "打好了请拿上再走。现在退出，纸也会接着打出来。"
UNDER_WAY = Asked("您要的纸还在打", ("等纸出来", "不等了，退出"), 1, _TAKE)
STUCK = Asked("您要的纸还没打出来", ("等纸出来", "不等了，退出"), 1, "现在退出，这张就不打了。")
THERE = Asked("纸好了", ("取好了，退出", "先不退出"), 0)
FAILED = Asked("这张没有打出来", ("先不退出", "不要了，退出"), 1)


def words_of(asked: Asked, news: str) -> tuple[str, str, tuple[str, ...]]:
    """Title, text and answers, as they are shown."""
    return asked.title, f"{news}\n{asked.adds}" if asked.adds else news, asked.answers


class PaperEnding(QObject):
    """Who waits is told when it is there; who leaves gets it all the same, unless the printer needs help."""

    #: The citizen is done.
    left = Signal()

    def __init__(self, papers: Papers, visit: VisitModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._papers, self._visit = papers, visit
        self._wanted = False
        self._asked = UNDER_WAY
        papers.changed.connect(self._heard)
        visit.answered.connect(self._answered)

    def wipe(self) -> None:
        self._wanted = False

    def asks(self) -> bool:
        """Asks whoever wants to end before their paper is there; False: there is nothing to wait for."""
        self._wanted = self._papers.waiting
        if self._wanted:
            self._ask()
        return self._wanted

    def _ask(self) -> None:
        news = self._papers.news
        if self._papers.waiting:
            self._asked = STUCK if news.stuck else UNDER_WAY
        else:
            self._asked = THERE if news.ok else FAILED
        title, text, answers = words_of(self._asked, news.words)
        self._visit.ask("paper", title, text, list(answers))

    def _heard(self) -> None:
        """While it is asked every news is told; who chose to wait is asked again when it is there."""
        asking = str(self._visit.asking)
        if self._wanted and (asking == "paper" or (not asking and not self._papers.waiting)):
            self._ask()

    def _answered(self, what: str, index: int) -> None:
        if what != "paper":
            return
        if index == self._asked.ends:
            self._wanted = False
            self.left.emit()
        elif not self._papers.waiting:
            self._wanted = False
