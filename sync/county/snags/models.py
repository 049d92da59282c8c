"""Snags and what was done about them. Nothing in them is about a citizen."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage
from sync.county.people.models import Org, Staff
from sync.model.division import township_name
from sync.model.snag import SnagSort, SnagState

STATE_CHOICES = [(state.value, state.label) for state in SnagState]


class Snag(models.Model):
    """version: rises with every change; who acts on an older one is told. staff: the account of the staff
    number, None for a number nobody has; who: as shown. department: as the matter names it; owner: the
    organisation of that name, None where nobody has entered it. at: county time. due: the day an answer is
    owed by, None once there is one. rounds: how often it was answered. read_by: who in the township read the
    last answer, as shown.
    """

    id = models.CharField(primary_key=True, max_length=36)
    message = models.OneToOneField(ReceivedMessage, on_delete=models.PROTECT)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT, db_index=False)
    township = models.CharField(max_length=9)
    matter_code = models.CharField(max_length=40)
    matter_name = models.CharField(max_length=200)
    department = models.CharField(max_length=80, blank=True, default="")
    owner = models.ForeignKey(Org, on_delete=models.PROTECT, null=True, related_name="snags")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="snags")
    who = models.CharField(max_length=50)
    sorts = models.JSONField(default=list)
    words = models.CharField(max_length=500, blank=True, default="")
    visit = models.CharField(max_length=40, blank=True, default="")
    state = models.CharField(max_length=10, choices=STATE_CHOICES, default=SnagState.OPEN.value)
    version = models.PositiveIntegerField(default=1)
    rounds = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()
    received_at = models.DateTimeField()
    due = models.DateField(null=True)
    answer = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, db_index=False, related_name="answered_snags"
    )
    read_at = models.DateTimeField(null=True)
    read_by = models.CharField(max_length=50, blank=True, default="")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=50, blank=True, default="")
    flags = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["due", "id"], name="snags_open", condition=~models.Q(state=SnagState.CLOSED.value)
            ),
            models.Index(fields=["township", "state"], name="snags_township"),
            models.Index(fields=["-closed_at", "-id"], name="snags_closed"),
        ]
        constraints: ClassVar = [
            # Held by the database too: nothing is solved that nobody answered.
            models.CheckConstraint(
                name="snags_closed_with_an_answer",
                condition=~models.Q(state=SnagState.CLOSED.value)
                | (~models.Q(answer="") & models.Q(answered_by__isnull=False)),
            ),
        ]

    @property
    def status(self) -> SnagState:
        return SnagState(self.state)

    @property
    def sort_labels(self) -> list[str]:
        return [SnagSort(sort).label for sort in self.sorts if sort in set(SnagSort)]

    @property
    def township_name(self) -> str:
        return township_name(self.township)

    @property
    def owner_name(self) -> str:
        return self.owner.name if self.owner else self.department


class SnagEvent(models.Model):
    """One line of its history. staff: who did it at the console or, by number, at a terminal."""

    snag = models.ForeignKey(Snag, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField()
    title = models.CharField(max_length=40)
    who = models.CharField(max_length=50)
    org = models.CharField(max_length=80, blank=True, default="")
    note = models.TextField(blank=True, default="")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, db_index=False)

    class Meta:
        ordering: ClassVar = ["at", "id"]


class SnagReminder(models.Model):
    """Somebody was told that a snag is still unanswered after its day.

    level: 1 who answers for the department (several may), 2 the township's leader, 3 who supervises. staff:
    None where nobody holds that office. due: the day that was missed.
    """

    snag = models.ForeignKey(Snag, on_delete=models.PROTECT, related_name="reminders", db_index=False)
    level = models.PositiveSmallIntegerField()
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="snag_reminders")
    due = models.DateField()
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-at", "-level", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["snag", "level", "due", "staff"], name="snags_reminder_once"),
            models.UniqueConstraint(
                fields=["snag", "level", "due"],
                name="snags_reminder_nobody_once",
                condition=models.Q(staff=None),
            ),
        ]

    @property
    def to(self) -> str:
        return {1: "部门", 2: "乡镇负责人"}.get(self.level, "督查岗")
