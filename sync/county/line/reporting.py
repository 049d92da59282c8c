"""A machine's report on itself goes to the fleet: here the envelope's clocks are joined to it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sync.county.feed.services import Publication
from sync.county.fleet import health, resending
from sync.county.intake.models import ReceivedMessage
from sync.model.device import DeviceReport


def note_report(message: ReceivedMessage, body: Struct) -> Sequence[Publication]:
    """The newest of each source counts; one that comes late changes nothing."""
    assert isinstance(body, DeviceReport)  # noqa: S101 - the kind decides the type, see protocol.bodies.BODIES
    health.note(message.terminal, body, message.skew_ms, message.received_at)
    resent = body.line.resent if body.line else ()
    return resending.heard(message.terminal, resent, message.received_at) if resent else []
