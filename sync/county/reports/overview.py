"""The five figures of the overview, its fortnight, and what is about to be late."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Case as When
from django.db.models import CharField, Count, F, Q, QuerySet, Value
from django.db.models import When as If
from django.db.models.functions import Coalesce, TruncDate
from msgspec import Struct

from sync.county.days import start, within
from sync.county.desk.models import Case
from sync.county.desk.queries import CLOSED, OPEN
from sync.county.reports.scope import Scope
from sync.model.calendar import WorkCalendar
from sync.model.review import Level

DAYS = 14
CHANNELS = ("自助", "家人代办", "帮办")
BAD = [level.value for level in Level if level.bad]
IN_TIME = Q(promised=None, statutory=None) | Q(closed_day__lte=Coalesce("promised", "statutory"))


class Day(Struct, frozen=True):
    """Cases received on a day; counts: by channel, in the order of CHANNELS."""

    day: date
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


class Figures(Struct, frozen=True):
    """A rate is None while there is nothing to count. reviews: of the last 30 days; closed: of this month."""

    days: tuple[Day, ...]
    reviews: int
    bad: int
    closed: int
    in_time: int
    overdue: int
    due_soon: int

    @property
    def today(self) -> Day:
        return self.days[-1]

    @property
    def more(self) -> int:
        """Than yesterday."""
        return self.days[-1].total - self.days[-2].total

    @property
    def fewer(self) -> int:
        return -self.more

    @property
    def helped_share(self) -> float | None:
        total = self.today.total
        return 100 * self.today.counts[-1] / total if total else None

    @property
    def satisfied(self) -> float | None:
        return 100 * (self.reviews - self.bad) / self.reviews if self.reviews else None

    @property
    def punctual(self) -> float | None:
        return 100 * self.in_time / self.closed if self.closed else None


def channel() -> When:
    """How a case was filed: with a helper, by an agent, or alone."""
    return When(
        If(~Q(helper=""), then=Value(CHANNELS[2])),
        If(by_agent=True, then=Value(CHANNELS[1])),
        default=Value(CHANNELS[0]),
        output_field=CharField(),
    )


def by_day(cases: QuerySet[Case], first: date, last: date) -> tuple[Day, ...]:
    rows = (
        cases.filter(within("received_at", first, last))
        .values(day=TruncDate("received_at"), channel=channel())
        .annotate(number=Count("pk"))
    )
    found: dict[date, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row["day"], {})[row["channel"]] = row["number"]
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return tuple(Day(day, tuple(found.get(day, {}).get(name, 0) for name in CHANNELS)) for day in span)


def figures(scope: Scope, today: date, calendar: WorkCalendar) -> Figures:
    cases = scope.cases()
    closed = cases.filter(
        state__in=CLOSED, closed_at__gte=start(today.replace(day=1)), accepted_at__isnull=False
    ).annotate(closed_day=TruncDate("closed_at"))
    month = closed.aggregate(number=Count("pk"), kept=Count("pk", filter=IN_TIME))
    reviews = scope.reviews().filter(received_at__gte=start(today - timedelta(days=29)))
    rated = reviews.aggregate(number=Count("pk"), bad=Count("pk", filter=Q(level__in=BAD)))
    soon = today + timedelta(days=1)
    while not calendar.is_workday(soon):
        soon += timedelta(days=1)
    waiting = cases.filter(state__in=OPEN, due__lte=soon).aggregate(
        late=Count("pk", filter=Q(due__lt=today)), soon=Count("pk", filter=Q(due__gte=today))
    )
    return Figures(
        days=by_day(cases, today - timedelta(days=DAYS - 1), today),
        reviews=rated["number"],
        bad=rated["bad"],
        closed=month["number"],
        in_time=month["kept"],
        overdue=waiting["late"],
        due_soon=waiting["soon"],
    )


def warnings(scope: Scope, most: int = 5) -> QuerySet[Case]:
    """The most urgent open cases of the place, with who was asked first and who has it."""
    cases = scope.cases().filter(state__in=OPEN, due__isnull=False)
    return cases.select_related("holder", "terminal", "duty").order_by(F("due").asc(), "received_at", "id")[
        :most
    ]
