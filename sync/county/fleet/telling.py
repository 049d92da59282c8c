"""Records for one machine alone, and which machines a township has."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sync.county.feed.services import Publication
from sync.county.fleet.models import Terminal


def machines_of(townships: Collection[str]) -> Sequence[Terminal]:
    """Those in use. A place's pages for phones are none (``Terminal.objects``)."""
    return list(Terminal.objects.filter(township__in=townships, revoked_at=None))


def own_record(topic: str, key: str, body: bytes, terminal: Terminal) -> Publication:
    """body, sealed to the terminal."""
    return Publication(
        topic=topic, key=key, body=body, terminal=terminal.id, seal_to=bytes(terminal.seal_public)
    )
