"""代办: the applicant's letter of authority, before the form is opened."""

from __future__ import annotations

import secrets

from msgspec.structs import replace
from PySide6.QtCore import QObject

from kiosk.bridge.authority_model import AuthorityModel
from kiosk.bridge.filing_questions import FilingQuestions
from kiosk.bridge.flow_model import FlowModel
from kiosk.bridge.papers import Papers
from kiosk.bridge.sign_model import Strokes
from kiosk.services.clock import CountyClock
from kiosk.services.errors import ServiceError
from kiosk.services.flow import Page, Place
from kiosk.services.printing import DrawnSign, LetterSheet, PaperJob, Printing
from kiosk.services.visit import Visits
from sync.model.authority import (
    LASTS,
    WORDING,
    check_letter_number,
    letter_document,
    letter_number,
    letter_words,
)
from sync.model.case import Applicant, Authority, Signature
from sync.model.persons import mask_id_number, mask_name
from sync.model.problem import Problem

_PAPER_FAILED = "委托书没有打出来，请再试一次，或到窗口打。"
_MAKING = "正在生成委托书…"


class AuthorityDesk(QObject):
    """Without a letter the page says why it goes no further, and nothing is filed (``Filing.problems``)."""

    def __init__(
        self,
        *,
        visits: Visits,
        questions: FilingQuestions,
        printing: Printing,
        papers: Papers,
        clock: CountyClock,
        flow: FlowModel,
        model: AuthorityModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visits, self._questions, self._printing = visits, questions, printing
        self._papers, self._clock, self._model = papers, clock, model
        self._number = ""
        flow.entered.connect(self._enter)
        model.printAsked.connect(self._print)
        model.signedHere.connect(self._signed_here)
        model.signedOnPaper.connect(self._signed_on_paper)

    def wipe(self) -> None:
        self._number = ""
        self._model.clear()

    def _enter(self, place: Place) -> None:
        both, visit, matter = self._both(), self._visits.current, self._questions.matter
        if place.page is not Page.AUTHORITY or both is None or visit is None or matter is None:
            return
        self._number = letter_number(self._clock.today(), secrets.randbelow(1000))
        masked = tuple(
            replace(who, name=mask_name(who.name), id_number=mask_id_number(who.id_number)) for who in both
        )
        words = letter_words(masked[0], masked[1], matter.name, self._clock.today() + LASTS)
        shown = [f"{who.name}  {who.id_number}" for who in masked]
        self._model.show(shown[0], shown[1], matter.name, words, visit.relation)

    def _both(self) -> tuple[Applicant, Applicant] | None:
        """The applicant and the agent."""
        visit = self._visits.current
        if visit is None or visit.identity is None or visit.agent is None:
            return None
        return visit.identity, visit.agent

    # ---- paper ----

    def _print(self, width: int, height: int) -> None:
        both, matter = self._both(), self._questions.matter
        if both is None or matter is None:
            return
        strokes = self._model.strokes if self._model.on_screen else ()
        drawn = tuple(tuple((x, y) for x, y, _ in stroke) for stroke in strokes)
        letter = LetterSheet(
            number=self._number,
            relation=self._model.relation_words,
            words=tuple(letter_words(*both, matter.name, self._clock.today() + LASTS).split("\n")),
            wording=WORDING,
            sign=DrawnSign(width, height, drawn) if drawn else None,
        )
        self._model.set_paper(_MAKING)
        job = self._papers.start("letter.pdf", lambda: self._printing.letter(letter))
        job.told.connect(self._model.set_paper)
        job.done.connect(self._printed)
        job.failed.connect(self._not_printed)

    def _printed(self, job: PaperJob) -> None:
        self._model.set_paper(job.words)

    def _not_printed(self, error: Exception) -> None:
        self._model.set_paper(error.message if isinstance(error, ServiceError) else _PAPER_FAILED)

    # ---- given ----

    def _signed_here(self, width: int, height: int, strokes: Strokes) -> None:
        both, matter = self._both(), self._questions.matter
        if both is None or matter is None:
            return
        until = self._clock.today() + LASTS
        words = letter_words(*both, matter.name, until)
        signature = Signature(width, height, strokes, letter_document(words))
        self._give(
            Authority(number=self._number, words=words, until=until, signature=signature, wording=WORDING)
        )

    def _signed_on_paper(self, number: str) -> None:
        both, matter = self._both(), self._questions.matter
        if both is None or matter is None:
            return
        made = check_letter_number(number, self._clock.today())
        if isinstance(made, Problem):
            self._model.fail(made.message)
            return
        until = made + LASTS
        words = letter_words(*both, matter.name, until)
        self._give(Authority(number=number, words=words, until=until, wording=WORDING))

    def _give(self, letter: Authority) -> None:
        visit = self._visits.current
        if visit is None or visit.agent is None:
            return
        visit.authority, visit.relation = letter, self._model.relation_words
        visit.agent = replace(visit.agent, relation=visit.relation)
        self._questions.go_on("authority")
