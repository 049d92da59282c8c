"""What the county stored and cannot work on as it is: said at both ends, so that somebody looks."""

from __future__ import annotations

from msgspec import Struct


class Unread(Struct, frozen=True, kw_only=True):
    """message: its id. rule: stable English. words: one Chinese sentence for people."""

    message: str
    kind: str
    rule: str
    words: str
