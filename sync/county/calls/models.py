"""Calls for help. Nobody's name is in one: only which machine, which page, when, and who answered."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage
from sync.county.people.models import Staff


class HelpCall(models.Model):
    """called_at: by the county's clock. cancelled_at: the citizen needs nobody any more."""

    id = models.CharField(primary_key=True, max_length=36)
    message = models.OneToOneField(ReceivedMessage, on_delete=models.PROTECT)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT)
    place = models.CharField(max_length=40, blank=True, default="")
    called_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["called_at"], name="calls_by_time")]
