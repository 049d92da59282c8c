"""Messages as they arrived. The sealed body is kept: personal data lies at rest as the terminal sealed it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sync.county.fleet.models import Terminal


class Way(models.TextChoices):
    """How a message came."""

    LINE = "line", "联网"
    STICK = "stick", "U盘"


class ReceivedMessage(models.Model):
    """The permanent, unique row of a message. Never deleted; ``digest`` (SHA-256 of the sealed body)
    tells a repetition from another message under the same id.
    """

    id = models.CharField(primary_key=True, max_length=36)
    kind = models.CharField(max_length=32)
    # No index of its own: intake_order begins with it.
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT, db_index=False)
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
    # A default in the database too: a server of the release before may still be storing.
    way = models.CharField(max_length=8, choices=Way.choices, default=Way.LINE, db_default=Way.LINE)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["terminal", "epoch", "seq"], name="intake_order")]


class Stage(models.IntegerChoices):
    """What is still to be done with a stored message."""

    FILE = 0, "待登记"
    LOOK = 1, "待核对"
    TELL = 2, "待通知"


class Waiting(models.Model):
    """A stored message the county has still to work on; the row goes when it is done.

    id: the order of arrival. stage: to be filed; filed, and its terminal is to be told; or to be
    looked at once more. tries, due: it
    stumbled so often and is tried again then. rule: why it cannot be filed as it is ("" = it has not been
    tried, or our own mistake); such a message holds back nobody.
    """

    id = models.BigAutoField(primary_key=True)
    message = models.OneToOneField(ReceivedMessage, on_delete=models.PROTECT)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT, db_index=False)
    visit = models.CharField(max_length=64)
    stage = models.PositiveSmallIntegerField(choices=Stage.choices, default=Stage.FILE)
    tries = models.PositiveIntegerField(default=0)
    due = models.DateTimeField(null=True)
    rule = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["stage", "id"], name="intake_waiting_order"),
            models.Index(fields=["due"], name="intake_waiting_due", condition=models.Q(tries__gt=0)),
        ]


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
