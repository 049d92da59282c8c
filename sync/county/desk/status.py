"""What the terminal is told of a case: a record sealed to that terminal."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

import msgspec
from django.conf import settings
from msgspec.structs import replace

from sync.county.desk.models import Case, CaseReview, Held
from sync.county.feed.services import Publication
from sync.county.fleet.models import Terminal
from sync.county.fleet.telling import own_record
from sync.county.intake.rules import fit
from sync.county.intake.services import open_message
from sync.county.people.models import Staff
from sync.model.case import Case as FiledCase
from sync.model.case import CaseEvent, CaseState, CaseStatus, Handover, owner_check
from sync.model.persons import mask_name
from sync.model.review import Level, Review
from sync.protocol.line import Topic

# Asking Django for the current zone costs more than turning a time into it.
_HERE = ZoneInfo(settings.TIME_ZONE)


def status_of(case: Case) -> CaseStatus:
    """Names masked, staff of the county included; the words of a review stay at the county."""
    review = case.reviews.filter(counted=True).order_by("-round").first()
    return status_with(case, case.events.all(), review)


class TimelineRow(Protocol):
    """A CaseEvent, or one that is not in the table yet."""

    @property
    def at(self) -> datetime: ...
    @property
    def state(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def org(self) -> str: ...
    @property
    def note(self) -> str: ...


def status_with(case: Case, events: Iterable[TimelineRow], review: CaseReview | None) -> CaseStatus:
    """The same of a case whose lines and review are at hand already."""
    return CaseStatus(
        case_id=case.id,
        receipt_no=case.receipt_no,
        matter_name=case.matter_name,
        masked_name=case.masked_name,
        state=case.status,
        updated_at=_text(case.updated_at),
        case_no=case.case_no or "",
        holder=case.holder.masked_name if case.holder else "",
        holder_org=case.holder.org if case.holder else "",
        first_asked=masked(case.helper),
        events=tuple(
            CaseEvent(
                at=_text(event.at),
                state=CaseState(event.state),
                title=event.title,
                who=event.who,
                org=event.org,
                note=event.note,
            )
            for event in events
        ),
        promised=case.promised,
        statutory=case.statutory,
        provisional=case.provisional,
        review=_review(review) if review else None,
        missing=tuple(case.missing),
        urged_on=case.urged_on,
        paused_until=case.due if case.status is CaseState.PAUSED else None,
        deliver_by=case.deliver_by,
    )


def handover_of(case: Case, terminal: Terminal) -> Handover | None:
    """What the machine that is in this place now must know of a case which an earlier one took."""
    if case.message.epoch >= terminal.epoch:
        return None
    body = open_message(case.message)
    if not isinstance(body, FiledCase):
        return None
    return Handover(
        visit=case.message.visit,
        matter_code=case.matter_code,
        filed_at=_text(case.filed_at),
        owner=owner_check(case.id, body.applicant.id_number),
    )


def publication(case: Case) -> Publication:
    """The status record of a case, for the terminal where it was filed: from now on it knows."""
    now_known(case)
    return _publication(case, case.terminal)


def now_known(case: Case) -> None:
    """Somebody outside is told of the case as it is: the last act on it can no longer be taken back."""
    Held.objects.filter(case=case).delete()


def _publication(case: Case, receiver: Terminal) -> Publication:
    status = replace(status_of(case), handover=handover_of(case, receiver))
    return own_record(Topic.CASE, case.id, msgspec.json.encode(status), receiver)


def publications_for(terminal: Terminal) -> list[Publication]:
    """All cases of a terminal anew: after it was given new keys, the old records no longer open."""
    cases = (
        Case.objects.filter(terminal=terminal).select_related("holder", "message").prefetch_related("events")
    )
    Held.objects.filter(case__terminal=terminal).delete()
    return [_publication(case, terminal) for case in cases.iterator(chunk_size=200)]


def masked(name: str) -> str:
    """A name as the terminal gave it, masked unless it came masked."""
    return name if "*" in name else mask_name(name) if name else ""


def helper_name(helper: str) -> str:
    """As people read it: a terminal names a helper by staff number, or by name."""
    staff = Staff.objects.filter(username=fit(helper.strip(), 40)).first()
    return staff.masked_name if staff is not None else masked(helper)


def _review(row: CaseReview) -> Review:
    return Review(
        id=row.review_id,
        subject=row.subject,
        round=row.round,
        level=Level(row.level),
        items=tuple(row.items),
        revisit=row.revisit,
        channel=row.channel,
        made_at=row.made_at,
    )


@functools.lru_cache(maxsize=1024)
def _text(at: datetime) -> str:
    """A batch has few moments and many rows. Equal moments of two zones give the same text."""
    return at.astimezone(_HERE).isoformat(timespec="seconds")
