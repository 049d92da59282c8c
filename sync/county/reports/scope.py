"""Whose figures, and of which days."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from msgspec import Struct

from sync.county.days import within
from sync.county.desk.models import Case, CaseReview
from sync.county.duties.models import Duty
from sync.county.people import access
from sync.county.people.models import Staff
from sync.model.division import TOWNSHIPS, township_name

MOST_DAYS = 366


class Scope(Struct, frozen=True):
    """township: "" for all that the person may see; a township's staff see theirs alone. Both days count."""

    staff: Staff
    township: str
    since: date
    until: date

    @property
    def name(self) -> str:
        return township_name(self.township) if self.township else "全县"

    @property
    def span(self) -> Q:
        """received_at within the days."""
        return self.within("received_at")

    def within(self, field: str) -> Q:
        return within(field, self.since, self.until)

    def cases(self) -> QuerySet[Case]:
        """All cases of the place, without an order."""
        return Case.objects.filter(self._place()).order_by()

    def reviews(self) -> QuerySet[CaseReview]:
        """Counted reviews of those cases."""
        reviews = CaseReview.objects.filter(counted=True).order_by()
        # A township's own stand on the row; only a department's are found through their cases.
        return (
            reviews.filter(township=self.township) if self.township else reviews.filter(self._place("case__"))
        )

    def duties(self) -> QuerySet[Duty]:
        duties = Duty.objects.filter(access.duties_of(self.staff)).order_by()
        return duties.filter(township=self.township) if self.township else duties

    def since_day(self, day: date) -> Scope:
        """The same, from that day on."""
        return Scope(self.staff, self.township, day, self.until)

    @property
    def by_place(self) -> bool:
        """Whether what it counts is said by the township alone; a department has its cases one by one."""
        return bool(self.township) or not self.staff.office.sees_cases or access.reach_of(self.staff).whole

    def _place(self, path: str = "") -> Q:
        """A township counts what it received; who sees no cases one by one gets the county's counts alone."""
        if self.township:
            return Q(**{f"{path}township": self.township})
        return access.cases_of(self.staff, path) if self.staff.office.sees_cases else Q()


def scope_of(staff: Staff, township: str, since: date, until: date) -> Scope:
    """Within what the person may look at; days in their order, at most a year."""
    known = township if township in {t.code for t in TOWNSHIPS} else ""
    if staff.township:
        known = staff.township
    elif not access.reach_of(staff).whole:
        known = ""
    first, last = min(since, until), max(since, until)
    return Scope(staff, known, max(first, last - timedelta(days=MOST_DAYS - 1)), last)
