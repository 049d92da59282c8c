"""Planning, calling off, and doing what is due."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sync.county.planned.models import Planned

Handler = Callable[[Planned], str]
"""Does it and says what came of it. Raises PlanFailedError with a sentence when it cannot be done."""


class PlanError(Exception):
    """str(): a Chinese sentence for whoever plans."""


class PlanFailedError(Exception):
    """str(): why it could not be done, for whoever planned it."""


def read_time(text: str, now: datetime) -> datetime:
    """A time as a form sends it (``2026-12-01T08:00``), by the county's clock. Raises PlanError."""
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        raise PlanError("请选好哪一天、几点发布。") from None
    at = timezone.make_aware(at) if at.tzinfo is None else at
    if at <= now:
        raise PlanError("定的时间已经过了。要现在发布，请点“发布”。")
    if (at - now).days > 730:
        raise PlanError("最多能定两年以内的时间。")
    return at


def plan(kind: str, key: str, title: str, payload: bytes, at: datetime, by: str) -> Planned:
    """One thing at a time: planning the same again takes the place of the earlier plan."""
    with transaction.atomic():
        for row in waiting([kind]).filter(key=key).select_for_update():
            _close(row, "换成了新的安排", failed=False)
        return Planned.objects.create(
            kind=kind,
            key=key[:60],
            title=title[:200],
            payload=payload,
            at=at,
            by=by[:60],
            made_at=timezone.now(),
        )


def call_off(id: int, kinds: Collection[str], by: str) -> Planned | None:
    """Nothing will happen; None when it has happened already or is not of these kinds."""
    with transaction.atomic():
        row = waiting(kinds).filter(pk=id).select_for_update().first()
        if row is not None:
            _close(row, f"{by} 取消了", failed=False)
        return row


def waiting(kinds: Collection[str]) -> QuerySet[Planned]:
    return Planned.objects.filter(kind__in=list(kinds), done_at=None)


def failed_lately(kinds: Collection[str]) -> QuerySet[Planned]:
    """What was planned and could not be done, the newest first."""
    return Planned.objects.filter(kind__in=list(kinds), failed=True).order_by("-done_at")[:5]


def run_due(handlers: Mapping[str, Handler], now: datetime) -> int:
    """Do what is due, each in a transaction of its own; how many. A mistake of ours leaves it as any
    exception and is tried again."""
    done = 0
    for id in Planned.objects.filter(done_at=None, at__lte=now).values_list("pk", flat=True)[:50]:
        with transaction.atomic():
            row = Planned.objects.select_for_update().filter(pk=id, done_at=None).first()
            if row is None or row.kind not in handlers:
                continue
            try:
                # What a handler wrote before it gave up is taken back.
                with transaction.atomic():
                    outcome, failed = handlers[row.kind](row), False
            except PlanFailedError as error:
                outcome, failed = str(error), True
            _close(row, outcome, failed=failed)
            done += 1
    return done


def _close(row: Planned, outcome: str, *, failed: bool) -> None:
    row.done_at, row.outcome, row.failed = timezone.now(), outcome, failed
    row.save(update_fields=["done_at", "outcome", "failed"])
