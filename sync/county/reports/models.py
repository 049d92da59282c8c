"""What a report of long ago is made of, counted once a night: a year would read half a million cases."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Tally(models.Model):
    """So many of a day, a township and a domain. See keeping.py, which alone writes them.

    what: ``received``, ``closed`` or ``rated`` (keeping.What). kind: how it was filed, as reports call it;
    the level of a rating; "" of what was closed. decided, kept: of the closed ones, as in counting.Sums.
    """

    day = models.DateField()
    what = models.CharField(max_length=8)
    township = models.CharField(max_length=9)
    domain = models.CharField(max_length=20)
    kind = models.CharField(max_length=24)
    number = models.PositiveIntegerField()
    decided = models.PositiveIntegerField()
    kept = models.PositiveIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["what", "day"], name="reports_tally_day")]


class TallyMade(models.Model):
    """The one row that says when the tallies were made, and of which days; both days count."""

    made_at = models.DateTimeField()
    first = models.DateField()
    last = models.DateField()
