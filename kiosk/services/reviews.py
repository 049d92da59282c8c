"""Ratings (好差评): one for each case and stage, sealed, in the outbox."""

from __future__ import annotations

from msgspec import Struct

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock, Ids
from kiosk.store.port import KioskStore
from sync.model.problem import Problem
from sync.model.review import Level, Review
from sync.terminal.mailbox.port import KioskMailbox

FILED = "filed"
CLOSED = "closed"


class ItemChoice(Struct, frozen=True):
    code: str
    text: str


class Reviews:
    def __init__(
        self, *, catalogue: Catalogue, mailbox: KioskMailbox, store: KioskStore, clock: CountyClock, ids: Ids
    ) -> None:
        raise NotImplementedError

    def items(self, level: Level) -> tuple[ItemChoice, ...]:
        """The national items of a level, in their order; the first three are shown first."""
        raise NotImplementedError

    def reviewed(self, subject: str, stage: str) -> bool:
        raise NotImplementedError

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
        raise NotImplementedError
