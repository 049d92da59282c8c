"""Between who it is and the form: what has to be asked, one thing at a time."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from kiosk.bridge.identify_model import IdentifyModel
from kiosk.bridge.visit_model import VisitModel
from kiosk.services.errors import ServiceError
from kiosk.services.filing import Filing
from kiosk.services.identify import RELATIONS, Identify
from kiosk.services.shelf import Unfinished
from kiosk.services.visit import Mode, Visit, Visits
from sync.model.matter import Matter

_ORDER = ("authority", "relation", "twice", "resume", "elder", "")


class FilingQuestions(QObject):
    #: The citizen took the offer of larger type.
    elderWanted = Signal()
    #: Somebody is filed for by a helper: the letter of authority comes first; then :meth:`go_on`.
    letterWanted = Signal()
    #: It was filed before and is not filed again.
    givenUp = Signal()
    #: Nothing is left to ask.
    over = Signal()

    def __init__(
        self,
        *,
        visits: Visits,
        filing: Filing,
        identify: Identify,
        who: IdentifyModel,
        visit: VisitModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visits, self._filing, self._identify = visits, filing, identify
        self._who, self._model = who, visit
        self._matter: Matter | None = None
        self._unfinished: Unfinished | None = None
        visit.answered.connect(self._answered)

    @property
    def matter(self) -> Matter | None:
        """What is being begun."""
        return self._matter

    def wipe(self) -> None:
        self._matter = self._unfinished = None

    def begin(self, matter: Matter) -> None:
        """``visit.identity`` and ``visit.agent`` are known."""
        self._matter = matter
        self.go_on("")

    def go_on(self, asked: str) -> None:
        """``asked``: what was answered last."""
        visit, matter = self._visits.current, self._matter
        if visit is None or matter is None:
            return
        for what in _ORDER[_ORDER.index(asked) + 1 if asked else 0 :]:
            if self._ask(what, visit, matter):
                return
        self.over.emit()

    def _ask(self, what: str, visit: Visit, matter: Matter) -> bool:
        model = self._model
        entrusted = visit.errand is not None and visit.errand.entrusted
        if what == "authority" and entrusted and visit.agent is not None and visit.identity is not None:
            if visit.relation and self._filing.has_authority(visit, matter):
                visit.agent = replace(visit.agent, relation=visit.relation)
                return False
            self.letterWanted.emit()
            return True
        if what == "relation" and visit.agent is not None and not entrusted:
            words = "办事人授权您来办，您签的名代表您。"
            model.ask("relation", "办事人是您的什么人？", words, list(RELATIONS))
            return True
        if what == "twice" and (sentence := self._filing.earlier(visit, matter)):
            model.ask("twice", "这件事您刚办过", sentence, ["不办了，回首页", "还要再办一件"])
            return True
        if what == "resume" and visit.draft is None:
            self._unfinished = self._filing.shelf.unfinished(visit, matter)
            if self._unfinished is not None:
                words = self._unfinished.saved_words
                model.ask("resume", "上次填的还在", words, ["接着填", "重新填"])
                return True
        here = visit.agent or visit.identity
        large = visit.mode is Mode.ELDER or entrusted  # who stands here is the helper
        if what == "elder" and here and not large and self._identify.offers_elder(here):
            model.ask("elder", "要不要换成大字？", "大字版一次只问一题，慢慢来。", ["换成大字", "不用换"])
            return True
        return False

    def _answered(self, what: str, index: int) -> None:
        visit, matter = self._visits.current, self._matter
        if visit is None or matter is None:
            return
        if what == "relation" and visit.agent is not None:
            visit.agent = replace(visit.agent, relation=RELATIONS[index])
            self.go_on(what)
        elif what == "twice":
            if index == 0:
                self.givenUp.emit()
            else:
                self.go_on(what)
        elif what == "resume":
            if index == 0 and self._unfinished is not None:
                try:
                    self._filing.shelf.resume(visit, self._unfinished.draft_id)
                except ServiceError as error:
                    self._who.refuse(error.message)
                    return
            self.go_on(what)
        elif what == "elder":
            if index == 0:
                self.elderWanted.emit()
            self.go_on(what)
