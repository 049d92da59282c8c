"""The machine tells the county how its devices are: when one changes, and once a day."""

from __future__ import annotations

import threading
from collections.abc import Callable

from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import CountyClock, Ids
from sync.model.device import DeviceReport, Part
from sync.protocol.envelope import Kind, seal_message
from sync.terminal.mailbox.port import KioskMailbox

SOURCE = "kiosk"
PRIORITY = 9
#: Seconds. A plug with a loose contact must not fill the outbox.
_AT_MOST_EVERY, _AT_LEAST_EVERY = 60.0, 86_400.0


class Reporting:
    def __init__(
        self,
        *,
        parts: Callable[[], tuple[Part, ...]],
        catalogue: Catalogue,
        mailbox: KioskMailbox,
        clock: CountyClock,
        ids: Ids,
    ) -> None:
        self._parts, self._catalogue, self._mailbox = parts, catalogue, mailbox
        self._clock, self._ids = clock, ids
        self._told: tuple[Part, ...] | None = None
        self._told_at = 0.0
        self._guard = threading.Lock()

    @property
    def due(self) -> bool:
        """Whether :meth:`turn` would post. Quick: for a timer."""
        past = self._clock.monotonic() - self._told_at
        if self._told is None:
            return bool(self._parts())
        return past >= _AT_LEAST_EVERY or (past >= _AT_MOST_EVERY and self._parts() != self._told)

    def turn(self) -> bool:
        """Post a report if one is due; whether it did. Raises MailboxError."""
        with self._guard:
            enrolment = self._catalogue.enrolment()
            if enrolment is None or not enrolment.county_keys or not self.due:
                return False
            parts, made, id = self._parts(), self._clock.clock.now(), self._ids.new()
            report = DeviceReport(
                id=id, source=SOURCE, made_at=made.isoformat(timespec="milliseconds"), parts=parts
            )
            key = enrolment.county_keys[0]
            message = seal_message(
                id=id,
                kind=Kind.DEVICE_REPORT,
                terminal=enrolment.terminal,
                visit=id,
                made_at=made,
                body=report,
                county_key=key.public,
                county_key_id=key.id,
                skew_ms=self._clock.skew_ms(),
            )
            self._mailbox.post(message, priority=PRIORITY)
            self._told, self._told_at = parts, self._clock.monotonic()
            return True
