"""One row a record, not one a change: a terminal that was away a year reads each record once."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models


def new_epoch() -> str:
    return secrets.token_hex(6)


class Head(models.Model):
    """The one row that numbers changes. Its lock orders them, see services.publish.

    swept: deletions up to this number are forgotten, so a cursor before it cannot be read on from.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    epoch = models.CharField(max_length=32, default=new_epoch)
    seq = models.BigIntegerField(default=0)
    swept = models.BigIntegerField(default=0)


class Entry(models.Model):
    """scope: "" for every terminal, "t:<township>" or "d:<terminal>". body None: deleted."""

    seq = models.BigIntegerField()
    topic = models.CharField(max_length=32)
    key = models.CharField(max_length=64)
    scope = models.CharField(max_length=40, blank=True, default="")
    rev = models.PositiveIntegerField(default=1)
    body = models.BinaryField(null=True)
    sealed = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["topic", "key", "scope"], name="feed_entry_once"),
            models.UniqueConstraint(fields=["scope", "seq"], name="feed_entry_order"),
        ]
        indexes: ClassVar = [
            # Who is to be woken: the scopes of what changed last.
            models.Index(fields=["seq"], name="feed_entry_seq"),
            # Deletions alone: the sweep looks for old ones among them.
            models.Index(
                fields=["changed_at"], condition=models.Q(body__isnull=True), name="feed_entry_deleted"
            ),
        ]
