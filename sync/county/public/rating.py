"""A rating by phone (channel 3, 二维码): one for each case and round, as at the terminals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from msgspec import Struct

from sync.county.desk.models import Case, CaseReview
from sync.county.public.sending import fixed_id, send, was_sent
from sync.model.problem import Problem
from sync.model.review import CHANNEL_QR, ITEMS, Level, Review, check_review
from sync.protocol.envelope import Kind


class Turn(Struct, frozen=True):
    """round: which one is next. rated: it was given already. level: which it was, None while unfiled."""

    round: int
    rated: bool
    level: Level | None


def turn_of(case: Case) -> Turn:
    """A case is rated once while it is under way and once when it is closed (一次一评, 一事一评)."""
    given = list(case.reviews.filter(counted=True).order_by("round"))
    closed = case.closed_at
    now = [row for row in given if closed is None or row.received_at >= closed]
    if now:
        return Turn(now[-1].round, True, Level(now[-1].level))
    turn = given[-1].round + 1 if given else 1
    return Turn(turn, was_sent(_id(case, turn)), None)


def rate(
    case: Case, turn: int, level: Level, items: Sequence[str], words: str, revisit: bool
) -> tuple[Problem, ...]:
    """Store the rating, or say what is wrong with it. Nothing happens when this round was rated before."""
    now = timezone.now()
    review = Review(
        id=_id(case, turn),
        subject=case.id,
        round=turn,
        level=level,
        # Another level's items were ticked before the mind was changed.
        items=tuple(code for code in items if code in ITEMS[level]),
        words=words.strip(),
        revisit=revisit and level.bad,
        channel=CHANNEL_QR,
        made_at=_text(now),
    )
    problems = check_review(review)
    if problems:
        return problems
    send(review.id, Kind.REVIEW, review, case.township, case.message.visit, now)
    return ()


def _id(case: Case, turn: int) -> str:
    return fixed_id(case.received_at, "review", case.id, turn)


def _text(at: datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="milliseconds")


def reviews_of(case: Case) -> Sequence[CaseReview]:
    return list(case.reviews.filter(counted=True).order_by("round"))
