"""Which orders of the county are still to be carried out (topic ``resend``); without I/O, for any mailbox."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sync.model.resend import ResendOrder, ResendOrders, Resent
from sync.protocol.line import Record


def asked_of(record: Record | None) -> tuple[ResendOrder, ...]:
    """What the county asks; nothing when there is no record, or one of a shape from the future."""
    if record is None or record.body is None:
        return ()
    try:
        return msgspec.json.decode(record.body, type=ResendOrders).orders
    except msgspec.DecodeError:
        return ()


def not_done(asked: Sequence[ResendOrder], known: Sequence[Resent]) -> list[ResendOrder]:
    done = {one.order for one in known}
    return [order for order in asked if order.id not in done]


def still_asked(asked: Sequence[ResendOrder], done: Sequence[Resent]) -> list[Resent]:
    """What is done and the county does not know of yet: it takes an order back once it has heard."""
    open_ones = {order.id for order in asked}
    return [one for one in done if one.order in open_ones]
