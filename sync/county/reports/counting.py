"""What every table of a report is made of, counted once, not anew for each table.

Days that the night has counted (keeping.py) are added up from there, the others from the cases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet, Sum
from msgspec import Struct, field

from sync.county.reports import keeping, numbers
from sync.county.reports.keeping import What
from sync.county.reports.models import Tally
from sync.county.reports.overview import BAD
from sync.county.reports.scope import Scope

Place = tuple[str, str]


class Sums(Struct):
    """decided: closed after having been accepted; kept: of those, in time. bad: of the reviews (rated)."""

    received: int = 0
    decided: int = 0
    kept: int = 0
    rated: int = 0
    bad: int = 0


class Counts(Struct, frozen=True):
    """Of the days of a scope. places: by township and domain; days: received on each day, by channel;
    closed_on: closed on each; ways: received, by channel; levels: of the reviews."""

    places: dict[Place, Sums] = field(default_factory=dict)
    days: dict[date, Counter[str]] = field(default_factory=dict)
    closed_on: Counter[date] = field(default_factory=Counter)
    ways: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)

    def sums(self, of: Callable[[str, str], str]) -> dict[str, Sums]:
        """Added up by what ``of`` makes of township and domain."""
        found: dict[str, Sums] = {}
        for place, more in self.places.items():
            one = found.setdefault(of(*place), Sums())
            one.received += more.received
            one.decided += more.decided
            one.kept += more.kept
            one.rated += more.rated
            one.bad += more.bad
        return found

    def _at(self, place: Place) -> Sums:
        return self.places.setdefault(place, Sums())

    def add_received(self, rows: Iterable[tuple[Place, str, int]]) -> None:
        for place, way, number in rows:
            self._at(place).received += number
            self.ways[way] += number

    def add_days(self, rows: Iterable[tuple[date, str, int]]) -> None:
        for day, way, number in rows:
            self.days.setdefault(day, Counter())[way] += number

    def add_closed(self, rows: Iterable[tuple[Place, int, int]]) -> None:
        for place, decided, kept in rows:
            one = self._at(place)
            one.decided += decided
            one.kept += kept

    def add_closed_on(self, rows: Iterable[tuple[date, int]]) -> None:
        for day, number in rows:
            self.closed_on[day] += number

    def add_rated(self, rows: Iterable[tuple[Place, str, int]]) -> None:
        for place, level, number in rows:
            one = self._at(place)
            one.rated += number
            one.bad += number if level in BAD else 0
            self.levels[level] += number


def counted(scope: Scope, now: datetime) -> Counts:
    counts = Counts()
    days = keeping.kept(now) if scope.by_place else None
    if days is None or days.last < scope.since or days.first > scope.since:
        _count(counts, scope)
        return counts
    last = min(scope.until, days.last)
    _add_kept(counts, scope, last)
    if last < scope.until:
        _count(counts, scope.since_day(last + timedelta(days=1)))
    return counts


def _add_kept(counts: Counts, scope: Scope, last: date) -> None:
    """The days from the scope's first to ``last`` as the night counted them."""
    rows = Tally.objects.filter(day__gte=scope.since, day__lte=last)
    if scope.township:
        rows = rows.filter(township=scope.township)

    def summed(what: What, *by: str, of: tuple[str, ...] = ("number",)) -> QuerySet[Any, Any]:
        sums = {f"sum_{name}": Sum(name) for name in of}
        return rows.filter(what=what.value).values_list(*by).annotate(**sums).order_by()

    received = summed(What.RECEIVED, "township", "domain", "kind")
    counts.add_received(((place, domain), way, n) for place, domain, way, n in received)
    counts.add_days(summed(What.RECEIVED, "day", "kind"))
    closed = summed(What.CLOSED, "township", "domain", of=("decided", "kept"))
    counts.add_closed(((place, domain), decided, kept) for place, domain, decided, kept in closed)
    counts.add_closed_on(summed(What.CLOSED, "day"))
    rated = summed(What.RATED, "township", "domain", "kind")
    counts.add_rated(((place, domain), level, n) for place, domain, level, n in rated)


def _count(counts: Counts, scope: Scope) -> None:
    received = list(numbers.received(scope.cases().filter(scope.span)))
    counts.add_received(((place, domain), way, n) for _, place, domain, way, n in received)
    counts.add_days((day, way, n) for day, _, _, way, n in received)
    closed = list(numbers.closed(scope.cases().filter(scope.within("closed_at"))))
    counts.add_closed(((place, domain), done, kept) for _, place, domain, _, done, kept in closed)
    counts.add_closed_on((day, n) for day, _, _, n, _, _ in closed)
    rated = numbers.rated(scope.reviews().filter(scope.span))
    counts.add_rated(((place, domain), level, n) for _, place, domain, level, n in rated)
