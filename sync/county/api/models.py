"""The other systems that may ask, each with a token of its own."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sync.county.people.models import Staff

PER_MINUTE = 300


class Partner(models.Model):
    """digest: SHA-256 of the token, which is shown once and never stored. hint: its first characters.

    scopes: what it may do; per_minute: how often it may ask. acts_as: the clerk in whose name and with whose
    rights it reports decisions.
    """

    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=12)
    scopes = models.JSONField(default=list)
    per_minute = models.PositiveIntegerField(default=PER_MINUTE, db_default=PER_MINUTE)
    acts_as = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    last_used = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["revoked_at", "name", "id"]
