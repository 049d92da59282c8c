"""Reminders of what is late: a case (Escalation), a first-asked duty, a snag. Each has a table of its own,
with the same columns beside the key of what it is about; who is told of what is decided where that stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Model, QuerySet

from sync.county import bulk
from sync.county.people.models import Staff

M = TypeVar("M", bound=Model)
Wanted = tuple[str | int, int, int | None, date]
"""Key of what is late, level, key of the person (None: nobody holds that office), the day that was missed."""
_AT_ONCE = 500


def in_parts(rows: QuerySet[M]) -> Iterator[list[M]]:
    """By key: a county far behind has tens of thousands of them."""
    by_key, part = rows.order_by("pk"), list(rows.order_by("pk")[:_AT_ONCE])
    while part:
        yield part
        part = list(by_key.filter(pk__gt=part[-1].pk)[:_AT_ONCE])


def tell(
    model: type[Model], about: str, wanted: Sequence[Wanted], now: datetime, *, one_a_level: bool = False
) -> int:
    """Write down those that are not yet; how many. In the caller's transaction.

    about: the column of what it is about. one_a_level: whoever was told, nobody else is for the same day.
    """

    def same(row: Wanted) -> object:
        return (row[0], row[1], row[3]) if one_a_level else row

    columns = (f"{about}_id", "level", "staff_id", "due")
    known = model._default_manager.filter(**{f"{about}__in": {row[0] for row in wanted}})
    there = {same(row) for row in known.values_list(*columns)}
    fresh = [(*row, now) for row in wanted if same(row) not in there]
    bulk.insert(model, (*columns, "at"), fresh)
    return len(fresh)


def tick_off(model: type[Model], staff: Staff, ids: Sequence[int], now: datetime) -> int:
    """What one was told oneself, and has not ticked off before; how many."""
    mine = model._default_manager.filter(staff=staff, pk__in=ids, seen_at=None)
    return mine.update(seen_at=now)
