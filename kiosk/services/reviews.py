"""Ratings (好差评): one for each case and stage, sealed, in the outbox."""

from __future__ import annotations

import threading

from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CHINA, CountyClock, Ids
from kiosk.services.errors import ServiceError, said
from kiosk.store.port import KioskStore
from sync.model.problem import Problem
from sync.model.review import ITEMS, Level, Review, check_review
from sync.protocol.envelope import Kind, seal_message
from sync.terminal.mailbox.port import KioskMailbox

FILED = "filed"
CLOSED = "closed"
AFTER_CASES = 6
"""Priority: a rating goes up after the case it is about."""


class ItemChoice(Struct, frozen=True):
    code: str
    text: str


class Reviews:
    """A subject is rated once at each stage: when it was filed and when it was closed (一次一评, 一事一评).

    The review's id is kept before it is posted, so that a crash between the two cannot make two of it.
    """

    def __init__(
        self, *, catalogue: Catalogue, mailbox: KioskMailbox, store: KioskStore, clock: CountyClock, ids: Ids
    ) -> None:
        self._catalogue = catalogue
        self._mailbox = mailbox
        self._store = store
        self._clock = clock
        self._ids = ids
        self._guard = threading.Lock()

    def items(self, level: Level) -> tuple[ItemChoice, ...]:
        """The national items of a level, in their order; the first three are shown first."""
        return tuple(ItemChoice(code, text) for code, text in ITEMS[level].items())

    def reviewed(self, subject: str, stage: str) -> bool:
        """Raises ServiceError."""
        with said():
            return any(m.sent for m in self._store.reviews(subject) if m.stage == stage)

    def send(
        self,
        *,
        visit: str,
        subject: str,
        level: Level,
        items: tuple[str, ...] = (),
        words: str = "",
        revisit: bool = False,
        stage: str = FILED,
    ) -> Review | tuple[Problem, ...]:
        """Rate a case (subject: its id) or a visit. The review as sent, or what is wrong with it.

        Raises ServiceError when it cannot be stored.
        """
        made_at = self._clock.clock.now()
        review = Review(
            id=self._ids.new(),
            subject=subject,
            round=1,
            level=level,
            items=items,
            words=words.strip(),
            revisit=revisit,
            made_at=made_at.astimezone(CHINA).isoformat(timespec="milliseconds"),
        )
        problems = check_review(review)
        if problems:
            return problems
        enrolment = self._catalogue.enrolment()
        if enrolment is None or not enrolment.county_keys:
            raise ServiceError(
                "review.enrolment", "这台机器还没有在县里登记，评价暂时送不出去。可以当面告诉窗口。"
            )
        with self._guard, said():
            mark = self._store.reserve_review(subject, stage, review.id)
            if mark.sent or self._mailbox.message(mark.id) is not None:
                self._store.review_sent(subject, stage, review.made_at)
                return (Problem("round", "review.again", "这件事您已经评价过了，谢谢您。"),)
            sent = Review(
                id=mark.id,
                subject=subject,
                round=mark.round,
                level=review.level,
                items=review.items,
                words=review.words,
                revisit=review.revisit,
                made_at=review.made_at,
            )
            key = enrolment.county_keys[0]
            self._mailbox.post(
                seal_message(
                    id=sent.id,
                    kind=Kind.REVIEW,
                    terminal=enrolment.terminal,
                    visit=visit,
                    made_at=made_at,
                    body=sent,
                    county_key=key.public,
                    county_key_id=key.id,
                    skew_ms=self._clock.skew_ms(),
                ),
                priority=AFTER_CASES,
            )
            self._store.review_sent(subject, stage, sent.made_at)
        return sent
