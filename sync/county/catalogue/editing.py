"""One matter changed at the console: checked as a row of the spreadsheet is, published now or later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from sync.county.catalogue.columns import NAMES, Header, fold, head_of
from sync.county.catalogue.difference import words_of
from sync.county.catalogue.importing import folk_words, form_ids, matter_of, publish_matters, withdraw_matters
from sync.county.catalogue.models import MatterRevision, PublishedMatter
from sync.county.catalogue.releases import lock_matters
from sync.county.catalogue.rules import Draft, RowProblem, RowReader
from sync.county.catalogue.sheets import Cell, Row
from sync.county.planned.models import Planned
from sync.county.planned.services import PlanFailedError, plan
from sync.model.matter import Matter

FIELDS = tuple(NAMES[field][0] for field in NAMES)
"""The columns of a row, as the spreadsheet calls them; the form has one field for each."""
SOURCE = "管理台"
CHANGE, WITHDRAWAL = "matter", "matter.withdraw"


class EditError(Exception):
    """str(): a Chinese sentence for whoever publishes."""


class Change(Struct, frozen=True):
    """A planned change. rev: the revision it was made from; 0 for a matter that is new."""

    rev: int
    matter: Matter


def typed_of(matter: Matter) -> dict[str, str]:
    """The form of a published matter."""
    return {"事项编码": matter.code} | {
        name: text for name, text in words_of(matter).items() if name in FIELDS
    }


def check(typed: Mapping[str, str], old: Matter | None) -> Matter | tuple[RowProblem, ...]:
    """The matter that was typed, or everything that is wrong with it; the same rules as for a spreadsheet."""
    header, row = _row(typed)
    outcome = RowReader("", header).read(row)
    if not isinstance(outcome, Draft):
        return tuple(outcome)
    twin = PublishedMatter.objects.filter(name=outcome.name, withdrawn_at=None).exclude(pk=outcome.code)
    reader = RowReader("", header)
    if twin.exists():
        return (reader.problem(row, "name", "name.twice", f"已经有一个事项叫“{outcome.name}”，请换个名称。"),)
    if old is None and PublishedMatter.objects.filter(pk=outcome.code).exists():
        words = f"编码 {outcome.code} 已经有事项了（也可能是下架的），请换一个，或者去改那一个。"
        return (reader.problem(row, "code", "code.twice", words),)
    folk = folk_words(settings.ASSETS / "catalogue" / "keywords.csv") if old is None else ()
    matter = matter_of(outcome, old, form_ids().get(outcome.code, ""), folk)
    # Columns that the form does not show stay as they are.
    return msgspec.structs.replace(matter, extra=old.extra) if old else matter


def publish(matter: Matter, rev: int, by: str) -> Matter:
    """Publish what was looked at. rev: the revision it was made from. Raises EditError."""
    with transaction.atomic():
        lock_matters([matter.code])
        row = PublishedMatter.objects.filter(pk=matter.code).first()
        if (row.rev if row else 0) != rev:
            raise EditError("这个事项刚才被别人改过，您的改动没有发布。请看过现在的内容再改。")
        fresh = msgspec.structs.replace(matter, rev=rev + 1)
        publish_matters([fresh], timezone.now(), SOURCE, by)
    return fresh


def withdraw(code: str, by: str, seen: int | None = None) -> None:
    """Take a matter off the terminals; its revisions stay. seen: the revision that was looked at; None for a
    plan, which holds whatever the matter says by then. Raises EditError."""
    with transaction.atomic():
        lock_matters([code])
        row = PublishedMatter.objects.filter(pk=code, withdrawn_at=None).first()
        if row is None:
            raise EditError("这个事项已经下架了。")
        if seen is not None and seen != row.rev:
            raise EditError("这个事项刚才被别人改过，没有下架。请看过现在的内容再定。")
        withdraw_matters([code], timezone.now(), by)


def put_back(code: str, rev: int, by: str, seen: int) -> Matter:
    """Publish an earlier revision again, as the newest. seen: the newest one that was looked at. Raises
    EditError."""
    with transaction.atomic():
        lock_matters([code])
        record = MatterRevision.objects.filter(code=code, rev=rev).values_list("record", flat=True).first()
        row = PublishedMatter.objects.filter(pk=code).first()
        if record is None or row is None:
            raise EditError("没有这一版。")
        if row.rev != seen:
            raise EditError("这个事项刚才被别人改过，没有改回去。请看过现在的内容再定。")
        old = msgspec.json.decode(bytes(record), type=Matter)
        # The form goes with the matter, not with a revision of its guide.
        form = form_ids().get(code, "")
        fresh = msgspec.structs.replace(old, rev=row.rev + 1, form_id=form)
        publish_matters([fresh], timezone.now(), f"改回第 {rev} 版", by)
    return fresh


def plan_change(matter: Matter, rev: int, at: datetime, by: str) -> Planned:
    payload = msgspec.json.encode(Change(rev, matter))
    return plan(CHANGE, matter.code, matter.name, payload, at, by)


def plan_withdrawal(matter: Matter, at: datetime, by: str) -> Planned:
    return plan(WITHDRAWAL, matter.code, matter.name, b"", at, by)


def do_change(planned: Planned) -> str:
    """A planned change, at its time: only if nobody has changed the matter since it was looked at."""
    change = msgspec.json.decode(bytes(planned.payload), type=Change)
    try:
        done = publish(change.matter, change.rev, planned.by)
    except EditError:
        raise PlanFailedError(
            "定好以后这个事项又被改过，没有按计划发布，以免盖掉后来的改动。请核对后重新发布。"
        ) from None
    return f"已发布第 {done.rev} 版"


def do_withdrawal(planned: Planned) -> str:
    try:
        withdraw(planned.key, planned.by)
    except EditError as error:
        raise PlanFailedError(str(error)) from None
    return "已下架"


def _row(typed: Mapping[str, str]) -> tuple[Header, Row]:
    header = head_of(FIELDS)
    texts = [typed.get(name, "").replace("\r\n", "\n").strip() for name in FIELDS]
    return header, Row(1, tuple(Cell(text) for text in texts))


def code_of(text: str) -> str:
    return fold(text).upper()[:40]
