"""Trainings, who came, and what was done with them. Nothing in them is about a citizen."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from django.db import models

from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage
from sync.county.people.models import Org, Staff
from sync.county.people.rules import Role
from sync.model.division import TOWNSHIPS, township_name
from sync.model.training import Outcome


class Training(models.Model):
    """version: rises with every change of the plan; who changes an older one is told. owner: the department
    that trains. matters: pairs of code and name as the plan was made. townships: their codes, offices:
    values of :class:`Role`; together those who should come by where they work and what they do, beside those
    named. cancelled_why: never empty once it is cancelled.
    """

    id = models.CharField(primary_key=True, max_length=36)
    title = models.CharField(max_length=60)
    owner = models.ForeignKey(Org, on_delete=models.PROTECT, related_name="trainings")
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    place = models.CharField(max_length=80)
    note = models.TextField(blank=True, default="")
    matters = models.JSONField(default=list)
    townships = models.JSONField(default=list)
    offices = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Staff, on_delete=models.PROTECT, db_index=False, related_name="planned")
    cancelled_at = models.DateTimeField(null=True)
    cancelled_why = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-starts", "-id"], name="training_starts")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="training_ends_later", condition=models.Q(ends__gt=models.F("starts"))
            ),
            # Held by the database too: nobody is told that it is not held without being told why.
            models.CheckConstraint(
                name="training_cancelled_with_a_reason",
                condition=models.Q(cancelled_at__isnull=True) | ~models.Q(cancelled_why=""),
            ),
        ]

    @cached_property
    def named(self) -> frozenset[int]:
        """Keys of those who were named, and of those who came."""
        return frozenset(row.staff_id for row in self.attendances.all() if row.staff_id is not None)

    @property
    def matter_names(self) -> list[str]:
        return [name for _, name in self.matters]

    @property
    def whole_county(self) -> bool:
        return {t.code for t in TOWNSHIPS} <= set(self.townships)

    @property
    def for_whom(self) -> str:
        """In words: which townships' people of which offices."""
        if not self.townships or not self.offices:
            return ""
        places = "全县各乡镇" if self.whole_county else "、".join(map(township_name, self.townships))
        return f"{places}的{'、'.join(Role(office).label for office in self.offices)}"


class Attendance(models.Model):
    """What there is to say of one person of a training; nobody has two rows.

    number: staff number; staff: the account of it, None for a number nobody has; who: as shown. township:
    where they work. named: should come by name. signed_at: county time; message, terminal: of the sign-in
    that counts, the first. version: rises with every result.
    """

    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="attendances")
    number = models.CharField(max_length=40)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="attendances")
    who = models.CharField(max_length=50)
    township = models.CharField(max_length=9, blank=True, default="")
    named = models.BooleanField(default=False)
    signed_at = models.DateTimeField(null=True)
    message = models.OneToOneField(ReceivedMessage, on_delete=models.PROTECT, null=True)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT, null=True, db_index=False)
    outcome = models.CharField(
        max_length=10, blank=True, default="", choices=[(o.value, o.label) for o in Outcome]
    )
    words = models.CharField(max_length=100, blank=True, default="")
    marked_at = models.DateTimeField(null=True)
    marked_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, db_index=False, related_name="marked"
    )
    version = models.PositiveIntegerField(default=0)
    flags = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["training", "number"], name="training_once_a_person"),
            models.CheckConstraint(
                name="training_marked_by_somebody",
                condition=models.Q(outcome="") | models.Q(marked_by__isnull=False),
            ),
        ]

    @property
    def result(self) -> Outcome | None:
        return Outcome(self.outcome) if self.outcome else None


class TrainingStep(models.Model):
    """One line of its history."""

    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="history")
    at = models.DateTimeField()
    title = models.CharField(max_length=40)
    who = models.CharField(max_length=50)
    note = models.TextField(blank=True, default="")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, db_index=False)

    class Meta:
        ordering: ClassVar = ["at", "id"]
