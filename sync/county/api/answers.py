"""The answers: everything personal masked, in the order of change, so many at a time."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

import msgspec
from django.conf import settings
from django.db.models import Count, F, Model, Q, QuerySet
from django.utils import timezone

from sync.county.api.shapes import (
    CaseDetail,
    CaseEventShape,
    CasePage,
    CaseShape,
    MatterPage,
    ReviewPage,
    ReviewShape,
    Statistics,
    TerminalList,
    TerminalShape,
    TownshipFigures,
)
from sync.county.catalogue.models import PublishedMatter
from sync.county.days import within
from sync.county.desk.models import Case, CaseReview
from sync.county.desk.reading import mask_answer
from sync.county.desk.telling import tell_now
from sync.county.fleet.models import Terminal
from sync.model.division import TOWNSHIPS
from sync.model.matter import Matter
from sync.model.persons import normalise
from sync.model.review import Level

M = TypeVar("M", bound=Model)
MOST = 500
LONGEST_SPAN = 366
# What was written a moment ago may still be overtaken by a transaction that began before it.
_SETTLED = timedelta(seconds=5)


def _settled(now: datetime) -> datetime:
    """Up to when changes are certain: no act of before may still be taken back."""
    return now - _SETTLED - timedelta(seconds=settings.UNDO_SECONDS)


class CursorError(Exception):
    """The cursor is none of ours."""


def cases(since: str, limit: int) -> CasePage:
    rows, next, more = _changed(Case.objects.all(), "updated_at", "id", since, limit)
    return CasePage(tuple(shape_of(row) for row in rows), next, more)


def case(number: str) -> Case | None:
    """By case id, 办件编号 or receipt number."""
    wanted = number.replace("\x00", "")[:60]
    found = Case.objects.filter(Q(pk=wanted) | Q(case_no=wanted) | Q(receipt_no=wanted)).first()
    return found or Case.objects.filter(case_no=normalise(wanted)[:24]).first()


def told(row: Case) -> CaseDetail:
    """For who asks: what is told stays, an act can no longer be taken back (desk/telling.py)."""
    tell_now(row)
    return detail(row)


def detail(row: Case) -> CaseDetail:
    events = tuple(
        CaseEventShape(e.at, row.status.__class__(e.state), e.title, e.who, e.org, mask_answer(e.note, ()))
        for e in row.events.all()
    )
    return CaseDetail(shape_of(row), events)


def shape_of(row: Case) -> CaseShape:
    return CaseShape(
        case_id=row.id,
        case_no=row.case_no or "",
        receipt_no=row.receipt_no,
        matter_code=row.matter_code,
        matter_name=row.matter_name,
        applicant=row.masked_name,
        by_agent=row.by_agent,
        township=row.township,
        terminal=row.terminal_id,
        state=row.status,
        version=row.version,
        filed_at=row.filed_at,
        received_at=row.received_at,
        accepted_at=row.accepted_at,
        closed_at=row.closed_at,
        updated_at=row.updated_at,
        promised=row.promised,
        statutory=row.statutory,
        missing=tuple(mask_answer(text, ()) for text in row.missing),
    )


def reviews(since: str, limit: int) -> ReviewPage:
    counted = CaseReview.objects.filter(counted=True, case__isnull=False).select_related("case")
    rows, next, more = _changed(counted, "received_at", "message_id", since, limit)
    return ReviewPage(tuple(_review(row) for row in rows), next, more)


def matters(after: str, limit: int) -> MatterPage:
    rows = PublishedMatter.objects.filter(withdrawn_at=None, code__gt=after.replace("\x00", ""))
    records = list(rows.order_by("code").values_list("record", flat=True)[: limit + 1])
    shown = tuple(msgspec.json.decode(bytes(record), type=Matter) for record in records[:limit])
    return MatterPage(shown, shown[-1].code if len(records) > limit else "")


def statistics(first: date, last: date) -> Statistics:
    """Both days included. Five queries whatever the span."""
    received = Case.objects.filter(within("received_at", first, last))
    today = timezone.localdate()
    late = Q(closed_at=None, due__lt=today) | Q(closed_at__date__gt=F("promised"))
    good = [level.value for level in Level if not level.bad]
    counted = CaseReview.objects.filter(within("received_at", first, last), counted=True, case__isnull=False)
    totals = {
        "received": _by_township(received, "township"),
        "accepted": _by_township(received.filter(accepted_at__isnull=False), "township"),
        "closed": _by_township(received.filter(closed_at__isnull=False), "township"),
        "overdue": _by_township(received.filter(late), "township"),
        "reviews": _by_township(counted, "township"),
        "satisfied": _by_township(counted.filter(level__in=good), "township"),
    }
    figures = tuple(
        TownshipFigures(t.code, t.name, **{name: count.get(t.code, 0) for name, count in totals.items()})
        for t in TOWNSHIPS
    )
    return Statistics(first, last, figures)


def terminals() -> TerminalList:
    rows = Terminal.objects.order_by("id")
    return TerminalList(
        tuple(
            TerminalShape(
                terminal=row.id,
                township=row.township,
                centre=row.centre_name,
                software=row.software,
                enrolled_at=row.enrolled_at,
                last_seen=row.last_seen,
                revoked=row.revoked_at is not None,
            )
            for row in rows
        )
    )


def _review(row: CaseReview) -> ReviewShape:
    assert row.case is not None  # noqa: S101 - only those with a case are asked for
    level = Level(row.level)
    return ReviewShape(
        case_id=row.case.id,
        case_no=row.case.case_no or "",
        matter_code=row.case.matter_code,
        township=row.case.township,
        round=row.round,
        level=level,
        level_code=level.national_code,
        items=tuple(row.items),
        has_words=row.has_words,
        revisit=row.revisit,
        channel=row.channel,
        received_at=row.received_at,
    )


def _by_township(rows: QuerySet[M], field: str) -> dict[str, int]:
    counts = rows.order_by().values(field).annotate(number=Count("pk"))
    return {str(row[field]): int(row["number"]) for row in counts}


def _changed(
    rows: QuerySet[M], moment: str, key: str, since: str, limit: int
) -> tuple[Sequence[M], str, bool]:
    """Those changed after the cursor, oldest first; the next cursor; whether there are more by now."""
    rows = rows.filter(**{f"{moment}__lte": _settled(timezone.now())}).order_by(moment, key)
    if since:
        at, id = _read(since)
        rows = rows.filter(Q(**{f"{moment}__gt": at}) | Q(**{moment: at, f"{key}__gt": id}))
    found = list(rows[: limit + 1])
    shown = found[:limit]
    last = shown[-1] if shown else None
    next = _write(getattr(last, moment), str(getattr(last, key))) if last is not None else since
    return shown, next, len(found) > limit


def _write(at: datetime, id: str) -> str:
    return base64.urlsafe_b64encode(f"{at.isoformat()} {id}".encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[datetime, str]:
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        moment, _, id = raw.decode("ascii").partition(" ")
        at = datetime.fromisoformat(moment)
    except (binascii.Error, ValueError):
        raise CursorError from None
    if at.tzinfo is None or "\x00" in id or not 1970 < at.year < 9000:
        raise CursorError
    return at, id
