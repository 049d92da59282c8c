"""Things to be done at a set time."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Planned(models.Model):
    """kind: which handler does it. key: what it is about; title: in words. payload: as its kind has it.

    done_at: when it was done or called off. outcome: what came of it, in words; failed: nothing was done.
    """

    kind = models.CharField(max_length=24)
    key = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    payload = models.BinaryField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    failed = models.BooleanField(default=False)
    outcome = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [
            models.Index(fields=["at"], name="planned_due", condition=models.Q(done_at=None)),
            models.Index(fields=["kind", "key"], name="planned_about"),
        ]
