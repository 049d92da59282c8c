"""Asking the county while the citizen waits: a message of the highest priority, an answer or a deadline.

The kiosk has no network: a question is a sealed message in the mailbox, its reply a sealed answer there. The
screen never hangs on it: offline is said at once, and after the deadline it goes on without. A reply that
comes later is there when the same thing is asked again in the same visit.
"""

from __future__ import annotations

import threading

import msgspec
from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock, Ids
from kiosk.services.errors import said
from kiosk.services.visit import EndReason, Visit
from kiosk.store.port import KioskStore
from sync.model.problem import Problem
from sync.model.question import Ask, Question, QuestionReply
from sync.protocol.envelope import Kind, seal_message
from sync.protocol.line import Topic, feed_info, reply_info
from sync.protocol.seal import SealError, open_sealed
from sync.terminal.mailbox.port import KioskMailbox

FIRST = 1
"""Priority: somebody is waiting."""
OFFLINE = Problem("line", "question.offline", "现在连不上县里，问不了。")
NOT_ENROLLED = Problem("line", "question.enrolment", "这台机器还没有在县里登记，问不了县里。")


class Asked(Struct, frozen=True):
    """A question on its way. until: monotonic seconds; after that the screen goes on without."""

    id: str
    terminal: str
    until: float


class Questions:
    def __init__(
        self,
        *,
        catalogue: Catalogue,
        mailbox: KioskMailbox,
        store: KioskStore,
        clock: CountyClock,
        ids: Ids,
        deadline: float,
    ) -> None:
        """deadline: seconds that a citizen is kept waiting."""
        self._catalogue, self._mailbox, self._store = catalogue, mailbox, store
        self._clock, self._ids, self._deadline = clock, ids, deadline
        self._known: dict[tuple[str, bytes], str] = {}
        self._looked = False  # for what a visit left that ended with its process
        self._guard = threading.Lock()

    def ask(
        self,
        visit: str,
        ask: Ask,
        *,
        id_number: str,
        number: str = "",
        name: str = "",
        subject: str = "",
        stated: dict[str, str] | None = None,
    ) -> Asked | Problem:
        """Put the question on its way; a Problem at once when the line is down. Raises ServiceError.

        The same question in the same visit is not asked twice: its reply may have come meanwhile.
        """
        enrolment = self._catalogue.enrolment()
        if enrolment is None or not enrolment.county_keys:
            return NOT_ENROLLED
        question = Question(
            id="",
            ask=ask.value,
            id_number=id_number,
            number=number,
            name=name,
            subject=subject,
            stated=stated or {},
        )
        same = msgspec.json.encode(question)
        until = self._clock.monotonic() + self._deadline
        with self._guard, said():
            known = self._known.get((visit, same))
            if known is not None:
                return Asked(known, enrolment.terminal, until)
            if not self._mailbox.line().online:
                return OFFLINE
            id, key = self._ids.new(), enrolment.county_keys[0]
            envelope = seal_message(
                id=id,
                kind=Kind.QUESTION,
                terminal=enrolment.terminal,
                visit=visit,
                made_at=self._clock.clock.now(),
                body=msgspec.structs.replace(question, id=id),
                county_key=key.public,
                county_key_id=key.id,
                skew_ms=self._clock.skew_ms(),
            )
            self._mailbox.post(envelope, priority=FIRST)
            self._known[visit, same] = id
        return Asked(id, enrolment.terminal, until)

    def look(self, asked: Asked) -> QuestionReply | None:
        """The reply if it has come. Quick enough for the thread of the screen. Raises ServiceError."""
        with said():
            private = self._store.seal_private()
            sealed = self._mailbox.replies.of(asked.id)
            if sealed is not None:
                return _opened(sealed, private, reply_info(asked.terminal, asked.id), asked.id)
            record = self._mailbox.record(Topic.ANSWER, asked.id)
        if record is None or record.body is None or not record.sealed:
            return None
        info = feed_info(asked.terminal, record.topic, record.key, record.rev)
        return _opened(record.body, private, info, asked.id)

    def over(self, asked: Asked) -> bool:
        """Whether the citizen has waited long enough."""
        return self._clock.monotonic() >= asked.until

    def version(self) -> int:
        """Changes whenever a reply may have come; asking costs next to nothing. Raises ServiceError."""
        with said():
            return self._mailbox.data_version()

    def forget(self, visit: Visit, reason: EndReason) -> None:
        """A listener for ``Visits(ended=…)``: nobody waits any more. Raises ServiceError."""
        with self._guard:
            if self._known:
                self._known.clear()
                self._wipe()

    def recover(self) -> int:
        """What a crash in a visit left is wiped; how many questions. Call at start and between visits only.
        Raises ServiceError."""
        with self._guard:
            return 0 if self._looked or self._known else self._wipe()

    def _wipe(self) -> int:
        with said():
            gone = self._mailbox.replies.forget(self._clock.clock.now())
        self._looked = True
        return gone


def _opened(sealed: bytes, private: bytes, info: bytes, id: str) -> QuestionReply | None:
    try:
        reply = msgspec.json.decode(open_sealed(sealed, private, info), type=QuestionReply)
    except (SealError, msgspec.DecodeError):
        return None
    return reply if reply.question == id else None
