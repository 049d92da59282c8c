"""Records of the feed that are sealed to this terminal alone."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from sync.protocol.line import Record, feed_info
from sync.protocol.seal import SealError, open_sealed

T = TypeVar("T")


def open_own(record: Record, terminal: str, private: bytes, type: type[T]) -> T | None:
    """None for a deleted record, one that is not sealed to this terminal, and one of another shape."""
    if record.body is None or not record.sealed:
        return None
    try:
        plain = open_sealed(record.body, private, feed_info(terminal, record.topic, record.key, record.rev))
        return msgspec.json.decode(plain, type=type)
    except (SealError, msgspec.DecodeError):
        return None
