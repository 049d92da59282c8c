"""What the last stick of each terminal brought, so that the next one can carry the answer."""

from __future__ import annotations

from django.db import models

from sync.county.fleet.models import Terminal


class Carried(models.Model):
    """One row a terminal. number: of its times of writing a stick. cursor: where its feed stood.

    reply_to: X25519 public key that only that terminal's agent opens. answers: as the line would have given
    them, kept until the terminal has brought a newer bundle. files: the photographs it listed, id -> why one
    is refused, "" for the others.
    """

    terminal = models.OneToOneField(Terminal, on_delete=models.CASCADE, primary_key=True)
    number = models.PositiveIntegerField()
    taken_at = models.DateTimeField()
    cursor = models.CharField(max_length=80, blank=True)
    reply_to = models.BinaryField(max_length=32)
    answers = models.JSONField(default=list)
    files = models.JSONField(default=dict)
