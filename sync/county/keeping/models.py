"""Keepers' records and the faults they make up. Nothing in them is about a citizen."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage
from sync.county.people.models import Staff
from sync.model.keeping import KeeperKind

KIND_CHOICES = [(kind.value, kind.label) for kind in KeeperKind]


class KeeperEntry(models.Model):
    """One record as it came. at, day: by the county's clock. keeper: the account of the staff number, None
    for a number nobody has; who: as shown. subject: the fault it says more about, also before that is here.
    """

    id = models.CharField(primary_key=True, max_length=36)
    message = models.OneToOneField(ReceivedMessage, on_delete=models.PROTECT)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT, db_index=False)
    kind = models.CharField(max_length=16, choices=KIND_CHOICES)
    keeper = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="keeper_entries")
    who = models.CharField(max_length=50, blank=True, default="")
    at = models.DateTimeField()
    day = models.DateField()
    received_at = models.DateTimeField()
    findings = models.JSONField(default=list)
    words = models.CharField(max_length=500, blank=True, default="")
    stopped = models.BooleanField(default=False)
    subject = models.CharField(max_length=36, blank=True, default="", db_index=True)
    amount = models.PositiveIntegerField(null=True)
    handed_to = models.CharField(max_length=50, blank=True, default="")
    flags = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["terminal", "day"], name="keeping_terminal_day"),
            models.Index(fields=["day"], name="keeping_day"),
        ]

    @property
    def sort(self) -> KeeperKind:
        return KeeperKind(self.kind)


class Fault(models.Model):
    """A fault from found to repaired; written anew from its entries whenever one of them arrives.

    stopped: the machine served nobody meanwhile, so that the time counts as down-time.
    """

    entry = models.OneToOneField(KeeperEntry, on_delete=models.PROTECT, primary_key=True)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT)
    label = models.CharField(max_length=80)
    words = models.CharField(max_length=500, blank=True, default="")
    stopped = models.BooleanField(default=False)
    found_at = models.DateTimeField()
    found_by = models.CharField(max_length=50, blank=True, default="")
    cause = models.CharField(max_length=500, blank=True, default="")
    notice_at = models.DateTimeField(null=True)
    repaired_at = models.DateTimeField(null=True)
    repaired_by = models.CharField(max_length=50, blank=True, default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["repaired_at", "found_at"], name="keeping_open_faults")]

    def lasted(self, now: datetime) -> timedelta:
        """From found to repaired, or until now."""
        return max((self.repaired_at or now) - self.found_at, timedelta())
