"""A matter list in two steps: checked and shown, then published as shown, now or at a set time."""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec
from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from sync.county.catalogue.importing import Outcome, import_matters
from sync.county.catalogue.models import ListDraft
from sync.county.planned.models import Planned
from sync.county.planned.services import PlanFailedError, plan

LIST = "matter.list"


class ListError(Exception):
    """str(): a Chinese sentence for whoever publishes."""


class Choice(Struct, frozen=True):
    """clean_rows: leave out rows with problems. withdraw_missing: take down what the list has not."""

    clean_rows: bool = False
    withdraw_missing: bool = False


class _PlannedList(Struct, frozen=True):
    name: str
    file: bytes
    choice: Choice


def check(source: bytes, name: str, by: str) -> tuple[ListDraft, Outcome]:
    """Keep the file for publishing and say what it would change. Nothing is published."""
    with transaction.atomic():
        ListDraft.objects.all().delete()
        draft = ListDraft.objects.create(
            digest=hashlib.sha256(source).hexdigest(),
            name=name[:200],
            file=source,
            at=timezone.now(),
            by=by[:60],
        )
    return draft, look(draft)


def look(draft: ListDraft) -> Outcome:
    """What it would change now, withdrawals of what it has not included."""
    return import_matters(bytes(draft.file), draft.name, by=draft.by, withdraw_missing=True, dry=True)


def publish(digest: str, choice: Choice, by: str) -> Outcome:
    """Publish the list that was looked at. Raises ListError when it is another one by now."""
    draft = _draft(digest)
    outcome = import_matters(
        bytes(draft.file),
        draft.name,
        by=by,
        clean_rows=choice.clean_rows,
        withdraw_missing=choice.withdraw_missing,
    )
    if outcome.published:
        draft.delete()
    return outcome


def plan_list(digest: str, choice: Choice, at: datetime, by: str) -> Planned:
    """Publish it at a set time. Raises ListError."""
    draft = _draft(digest)
    payload = msgspec.msgpack.encode(_PlannedList(draft.name, bytes(draft.file), choice))
    made = plan(LIST, "list", f"事项清单 {draft.name}", payload, at, by)
    draft.delete()
    return made


def drop(digest: str) -> None:
    """Throw away the list that was looked at. Raises ListError when it is another one by now."""
    _draft(digest).delete()


def do_list(planned: Planned) -> str:
    """A planned list, at its time."""
    kept = msgspec.msgpack.decode(bytes(planned.payload), type=_PlannedList)
    outcome = import_matters(
        kept.file,
        kept.name,
        by=planned.by,
        clean_rows=kept.choice.clean_rows,
        withdraw_missing=kept.choice.withdraw_missing,
    )
    if not outcome.published:
        raise PlanFailedError(f"清单里有 {len(outcome.problems)} 处问题，什么都没有发布。请重新检查。")
    counts = f"新增 {len(outcome.new)} 个，变更 {len(outcome.changed)} 个，下架 {len(outcome.withdrawn)} 个"
    return f"已发布：{counts}"


def _draft(digest: str) -> ListDraft:
    draft = ListDraft.objects.filter(digest=digest).first()
    if draft is None:
        raise ListError("这份清单刚才被别人换过或者发布了，请重新上传检查。")
    return draft
