"""Looking for a case by receipt number and ID number."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock
from kiosk.store.port import KioskStore
from sync.model.problem import Problem
from sync.terminal.mailbox.port import KioskMailbox


class NodeKind(StrEnum):
    """How a timeline node looks (design: done, warn, now, todo)."""

    DONE = "done"
    WARN = "warn"
    NOW = "now"
    TODO = "todo"


class TimelineEntry(Struct, frozen=True):
    """what · when · who, as words."""

    kind: NodeKind
    what: str
    when: str
    who: str


class CaseView(Struct, frozen=True, kw_only=True):
    """A case as the progress page shows it.

    case_no: the county's 办件编号, "" before acceptance. days_left: working days to the promised day,
    negative when overdue, None while no clock runs. share_used: 0 to 1, how much of that time is over.
    review_stage: what can be rated now ("filed" or "closed"), "" when nothing can.
    """

    case_id: str
    visit: str
    receipt_no: str
    case_no: str
    matter_code: str
    matter_name: str
    masked_name: str
    masked_id: str
    state: str
    state_words: str
    filed_words: str
    deadline: date | None
    deadline_words: str
    provisional: bool
    days_left: int | None
    share_used: float
    holder_words: str
    line_words: str
    timeline: tuple[TimelineEntry, ...]
    missing: tuple[str, ...]
    review_stage: str
    reviewed: bool


class Progress:
    def __init__(
        self, *, catalogue: Catalogue, mailbox: KioskMailbox, store: KioskStore, clock: CountyClock
    ) -> None:
        raise NotImplementedError

    def find(self, receipt: str, id_number: str) -> CaseView | Problem:
        """The case, or one sentence that does not say which of the two numbers was wrong.

        receipt: the whole number or the 11-digit tail. After five wrong pairs in ten minutes the terminal
        refuses for a while and says how long. Raises ServiceError.
        """
        raise NotImplementedError
