"""What was asked, without saying about whom. The question itself lies sealed in the intake."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sync.county.fleet.models import Terminal
from sync.county.people.models import Staff


class AskedQuestion(models.Model):
    """id: the message's. reply: sealed to the terminal, given again when the terminal asks again; wiped
    after a day. late: it went down the feed."""

    id = models.CharField(primary_key=True, max_length=36)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT)
    ask = models.CharField(max_length=20)
    outcome = models.CharField(max_length=16)
    answered_at = models.DateTimeField()
    reply = models.BinaryField(null=True)
    late = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["terminal", "outcome", "answered_at"], name="questions_misses"),
            models.Index(
                fields=["answered_at"], name="questions_old", condition=models.Q(reply__isnull=False)
            ),
        ]


class IssuedCertificate(models.Model):
    """What was certified when, for whoever checks it; not what it says. valid_until: its last day, None: it
    does not end. revoked_why: for whoever checks it to read; revoked_by: None: at the server."""

    number = models.CharField(primary_key=True, max_length=14)
    title = models.CharField(max_length=200)
    department = models.CharField(max_length=200)
    masked_name = models.CharField(max_length=100)
    issued_at = models.DateTimeField()
    valid_until = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_why = models.CharField(max_length=200, default="")
    revoked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, db_index=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-issued_at", "number"], name="questions_issued"),
            models.Index(fields=["department", "-issued_at"], name="questions_issued_by"),
            models.Index(
                fields=["-revoked_at", "number"],
                name="questions_revoked",
                condition=models.Q(revoked_at__isnull=False),
            ),
        ]


class CertificateWanted(models.Model):
    """A certificate asked for while a line was down. id: the message's. number: the pick-up number, digits.
    person_hash: keyed, of the ID number."""

    id = models.CharField(primary_key=True, max_length=36)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT)
    number = models.CharField(max_length=10)
    person_hash = models.CharField(max_length=64)
    matter_code = models.CharField(max_length=40)
    received_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["number", "person_hash"], name="questions_wanted")]
