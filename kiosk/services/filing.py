"""Filing a case: from 开始办理 to the receipt."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from kiosk.paper.slips import Receipt
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock, Ids
from kiosk.services.draft import Draft
from kiosk.services.visit import EndReason, Visit
from kiosk.store.port import KioskStore
from sync.model.case import Signature
from sync.model.matter import Matter
from sync.model.problem import Problem
from sync.terminal.mailbox.port import KioskMailbox

__all__ = ["Draft", "Filing", "Receipt", "SummaryGroup", "SummaryRow", "Unfinished"]


class SummaryRow(Struct, frozen=True):
    label: str
    value: str


class SummaryGroup(Struct, frozen=True, kw_only=True):
    """One card of the check page. target: where 改 leads: ``identify``, ``form`` or ``materials``;
    step: the form step (see kiosk.services.flow) for target ``form``."""

    key: str
    icon: str
    title: str
    headline: str
    detail: str
    rows: tuple[SummaryRow, ...]
    target: str
    step: str = ""


class Unfinished(Struct, frozen=True):
    """A draft that this citizen left behind (the power failed): can be taken up again."""

    draft_id: str
    matter_code: str
    saved_words: str


class Filing:
    def __init__(
        self,
        *,
        catalogue: Catalogue,
        mailbox: KioskMailbox,
        store: KioskStore,
        clock: CountyClock,
        ids: Ids,
        commitment: str,
        draft_days: int = 15,
    ) -> None:
        raise NotImplementedError

    def refusal(self, matter: Matter) -> Problem | None:
        """Why this matter cannot be filed here now; None when it can. Ask before the citizen starts."""
        raise NotImplementedError

    def earlier(self, visit: Visit, matter: Matter) -> str | None:
        """A sentence when this citizen filed this matter here within a day (杜绝重复提交), else None."""
        raise NotImplementedError

    def start(self, visit: Visit, matter: Matter) -> Draft:
        """A fresh draft, also ``visit.draft``. The citizen must be identified. Raises ServiceError."""
        raise NotImplementedError

    def unfinished(self, visit: Visit, matter: Matter) -> Unfinished | None:
        raise NotImplementedError

    def resume(self, visit: Visit, draft_id: str) -> Draft:
        raise NotImplementedError

    def save(self, draft: Draft) -> None:
        """On disk when it returns. Raises ServiceError; what was saved before stays."""
        raise NotImplementedError

    def keep(self, draft: Draft) -> str:
        """存草稿: keep it beyond the visit; the 6-digit pick-up code to give to the citizen."""
        raise NotImplementedError

    def pick_up(self, visit: Visit, code: str) -> Draft | Problem:
        raise NotImplementedError

    def problems(self, draft: Draft) -> tuple[Problem, ...]:
        """What still stands in the way of signing."""
        raise NotImplementedError

    def summary(self, draft: Draft) -> tuple[SummaryGroup, ...]:
        raise NotImplementedError

    @property
    def commitment(self) -> str:
        """告知承诺书, Markdown."""
        raise NotImplementedError

    def sign(
        self, draft: Draft, width: int, height: int, strokes: Sequence[Sequence[tuple[int, int, int]]]
    ) -> Signature:
        """Bind the strokes of a finger to what stands in the draft now."""
        raise NotImplementedError

    def submit(self, draft: Draft, signature: Signature) -> Receipt:
        """Hand the case over. When it returns, the case is durably in the outbox.

        Raises ServiceError with a sentence; then nothing was filed and the draft is still there.
        """
        raise NotImplementedError

    def recover(self) -> int:
        """Finish submissions that a crash interrupted; how many. Call at start and between visits."""
        raise NotImplementedError

    def leave(self, visit: Visit, reason: EndReason) -> None:
        """A listener for ``Visits(ended=…)``: drop the visit's draft unless it is to be kept."""
        raise NotImplementedError
