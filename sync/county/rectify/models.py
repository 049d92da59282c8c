"""Rectifications and what was done about them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sync.county.desk.models import CaseReview
from sync.county.people.models import Staff
from sync.county.rectify.rules import Source, Stage
from sync.county.voices.models import Voice
from sync.model.division import TOWNSHIPS, township_name

STAGE_CHOICES = [(s.value, s.label) for s in Stage]


class Rectification(models.Model):
    """version: rises with every change; who acts on an older one is told. responsible: the one person, due:
    the one day. measure: what was done; lasting: what keeps it from happening again. voice, review: what it
    came from, when it came from a citizen.
    """

    title = models.CharField(max_length=80)
    details = models.TextField(blank=True, default="")
    source = models.CharField(max_length=10, choices=[(s.value, s.label) for s in Source])
    township = models.CharField(max_length=9, choices=[(t.code, t.name) for t in TOWNSHIPS])
    stage = models.CharField(max_length=10, choices=STAGE_CHOICES, default=Stage.FOUND.value)
    version = models.PositiveIntegerField(default=1)
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(Staff, on_delete=models.PROTECT, db_index=False, related_name="found_faults")
    responsible = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="rectifications")
    due = models.DateField(null=True)
    measure = models.TextField(blank=True, default="")
    lasting = models.TextField(blank=True, default="")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, db_index=False, related_name="closed_faults"
    )
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, null=True, related_name="rectifications")
    review = models.ForeignKey(CaseReview, on_delete=models.PROTECT, null=True, related_name="rectifications")

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["due", "id"], name="rectify_open", condition=~models.Q(stage=Stage.CLOSED.value)
            ),
            models.Index(fields=["-closed_at", "-id"], name="rectify_closed"),
        ]
        constraints: ClassVar = [
            # Held by the database too: nothing goes on without a person and a day.
            models.CheckConstraint(
                name="rectify_one_person_and_a_day",
                condition=models.Q(stage=Stage.FOUND.value)
                | (models.Q(responsible__isnull=False) & models.Q(due__isnull=False)),
            ),
            models.CheckConstraint(
                name="rectify_closed_with_measures",
                condition=~models.Q(stage=Stage.CLOSED.value)
                | (~models.Q(measure="") & ~models.Q(lasting="") & models.Q(closed_by__isnull=False)),
            ),
        ]

    @property
    def status(self) -> Stage:
        return Stage(self.stage)

    @property
    def origin(self) -> Source:
        return Source(self.source)

    @property
    def township_name(self) -> str:
        return township_name(self.township)


class RectificationStep(models.Model):
    """One line of its history."""

    rectification = models.ForeignKey(Rectification, on_delete=models.PROTECT, related_name="history")
    at = models.DateTimeField()
    title = models.CharField(max_length=40)
    who = models.CharField(max_length=50)
    note = models.TextField(blank=True, default="")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, db_index=False)

    class Meta:
        ordering: ClassVar = ["at", "id"]
