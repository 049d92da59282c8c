"""The audit chain: each entry's hash covers the one before it, so a changed line is noticed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

import msgspec

from kiosk.store.port import AuditEntry

GENESIS = sha256(b"doorstep audit v1").hexdigest()


def next_entry(last: AuditEntry | None, at: str, event: str, ids: Mapping[str, str]) -> AuditEntry:
    seq = last.seq + 1 if last else 1
    return AuditEntry(seq, at, event, dict(ids), _hash(last.hash if last else GENESIS, seq, at, event, ids))


def is_intact(entries: Iterable[AuditEntry]) -> bool:
    """entries from the first on, in order."""
    before = GENESIS
    for count, entry in enumerate(entries, 1):
        if entry.seq != count or entry.hash != _hash(before, entry.seq, entry.at, entry.event, entry.ids):
            return False
        before = entry.hash
    return True


def _hash(before: str, seq: int, at: str, event: str, ids: Mapping[str, str]) -> str:
    line = msgspec.json.encode([before, seq, at, event, dict(ids)], order="deterministic")
    return sha256(line).hexdigest()
