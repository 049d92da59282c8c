"""What goes over the interface. The document (document.py) is made of these types, and so are the answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta, Struct

from sync.county.desk.acts import Pause, Said, Taker, Way
from sync.model.case import CaseState
from sync.model.matter import Matter
from sync.model.review import Level


class Fault(Struct, frozen=True):
    """Why a request was not done. code: for programs; message: a Chinese sentence."""

    code: str
    message: str


class CaseEventShape(Struct, frozen=True):
    """One line of the timeline. who: masked; note: as the citizen was told it, numbers and names masked."""

    at: datetime
    state: CaseState
    title: str
    who: str
    org: str
    note: str


class CaseShape(Struct, frozen=True):
    """A case, masked. version: name it when you report back; it rises with every change."""

    case_id: str
    case_no: str
    receipt_no: str
    matter_code: str
    matter_name: str
    applicant: str
    by_agent: bool
    township: str
    terminal: str
    state: CaseState
    version: int
    filed_at: datetime
    received_at: datetime
    accepted_at: datetime | None
    closed_at: datetime | None
    updated_at: datetime
    promised: date | None
    statutory: date | None
    missing: tuple[str, ...]


class CaseDetail(Struct, frozen=True):
    case: CaseShape
    events: tuple[CaseEventShape, ...]


class CasePage(Struct, frozen=True):
    """In the order of change. next: give it as ``since`` to go on; the same as before when nothing is new."""

    cases: tuple[CaseShape, ...]
    next: str
    more: bool


class Decision(Struct, frozen=True):
    """What another system decided about a case. act: accept, correct, corrected, not_accept, complete, and
    whatever else the desk knows. version: of the case that was looked at. The rest as a clerk would say it
    (``desk.acts.Said``)."""

    act: Annotated[str, Meta(max_length=20)]
    version: Annotated[int, Meta(ge=1, le=2_000_000_000)]
    note: Annotated[str, Meta(max_length=1000)] = ""
    reason: Annotated[str, Meta(max_length=200)] = ""
    body: Annotated[str, Meta(max_length=80)] = ""
    remedies: Annotated[str, Meta(max_length=400)] = ""
    kind: Pause | None = None
    until: date | None = None
    way: Way | None = None
    taker: Taker | None = None
    on: date | None = None

    @property
    def said(self) -> Said:
        """Without NUL, which no database takes."""
        note, reason, body, remedies = (
            text.replace("\x00", "") for text in (self.note, self.reason, self.body, self.remedies)
        )
        return Said(note, reason, body, remedies, self.kind, self.until, self.way, self.taker, self.on)


class ReviewShape(Struct, frozen=True):
    """A review that counts. level_code: 5 is 非常满意 (the national interface). channel: its code pf."""

    case_id: str
    case_no: str
    matter_code: str
    township: str
    round: int
    level: Level
    level_code: int
    items: tuple[str, ...]
    has_words: bool
    revisit: bool
    channel: str
    received_at: datetime


class ReviewPage(Struct, frozen=True):
    reviews: tuple[ReviewShape, ...]
    next: str
    more: bool


class MatterPage(Struct, frozen=True):
    """By code. next: give it as ``after``; "" at the end."""

    matters: tuple[Matter, ...]
    next: str


class TownshipFigures(Struct, frozen=True):
    """Counts of the cases received in the span, and of the reviews received in it."""

    township: str
    name: str
    received: int
    accepted: int
    closed: int
    overdue: int
    reviews: int
    satisfied: int


class Statistics(Struct, frozen=True):
    first: date
    last: date
    townships: tuple[TownshipFigures, ...]


class TerminalShape(Struct, frozen=True):
    terminal: str
    township: str
    centre: str
    software: str
    enrolled_at: datetime
    last_seen: datetime | None
    revoked: bool


class TerminalList(Struct, frozen=True):
    terminals: tuple[TerminalShape, ...]
