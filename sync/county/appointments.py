"""Who does what was planned. A new kind is one line here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from sync.county.catalogue import editing, lists
from sync.county.openness import plans, posters
from sync.county.planned.services import Handler, run_due

HANDLERS: Mapping[str, Handler] = MappingProxyType(
    {
        editing.CHANGE: editing.do_change,
        editing.WITHDRAWAL: editing.do_withdrawal,
        lists.LIST: lists.do_list,
        plans.DOCUMENT: plans.do_document,
        plans.TAKE_DOWN: plans.do_take_down,
    }
)


def keep(now: datetime) -> int:
    """Do what is due by now; how much there was."""
    return run_due(HANDLERS, now) + posters.refresh(now)
