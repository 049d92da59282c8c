"""Messages as they arrived. The sealed body is kept: personal data lies at rest as the terminal sealed it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sync.county.fleet.models import Terminal


class ReceivedMessage(models.Model):
    """The permanent, unique row of a message. Never deleted; ``digest`` (SHA-256 of the sealed body)
    tells a repetition from another message under the same id.
    """

    id = models.CharField(primary_key=True, max_length=36)
    kind = models.CharField(max_length=32)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT)
    visit = models.CharField(max_length=64)
    made_at = models.CharField(max_length=40)
    skew_ms = models.BigIntegerField(null=True)
    epoch = models.PositiveIntegerField()
    seq = models.BigIntegerField()
    suite = models.CharField(max_length=40)
    key = models.CharField(max_length=32)
    body = models.BinaryField()
    digest = models.CharField(max_length=64)
    received_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["terminal", "epoch", "seq"], name="intake_order")]


class RefusedMessage(models.Model):
    """A message the county could not take as it is; the terminal parks it, a person looks at both ends."""

    id = models.BigAutoField(primary_key=True)
    message_id = models.CharField(max_length=64)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT)
    kind = models.CharField(max_length=64)
    rule = models.CharField(max_length=40)
    message = models.CharField(max_length=300)
    times = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["terminal", "message_id"], name="intake_refused_once")
        ]
