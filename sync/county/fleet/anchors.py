"""The anchor of each terminal's log: what the county remembers, so that a cut, copied or restored disk shows.

Nothing is ever refused for it: a doubt is for people, messages are judged one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from msgspec import Struct

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


class Noted(Struct, frozen=True):
    """known: the link kept until now. columns: what is to be written into the terminal's row."""

    known: ChainHead | None
    columns: Mapping[str, object]


def weigh(terminal: str, epoch: int, head: ChainHead | None) -> Noted:
    """The newest link of a terminal's log beside the one kept until now; the terminal's row stays locked.

    In the caller's transaction, after its messages. A doubt stays until a person has looked; the new
    head counts from here on all the same.
    """
    row = Terminal.objects.select_for_update().get(pk=terminal)
    same_life = row.chain_epoch == epoch and row.chain_link
    known = ChainHead(count=row.chain_count, link=bytes(row.chain_link)) if same_life else None
    if head is None or len(head.link) != 32 or not 0 <= head.count < 1 << 62:
        return Noted(known, {})
    doubt = judge(known, head)
    if doubt is None and known is not None and (head.count, head.link) == (known.count, known.link):
        return Noted(known, {})
    columns: dict[str, object] = {
        "chain_epoch": epoch,
        "chain_count": head.count,
        "chain_link": head.link,
    }
    if doubt is not None:
        columns |= {"chain_doubt": doubt.value, "chain_doubt_at": timezone.now()}
    return Noted(known, columns)


def note(terminal: str, epoch: int, head: ChainHead | None) -> ChainHead | None:
    """Keep the newest link and give back the one kept until now."""
    with transaction.atomic():
        noted = weigh(terminal, epoch, head)
        if noted.columns:
            Terminal.objects.filter(pk=terminal).update(**noted.columns)
    return noted.known


def looked(terminal: str) -> None:
    """A person has looked into the doubt."""
    Terminal.objects.filter(pk=terminal).update(chain_doubt="", chain_doubt_at=None)
