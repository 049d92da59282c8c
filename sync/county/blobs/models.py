"""What is known of sealed files. Their bytes lie in files (see store.py), their keys in the sealed cases."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sync.county.fleet.models import Terminal
from sync.county.intake.models import ReceivedMessage


class Blob(models.Model):
    """size, sha256 (hex): of the sealed bytes. complete_at: whole and verified; None while it is on its way.

    How much of it has come is the length of its file, which is what was made durable.
    """

    id = models.CharField(primary_key=True, max_length=36)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    complete_at = models.DateTimeField(null=True)


class BlobUse(models.Model):
    """A message names a file. The file may come before the message, after it, or never."""

    message = models.ForeignKey(ReceivedMessage, on_delete=models.PROTECT, related_name="blob_uses")
    blob = models.CharField(max_length=36, db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["message", "blob"], name="blobs_use_once")]
