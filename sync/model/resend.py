"""What the county refused, sent again because a person at the county's console says so (再送一次)."""

from __future__ import annotations

from msgspec import Struct


class ResendOrder(Struct, frozen=True):
    """id: the county's own, never used twice. what: id of a refused message or file; "" all of them."""

    id: str
    what: str = ""


class ResendOrders(Struct, frozen=True):
    """Topic ``resend``, key the terminal: every order it has not yet reported as carried out."""

    orders: tuple[ResendOrder, ...] = ()


class Resent(Struct, frozen=True):
    """How an order went. count: messages and files that wait again. at: the terminal's clock, ISO 8601."""

    order: str
    count: int
    at: str
