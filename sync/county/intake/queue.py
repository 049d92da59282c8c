"""What waits for the worker, in the order of arrival, each with its message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from sync.county import bulk
from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage, Waiting

_FIELDS = ("id", "message_id", "terminal_id", "visit", "tries", "rule")
_COLUMNS = tuple(field.attname for field in ReceivedMessage._meta.concrete_fields)


class Place(Struct, frozen=True, eq=False):
    """A row of Waiting; fields as there. message: with its terminal at hand."""

    id: int
    message_id: str
    terminal_id: str
    visit: str
    tries: int
    rule: str
    message: ReceivedMessage


def first_of(
    where: str,
    values: Sequence[Any],
    most: int,
    read: Mapping[str, ReceivedMessage] = MappingProxyType({}),
) -> list[Place]:
    """The first of them. where: our own SQL over Waiting's columns, ``%s`` for each value. read: messages
    that are at hand, by id; a stored message never changes.
    """
    rows = bulk.select(Waiting, _FIELDS, f'{where} ORDER BY "id" LIMIT {most:d}', values)
    messages = {row[1]: read[row[1]] for row in rows if row[1] in read}
    found = bulk.among(ReceivedMessage, _COLUMNS, "id", [row[1] for row in rows if row[1] not in messages])
    terminals = Terminal.places.in_bulk({row[2] for row in rows})
    for row in found:
        columns = dict(zip(_COLUMNS, row, strict=True))
        terminal = terminals[columns["terminal_id"]]
        messages[row[0]] = bulk.instance(ReceivedMessage, columns, terminal=terminal)
    return [
        Place(id, message, terminal, visit, tries, rule, messages[message])
        for id, message, terminal, visit, tries, rule in rows
    ]


def take(places: Sequence[Place]) -> bool:
    """Take them away, in the caller's transaction; False when one is gone already."""
    return bulk.delete(Waiting, [place.id for place in places]) == len(places)
