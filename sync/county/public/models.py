"""What the public pages count: how often somebody asked, and the numbers they gave out."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Allowance(models.Model):
    """How often something was done within a window. key: a keyed hash, no address lies here readably."""

    key = models.CharField(primary_key=True, max_length=64)
    used = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True)


class PhoneNumber(models.Model):
    """The last receipt number that the phone page of a place gave out on a day."""

    place = models.CharField(max_length=9)
    day = models.DateField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "day"], name="public_phone_number_day")
        ]
