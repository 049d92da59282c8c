"""Progress of a case that was filed at another terminal of the county (全县通办): the county is asked."""

from __future__ import annotations

import msgspec

from kiosk.services.case_view import CaseView, view_of
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock
from kiosk.services.questions import Asked, Questions
from kiosk.store.port import Stub
from sync.model.case import CaseStatus
from sync.model.persons import mask_id_number
from sync.model.problem import Problem
from sync.model.question import Ask, Outcome, QuestionReply

OFFLINE = Problem(
    "receipt_no",
    "progress.offline",
    "这台机器里没有找到，现在又连不上县里，查不了别处办的。请把两个号码再看一遍，或到窗口查。",
)
NOT_FOUND = Problem(
    "receipt_no",
    "progress.nowhere",
    "没有找到这一件。请对着回执，把回执号和身份证号码再看一遍，也可以到窗口查。",
)
NO_ANSWER = Problem(
    "receipt_no",
    "progress.no_answer",
    "县里一时没有回答。过一会儿再按一次“查一查”，也可以到窗口查。",
)
_NOT_HERE = "这件在别处办的，请打窗口电话催"


class Elsewhere:
    def __init__(self, *, questions: Questions, catalogue: Catalogue, clock: CountyClock) -> None:
        self._questions, self._catalogue, self._clock = questions, catalogue, clock
        self._seen = ("", 0)

    def ask(self, visit: str, receipt: str, id_number: str) -> Asked | Problem:
        """Both numbers as typed. A Problem when the county cannot be asked now. Raises ServiceError."""
        asked = self._questions.ask(visit, Ask.PROGRESS, id_number=id_number, number=receipt)
        return OFFLINE if isinstance(asked, Problem) else asked

    def look(self, asked: Asked, id_number: str) -> CaseView | Problem | None:
        """What the county says; None while it says nothing and there is time. Raises ServiceError.

        Quick: the mailbox is read only when something was written to it.
        """
        version = self._questions.version()
        if (asked.id, version) == self._seen and not self._questions.over(asked):
            return None
        self._seen = (asked.id, version)
        reply = self._questions.look(asked)
        if reply is None:
            return NO_ANSWER if self._questions.over(asked) else None
        return self._said(reply, id_number)

    def _said(self, reply: QuestionReply, id_number: str) -> CaseView | Problem:
        if reply.outcome is Outcome.FOUND and reply.case is not None:
            return self._view(reply.case, id_number)
        if reply.outcome is Outcome.NONE:
            return NOT_FOUND
        return Problem("receipt_no", f"progress.{reply.outcome.value}", reply.words)

    def _view(self, status: CaseStatus, id_number: str) -> CaseView:
        """As the page shows it. It can be neither rated nor urged here: that is kept at its own terminal."""
        filed_at = status.events[0].at if status.events else status.updated_at
        stub = Stub(
            case_id=status.case_id,
            visit="",
            receipt_no=status.receipt_no,
            tail="",
            matter_code="",
            matter_name=status.matter_name,
            masked_name=status.masked_name,
            owner="",
            person="",
            filed_at=filed_at,
        )
        view = view_of(
            stub=stub,
            status=status,
            message=None,
            online=True,
            marks=(),
            catalogue=self._catalogue,
            today=self._clock.today(),
            masked_id=mask_id_number(id_number),
        )
        return msgspec.structs.replace(view, review_stage="", urge_refusal=_NOT_HERE)
