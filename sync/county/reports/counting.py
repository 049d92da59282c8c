"""What every table of a report is made of, counted once: three questions to the database, not one a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from msgspec import Struct

from sync.county.desk.queries import CLOSED
from sync.county.reports.overview import BAD, IN_TIME, channel
from sync.county.reports.scope import Scope

Received = tuple[date, str, str, str]
Closed = tuple[date, str, str]
Rated = tuple[str, str, str]


class Sums(Struct):
    """decided: closed after having been accepted; kept: of those, in time. bad: of the reviews (rated)."""

    received: int = 0
    decided: int = 0
    kept: int = 0
    rated: int = 0
    bad: int = 0


class Counts(Struct, frozen=True):
    """Of the days of a scope. received: by day, township, domain and channel; closed: by day, township and
    domain: all, those decided, those in time; rated: by township, domain and level."""

    received: Mapping[Received, int]
    closed: Mapping[Closed, tuple[int, int, int]]
    rated: Mapping[Rated, int]

    def sums(self, of: Callable[[str, str], str]) -> dict[str, Sums]:
        """Added up by what ``of`` makes of township and domain."""
        found: dict[str, Sums] = {}

        def at(township: str, domain: str) -> Sums:
            return found.setdefault(of(township, domain), Sums())

        for (_, township, domain, _), number in self.received.items():
            at(township, domain).received += number
        for (_, township, domain), (_, decided, kept) in self.closed.items():
            one = at(township, domain)
            one.decided += decided
            one.kept += kept
        for (township, domain, level), number in self.rated.items():
            one = at(township, domain)
            one.rated += number
            one.bad += number if level in BAD else 0
        return found

    def received_by(self, place: int) -> Counter[str]:
        """place: of the key, 3 is the channel."""
        found: Counter[str] = Counter()
        for key, number in self.received.items():
            found[str(key[place])] += number
        return found

    def days(self) -> dict[date, Counter[str]]:
        """Received on each day, by channel."""
        found: dict[date, Counter[str]] = {}
        for (day, _, _, way), number in self.received.items():
            found.setdefault(day, Counter())[way] += number
        return found

    def closed_on(self) -> Counter[date]:
        found: Counter[date] = Counter()
        for (day, _, _), (number, _, _) in self.closed.items():
            found[day] += number
        return found

    def levels(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for (_, _, level), number in self.rated.items():
            found[level] += number
        return found


def counted(scope: Scope) -> Counts:
    received = (
        scope.cases()
        .filter(scope.span)
        .values_list(TruncDate("received_at"), "township", "domain", channel())
        .annotate(number=Count("pk"))
    )
    decided = Q(accepted_at__isnull=False)
    closed = (
        scope.cases()
        .filter(scope.within("closed_at"), state__in=CLOSED)
        .annotate(closed_day=TruncDate("closed_at"))
        .values_list("closed_day", "township", "domain")
        .annotate(
            number=Count("pk"),
            decided=Count("pk", filter=decided),
            kept=Count("pk", filter=decided & IN_TIME),
        )
    )
    rated = scope.reviews().filter(scope.span).values_list("township", "domain", "level")
    return Counts(
        {(day, township, domain, way): n for day, township, domain, way, n in received},
        {(day, township, domain): (n, done, kept) for day, township, domain, n, done, kept in closed},
        {(township, domain, level): n for township, domain, level, n in rated.annotate(number=Count("pk"))},
    )
