"""Published documents, with every revision kept."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sync.model.division import township_name
from sync.model.document import Force

FORCE_CHOICES = [(f.value, f.label) for f in Force]


class PublishedDocument(models.Model):
    """The newest revision. source: the text it was made from, to be edited again. scope: a township or ""."""

    key = models.CharField(primary_key=True, max_length=60)
    rev = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=100, blank=True, default="")
    issuer = models.CharField(max_length=100)
    issued = models.DateField()
    force = models.CharField(max_length=16, choices=FORCE_CHOICES)
    scope = models.CharField(max_length=9, blank=True, default="")
    source = models.TextField()
    record = models.BinaryField()
    published_at = models.DateTimeField()
    by = models.CharField(max_length=60)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-issued", "key"]
        indexes: ClassVar = [models.Index(fields=["-issued", "key"], name="openness_newest")]

    @property
    def force_label(self) -> str:
        return Force(self.force).label

    @property
    def place(self) -> str:
        return township_name(self.scope) if self.scope else "全县"


class DocumentRevision(models.Model):
    """What was published when and by whom. record None: taken down."""

    key = models.CharField(max_length=60)
    rev = models.PositiveIntegerField()
    record = models.BinaryField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        ordering: ClassVar = ["-rev"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "rev"], name="openness_document_revision")
        ]


class NoticePoster(models.Model):
    """A line of the idle screen. scope: a township or "". since, until: first and last day, None: open.

    shown: terminals have it. origin: a posters.toml; "" when it was written at the console.
    """

    key = models.CharField(primary_key=True, max_length=60)
    title = models.CharField(max_length=100)
    text = models.CharField(max_length=300)
    source = models.CharField(max_length=100, blank=True, default="")
    scope = models.CharField(max_length=9, blank=True, default="")
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    taken_down_at = models.DateTimeField(null=True)
    shown = models.BooleanField(default=False)
    by = models.CharField(max_length=60)
    changed_at = models.DateTimeField()
    origin = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["-changed_at", "key"]

    @property
    def seen(self) -> str:
        """Which state of it a page shows; "" for one that is not kept yet."""
        return self.changed_at.isoformat() if self.changed_at else ""

    @property
    def place(self) -> str:
        return township_name(self.scope) if self.scope else "全县"
