"""Certificates for instant matters: asked for and printed while the citizen waits, or fetched another day."""

from __future__ import annotations

import threading

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock, Ids
from kiosk.services.errors import ServiceError, said
from kiosk.services.questions import OFFLINE, Asked, Questions
from kiosk.services.visit import EndReason, Visit
from sync.model.case import Applicant
from sync.model.certificate import Certificate, CertificateRequest, new_pickup
from sync.model.matter import Matter
from sync.model.persons import check_id_number
from sync.model.problem import Problem
from sync.model.question import Ask, Outcome, QuestionReply
from sync.protocol.envelope import Kind, seal_message
from sync.terminal.mailbox.port import KioskMailbox

PRIORITY = 5
NOT_NOW = Problem("county", "certificate.not_now", "县里刚才没有答复。")
"""Nobody could say anything just now: the request may be kept and fetched another day."""
FETCH_OFFLINE = Problem(
    "receipt_no", "certificate.offline", "现在连不上县里，证明取不了。过一会儿再来，取证号一直有效。"
)
FETCH_NOT_NOW = Problem(
    "receipt_no", "certificate.fetch_not_now", "县里刚才没有答复，过一会儿再试一次，取证号一直有效。"
)


class Certificates:
    def __init__(
        self,
        *,
        questions: Questions,
        catalogue: Catalogue,
        mailbox: KioskMailbox,
        clock: CountyClock,
        ids: Ids,
    ) -> None:
        self._questions, self._catalogue, self._mailbox = questions, catalogue, mailbox
        self._clock, self._ids = clock, ids
        self._kept: dict[tuple[str, str, str], str] = {}
        self._guard = threading.Lock()

    def ask(self, visit: str, matter: Matter, who: Applicant) -> Asked | Problem:
        """Put the question on its way; NOT_NOW at once when the line is down. Raises ServiceError."""
        asked = self._questions.ask(
            visit,
            Ask.CERTIFICATE,
            id_number=who.id_number,
            name=who.name,
            subject=matter.code,
            stated={"identified": _identified(who)},
        )
        return NOT_NOW if asked is OFFLINE else asked

    def fetch(self, visit: str, number: str, id_number: str) -> Asked | Problem:
        """Under a pick-up number, from any terminal of the county. Raises ServiceError."""
        checked = check_id_number(id_number, self._clock.today())
        if isinstance(checked, Problem):
            return checked
        asked = self._questions.ask(visit, Ask.CERTIFICATE, id_number=checked.number, number=number)
        return FETCH_OFFLINE if asked is OFFLINE else asked

    def look(self, asked: Asked) -> Certificate | Problem | None:
        """What the county says; None while it says nothing and there is time. Quick. Raises ServiceError."""
        reply = self._questions.look(asked)
        if reply is None:
            return NOT_NOW if self._questions.over(asked) else None
        return _said(reply)

    def keep(self, visit: str, matter: Matter, who: Applicant) -> str:
        """Send the request as soon as there is a line; the pick-up number, once it is on disk.

        The same again in the same visit gives the same number. Raises ServiceError.
        """
        enrolment = self._catalogue.enrolment()
        if enrolment is None or not enrolment.county_keys:
            raise ServiceError("question.enrolment", "这台机器还没有在县里登记，问不了县里。")
        what = (visit, matter.code, who.id_number)
        with self._guard, said():
            if what in self._kept:
                return self._kept[what]
            id, key, now = self._ids.new(), enrolment.county_keys[0], self._clock.clock.now()
            request = CertificateRequest(
                id=id,
                number=new_pickup(self._clock.today()),
                matter_code=matter.code,
                name=who.name,
                id_number=who.id_number,
                identified=_identified(who),
                visit=visit,
                made_at=now.isoformat(timespec="milliseconds"),
            )
            envelope = seal_message(
                id=id,
                kind=Kind.CERTIFICATE_REQUEST,
                terminal=enrolment.terminal,
                visit=visit,
                made_at=now,
                body=request,
                county_key=key.public,
                county_key_id=key.id,
                skew_ms=self._clock.skew_ms(),
            )
            self._mailbox.post(envelope, priority=PRIORITY)
            self._kept[what] = request.number
        return request.number

    def forget(self, visit: Visit, reason: EndReason) -> None:
        """A listener for ``Visits(ended=…)``: whose request it was is known to the county alone."""
        with self._guard:
            self._kept.clear()


def _said(reply: QuestionReply) -> Certificate | Problem:
    if reply.outcome is Outcome.FOUND and reply.certificate is not None:
        return reply.certificate
    if reply.outcome is Outcome.FAILED:
        return NOT_NOW
    return Problem("receipt_no", f"certificate.{reply.outcome.value}", reply.words)


def _identified(who: Applicant) -> str:
    return "card" if who.source == "card" else "typed"
