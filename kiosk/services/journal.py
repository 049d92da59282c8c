"""What happened at this terminal, in the store's audit chain: event names and ids, never a person's data."""

from __future__ import annotations

from kiosk.services.clock import CountyClock
from kiosk.services.errors import said
from kiosk.services.visit import EndReason, Visit
from kiosk.store.port import KioskStore


class Journal:
    """Its methods are listeners for :class:`kiosk.services.visit.Visits`. They raise ServiceError."""

    def __init__(self, store: KioskStore, clock: CountyClock) -> None:
        self._store = store
        self._clock = clock

    def began(self, visit: Visit) -> None:
        self.note("visit.begin", visit=visit.id, mode=visit.mode.value)

    def ended(self, visit: Visit, reason: EndReason) -> None:
        self.note("visit.end", visit=visit.id, reason=reason.value)

    def note(self, event: str, **ids: str) -> None:
        with said():
            self._store.audit(self._clock.now().isoformat(timespec="milliseconds"), event, ids)
