"""What is open for phones just now. The files themselves lie in the feed, sealed twice, until the drop
ends."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sync.county.fleet.models import Terminal


class Drop(models.Model):
    """id: of the question that opened it. token_hash: SHA-256 of what the square code says; the token
    itself is known to the terminal and the phone alone. ended_at: by the terminal, or because its time was
    over."""

    id = models.CharField(primary_key=True, max_length=36)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT)
    token_hash = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField()
    joined = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["until"], name="drops_open", condition=models.Q(ended_at=None))
        ]


class DropFile(models.Model):
    """once: made up by the phone; the same again is the same file. pieces: records of the feed that
    hold it."""

    drop = models.ForeignKey(Drop, on_delete=models.CASCADE, related_name="files")
    number = models.PositiveSmallIntegerField()
    once = models.CharField(max_length=32)
    pieces = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["drop", "once"], name="drops_file_once"),
            models.UniqueConstraint(fields=["drop", "number"], name="drops_file_number"),
        ]
