"""The terminal's tamper-evident log: every message is chained to the one before it.

``link(n) = SHA-256(doorstep/1 ⏎ link ⏎ link(n-1) ⏎ digest ⏎ epoch ⏎ seq ⏎ id ⏎ kind ⏎ terminal ⏎ visit ⏎
made_at ⏎ suite ⏎ key)``, hashes in lower-case hex, digest = SHA-256 of the sealed body, link(0) = 32
zero bytes. The newest link goes with every push; the county keeps the last one it saw and says it back.
A changed, deleted, swapped or inserted row breaks the chain; a tail cut off is older than what the
county has seen.
"""

from __future__ import annotations

import hashlib

from msgspec import Struct

from sync.protocol.version import PROTOCOL

START = bytes(32)
_HEAD = f"{PROTOCOL}\nlink\n"


class ChainHead(Struct, frozen=True, kw_only=True):
    """count: how many messages the log has (the ``seq`` of the newest). link: 32 bytes.

    fork, upward only: the anchor in the county's last reply was not in this terminal's log.
    """

    count: int
    link: bytes
    fork: bool = False


def body_digest(body: bytes) -> bytes:
    return hashlib.sha256(body).digest()


def next_link(
    previous: bytes,
    digest: bytes,
    *,
    epoch: int,
    seq: int,
    id: str,
    kind: str,
    terminal: str,
    visit: str,
    made_at: str,
    suite: str,
    key: str,
) -> bytes:
    """The link of one row. previous, digest: 32 bytes each."""
    text = "\n".join(
        (previous.hex(), digest.hex(), str(epoch), str(seq), id, kind, terminal, visit, made_at, suite, key)
    )
    return hashlib.sha256((_HEAD + text).encode()).digest()
