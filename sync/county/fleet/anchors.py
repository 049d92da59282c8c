"""The anchor of each terminal's log: what the county remembers, so that a cut, copied or restored disk shows.

Nothing is ever refused for it: a doubt is for people, messages are judged one by one.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from sync.county.fleet.models import Terminal
from sync.protocol.chain import ChainHead


class Doubt(StrEnum):
    """Why a log does not continue the one the county knows."""

    BACK = "back"  # shorter than before: a backup was put back, or its end cut off
    OTHER = "other"  # as long, but another one
    FORK = "fork"  # the terminal itself does not know the county's anchor

    @property
    def label(self) -> str:
        return {
            Doubt.BACK: "终端的登记记录比上次短了，硬盘可能恢复过旧备份，或者记录被删过。",
            Doubt.OTHER: "终端的登记记录和上次对不上，硬盘可能被复制过，或者记录被改过。",
            Doubt.FORK: "终端说自己没有县里记下的那一条，可能有两台机器用同一个身份。",
        }[self]


def judge(known: ChainHead | None, head: ChainHead) -> Doubt | None:
    """Whether ``head`` can be a later state of the log that ended in ``known``."""
    if head.fork:
        return Doubt.FORK
    if known is None or head.count > known.count:
        return None
    if head.count < known.count:
        return Doubt.BACK
    return None if head.link == known.link else Doubt.OTHER


class Anchor(Struct, frozen=True):
    """What a terminal's row says of its log; fields as ``chain_*`` there. link: b"" before the first one."""

    epoch: int
    count: int
    link: bytes
    doubt: str
    doubt_at: datetime | None


def weigh(kept: Anchor, epoch: int, head: ChainHead | None, now: datetime) -> tuple[ChainHead | None, Anchor]:
    """The newest link of a terminal's log beside the one kept until now: that one, and what is kept now.

    A doubt stays until a person has looked; the new head counts from here on all the same.
    """
    same_life = kept.epoch == epoch and kept.link
    known = ChainHead(count=kept.count, link=bytes(kept.link)) if same_life else None
    if head is None or len(head.link) != 32 or not 0 <= head.count < 1 << 62:
        return known, kept
    doubt = judge(known, head)
    noted = Anchor(epoch, head.count, head.link, kept.doubt, kept.doubt_at)
    if doubt is not None:
        noted = replace(noted, doubt=doubt.value, doubt_at=now)
    return known, noted


def looked(terminal: str) -> None:
    """A person has looked into the doubt."""
    Terminal.objects.filter(pk=terminal).update(chain_doubt="", chain_doubt_at=None)
